"""Several ids of one page: each a model, which differs as the page says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.load import load
from gatewright.release import compare
from gatewright.resolve import resolve

from ..mock.shops import SIDES, calls, opened, write
from ..release.conftest import package_of
from .checking import EASEL, change
from .conftest import MODEL

IDS = """\
ids:
  easel-v4.5: {}
  easel-v4.5+:
    title: Easel plus
    params:
      size: {also: ["4:3"]}
      seed: {maximum: 99}
    price: {credits: 3}
  easel:turbo:
    params:
      seed: {forbidden: true}
      steps: {type: integer, minimum: 1, maximum: 4}
"""
SEVERAL = MODEL.replace("id: easel\n", IDS).replace("model: easel\n", "model: easel-v4.5\n")


def faults_of(root: Path) -> list[str]:
    workspace, faults = load(root)
    if not faults:
        faults = resolve(workspace)[1]
    prefix = f"{workspace.package.path.parent}/"
    return [str(fault).removeprefix(prefix) for fault in faults]


@pytest.mark.parametrize("side", SIDES)
def test_each_id_is_a_model_with_its_own_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    wanted: dict[str, tuple[str, dict[str, Any], int]] = {
        "easel_v4_5": ("easel-v4.5", {"seed": 9}, 2),
        "easel_v4_5_plus": ("easel-v4.5+", {"seed": 99, "size": "4:3"}, 3),
        "easel_turbo": ("easel:turbo", {"steps": 4}, 2),
    }
    with opened(write(tmp_path / "specs", model=SEVERAL), monkeypatch) as (mock, module):
        for name, (id, given, credits) in wanted.items():
            made = calls(
                side,
                module,
                mock,
                lambda shop, n=name, g=given: getattr(shop, n).generate("a", **g),
            )
            assert made.price.amount == credits
            body = mock.tasks.latest(1)[0].asked.body
            assert body == {"model": id, "prompt": "a", **given}
            assert mock.ledger.charges()[-1].price.amount == credits
        rules = {
            "easel-v4.5": ({"seed": 10}, "maximum"),
            "easel-v4.5+": ({"seed": 100}, "maximum"),
            "easel:turbo": ({"seed": 1}, "additionalProperties"),
        }
        for id, (given, rule) in rules.items():
            body = {"model": id, "prompt": "a", **given}
            (violation,) = module.validate(f"shop/{id}", body)
            assert violation.rule == rule
        (violation,) = module.validate(
            "shop/easel-v4.5", {"model": "easel-v4.5", "prompt": "a", "size": "4:3"}
        )
        assert violation.rule == "enum"
        assert module.MODELS["shop/easel-v4.5+"].title == "Easel plus"


def test_an_example_counts_for_the_id_that_it_names(tmp_path: Path) -> None:
    package = package_of(write(tmp_path / "specs", model=SEVERAL))
    assert {one.id: len(one.examples) for one in package.models} == {
        "easel-v4.5": 1,
        "easel-v4.5+": 0,
        "easel:turbo": 0,
    }


FAULTS = {
    "a limit of one id is told where it stands": (
        "seed: {maximum: 99}",
        "seed: {maximum: -1}",
        ["models/shop/easel.yaml:32:14: `minimum` is above `maximum`, which is -1"],
    ),
    "a key that no model has": (
        "title: Easel plus",
        "tittle: Easel plus",
        ["models/shop/easel.yaml:4:5: there is no key `tittle` here"],
    ),
    "an id that cannot be one": (
        "  easel:turbo:\n",
        "  -easel:\n",
        ['models/shop/easel.yaml:9:3: `id` cannot be "-easel"'],
    ),
    "both id and ids": (
        "ids:\n",
        "id: easel\nids:\n",
        ["models/shop/easel.yaml:2:1: `id` does not go with `ids`; put it among them"],
    ),
    "what differs is a text": (
        "easel-v4.5: {}",
        "easel-v4.5: nothing",
        [
            "models/shop/easel.yaml:2:15: what differs of `easel-v4.5` is a mapping; "
            "write {} where nothing does"
        ],
    ),
    "names that meet": (
        "  easel:turbo:\n",
        "  easel-v4-5:\n",
        ["models/shop/easel.yaml:9:3: 'easel_v4_5' is also the name of the model"],
    ),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_a_fault_of_one_id_is_told_once_and_at_its_place(
    tmp_path: Path, case: tuple[str, str, list[str]]
) -> None:
    old, new, expected = case
    root = write(tmp_path / "specs", model=SEVERAL)
    change(root, EASEL, old, new)
    said = faults_of(root)
    assert len(said) == len(expected), said
    for one, begins in zip(said, expected, strict=True):
        assert one.startswith(begins)


@pytest.mark.parametrize("ids", ["ids: {}\n", "ids: [easel]\n", "ids: easel\n"])
def test_ids_that_are_no_mapping_are_one_fault(tmp_path: Path, ids: str) -> None:
    root = write(tmp_path / "specs", model=MODEL.replace("id: easel\n", ids))
    (fault,) = faults_of(root)
    assert "`ids` is a mapping: each id, and what differs of it" in fault
    assert main(["check", "--specs", str(root), "--out", str(tmp_path / "out")]) != 0


def test_a_file_without_any_id_says_so(tmp_path: Path) -> None:
    root = write(tmp_path / "specs", model=MODEL.replace("id: easel\n", ""))
    (fault,) = faults_of(root)
    assert "`id` is missing" in fault


def test_a_difference_that_changes_is_a_change_of_that_id_alone(tmp_path: Path) -> None:
    packages = [
        package_of(write(tmp_path / str(number), model=text))
        for number, text in enumerate((SEVERAL, SEVERAL.replace("maximum: 99", "maximum: 50")))
    ]
    (one,) = compare(*packages)
    assert (one.owner, one.fact, one.direction) == (
        "shop/easel-v4.5+",
        "params.seed.maximum",
        "tightened",
    )
    shared = SEVERAL.replace("maximum: 9\n", "maximum: 8\n")
    changes = compare(packages[0], package_of(write(tmp_path / "shared", model=shared)))
    assert {one.owner for one in changes} == {"shop/easel-v4.5"}


DEEP_IDS = """\
ids:
  plain: {}
  rich:
    params:
      voice:
        fields:
          mood: {also: [whisper]}
          speed: {forbidden: true}
          depth: {type: integer, maximum: 3}
      frames: {items: {fields: {kind: {options: [first]}}}}
      tags: {items: {type: integer}}
    modes:
      edit: {params: {seed: {maximum: 5}}}
