"""A whole number."""

from __future__ import annotations

from ..judging import Side
from .number import Number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, ClassVar


class Integer(Number):
    """A whole number; ``1.0`` is one, as in JSON Schema."""

    __slots__ = ()
    word = "integer"
    guards_once = True
    noun = "whole number"
    wants = "a whole number"
    json_type = "integer"
    python = ("name", "int")
    narrower_than = ("number",)
    own_schemas: ClassVar[dict[str, dict[str, Any]]] = {"options": {"items": {"type": "integer"}}}

    def counts(self, value: float) -> bool:
        return isinstance(value, int) or value.is_integer()

    def class_guard(self, var: str, bounded: bool) -> str:
        return f"{var}.__class__ is not int"

    def is_text_of(self, text: str) -> bool:
        return super().is_text_of(text) and text.lstrip("-").isdecimal()

    def nearest(self, value: float) -> float:
        return round(value)

    def between(self) -> float:
        return 1

    def limit_sides(self, good: Any) -> Iterator[Side]:
        yield from super().limit_sides(good)
        # A half is lost beside a number as large as a double can hold.
        half = good + 0.5
        yield Side("whole", float(good), half if half % 1 else 0.5, "type")
