"""Defaults that the param itself would refuse."""

from __future__ import annotations

from typing import Any

from ..diagnostics import did_you_mean
from ..runtime.rules.judges import multiple, read_size

_KINDS: dict[str, tuple[type, ...]] = {
    "enum": (str,),
    "boolean": (bool,),
    "integer": (int, float),
    "number": (int, float),
    "string": (str,),
    "url": (str,),
    "size": (str,),
    "list": (list,),
    "object": (dict,),
    "media_kind": (str,),
    "mime_type": (str,),
}
_FINE = "", ""


def default_fault(facts: dict[str, Any], default: Any) -> tuple[str, str]:
    """Why `default` cannot be the value of the param that `facts` describe, and what would be right."""
    kind: str = facts["type"]
    if default is None:
        return _FINE if facts.get("nullable") else ("the default is null, which is not allowed", "")
    if not _is(kind, default):
        return f"the default is no {kind}", ""
    match kind:
        case "enum" if default not in facts["options"]:
            hint = did_you_mean(default, facts["options"])
            return f"the default {default!r} is none of the options", hint
        case "integer" if default != int(default):
            return f"the default {default} is no whole number", ""
        case "integer" | "number":
            return _number_fault(facts, default)
        case "string" | "url":
            return _bounds_fault(facts, "length", len(default), "characters")
        case "list":
            return _bounds_fault(facts, "items", len(default), "elements")
        case "size":
            return _size_fault(facts, default)
        case _:
            return _FINE


def _is(kind: str, default: object) -> bool:
    # To Python, true is a number as well.
    return isinstance(default, _KINDS[kind]) and isinstance(default, bool) == (kind == "boolean")


def _number_fault(facts: dict[str, Any], default: float) -> tuple[str, str]:
    if default < facts.get("minimum", default):
        return f"the default {default} is below `minimum`", ""
    if default > facts.get("maximum", default):
        return f"the default {default} is above `maximum`", ""
    if "step" in facts and not multiple(default, facts["step"]):
        return f"the default {default} is no multiple of the step {facts['step']}", ""
    return _FINE


def _bounds_fault(facts: dict[str, Any], what: str, count: int, unit: str) -> tuple[str, str]:
    for limit, broken in (
        (f"min_{what}", count < facts.get(f"min_{what}", count)),
        (f"max_{what}", count > facts.get(f"max_{what}", count)),
    ):
        if broken:
            return f"the default has {count} {unit}, which `{limit}` does not allow", ""
    return _FINE


def _size_fault(facts: dict[str, Any], default: str) -> tuple[str, str]:
    sides = read_size(default)
    if sides is None:
        return "the default is no size such as 1024x1024", ""
    pixels = sides[0] * sides[1]
    for limit, broken in (
        ("min_side", min(sides) < facts.get("min_side", 1)),
        ("max_side", max(sides) > facts.get("max_side", max(sides))),
        ("min_pixels", pixels < facts.get("min_pixels", pixels)),
        ("max_pixels", pixels > facts.get("max_pixels", pixels)),
    ):
        if broken:
            return f"the default is a size that `{limit}` does not allow", ""
    return _FINE
