"""Parameters whose own facts contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, Workspace
from ..runtime.judges import multiple, read_size

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
    for fact, facts in all_params(file.data):
        yield from _range_faults(file, fact, facts)
        if "default" in facts:
            message, hint = default_fault(facts, facts["default"])
            if message:
                yield file.fault((*fact, "default"), message, hint)


def all_params(data: dict[str, Any]) -> Iterator[tuple[Fact, dict[str, Any]]]:
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


def _range_faults(file: SpecFile, fact: Fact, facts: dict[str, Any]) -> Iterator[Diagnostic]:
    for low, high in _RANGES:
        if low in facts and high in facts and facts[low] > facts[high]:
            yield file.fault((*fact, low), f"`{low}` is above `{high}`, which is {facts[high]}")


def default_fault(facts: dict[str, Any], default: Any) -> tuple[str, str]:
    """Why `default` cannot be the value of the param that `facts` describe, and what would be right."""
    if default is None:
        return (
            ("", "") if facts.get("nullable") else ("the default is null, which is not allowed", "")
        )
    kind = facts.get("type")
    wrong = f"the default is no {kind}", ""
    match kind:
        case "enum":
            if default in facts["options"]:
                return "", ""
            return f"the default {default!r} is none of the options", did_you_mean(
                str(default), facts["options"]
            )
        case "boolean":
            return ("", "") if isinstance(default, bool) else wrong
        case "integer" | "number":
            if isinstance(default, bool) or not isinstance(default, (int, float)):
                return wrong
            if kind == "integer" and default != int(default):
                return wrong
            return _number_fault(facts, default)
        case "string" | "url":
            if not isinstance(default, str):
                return wrong
            if (
                not facts.get("min_length", 0)
                <= len(default)
                <= facts.get("max_length", len(default))
            ):
                return "the default is shorter or longer than allowed", ""
        case "size":
            sides = read_size(default) if isinstance(default, str) else None
            if sides is None:
                return "the default is no size such as 1024x1024", ""
            if min(sides) < facts.get("min_side", 1) or max(sides) > facts.get(
                "max_side", max(sides)
            ):
                return "the default is smaller or larger than allowed", ""
        case "list":
            return ("", "") if isinstance(default, list) else wrong
        case "object":
            return ("", "") if isinstance(default, dict) else wrong
        case _:
            pass
    return "", ""


def _number_fault(facts: dict[str, Any], default: float) -> tuple[str, str]:
    low, high = facts.get("minimum", default), facts.get("maximum", default)
    if not low <= default <= high:
        return f"the default {default} is not between `minimum` and `maximum`", ""
    if "step" in facts and not multiple(default, facts["step"]):
        return f"the default {default} is no multiple of the step {facts['step']}", ""
    return "", ""
