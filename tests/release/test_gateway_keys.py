"""Each key of a gateway's file that its schema knows: a change of it is told, with a verdict of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gatewright.check.shape import schema_of
from gatewright.ir import Package
from gatewright.load import SpecFile, Workspace, load
from gatewright.release import Change, compare
from gatewright.resolve import resolve

from ..contract.mutants import mutants, options_of
from ..contract.mutation import with_fact
from ..contract.table import facts_of, leaves

ROOT = Path(__file__).parents[2]
FOLDERS = ("specs", "examples/more_gateways", "tests/fixtures/hostile")
"""Specs that have each key of a gateway's file together."""
OF_THE_FILE = ("sources", "provenance", "undocumented")
"""What a file says of itself: notes tell of it."""
UNREAD = "The wording of "
"""How a change begins that no rule of the comparison knows."""
MODELS = 8
"""Models of a gateway that are compared with it, each of another operation."""


def keys(schema: dict[str, Any], at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The keys of a gateway's file, where a star stands for each name that the file chooses."""
    schema = followed(schema)
    inner = schema.get("properties", {})
    for name, one in inner.items():
        yield from keys(one, (*at, name))
    more = schema.get("additionalProperties")
    # Below a param and in the example of an answer other things are said than what a gateway is like.
    if isinstance(more, dict) and at[-1:] not in (("params",), ("item",)):
        yield from keys(more, (*at, "*"))
    if not inner and at:
        yield at


def followed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema that is meant."""
    if "$ref" not in schema:
        return schema
    found = schema_of("gateway")["$defs"][schema["$ref"].rpartition("/")[2]]
    return followed(found)


KEYS = sorted({key for key in keys(schema_of("gateway")) if key[0] not in OF_THE_FILE})


@cache
def gateways() -> list[tuple[Workspace, SpecFile, Package]]:
    """Each gateway alone, with a model for each of its operations and media."""
    found: list[tuple[Workspace, SpecFile, Package]] = []
    for folder in FOLDERS:
        whole, faults = load(ROOT / folder)
        assert faults == []
        for name, file in whole.gateways.items():
            models = {
                (one.data.get("operation"), one.data["medium"]): one
                for one in whole.models
                if one.gateway == name
            }
            some = [*models.values()][:MODELS]
            one = Workspace(whole.root, whole.package, {name: file}, some)
            package, faults = resolve(one)
            assert package is not None, faults
            found.append((one, file, package))
    return found


def told(home: Workspace, file: SpecFile, before: Package) -> list[Change] | None:
    """What is told of a gateway's changed file; None where `check` refuses it."""
    changed = Workspace(home.root, home.package, {file.gateway: file}, home.models)
    after, _ = resolve(changed)
    return None if after is None else compare(before, after)


def changes(key: tuple[str, ...]) -> Iterator[list[Change] | None]:
    """What is told of each other value that each fact at that key may have."""
    form = "[.]".join("[^.]+" if one == "*" else re.escape(one) for one in key)
    for home, file, before in gateways():
        by_name = facts_of(file.data)
        for path, value in leaves(file.data):
            name = ".".join(map(str, path))
            if name not in by_name or not re.match(rf"{form}([.]|\Z)", name):
                continue
            others = list(mutants(name, by_name[name], options_of(by_name, name)))
            # A header has no underscore in it.
            others += [f"{value}2"] if isinstance(value, str) else []
            for other in others:
                changed = replace(file, data=with_fact(file.data, path, other))
                if facts_of(changed.data) != by_name:
                    yield told(home, changed, before)


@pytest.mark.parametrize("key", KEYS, ids=".".join)
def test_a_change_at_each_key_is_told_with_a_verdict(key: tuple[str, ...]) -> None:
    outcomes: list[list[Change] | None] = []
    for found in changes(key):
        known = [one for one in found or () if not one.text.startswith(UNREAD)]
        if known:
            assert all(one.verdict != "none" and one.text.endswith(".") for one in known)
            return
        outcomes.append(found)
    if outcomes:
        # What depends on another fact cannot change alone: every other value is refused.
        assert {found is None for found in outcomes} == {True}, "a change is not told"
    else:
        assert is_refused(key), "no spec here has such a fact"


def is_refused(key: tuple[str, ...]) -> bool:
    """Whether `check` refuses the key where its neighbours are."""
    home, file, before = next(one for one in gateways() if one[1].gateway == "full")
    example = schema_at(key)["examples"][0]
    return told(home, replace(file, data=with_fact(file.data, key, example)), before) is None


def schema_at(key: tuple[str, ...]) -> dict[str, Any]:
    """The schema of what stands at a key."""
    schema = schema_of("gateway")
    for name in key:
        schema = followed(followed(schema)["properties"][name])
    return schema


def test_keys_are_found_at_every_depth() -> None:
    found = {".".join(key) for key in KEYS}
    assert {"title", "auth.prefix", "operations.*.request.model_key", "states.expired"} <= found
    assert {"errors.codes.*.means", "uploads.put.*", "webhooks.required"} <= found
    assert len(found) > 90
