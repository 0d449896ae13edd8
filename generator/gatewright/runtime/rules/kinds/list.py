"""An array."""

from __future__ import annotations

from ..choosing import list_values
from ..judging import Side
from ..limits import LOOSENED, TIGHTENED, Limit, Move, bounds
from ..meant import Suggestion
from ..meant.spelling import several_in
from ..messages import show_value
from .base import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from .base import Stated


INFINITY = float("inf")


class Counts(Limit):
    """The only numbers of elements that a list may have."""

    unset: tuple[int, ...] = ()

    def of(self, facts: dict[str, Any]) -> Any:
        return tuple(sorted(facts.get(self.name, ())))

    def words(self, value: Any, kind: Any) -> str:
        return elements(value) if value else ""

    def either(self, one: Any, other: Any) -> Any:
        return tuple(sorted({*one, *other})) if one and other else ()

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        was, now = sorted(old or ()), sorted(new or ())
        if not was or not now:
            said = (
                f"has to have {elements(now)} now"
                if now
                else f"need not have {elements(was)} any more"
            )
            yield Move(self.name, TIGHTENED if now else LOOSENED, old, new, said)
            return
        gone, more = ([n for n in one if n not in other] for one, other in ((was, now), (now, was)))
        if gone:
            text = f"no longer takes {elements(gone)}"
            yield Move(self.name, TIGHTENED, old, new, text)
        if more:
            yield Move(self.name, LOOSENED, old, new, f"takes {elements(more)} too")

    def contradiction(self, kind: Any) -> str:
        if kind.counts == (0,):
            return "a list that is always empty says nothing; leave the param out"
        for name, end in (("min_items", kind.min_items), ("max_items", kind.max_items)):
            for count in () if end is None else kind.counts:
                if count < end if name == "min_items" else count > end:
                    return f"`{name}`, which is {end}, excludes {elements((count,))}"
        return ""


class List(Kind):
    """An array of `min_items` to `max_items` elements, each of the kind `items`.

    `counts` are the only numbers of elements that it may have, where a page names some.
    """

    __slots__ = ("counts", "items", "max_items", "min_items")
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
        Counts(
            "counts",
            {
                "type": "array",
                "description": "The only numbers of elements that the list may have.",
                "items": {"type": "integer", "minimum": 0},
                "minItems": 1,
                "uniqueItems": True,
            },
            "anyOf",
            by_mode=True,
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
    counts: tuple[int, ...]

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
        return self._counting(other.min_items, other.max_items, other.counts)

    def _counting(self, least: int | None, most: int | None, counts: tuple[int, ...]) -> List:
        """The same list with other numbers of elements."""
        numbers = {"min_items": least, "max_items": most, "counts": counts}
        return List(nullable=self.nullable, items=self.items, **numbers)

    def _with_bounds(self) -> List:
        """The same list with the bounds that its `counts` come to."""
        if not self.counts:
            return self
        return self._counting(self.counts[0] or None, self.counts[-1], self.counts)

    def moves(self, new: Kind) -> Iterator[Move]:
        if isinstance(new, List) and bool(self.counts) != bool(new.counts):
            # Counts take the place of bounds, so that a bound has only gone where they go beyond it.
            yield from Kind.moves(self._with_bounds(), new._with_bounds())
            return
        yield from super().moves(new)

    def element(self) -> Kind | None:
        return self.items

    def most_values(self) -> int | None:
        return self.counts[-1] if self.counts else self.max_items

    def sure_counts(self) -> tuple[float, float]:
        if self.counts:
            return super().sure_counts()
        return self.min_items or 0, INFINITY if self.max_items is None else self.max_items

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            return () if value is None and self.nullable else ("type",)
        count = len(value)  # pyright: ignore[reportUnknownArgumentType]
        found: tuple[str, ...] = ()
        if self.max_items is not None and count > self.max_items:
            found = ("maxItems",)
        if self.min_items is not None and count < self.min_items:
            found = (*found, "minItems")
        if self.counts and not found and count not in self.counts:
            found = ("anyOf",)
        return found

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        low, high = self.min_items, self.max_items
        if self.counts:
            return [f"len({var}) not in {self.counts!r}"]
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
            **self._counts_schema(),
        }

    def _counts_schema(self) -> dict[str, Any]:
        """JSON Schema says certain numbers as one of several spans."""
        known = {*self.counts}
        lows = [count for count in self.counts if count - 1 not in known]
        highs = [count for count in self.counts if count + 1 not in known]
        spans = [
            {**({"minItems": low} if low else {}), "maxItems": high}
            for low, high in zip(lows, highs, strict=True)
        ]
        return {"anyOf": spans} if spans else {}

    def title(self, quote: Callable[[str], str]) -> str:
        if self.items is None:
            return self.noun
        return f"list of: {'; '.join((self.items.title(quote), *self.items.words()))}"

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        if keyword == "maxItems":
            return f"{len(value)} elements are more than {self.max_items}"
        if keyword == "minItems":
            return f"{len(value)} elements are fewer than {self.min_items}"
        if keyword == "anyOf":
            return f"has {elements((len(value),))}, and may have {list_values(self.counts)}"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        if keyword == "maxItems" and self.max_items is not None:
            return f"take out {len(value) - self.max_items:,}"
        if keyword == "minItems" and self.min_items is not None:
            return f"add {self.min_items - len(value):,}"
        if keyword == "anyOf":
            below, above = self._near(len(value))
            ways = [f"take out {len(value) - one:,}" for one in below[-1:]]
            return " or ".join([*ways, *(f"add {one - len(value):,}" for one in above[:1])])
        if isinstance(value, tuple):
            return "JSON knows lists, not tuples"
        parts = several_in(value) if isinstance(value, str) else None
        if parts is not None:
            return "give a list of values, not their text"
        if isinstance(value, dict):
            return "put it in a list"
        if not isinstance(value, str) and hasattr(value, "__iter__"):
            return "make a list of it: list(…)"
        return f"put it in a list: [{show_value(value)}]"

    def _near(self, count: int) -> tuple[list[int], list[int]]:
        """The counts below and above a number of elements."""
        return [n for n in self.counts if n < count], [n for n in self.counts if n > count]

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        if isinstance(value, list):
            first: list[Any] = value[: self.max_items]  # pyright: ignore[reportUnknownVariableType]
            return Suggestion(first) if keyword == "maxItems" else None
        if keyword != "type":
            return None
        parts = several_in(value) if isinstance(value, str) else None
        return Suggestion(parts or [value], certain=parts is None)

    def example(self) -> Any:
        one = "x" if self.items is None else self.items.example()
        return [one] * next((n for n in self.counts if n), max(1, self.min_items or 0))

    def limit_sides(self, good: Any) -> Iterator[Side]:
        most, least = self.max_items, self.min_items
        if most is not None:
            yield Side("max_items", good[:1] * most, good[:1] * (most + 1), "maxItems")
        if least:
            yield Side("min_items", good[:1] * least, good[:1] * (least - 1), "minItems")
        for count in range(max(self.counts, default=-1) + 2):
            outside = good[:1] * count
            if {count - 1, count + 1} & {*self.counts} and self.broken_keywords(outside) == (
                "anyOf",
            ):
                yield Side("counts", good, outside, "anyOf")


def elements(counts: Sequence[int]) -> str:
    """Numbers of elements in words: ``0, 1 or 3 elements``, ``1 element``."""
    return f"{list_values(tuple(counts))} element{'' if counts[-1] == 1 else 's'}"
