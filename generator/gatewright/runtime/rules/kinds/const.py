"""Exactly one string: the id of the model, or what a page fixes for every request."""

from __future__ import annotations

from ..limits import CHANGED, Limit, Move
from ..meant import Suggestion
from ..meant.spelling import LONGEST, plain
from ..messages import shown
from .base import Kind, Side

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ..rule import Rule


class Only(Limit):
    """The one value that is right."""

    __slots__ = ()

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        said = f"is always {shown(new)} now; it was {shown(old)}"
        yield Move(self.name, CHANGED, old, new, said)


class Const(Kind):
    """Exactly `const`. As a param of a model it is sent by the client and is no argument."""

    __slots__ = ("const",)
    word = "constant"
    noun = "fixed text"
    foreign = "const"
    limits = (
        Only(
            "const",
            {"type": "string", "description": "The one value that every request carries here."},
            "const",
            by_mode=True,
            needed=True,
        ),
    )
    narrower_than = ("string",)
    const: str

    @property
    def choices(self) -> tuple[str, ...]:
        return (self.const,)

    def widened(self, other: Kind) -> Kind:
        from .enum import Enum

        if not isinstance(other, (Const, Enum)) or self.const in other.choices:
            return other if isinstance(other, Enum) else self
        return Enum(options=(self.const, *other.choices))

    def broken(self, value: Any) -> tuple[str, ...]:
        return () if isinstance(value, str) and value == self.const else ("const",)

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        return [f"{var} != {literal(self.const)}"]

    def plain_type(self) -> tuple[Any, ...]:
        return ("literal", (self.const,))

    def title(self, quote: Callable[[str], str]) -> str:
        return quote(self.const)

    def message(self, keyword: str, value: Any, rule: Rule) -> str:
        return f"{shown(value)} is not {shown(self.const)}"

    def suggestion(self, keyword: str, value: Any, rule: Rule) -> str | None:
        return f"use {shown(self.const)}"

    def to_add(self, rule: Rule) -> str:
        return f'"{rule.path.rpartition("/")[2]}": "{self.const}"'

    def meant(self, keyword: str, value: Any) -> Suggestion | None:
        same = isinstance(value, str) and plain(value[:LONGEST]) == plain(self.const)
        return Suggestion(self.const, certain=same)

    def example(self) -> Any:
        return self.const

    def limit_sides(self, good: Any) -> Iterator[Side]:
        yield Side("const", good, f"{self.const}_", "const")
