"""A change of a fact of any model is refused, or shows in what the package does, or breaks a signed table.

Each run changes some facts of every model, others with each turn; `make mutation` changes all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from gatewright.check import check
from gatewright.ir import Model
from gatewright.load import SpecFile, Workspace, load
from gatewright.render.index import index_entry
from gatewright.render.infos import model_info
from gatewright.render.signatures import call_doc
from gatewright.resolve import resolve
from gatewright.schema import request_schema
from tests.contract.mutants import REMOVED, mutants, options_of
from tests.contract.mutation import with_fact
from tests.contract.table import facts_of, leaves
from tests.first import FIRST, ROOT
from tests.shares import share

FACTS = 3
"""How many facts of a model a run changes."""

BESIDE = (
    "examples",
    "inputs",
    "operation",
    "outputs",
    "provenance",
    "seen",
    "sources",
    "undocumented",
)
"""The first words of facts that only the signed table may hold: what they say is beside the requests."""
BESIDE_LAST = ("at", "billing", "name", "open", "role")
"""The last words of such facts. Limits of params and facts of rules and modes are none of them."""

WORKSPACE, _faults = load(ROOT / "specs")
FILES = {
    file.key: file for file in WORKSPACE.models if f"{file.gateway}/{file.path.stem}" not in FIRST
}
assert _faults == []


def alone(file: SpecFile) -> Workspace:
    """The specs with one model."""
    home = {file.gateway: WORKSPACE.gateways[file.gateway]}
    return Workspace(WORKSPACE.root, WORKSPACE.package, home, [file])


def built(file: SpecFile) -> tuple[Model | None, list[Any]]:
    """The model of a file, or its faults."""
    workspace = alone(file)
    faults = check(workspace)
    package, more = (None, faults) if faults else resolve(workspace)
    return (None, more) if package is None else (package.models[0], [])


def does(model: Model) -> Any:
    """What the package does about a model: what it refuses, what its client knows, and what editors show."""
    return request_schema(model), model_info(model), index_entry(model), call_doc(model)


def changes(file: SpecFile) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """(path of a fact, another value) of a share of the facts of a file."""
    by_name = facts_of(file.data)
    paths = {".".join(map(str, path)): path for path, _ in leaves(file.data)}
    for name in share([*by_name], FACTS, "facts of a model that are changed"):
        for value in mutants(name, by_name[name], options_of(by_name, name)):
            yield paths[name], value


@pytest.mark.parametrize("key", FILES)
def test_no_changed_fact_goes_unnoticed(key: str, record_property: Any) -> None:
    file = FILES[key]
    model, faults = built(file)
    assert model is not None, faults
    before = does(model)
    signed = facts_of(file.data)
    counts = {"in all": 0, "refused": 0, "seen in what it does": 0, "only by the table": 0}
    for path, value in changes(file):
        changed = replace(file, data=with_fact(file.data, path, value))
        if facts_of(changed.data) == signed:
            continue  # The other value is the one that stood there.
        other, faults = built(changed)
        counts["in all"] += 1
        if other is None:
            assert faults and all(str(one) for one in faults)
            counts["refused"] += 1
        elif does(other) != before:
            counts["seen in what it does"] += 1
        else:
            counts["only by the table"] += 1
            # One more element in the example of an answer is no other place of an output.
            longer = path[0] == "answers" and isinstance(value, list)
            assert longer or path[0] in BESIDE or path[-1] in BESIDE_LAST, f"{path}: {value}"
            assert path[0] not in ("rules", "modes"), f"{path}: {value}"
    for word, count in counts.items():
        record_property(f"changes of the catalogue: {word}", count)


def test_a_param_that_no_mode_takes_any_more_is_refused() -> None:
    file = FILES["umodelverse/kling-v2-6"]
    model, faults = built(
        replace(file, data=with_fact(file.data, ("modes", "image_to_video"), REMOVED))
    )
    assert model is None
    told = {(file.text.splitlines()[one.line - 1].strip(), one.message) for one in faults}
    assert told == {
        ("image:", "no mode takes `image`"),
        ("image_tail:", "no mode takes `image_tail`"),
    }
