"""Conditions under which a rule is broken, as Python source for Polars."""

from __future__ import annotations

from dataclasses import dataclass

from ...ir import Value
from ...render.literals import Call, Name, inline
from ..steps import fraction
from .limits import LARGEST, whole_steps


@dataclass(frozen=True, slots=True)
class Broken:
    """All of `parts` hold, in an element of the innermost of `lists`, in one of `modes`."""

    parts: tuple[str, ...]
    lists: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    """Empty: in every mode."""

    @property
    def mode(self) -> str:
        """The condition that a row is in one of `modes`."""
        return " | ".join(f"in_{mode}" for mode in self.modes)

    def line(self) -> str:
        """The condition on one line."""
        text = _both(self.parts)
        for values in reversed(self.lists):
            text = f"_any({values}, {text})"
        return _both((self.mode, text)) if self.mode else text

    def call(self) -> Call | Name:
        """The condition in a form that can be laid out on several lines."""
        inner = _all(tuple(Name(part) for part in self.parts))
        for values in reversed(self.lists):
            inner = Call("_any", (Name(values), inner))
        return _all((Name(self.mode), inner)) if self.mode else inner


def _both(parts: tuple[str, ...]) -> str:
    if len(parts) == 1:
        return parts[0]
    return " & ".join(f"({part})" if _compares(part) else part for part in parts)


def _compares(part: str) -> bool:
    return any(f" {sign} " in part for sign in ("<", ">", "!=", "==", "|", "&"))


def _all(parts: tuple[Call | Name, ...]) -> Call | Name:
    return parts[0] if len(parts) == 1 else Call("pl.all_horizontal", parts)


def conditions(value: Value, var: str, const: str) -> dict[str, tuple[str, ...]]:
    """Rule → what all holds where the value of the variable `var` breaks it.

    `const` is the name of the constant with the options or the pattern of the value.
    """
    match value.kind:
        case "const":
            return {"const": (f"{var} != {inline(value.const)}",)}
        case "enum":
            return {"enum": (f"~{var}.is_in({const})",)}
        case "boolean" if value.as_string:
            return {"enum": (f"~{var}.is_in({const})",)}
        case "string":
            return _lengths(value, var)
        case "url":
            return {**_lengths(value, var), "pattern": (f"~{var}.str.contains({const})",)}
        case "size":
            size = f"{var}.str.contains({const})"
            limits = _between(f"_pixels({var})", value.min_pixels, value.max_pixels)
            pixels = {rule: (size, limit) for rule, limit in limits.items()}
            return {"pattern": (f"~{size}",), **pixels}
        case "integer":
            limits = _between(var, _held(value.minimum), _held(value.maximum))
            return {**{rule: (limit,) for rule, limit in limits.items()}, **_steps(value, var)}
        case "number":
            finite = f"{var}.is_finite()"
            limits = _between(var, value.minimum, value.maximum)
            sides = {rule: (finite, limit) for rule, limit in limits.items()}
            return {"finite": (f"~{finite}",), **sides, **_steps(value, var)}
        case "list":
            limits = _between(f"{var}.list.len()", value.min_items, value.max_items)
            return {f"{rule[:3]}Items": (limit,) for rule, limit in limits.items()}
        case "boolean" | "object":
            return {}


def _between(what: str, low: float | None, high: float | None) -> dict[str, str]:
    sides = {"minimum": ("<", low), "maximum": (">", high)}
    return {
        rule: f"{what} {sign} {inline(limit)}"
        for rule, (sign, limit) in sides.items()
        if limit is not None
    }


def _lengths(value: Value, var: str) -> dict[str, tuple[str, ...]]:
    limits = _between(f"{var}.str.len_chars()", value.min_length, value.max_length)
    return {f"{rule[:3]}Length": (limit,) for rule, limit in limits.items()}


def _held(limit: float | None) -> float | None:
    """A limit that numbers of 64 bits can break."""
    return None if limit is None or not -LARGEST < limit < LARGEST - 1 else limit


def _steps(value: Value, var: str) -> dict[str, tuple[str, ...]]:
    if value.step is None:
        return {}
    if whole_steps(value):
        return {"multipleOf": (f"{var} % {inline(value.step)} != 0",)}
    step, over = fraction(value.step)
    return {"multipleOf": (f"_off_step({var}, {step}, {over})",)}