"""
DEEP_PARAMS = """\
params:
  voice:
    type: object
    fields:
      mood: {type: enum, options: [calm, sad], default: calm}
      speed: {type: number, maximum: 2}
  frames: {type: list, items: {type: object, fields: {kind: {type: enum, options: [first, last]}}}}
  tags: {type: list, items: {type: string, max_length: 3}}
  picture: {type: url}
"""
DEEP_MODES = """\
modes:
  edit:
    present: [picture]
    params:
      seed: {maximum: 7, doc: Counts.}
      tags: {max_items: 2}
  text: {}

price:
"""
DEEP = MODEL.replace("params:\n", DEEP_PARAMS).replace("price:\n", DEEP_MODES)
DEEP = DEEP.replace("id: easel\n", DEEP_IDS).replace("model: easel\n", "model: plain\n")


def test_one_key_of_an_object_and_one_param_of_a_mode_may_differ(tmp_path: Path) -> None:
    plain, rich = package_of(write(tmp_path / "specs", model=DEEP)).models
    assert (plain.id, rich.id) == ("plain", "rich")
    found = {
        one.id: {
            "voice": one.facts["params"]["voice"]["fields"],
            "frames": one.facts["params"]["frames"]["items"],
            "tags": one.facts["params"]["tags"]["items"],
            "edit": one.facts["modes"]["edit"],
        }
        for one in (plain, rich)
    }
    mood = {"type": "enum", "options": ["calm", "sad"], "default": "calm"}
    edit = {
        "present": ["picture"],
        "params": {"seed": {"maximum": 7, "doc": "Counts."}, "tags": {"max_items": 2}},
    }
    assert found["plain"] == {
        "voice": {"mood": mood, "speed": {"type": "number", "maximum": 2}},
        "frames": {
            "type": "object",
            "fields": {"kind": {"type": "enum", "options": ["first", "last"]}},
        },
        "tags": {"type": "string", "max_length": 3},
        "edit": edit,
    }
    assert found["rich"] == {
        "voice": {
            "mood": {**mood, "options": ["calm", "sad", "whisper"]},
            "depth": {"type": "integer", "maximum": 3},
        },
        "frames": {"type": "object", "fields": {"kind": {"type": "enum", "options": ["first"]}}},
        "tags": {"type": "integer"},
        "edit": {**edit, "params": {**edit["params"], "seed": {"maximum": 5, "doc": "Counts."}}},
    }
    assert [one.name for one in rich.modes] == ["edit", "text"]


def test_a_fault_inside_an_object_of_one_id_is_told_where_it_is_said(tmp_path: Path) -> None:
    root = write(tmp_path / "specs", model=DEEP)
    change(root, EASEL, "{also: [whisper]}", "{default: cald}")
    (said,) = faults_of(root)
    assert said.startswith("models/shop/easel.yaml:7:")
    assert "'cald'" in said
