"""Exactly one string, such as the id of the model."""

from __future__ import annotations

from ..limits import Limit
from ..messages import shown
from .base import Kind, Right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..rule import Rule


class Const(Kind):
    """Exactly `const`."""

    __slots__ = ("const",)
    word = "const"
    in_specs = False
    foreign = "const"
    limits = (Limit("const", {"type": "string"}, "const"),)
    narrower_than = ("string",)
    const: str

    @property
    def choices(self) -> tuple[str, ...]:
        return (self.const,)

    def broken(self, value: Any) -> tuple[str, ...]:
        return () if isinstance(value, str) and value == self.const else ("const",)

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        return [f"{var} != {literal(self.const)}"]

    def title(self, quote: Callable[[str], str]) -> str:
        return quote(self.const)

    def message(self, keyword: str, value: Any, rule: Rule) -> str:
        return f"{shown(value)} is not {shown(self.const)}"

    def suggestion(self, keyword: str, value: Any, rule: Rule) -> str | None:
        return f"use {shown(self.const)}"

    def to_add(self, rule: Rule) -> str:
        return f'"{rule.path.rpartition("/")[2]}": "{self.const}"'

    def right(self, keyword: str, value: Any, default: Any = None) -> Right | None:
        return Right(self.const)

    def example(self) -> Any:
        return self.const
