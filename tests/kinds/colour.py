"""A colour, written ``#rrggbb``: a kind that the tests add."""

from __future__ import annotations

from ..judging import Side
from ..limits import Toggle
from ..meant import Suggestion
from ..messages import show_value
from .base import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .base import Stated


class Colour(Kind):
    """``#rrggbb``, or ``#rrggbbaa`` where `alpha` allows it; lower case."""

    __slots__ = ("alpha",)
    word = "colour"
    noun = "#rrggbb"
    wants = "a colour such as #00ff7f"
    limits = (
        Toggle(
            "alpha",
            {"type": "boolean", "description": "Whether two more digits may say how opaque."},
            ("may be transparent", "may be transparent no more"),
            "or #rrggbbaa",
        ),
    )
    narrower_than = ("string",)
    alpha: bool

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            return () if value is None and self.nullable else ("type",)
        digits = value[1:]
        fits = len(digits) == 6 or (self.alpha and len(digits) == 8)
        right = value[:1] == "#" and fits and not digits.strip("0123456789abcdef")
        return () if right else ("pattern",)

    def plain_schema(self) -> dict[str, Any]:
        alpha = "([0-9a-f]{2})?" if self.alpha else ""
        return {"type": "string", "pattern": f"^#[0-9a-f]{{6}}{alpha}$"}

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        return []

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        if isinstance(value, str) and not self.broken_keywords(value.lower()):
            return f"use {show_value(value.lower())}"
        return super().suggestion(keyword, value, rule)

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        meant = value.lower() if isinstance(value, str) else value
        return None if self.broken_keywords(meant) else Suggestion(meant, certain=True)

    def example(self) -> Any:
        return "#00ff7f"

    def limit_sides(self, good: Any) -> Iterator[Side]:
        yield Side("digits", good, "#00ff7", "pattern")
        if self.alpha:
            yield Side("alpha", "#00ff7f80", "#00ff7f800", "pattern")
        else:
            yield Side("alpha", good, "#00ff7f80", "pattern")
