"""Exactly one value: the id of the model, or what a page fixes for every request."""

from __future__ import annotations

from ..judging import Side
from ..limits import CHANGED, Limit, Move
from ..meant import Suggestion
from ..meant.spelling import LONGEST, plain
from ..messages import show_value
from .base import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .base import Stated


class Several:
    """Stands for values of these JSON types that differ between modes."""

    __slots__ = ("types",)

    def __init__(self, types: tuple[str, ...]) -> None:
        self.types: tuple[str, ...] = types

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Several) and self.types == other.types

    def __hash__(self) -> int:
        return hash(self.types)


def types_of(value: Any) -> tuple[str, ...]:
    """The JSON types of a constant, or of several; None stands for several texts."""
    if isinstance(value, Several):
        return value.types
    if value is None or isinstance(value, str):
        return ("string",)
    return ("boolean",) if isinstance(value, bool) else ("number",)


class Only(Limit):
    """The one value that is right."""

    __slots__ = ()

    def either(self, one: Any, other: Any) -> Any:
        if type(one) is type(other) and one == other:
            return one
        types = tuple(dict.fromkeys((*types_of(one), *types_of(other))))
        return None if types == ("string",) else Several(types)

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        said = f"is always {show_value(new)} now; it was {show_value(old)}"
        yield Move(self.name, CHANGED, old, new, said)


class Const(Kind):
    """Exactly `const`. As a param of a model it is sent by the client and is not an argument."""

    __slots__ = ("const",)
    word = "constant"
    fixed = True
    guards_once = True
    noun = "fixed text"
    foreign = "const"
    limits = (
        Only(
            "const",
            {
                "type": ["string", "number", "boolean"],
                "description": "The one value that every request carries here.",
            },
            "const",
            by_mode=True,
            needed=True,
        ),
    )
    narrower_than = ("string",)
    const: Any

    @property
    def choices(self) -> tuple[Any, ...]:
        return (self.const,)

    @property
    def of_type(self) -> str:
        """The JSON type of the value."""
        return types_of(self.const)[0]

    def widen(self, other: Kind) -> Kind:
        from .enum import Enum

        if not isinstance(other, (Const, Enum)) or self.const in other.choices:
            return other if isinstance(other, Enum) else self
        return Enum(options=(self.const, *other.choices))

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        same = isinstance(value, bool) is isinstance(self.const, bool) and value == self.const
        return () if same else ("const",)

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        if isinstance(self.const, bool):
            return [f"{var} is not {self.const}"]
        boolean = [] if isinstance(self.const, str) else [f"{var}.__class__ is bool"]
        return [*boolean, f"{var} != {literal(self.const)}"]

    def plain_type(self) -> tuple[Any, ...]:
        if isinstance(self.const, float):
            return ("name", "float")
        return ("literal", (self.const,))

    def plain_schema(self) -> dict[str, Any]:
        types = types_of(self.const)
        if self.const is None or isinstance(self.const, Several):
            return {"type": types[0] if len(types) == 1 else list(types)}
        return {"type": types[0], "const": self.const}

    def title(self, quote: Callable[[str], str]) -> str:
        return quote(self.const) if isinstance(self.const, str) else show_value(self.const)

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        return f"{show_value(value)} is not {show_value(self.const)}"

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        return f"use {show_value(self.const)}"

    def to_add(self, rule: Stated) -> str:
        value = f'"{self.const}"' if isinstance(self.const, str) else show_value(self.const)
        return f'"{rule.path.rpartition("/")[2]}": {value}'

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        text = self.const if isinstance(self.const, str) else show_value(self.const)
        same = isinstance(value, str) and plain(value[:LONGEST]) == plain(text)
        return Suggestion(self.const, certain=same)

    def example(self) -> Any:
        return self.const

    @property
    def alien(self) -> Any:  # pyright: ignore[reportIncompatibleVariableOverride]
        """An example of another JSON type."""
        return "x" if self.of_type == "number" else 3

    def limit_sides(self, good: Any) -> Iterator[Side]:
        if isinstance(self.const, bool):
            yield Side("const", good, not self.const, "const")
        elif isinstance(self.const, str):
            yield Side("const", good, f"{self.const}_", "const")
        else:
            yield Side("const", good, self.const + 1, "const")
