"""A string, its length in Unicode code points."""

from __future__ import annotations

from ..limits import Limit, bounds
from ..messages import SHOWN, shown
from .base import Kind, Right, Side

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, ClassVar

    from ..rule import Rule

LENGTHS = bounds(
    "min_length",
    "max_length",
    {"type": "integer", "minimum": 0},
    ("Shortest text, in Unicode code points.", "Longest text, in Unicode code points."),
    ("minLength", "maxLength"),
    "characters",
)


class Text(Kind):
    """Any string of `min_length` to `max_length` code points."""

    __slots__ = ("max_length", "min_length")
    word = "string"
    noun = "text"
    wants = "a string"
    limits: ClassVar[tuple[Limit, ...]] = LENGTHS
    min_length: int | None
    max_length: int | None

    def broken(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            return () if value is None and self.nullable else ("type",)
        found: tuple[str, ...] = ()
        if self.max_length is not None and len(value) > self.max_length:
            found = ("maxLength",)
        if self.min_length is not None and len(value) < self.min_length:
            found = (*found, "minLength")
        if not value.isascii() and lone_surrogates(value):
            found = (*found, "unicode")
        return found

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        return [f"{var}.__class__ is not str", *self.lengths(var), f"not {var}.isascii()"]

    def lengths(self, var: str) -> list[str]:
        """The guards of both lengths."""
        parts: list[str] = []
        if self.max_length is not None:
            parts.append(f"len({var}) > {self.max_length}")
        if self.min_length is not None:
            parts.append(f"len({var}) < {self.min_length}")
        return parts

    def message(self, keyword: str, value: Any, rule: Rule) -> str:
        if keyword == "maxLength":
            return f"{len(value):,} characters are more than {self.max_length:,}"
        if keyword == "minLength":
            return f"{len(value):,} characters are fewer than {self.min_length:,}"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Rule) -> str | None:
        if keyword == "maxLength" and self.max_length is not None:
            return f"shorten it by {len(value) - self.max_length:,}"
        if keyword == "minLength" and self.min_length is not None:
            return f"lengthen it by {self.min_length - len(value):,}"
        if keyword == "unicode":
            place = next(index for index, char in enumerate(value) if lone_surrogates(char))
            return f"take out character {place + 1:,}, half of a pair"
        if keyword == "type" and isinstance(value, (int, float)):
            return f'in quotation marks: "{shown(value)}"' if abs(value) < 10**SHOWN else None
        return super().suggestion(keyword, value, rule)

    def right(self, keyword: str, value: Any, default: Any = None) -> Right | None:
        if keyword == "type" and isinstance(value, (int, float)) and not isinstance(value, bool):
            return Right(shown(value), certain=True)
        if not isinstance(value, str):
            return None
        text = value.encode("utf-8", "ignore").decode()[: self.max_length]
        return None if self.broken(text) else Right(text)

    def example(self) -> Any:
        return "x" * (self.min_length or min(1, 1 if self.max_length is None else self.max_length))

    def limit_sides(self, good: Any) -> Iterator[Side]:
        if self.max_length is not None:
            longest = self.max_length
            yield Side("max_length", "\u00e9" * longest, "x" * (longest + 1), "maxLength")
        if self.min_length:
            yield Side("min_length", good, "x" * (self.min_length - 1), "minLength")


def lone_surrogates(text: str) -> bool:
    """Whether `text` holds code points that UTF-8, and so JSON, cannot carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
