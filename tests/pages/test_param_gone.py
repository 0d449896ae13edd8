"""A param left its page while a rule or a condition names it: its place is told, with the way out."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gatewright.load import SpecFile, Workspace, load
from gatewright.pages.drift.findings import Comparison, PageFinding
from gatewright.pages.facts import PagePlace, PageReading
from gatewright.pages.writing.apply import apply
from gatewright.pages.writing.naming_places import NamingPlace, naming_places
from gatewright.release import compare
from gatewright.resolve import resolve

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-29"
WORKSPACE, _ = load(ROOT / "specs")


def cases() -> dict[str, tuple[SpecFile, str, NamingPlace]]:
    """One param of a real spec for each way in which a rule or a condition may name it."""
    found: dict[str, tuple[SpecFile, str, NamingPlace]] = {}
    for file in WORKSPACE.models:
        for name in file.data.get("params", {}):
            for place in naming_places(file, name):
                if place.key or place.path[0] == "rules":
                    way = [place.path[0], *place.path[2:]]
                    words = ".".join(map(str, way[:-1] if place.key else way))
                    found.setdefault(
                        f"{words}{' of a value' if place.key else ''}", (file, name, place)
                    )
    return found


CASES = cases()


def without(file: SpecFile, name: str) -> SpecFile:
    """The file as somebody leaves it who takes out the param alone."""
    data: dict[str, Any] = copy.deepcopy(file.data)
    del data["params"][name]
    data.pop("examples", None)
    for mode in data.get("modes", {}).values():
        mode.get("params", {}).pop(name, None)
    return replace(file, data=data)


def alone(file: SpecFile) -> Workspace:
    gateways = {file.gateway: WORKSPACE.gateways[file.gateway]}
    return Workspace(WORKSPACE.root, WORKSPACE.package, gateways, [file], {})


def test_every_form_of_rule_and_condition_is_among_the_real_specs() -> None:
    words = {word.partition(" ")[0].rpartition(".")[2] for word in CASES}
    assert {"param", "needs", "not_with", "with", "without", "when", "only_when"} <= words
    assert {"at_least_one_of", "at_most_one_of", "of", "sum_is"} <= words
    assert {"modes.when of a value", "price.adds.when of a value"} & set(CASES)


@pytest.mark.parametrize("way", CASES)
def test_a_check_tells_the_place_and_never_stumbles(way: str) -> None:
    file, name, place = CASES[way]
    built, faults = resolve(alone(without(file, name)))
    assert built is None
    (here, *_) = [one for one in faults if one.fact[: len(place.path)] == place.path]
    assert f"`{name}`" in here.message and here.line == file.mark(place.path, key=place.key)[0]
    if place.path[0] == "rules":
        assert here.hint.endswith("if the param is gone, take the rule out")


@pytest.mark.parametrize("way", CASES)
def test_apply_leaves_it_to_a_person_names_the_place_and_says_what_to_do(way: str) -> None:
    file, name, _ = CASES[way]
    facts = file.data["params"][name]
    finding = PageFinding(
        "gone", "model", ("params", name), facts, None, "breaking", file, 1, PagePlace(1)
    )
    reading = PageReading("page", file.gateway, (), ())
    done = apply([(Comparison(reading, file, [finding]), finding)], alone(file), TODAY)
    ((left, why),) = done.left
    assert (left, done.texts, done.faults) == (finding, {}, [])
    named = [one for one in naming_places(file, name) if one.key or one.path[0] == "rules"]
    told = ".".join(map(str, named[0].path))
    line = file.mark(named[0].path, key=True)[0]
    assert why.startswith(f"`{told}` (line {line}) names `{name}`")
    assert why.endswith("or take it out, and apply again")
    assert file.text.splitlines()[line - 1].strip() != ""


@pytest.mark.parametrize("way", [one for one in CASES if one.startswith("rules")])
def test_a_release_without_the_param_and_the_rule_tells_both(way: str) -> None:
    file, name, _ = CASES[way]
    after = without(file, name)
    rules = after.data["rules"]
    for rule in {one.path[1] for one in naming_places(file, name) if one.path[0] == "rules"}:
        del rules[rule]
    if not rules:
        del after.data["rules"]
    new, faults = resolve(alone(after))
    old, _ = resolve(alone(file))
    assert old is not None
    if new is None:
        # A mode or a price names it too; their places are told.
        assert all(one.fact[0] != "rules" for one in faults)
        return
    told = {one.fact: one.verdict for one in compare(old, new)}
    assert told[f"params.{name}"] == "major"
    assert any(fact.startswith("rules.") for fact in told)
