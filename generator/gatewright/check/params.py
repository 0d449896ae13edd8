"""Parameters whose own facts contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace
from .defaults import default_fault

Fact = tuple[str | int, ...]

_RANGES = (
    ("minimum", "maximum"),
    ("min_length", "max_length"),
    ("min_side", "max_side"),
    ("min_pixels", "max_pixels"),
    ("min_items", "max_items"),
)


def param_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every contradiction in the params of `file`, nested ones and the prompt included."""
    for fact, facts in _all_params(file.data):
        for key, message, hint in own_faults(facts):
            yield file.fault((*fact, key), message, hint)


def own_faults(facts: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(key, what is wrong, what would be right) of one param's facts."""
    for low, high in _RANGES:
        if low in facts and high in facts and facts[low] > facts[high]:
            yield low, f"`{low}` is above `{high}`, which is {facts[high]}", ""
    if "default" in facts:
        message, hint = default_fault(facts, facts["default"])
        if message:
            yield "default", message, hint
    wires: dict[str, str] = {}
    for key, inner in facts.get("fields", {}).items():
        other = wires.setdefault(wire_key(key, inner), key)
        if other != key:
            yield "fields", f"`{key}` and `{other}` are the same key in JSON", "change one `key`"


def wire_key(key: str, facts: dict[str, Any]) -> str:
    """The key in JSON of the param that stands under `key` in a spec."""
    wire: str = facts.get("key") or key
    return wire


def _all_params(data: dict[str, Any]) -> Iterator[tuple[Fact, dict[str, Any]]]:
    """Every param of a file with its path, what is inside lists and objects as well."""
    if "prompt" in data:
        yield ("prompt",), data["prompt"]
    for key, facts in data.get("params", {}).items():
        yield from _nested(("params", key), facts)
    for key, facts in data.get("uploads", {}).get("item", {}).items():
        yield from _nested(("uploads", "item", key), facts)


def _nested(fact: Fact, facts: dict[str, Any]) -> Iterator[tuple[Fact, dict[str, Any]]]:
    yield fact, facts
    if "items" in facts:
        yield from _nested((*fact, "items"), facts["items"])
    for key, inner in facts.get("fields", {}).items():
        yield from _nested((*fact, "fields", key), inner)
