"""A boolean, also one that travels as text."""

from __future__ import annotations

from ..limits import CHANGED, Limit, Move
from ..meant import Suggestion
from ..messages import show_value
from .base import Kind
from .enum import Enum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .base import Stated

WORDS = {
    "true": True, "yes": True, "on": True, "1": True,
    "false": False, "no": False, "off": False, "0": False,
}  # fmt: skip
"""Common spellings of a boolean."""


class Wire(Limit):
    """Whether the boolean travels as text."""

    judged = False

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        said = 'as the string "true" or "false"' if new else "as a JSON boolean"
        text = f"travels {said} now; bodies made by hand must follow"
        yield Move(self.name, CHANGED, bool(old), bool(new), text)


WIRE = Wire(
    "wire",
    {
        "enum": ["string"],
        "description": 'string: the boolean travels as "true" or "false" in quotation marks.',
    },
)


class Boolean(Kind):
    """A JSON boolean."""

    __slots__ = ("wire",)
    word = "boolean"
    guards_once = True
    noun = "true or false"
    wants = "true or false"
    json_type = "boolean"
    python = ("name", "bool")
    limits = (WIRE,)

    @classmethod
    def build(cls, facts: dict[str, Any], items: Kind | None = None, fields: Any = ()) -> Kind:
        kind = BooleanText if facts.get("wire") == "string" else cls
        return kind(nullable=facts.get("nullable", False))

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        right = value is True or value is False or (value is None and self.nullable)
        return () if right else ("type",)

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        return [f"{var}.__class__ is not bool"]

    def plain_schema(self) -> dict[str, Any]:
        return {"type": "boolean"}

    def parse(self, text: str) -> Any:
        return {"true": True, "false": False}.get(text, super().parse(text))

    def title(self, quote: Callable[[str], str]) -> str:
        return f"{quote('true')} or {quote('false')}"

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        if isinstance(value, str) and value in ("true", "false"):
            return "without quotation marks"
        if isinstance(value, str):
            meant = WORDS.get(value[:10].strip().lower())
        elif isinstance(value, (int, float)) and value in (0, 1):
            meant = bool(value)
        else:
            return super().suggestion(keyword, value, rule)
        return None if meant is None else f"use {show_value(meant)}"

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        if not isinstance(value, (str, int, float)):
            return super().correction(keyword, value)
        word = (value if isinstance(value, str) else show_value(value))[:10].strip().lower()
        meant = WORDS.get(word)
        certain = isinstance(value, str) and word in ("true", "false")
        return None if meant is None else Suggestion(meant, certain)

    def example(self) -> Any:
        return True


class BooleanText(Enum):
    """A boolean that travels as the string ``"true"`` or ``"false"``."""

    __slots__ = ("wire",)
    word = "boolean"
    may_count = False
    guards_once = True
    noun = "true or false"
    python = ("name", "bool")
    limits = (WIRE,)
    narrower_than = ()
    as_text = True

    def __init__(self, *, nullable: bool = False) -> None:
        Kind.__init__(self, nullable=nullable, wire="string")
        self.options = ("false", "true")
        self.open = False
        self.fine = frozenset(self.options)

    def widen(self, other: Kind) -> Kind:
        return BooleanText(nullable=self.nullable or other.nullable)

    def plain_type(self) -> tuple[Any, ...]:
        return ("name", "bool")

    def travels(self, value: Any) -> Any:
        return str(value).lower() if isinstance(value, bool) else value

    def returns(self, value: Any) -> Any:
        return value == "true" if isinstance(value, str) else value

    def title(self, quote: Callable[[str], str]) -> str:
        words = (quote(f'"{option}"') for option in ("true", "false"))
        return f"{' or '.join(words)}, as text"

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        if isinstance(value, bool):
            return Suggestion(str(value).lower(), certain=True)
        return super().correction(keyword, value)

    def example(self) -> Any:
        return "true"
