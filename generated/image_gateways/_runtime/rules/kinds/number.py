"""A JSON number."""

from __future__ import annotations

from ..choosing import list_values, options, refusal, suggest_value
from ..decimals import multiple, neighbours
from ..judging import Side
from ..limits import Beyond, Step, bounds, span
from ..meant import Suggestion
from ..meant.tiers import number_in
from ..messages import join_words, show_value
from .base import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, ClassVar

    from .base import Stated

INFINITY = float("inf")


class Number(Kind):
    """A number between `minimum` and `maximum`, both included, or `above` and `below`, both not.

    It is a multiple of `step`, and one of `options` where there are some.
    """

    __slots__ = (
        "above", "below", "fine", "maximum", "minimum", "options", "step",
    )  # fmt: skip
    word = "number"
    noun = "number"
    wants = "a number"
    json_type = "number"
    may_count = True
    python = ("name", "float")
    alien = "x"
    limits = (
        *bounds(
            "minimum",
            "maximum",
            {"type": "number"},
            ("Smallest number allowed.", "Largest number allowed."),
            ("minimum", "maximum"),
        ),
        Beyond(
            "above", "Every number is greater than this.", False, "minimum", ("below", "maximum")
        ),
        Beyond("below", "Every number is less than this.", True, "maximum", ("above", "minimum")),
        Step(
            "step",
            {
                "type": "number",
                "exclusiveMinimum": 0,
                "description": "The number is a multiple of this.",
            },
            "multipleOf",
            by_mode=True,
        ),
        options(),
    )
    own_schemas: ClassVar[dict[str, dict[str, Any]]] = {"options": {"items": {"type": "number"}}}
    minimum: float | None
    maximum: float | None
    above: float | None
    below: float | None
    step: float | None
    options: tuple[float, ...]

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.fine = frozenset(self.options)

    @property
    def choices(self) -> tuple[float, ...]:
        return self.options

    def contradictions(self) -> list[tuple[str, str]]:
        found = super().contradictions()
        for option in self.options:
            if any(keyword != "enum" for keyword in self.broken_keywords(option)):
                found.append(
                    ("options", f"{show_value(option)} breaks another limit of this param")
                )
        return found

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        if value is None and self.nullable:
            return ()
        if value.__class__ is bool or not isinstance(value, (int, float)):
            return ("type",)
        if value != value or value == INFINITY or value == -INFINITY:
            return ("finite",)
        if not self.counts(value):
            return ("type",)
        found: tuple[str, ...] = ()
        if self.minimum is not None and value < self.minimum:
            found = ("minimum",)
        if self.maximum is not None and value > self.maximum:
            found = (*found, "maximum")
        if self.above is not None and value <= self.above:
            found = (*found, "exclusiveMinimum")
        if self.below is not None and value >= self.below:
            found = (*found, "exclusiveMaximum")
        if self.options and value not in self.fine:
            found = (*found, "enum")
        if self.step is not None and not multiple(value, self.step):
            found = (*found, "multipleOf")
        return found

    def counts(self, value: float) -> bool:
        """Whether a finite number is of this kind."""
        return True

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        if self.options:
            return [self.class_guard(var, bounded=True), f"{var} not in {fine}"]
        if self.step is not None:
            return []
        low, high = self._ends(literal)
        if low and high:
            return [self.class_guard(var, bounded=True), f"not {low[0]} {var} {high[0]}"]
        parts = [self.class_guard(var, bounded=False)]
        parts += [f"{var} {end[1]}" for end in (low, high) if end]
        return parts

    def _ends(self, literal: Callable[[Any], str]) -> list[tuple[str, str] | None]:
        """(what keeps it, what breaks it) of both ends, as source beside a variable."""
        ends: list[tuple[str, str] | None] = [None, None]
        if self.minimum is not None:
            ends[0] = f"{literal(self.minimum)} <=", f"< {literal(self.minimum)}"
        elif self.above is not None:
            ends[0] = f"{literal(self.above)} <", f"<= {literal(self.above)}"
        if self.maximum is not None:
            ends[1] = f"<= {literal(self.maximum)}", f"> {literal(self.maximum)}"
        elif self.below is not None:
            ends[1] = f"< {literal(self.below)}", f">= {literal(self.below)}"
        return ends

    def class_guard(self, var: str, bounded: bool) -> str:
        """The guard of the type. Two bounds keep NaN and the infinities out, so floats may pass."""
        if bounded:
            return f"not ({var}.__class__ is int or {var}.__class__ is float)"
        return f"{var}.__class__ is not int"

    def parse(self, text: str) -> Any:
        try:
            value = float(text)
        except ValueError:
            return super().parse(text)
        if value != value or value in (INFINITY, -INFINITY):
            return text
        return int(text) if text.lstrip("-").isdecimal() else value

    def span(self) -> str:
        """Its range in a sentence, such as `` from 1 to 10``; empty where it has none."""
        words = span(self.minimum, self.maximum)
        said = f" {'from' if ' to ' in words else 'of'} {words}" if words else ""
        for name, end in (("above", self.above), ("below", self.below)):
            if end is not None:
                said = f"{said}{' and' if said else ''} {name} {show_value(end)}"
        return said

    def title(self, quote: Callable[[str], str]) -> str:
        if self.options:
            return ", ".join(quote(show_value(option)) for option in self.options)
        return super().title(quote)

    def plain_type(self) -> tuple[Any, ...]:
        whole = self.options and all(isinstance(option, int) for option in self.options)
        return ("literal", self.options) if whole else super().plain_type()

    def plain_schema(self) -> dict[str, Any]:
        schema = super().plain_schema()
        return {**schema, "enum": list(self.options)} if self.options else schema

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        if keyword == "finite" and value == value:
            return f"{show_value(value)} is too large; a number ends at about 1.8e308 in either direction"
        if keyword == "finite":
            return f"{show_value(value)} is not a number that JSON can carry"
        if keyword == "minimum":
            return f"{show_value(value)} is below {show_value(self.minimum)}"
        if keyword == "maximum":
            return f"{show_value(value)} is above {show_value(self.maximum)}"
        if keyword == "exclusiveMinimum":
            return f"{show_value(value)} is not above {show_value(self.above)}"
        if keyword == "exclusiveMaximum":
            return f"{show_value(value)} is not below {show_value(self.below)}"
        if keyword == "multipleOf":
            return f"{show_value(value)} is not a multiple of {show_value(self.step)}"
        if keyword == "enum":
            return refusal(self.options, value, rule)
        if self.options and keyword == "type" and value is not None:
            return f"{show_value(value)} is not one of {list_values(self.options)}"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        if keyword in ("minimum", "maximum"):
            return f"use {show_value(self.minimum if keyword == 'minimum' else self.maximum)}"
        if keyword == "enum":
            return suggest_value(self.options, value, rule)
        if keyword in ("exclusiveMinimum", "exclusiveMaximum"):
            return f"use a number{self.span()}"
        if keyword == "multipleOf":
            return self._use(self.multiples(value))
        if keyword == "finite":
            return f"give a number{self.span()}, or leave it out"
        if keyword == "type" and isinstance(value, str):
            if self.is_text_of(value):
                return "without quotation marks"
            found = self.correction(keyword, value)
            return None if found is None else f"use {show_value(found.value)}"
        if keyword == "type" and isinstance(value, float) and not self.options:
            return self._use(tuple(one for one in neighbours(value, 1) if self.within(one)))
        return super().suggestion(keyword, value, rule)

    def _use(self, numbers: tuple[float, ...]) -> str | None:
        return f"use {join_words(tuple(show_value(one) for one in numbers))}" if numbers else None

    def is_text_of(self, text: str) -> bool:
        """Whether `text` is a number of this kind."""
        try:
            float(text)
        except ValueError:
            return False
        return True

    def to_add(self, rule: Stated) -> str:
        if self.options:
            return list_values(self.options)
        return f"{self.wants}{self.span()}"

    def within(self, value: float) -> bool:
        """Whether `value` lies between the limits."""
        low, high = self.minimum, self.maximum
        inside = (low is None or value >= low) and (high is None or value <= high)
        low, high = self.above, self.below
        return inside and (low is None or value > low) and (high is None or value < high)

    def multiples(self, value: float) -> tuple[float, ...]:
        """The allowed multiples of the step on both sides of `value`."""
        return tuple(one for one in neighbours(value, self.step or 1) if self.within(one))

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        if keyword == "type" and isinstance(value, str):
            number = self.parse(value.strip())
            if not isinstance(number, str):
                return Suggestion(number, certain=True)
            digits = number_in(value)
            return None if digits is None else Suggestion(self.parse(digits))
        if isinstance(value, bool) or not isinstance(value, (int, float)) or keyword == "finite":
            return super().correction(keyword, value)
        if self.options:
            return None
        number = self.nearest(value)
        if self.minimum is not None and number < self.minimum:
            number = self.nearest(self.minimum)
        elif self.maximum is not None and number > self.maximum:
            number = self.nearest(self.maximum)
        if self.broken_keywords(number):
            near = self.multiples(number)
            number = min(near, key=lambda one: abs(one - number)) if near else number
        return None if self.broken_keywords(number) else Suggestion(number)

    def nearest(self, value: float) -> float:
        """The number of this kind next to `value`."""
        return value

    def example(self) -> Any:
        if self.options:
            return self.options[0]
        if self.minimum is None and self.above is not None:
            return self._inside(self.above, 1)
        if self.minimum is None and self.maximum is None and self.below is not None:
            return self._inside(self.below, -1)
        low = self.minimum if self.minimum is not None else self.maximum
        if low is None:
            return 0
        return low if self.step is None else self._lowest(low, self.step)

    def _lowest(self, low: float, step: float) -> float:
        """The first multiple of the step from `low` on, as a page would write it."""
        exact = (one for one in neighbours(low, step) if one >= low)
        return next(exact, step * -(-low // step))

    def _inside(self, end: float, way: int) -> float:
        """A right number on the side of `end` that `way` (1 or -1) points to, near it."""
        step = self.step or 1
        far = (self.maximum, self.below) if way > 0 else (self.minimum, self.above)
        others = [(end + other) / 2 for other in far if other is not None]
        near = [end + way * step, *neighbours(end - step, step), *neighbours(end, step), *others]
        return next((one for one in near if not self.broken_keywords(one)), end)

    def limit_sides(self, good: Any) -> Iterator[Side]:
        step = self.step or 0
        if self.minimum is not None:
            at = self._lowest(self.minimum, step) if step else self.minimum
            yield Side("minimum", at, self.minimum - (step or 1), "minimum")
        if self.maximum is not None:
            at = round(step * (self.maximum // step), 9) if step else self.maximum
            yield Side("maximum", at, self.maximum + (step or 1), "maximum")
        if self.above is not None:
            yield Side("above", self._inside(self.above, 1), self.above, "exclusiveMinimum")
        if self.below is not None:
            yield Side("below", self._inside(self.below, -1), self.below, "exclusiveMaximum")
        for option in self.options:
            yield Side("options", option, self._other_than(option), "enum")
        if self.step is not None and not self.options:
            yield Side("step", good, good + self.between(), "multipleOf")

    def _other_than(self, option: float) -> float:
        """The next number of this kind after `option` that is none of the options."""
        return next(
            number
            for number in (option + count for count in range(1, len(self.options) + 2))
            if number not in self.fine
        )

    def between(self) -> float:
        """What added to a multiple of the step gives none."""
        return (self.step or 1) / 2
