"""No fact of the newest constructs can change unseen: it is refused, or the package does something else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gatewright.check import check
from gatewright.ir import Package
from gatewright.load import SpecFile, Workspace, load
from gatewright.render.index import index_entry
from gatewright.render.infos import gateway_info, model_info, operation_info
from gatewright.render.signatures import call_doc
from gatewright.resolve import resolve
from gatewright.schema import request_schema
from tests.contract.mutants import mutants, options_of
from tests.contract.mutation import with_fact
from tests.contract.table import facts_of, leaves
from tests.generator.conftest import GATEWAY, MODEL
from tests.mock.shops import write

NEWEST = MODEL.replace(
    "params:\n",
    """params:
  task: {type: constant, const: text2image}
  live: {type: constant, const: false}
  steps: {type: constant, const: 4}
  mode: {type: enum, options: [std, pro], default: std}
  sound: {type: boolean, default: false}
  said: {type: string, min_length: 4, max_length: 9, chinese_counts: 2}
  duration: {type: integer, minimum: 3, maximum: 15, default: 5}
  frame: {type: size, min_pixels: 4096, max_ratio: 2.5}
  weights: {type: list, items: {type: number}}
  start: {type: url, schemes: [https], base64: true, takes: {image: {max_bytes: 50, mime_types: [image/png]}}}
  tail:
    type: object
    fields: {bytes: {type: base64, required: true}, mimeType: {type: enum, options: [image/png]}}
    takes: {image: {}}
    file_keys: {address: bytes, mime_type: mimeType}
  frames:
    type: list
    items: {type: url}
    max_items: 2
    takes: {image: {}}
    order: [first_frame, last_frame]
  films:
    type: list
    max_items: 4
    items:
      type: object
      fields:
        url: {type: url, public: true, required: true}
        kind: {type: enum, options: [feature, base], default: base}
        seconds: {type: string}
    takes: {video: {max_seconds: 9, max_seconds_tall: 5}}
    file_keys: {address: url}
    addresses_only: true
""",
).replace(
    "price:\n  billing: fixed\n  credits: 2\n",
    """modes:
  reference:
    when: {films.kind: feature}
    params: {duration: {maximum: 10}, task: {const: video2image}}
    price: {credits: 7}
  loud:
    when: {sound: true}
    price: {billing: per_token, credits: {input: 1, output: 2}}
  plain: {}

rules:
  light: {param: weights, sum_at_most: 1.5}
  whole: {param: films, each: seconds, sum_is: duration, when: {mode: pro}}
  features: {param: films, where: {kind: feature}, at_most: 2, with: start}
  edited: {param: duration, when: {films.kind: base}, maximum: 9}
  one: {at_most_one_of: [start, tail]}

price:
  billing: per_second
  of: [duration]
  by: [mode]
  credits: {std: 2, pro: 3}
  adds: {amount: 4, each: films, included: 1, when: {mode: [pro], duration: 5}}
  minimum: 1
""",
)
KEYED = GATEWAY.replace(
    "    poll: GET /v1/tasks/{id}\n",
    '    poll: GET /v1/tasks/{id}\n    auth: {header: X-Own-Key, prefix: "Key "}\n',
    1,
).replace("uploads:\n  via: public_url\n", "uploads:\n  via: inline\n")
OWN = ("title", "summary", "undocumented", "examples", "sources", "doc")
"""Facts that other tests hold."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    found, faults = load(write(tmp_path_factory.mktemp("newest") / "specs", KEYED, NEWEST))
    assert not faults, faults
    return found


def built(workspace: Workspace) -> tuple[Package | None, list[Any]]:
    """The package of some specs, or their faults."""
    faults = check(workspace)
    return (None, faults) if faults else resolve(workspace)


def does(package: Package) -> Any:
    """What the package does: what it refuses, what its client knows, and what it says of money."""
    (model,), gateway = package.models, package.gateways[0]
    said = [rule.relation.words() for rule in model.rules]
    known = (str(gateway_info(gateway)), [str(operation_info(one)) for one in gateway.operations])
    words = (call_doc(model), said)
    return request_schema(model), model_info(model), index_entry(model), known, words


def survivors(workspace: Workspace, file: SpecFile, others: Any) -> tuple[list[str], int]:
    """The changes of `file` that nobody sees, and how many there were."""
    package, faults = built(workspace)
    assert package is not None, faults
    before, unseen, count = does(package), list[str](), 0
    signed = facts_of(file.data)
    paths = {".".join(map(str, path)): path for path, _ in leaves(file.data)}
    for name, value in signed.items():
        if name.startswith(OWN) or not name.startswith(others):
            continue
        for other in mutants(name, value, options_of(signed, name)):
            data = with_fact(file.data, paths[name], other)
            if facts_of(data) == signed:
                continue
            changed = replace(file, data=data)
            models = [changed if one is file else one for one in workspace.models]
            gateways = {
                key: changed if one is file else one for key, one in workspace.gateways.items()
            }
            mutant = replace(workspace, models=models, gateways=gateways)
            made, _ = built(mutant)
            count += 1
            if made is not None and does(made) == before:
                unseen.append(f"{name}: {other!r}")
    return unseen, count


@pytest.mark.parametrize("part", ["params", "modes", "rules", "price"])
def test_no_fact_of_a_new_construct_of_a_model_changes_unseen(
    workspace: Workspace, part: str
) -> None:
    unseen, count = survivors(workspace, workspace.models[0], part)
    assert unseen == []
    assert count > 10


def test_no_fact_of_an_operations_key_changes_unseen(workspace: Workspace) -> None:
    name = next(iter(workspace.gateways[next(iter(workspace.gateways))].data["operations"]))
    gateway = next(iter(workspace.gateways.values()))
    unseen, count = survivors(workspace, gateway, f"operations.{name}.auth")
    assert unseen == []
    assert count >= 3


def test_the_specs_are_whole(workspace: Workspace, tmp_path: Path) -> None:
    package, faults = built(workspace)
    assert package is not None and faults == []
    (model,) = package.models
    assert {one.name for one in model.modes} == {"reference", "loud", "plain"}
    assert len(model.constants) == 3 and len(model.rules) == 5
