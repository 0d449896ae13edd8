"""A model's data says only what differs from a twin's, and is whole again when it is read."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from gatewright.emit.replace import replace_all
from gatewright.ir import Model, Package
from gatewright.pipeline import read_package
from gatewright.render import render
from gatewright.render.checks import plan
from gatewright.render.infos import model_info
from gatewright.render.sharing import differences
from gatewright.runtime.catalog.data import LIKE, merge_base
from gatewright.schema import request_schema
from tests.generator.rows import rows
from tests.published.made import cog, imported

SPECS = Path(__file__).parents[2] / "specs"
KINDS = ("facts", "infos", "rules", "schemas")
PROMPT = {"type": "string"}


def whole(kind: str, model: Model) -> Any:
    """The data of a model, made without a look at any other."""
    made = {
        "facts": lambda: model.facts,
        "infos": lambda: model_info(model),
        "rules": lambda: plan(model).data,
        "schemas": lambda: request_schema(model),
    }
    return json.loads(json.dumps(made[kind]()))


def held(package: Package) -> int:
    """Holds the data of every model against what it is alone; returns how many say a difference."""
    files, shared = render(package), 0
    for gateway in package.gateways:
        for kind in KINDS:
            text = files[f"{package.import_name}/{gateway.module}/{kind}.jsonl"]
            known = rows(text)
            shared += sum(LIKE in json.loads(line)[1] for line in text.splitlines())
            for model in gateway.models:
                # As text: the order of keys counts, and 1 is not true.
                assert json.dumps(known[model.attribute]) == json.dumps(whole(kind, model))
    return shared


def package_of(specs: Path) -> Package:
    package, faults = read_package(specs)
    assert package is not None, faults
    return package


def test_the_data_of_every_model_of_the_specs_is_what_it_is_alone() -> None:
    assert held(package_of(SPECS)) > 10


def test_imported_models_that_are_one_with_other_weights_say_what_differs(tmp_path: Path) -> None:
    size = {"type": "integer", "minimum": 64, "maximum": 2048, "default": 512}
    fields = {"prompt": PROMPT, "width": size, "height": size, "seed": {"type": "integer"}}
    longer = {**fields, "steps": {"type": "integer", "minimum": 1, "maximum": 50}}
    other = {
        "prompt": PROMPT,
        "height": {**size, "default": 100},
        "width": {**size, "default": 1, "minimum": 1},
    }
    models = [
        cog(made, ["prompt"], name=f"owner{n}/flux-{n}", version=f"{n}" * 64)
        for n, made in enumerate((fields, fields, longer, {"scale": size}, other, fields, longer))
    ]
    run = imported(models, tmp_path)
    assert not run.faults and not any(model.problem for model in run.models)
    replace_all(run.texts)
    package = package_of(tmp_path)
    assert len(package.models) >= 6
    assert held(package) > 12


VALUES: tuple[Any, ...] = (0, 1, 1.0, True, None, "", "a", "/~", [], {}, [1, 2], {"a": 1})


def bent(value: Any, chance: random.Random) -> Any:
    """`value` with something else in it."""
    if isinstance(value, dict) and value and chance.random() < 0.8:
        made = [(key, one) for key, one in value.items() if chance.random() < 0.9]
        made = [(key, bent(one, chance) if chance.random() < 0.4 else one) for key, one in made]
        if chance.random() < 0.3:
            made.insert(chance.randint(0, len(made)), (chance.choice(("like", "~", "b/c", "0")), 1))
        return dict(made)
    if isinstance(value, list) and chance.random() < 0.8:
        made = [bent(one, chance) if chance.random() < 0.3 else one for one in value]
        if chance.random() < 0.4:
            made.insert(chance.randint(0, len(made)), deepcopy(chance.choice(VALUES)))
        if made and chance.random() < 0.3:
            made.pop(chance.randrange(len(made)))
        return made
    return deepcopy(chance.choice(VALUES))


@pytest.mark.parametrize("seed", range(20))
def test_any_two_values_are_joined_again(seed: int) -> None:
    chance = random.Random(seed)
    base: dict[str, Any] = {
        "a": {"b": 1, "c": [1, 2, {"d": "x"}], "e/f": {"g": None}},
        "l": [["p", "q"], ["r"], ["s", {"t": 1}], ["p", "q"]],
        "~m": "text",
    }
    for _ in range(200):
        made = bent(base, chance)
        row = made if isinstance(made, dict) and made else deepcopy(base)
        less = json.loads(json.dumps(differences(base, row)))
        assert json.dumps(merge_base(base, [], less, [])) == json.dumps(row)
        base = row if chance.random() < 0.3 else base
