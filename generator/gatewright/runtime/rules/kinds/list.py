"""An array."""

from __future__ import annotations

from ..limits import Limit, bounds
from ..meant import Suggestion
from ..meant.spelling import several_in
from ..messages import shown
from ..side import Side
from .base import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .base import Stated


INFINITY = float("inf")


class List(Kind):
    """An array of `min_items` to `max_items` elements, each of the kind `items`."""

    __slots__ = ("fewest", "items", "max_items", "min_items", "most")
    word = "list"
    noun = "list"
    wants = "a list"
    json_type = "array"
    alien = "x"
    walks = "items"
    limits = (
        *bounds(
            "min_items",
            "max_items",
            {"type": "integer", "minimum": 0},
            ("Fewest elements.", "Most elements."),
            ("minItems", "maxItems"),
            "elements",
        ),
        Limit(
            "items",
            {"$ref": "#/$defs/value", "description": "What each element of the list is."},
            needed=True,
        ),
    )
    items: Kind | None
    min_items: int | None
    max_items: int | None

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.fewest: float = self.min_items or 0
        self.most: float = INFINITY if self.max_items is None else self.max_items

    @classmethod
    def build(cls, facts: dict[str, Any], items: Kind | None = None, fields: Any = ()) -> Kind:
        return super().build({**facts, "items": items})

    def settings(self) -> dict[str, Any]:
        found = super().settings()
        found.pop("items", None)
        return found

    def counted_as(self, other: Kind) -> Kind:
        if not isinstance(other, List):
            return self
        counts = {"min_items": other.min_items, "max_items": other.max_items}
        return List(nullable=self.nullable, items=self.items, **counts)

    def broken(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            return () if value is None and self.nullable else ("type",)
        count = len(value)  # pyright: ignore[reportUnknownArgumentType]
        found: tuple[str, ...] = ()
        if self.max_items is not None and count > self.max_items:
            found = ("maxItems",)
        if self.min_items is not None and count < self.min_items:
            found = (*found, "minItems")
        return found

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        low, high = self.min_items, self.max_items
        if low is not None and high is not None:
            return [f"not {low} <= len({var}) <= {high}"]
        if high is not None:
            return [f"len({var}) > {high}"]
        return [] if low is None else [f"len({var}) < {low}"]

    def plain_type(self) -> tuple[Any, ...]:
        inner = ("name", "object") if self.items is None else self.items.python_type()
        return ("generic", "Sequence", (inner,))

    def plain_schema(self) -> dict[str, Any]:
        counts = {"minItems": self.min_items, "maxItems": self.max_items}
        return {
            "type": "array",
            **({} if self.items is None else {"items": self.items.schema()}),
            **{keyword: count for keyword, count in counts.items() if count is not None},
        }

    def title(self, quote: Callable[[str], str]) -> str:
        if self.items is None:
            return self.noun
        return f"list of: {'; '.join((self.items.title(quote), *self.items.words()))}"

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        if keyword == "maxItems":
            return f"{len(value)} elements are more than {self.max_items}"
        if keyword == "minItems":
            return f"{len(value)} elements are fewer than {self.min_items}"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        if keyword == "maxItems" and self.max_items is not None:
            return f"take out {len(value) - self.max_items:,}"
        if keyword == "minItems" and self.min_items is not None:
            return f"add {self.min_items - len(value):,}"
        if isinstance(value, tuple):
            return "JSON knows lists, not tuples"
        parts = several_in(value) if isinstance(value, str) else None
        if parts is not None:
            return "give a list of values, not their text"
        return f"put it in a list: [{shown(value)}]"

    def meant(self, keyword: str, value: Any) -> Suggestion | None:
        if isinstance(value, list):
            first: list[Any] = value[: self.max_items]  # pyright: ignore[reportUnknownVariableType]
            return Suggestion(first) if keyword == "maxItems" else None
        if keyword != "type":
            return None
        parts = several_in(value) if isinstance(value, str) else None
        return Suggestion(parts or [value], certain=parts is None)

    def example(self) -> Any:
        one = "x" if self.items is None else self.items.example()
        return [one] * max(1, self.min_items or 0)

    def limit_sides(self, good: Any) -> Iterator[Side]:
        most, least = self.max_items, self.min_items
        if most is not None:
            yield Side("max_items", good[:1] * most, good[:1] * (most + 1), "maxItems")
        if least:
            yield Side("min_items", good[:1] * least, good[:1] * (least - 1), "minItems")
