"""One run tells every fault: mending one never reveals another, and none follows from another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from gatewright.check.guesses import text_like
from gatewright.check.shape import schema_of
from gatewright.diagnostics import Diagnostic
from gatewright.load import load
from gatewright.resolve import resolve

from . import checking, test_check, test_check_gateways, test_check_models, test_check_shapes
from .conftest import GATEWAY, MODEL, PACKAGE

Texts = dict[str, str]
Edit = tuple[str, str, str]
Said = set[tuple[str, str]]
RIGHT: Texts = {checking.PACKAGE: PACKAGE, checking.SHOP: GATEWAY, checking.EASEL: MODEL}
EDITS: dict[str, Edit] = {
    **{
        name: case[:3]
        for name, case in (
            test_check_shapes.SHAPES | test_check_models.MODELS | test_check_gateways.GATEWAYS
        ).items()
    },
    **{
        f"mode: {name}": (checking.EASEL, "price:", f"modes:\n  {modes}\n\nprice:")
        for name, (modes, _) in test_check_models.MODES.items()
    },
    **{
        f"example: {name}": (checking.EASEL, *case[:2])
        for name, case in test_check.EXAMPLES.items()
    },
    # As it stands in the list it takes the place of `seed`, which others speak of.
    "a word that cannot be a parameter": (
        checking.EASEL,
        "price:",
        "  2nd seed: {type: integer}\n\nprice:",
    ),
}
UNSURE = {
    # While one of these is not mended, nobody knows what the other speaks of.
    "a word that cannot be a parameter": "(there is )?no (param|argument|fact|key)",
    "a mapping where a list belongs": "no operation that makes|the key of the model's id",
    "a missing key is told where it should be": "the key of the model's id",
    "an operation that the gateway does not have": "no operation that makes|the key of the model's id",
    "a medium that the gateway does not make": "the key of the model's id",
    "a poll without words for states": "the word `busy`",
    "a files API without its parts": "no list of reference files",
    "kinds that nothing tells apart": "in this example",
    "no options at all": "`size` is never that",
    "a number where text belongs": "`size` is never that",
    "an enum without options": "`size` is never that",
    "a part of a page that no page has": "in this example there is no key",
    "options that repeat": "`size` is never that",
    "rounding of nothing": "`price.credits` is said to be undocumented",
}
PARTS = 8
"""All pairs take more than a minute; one part of them is a fair sample, as cases lie in no order."""


def edited(texts: Texts, edit: Edit) -> Texts | None:
    """The texts with an edit, or None where another one has taken its place."""
    file, old, new = edit
    if texts[file].count(old) != 1:
        return None
    return {**texts, file: texts[file].replace(old, new)}


def faults_of(root: Path, texts: Texts) -> list[Diagnostic]:
    for file, text in texts.items():
        (root / file).write_text(text)
    workspace, faults = load(root)
    return sorted({*faults, *resolve(workspace)[1]})


def subject(fault: Diagnostic) -> str:
    """What a fault is about: a param, wherever it is spoken of, else a part of a file."""
    fact = tuple(map(str, fault.fact))
    match fact:
        case ("provenance", name, *_) if name.startswith("params."):
            return name.split(".")[1]
        case ("id", *_):
            return "model"
        case ("params", name, *_) | ("modes", _, "params", name, *_) | ("examples", _, name, *_):
            return name
        case _:
            return fact[0] if fact else ""


def said(faults: list[Diagnostic]) -> Said:
    return {(Path(fault.path).name, fault.message) for fault in faults}


def alone(root: Path) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for name, edit in EDITS.items():
        texts = edited(RIGHT, edit)
        assert texts is not None, name
        found[name] = faults_of(root, texts)
        assert found[name], name
    return found


def pairs(part: int) -> Iterator[tuple[str, str, Texts]]:
    for number, (one, other) in enumerate(combinations(EDITS, 2)):
        texts = edited(RIGHT, EDITS[one]) if number % PARTS == part else None
        both = edited(texts, EDITS[other]) if texts else None
        # Two edits that add the same key would give a fault of their own.
        if both is not None and not {"modes:", "uploads:"} & doubled(both):
            yield one, other, both


def doubled(texts: Texts) -> set[str]:
    lines = [line.partition(" ")[0] for line in texts[checking.EASEL].splitlines()]
    return {line for line in lines if lines.count(line) > 1}


@pytest.mark.parametrize("part", [0, 3])
def test_mending_one_fault_reveals_no_other_and_none_follows_from_another(
    shop: Path, part: int
) -> None:
    each = alone(shop)
    count = 0
    for one, other, both in pairs(part):
        count += 1
        told = faults_of(shop, both)
        about = [{subject(fault) for fault in each[name]} for name in (one, other)]
        if about[0] & about[1]:
            # Both change the same thing: what one of them would show, the other may have replaced.
            continue
        wanted = said(each[one]) | said(each[other])
        unsure = "|".join(UNSURE[name] for name in (one, other) if name in UNSURE)
        waits = {one for one in wanted if unsure and re.search(unsure, one[1])}
        assert wanted - waits <= said(told) <= wanted, (one, other)
    assert count > 300


def test_many_faults_of_every_kind_in_every_file_come_in_one_run(shop: Path) -> None:
    chosen = [
        "a version of two parts",
        "a status that HTTP does not have",
        "a word that means two things",
        "a poll without an id",
        "an unknown key gets the nearest right one",
        "a wrong type",
        "a default that is not an option",
        "two prices",
        "a day that is in no calendar",
        "an operation that the gateway does not have",
        "a default between the steps",
    ]
    texts = RIGHT
    for name in chosen:
        texts = edited(texts, EDITS[name]) or texts
    fine = MODEL.replace("id: easel", "id: other").replace("model: easel", "model: other")
    others = {
        "models/shop/other.yaml": fine.replace("price:", "  Seed: {type: integer}\n\nprice:"),
        "models/shop/third.yaml": MODEL.replace("id: easel", "id: third"),
    }
    told = [f"{Path(f.path).name}:{f.line}: {f.message}" for f in faults_of(shop, texts | others)]
    assert told == [
        "shop.yaml:16: the path of a poll has {id} in it",
        "shop.yaml:23: the word `done` already means succeeded",
        "shop.yaml:52: `http` is 4000, above 599",
        "easel.yaml:4: shop has no operation `image`",
        "easel.yaml:8: '2026-02-30' is not a date",
        'easel.yaml:13: `required` is true or false, not "maybe"',
        "easel.yaml:14: there is no key `maxlength` here",
        "easel.yaml:18: the default cannot be: '1:2' is none of 1:1 or 16:9",
        "easel.yaml:23: the default cannot be: 6 is not a multiple of 4",
        "easel.yaml:29: the price is already in credits",
        "other.yaml:24: 'seed' is also the Python name of `seed`",
        'third.yaml:30: in this example `model` is "third", not "easel"',
        'package.yaml:3: `version` cannot be "1.2"',
    ]


def test_what_rests_on_a_fault_waits_for_it(shop: Path) -> None:
    gone = {**RIGHT, checking.EASEL: MODEL.replace("params:", "parms:")}
    assert [fault.message for fault in faults_of(shop, gone)] == ["there is no key `parms` here"]
    lost = MODEL.replace('    options: ["1:1", "16:9"]\n', "")
    assert [fault.message for fault in faults_of(shop, {**RIGHT, checking.EASEL: lost})] == [
        "`options` is missing"
    ]
    unread = MODEL.replace("required: true", "required: True")
    assert [fault.message for fault in faults_of(shop, {**RIGHT, checking.EASEL: unread})] == [
        "`True` would not print as it is written"
    ]
    broken = {**RIGHT, checking.SHOP: GATEWAY.replace("states:", "states: [")}
    files = {Path(fault.path).name for fault in faults_of(shop, broken)}
    assert files == {"shop.yaml"}


def patterns() -> Iterator[str]:
    def walk(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            if isinstance(node.get("pattern"), str):
                yield node["pattern"]
            for child in node.values():
                yield from walk(child)
        elif isinstance(node, list):
            for child in node:
                yield from walk(child)

    for kind in ("package", "gateway", "model"):
        yield from walk(json.loads(json.dumps(schema_of(kind))))


@pytest.mark.parametrize("pattern", sorted(set(patterns())))
def test_a_text_is_known_for_every_pattern_of_the_schemas(pattern: str) -> None:
    texts = {text_like(pattern, number) for number in range(4)}
    assert None not in texts
    assert len(texts) > 1
