"""A JSON number."""

from __future__ import annotations

from ..decimals import multiple, neighbours
from ..limits import Step, bounds, span
from ..messages import listed, shown
from .base import Kind, Right, Side

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ..rule import Rule

INFINITY = float("inf")


class Number(Kind):
    """A number between `minimum` and `maximum`, both included, a multiple of `step`."""

    __slots__ = ("maximum", "minimum", "step")
    word = "number"
    noun = "number"
    wants = "a number"
    json_type = "number"
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
    )
    minimum: float | None
    maximum: float | None
    step: float | None

    def broken(self, value: Any) -> tuple[str, ...]:
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
        if self.step is not None and not multiple(value, self.step):
            found = (*found, "multipleOf")
        return found

    def counts(self, value: float) -> bool:
        """Whether a finite number is of this kind."""
        return True

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        if self.step is not None:
            return []
        low, high = self.minimum, self.maximum
        if low is not None and high is not None:
            inside = f"not {literal(low)} <= {var} <= {literal(high)}"
            return [self.class_guard(var, bounded=True), inside]
        parts = [self.class_guard(var, bounded=False)]
        if low is not None:
            parts.append(f"{var} < {literal(low)}")
        if high is not None:
            parts.append(f"{var} > {literal(high)}")
        return parts

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
        return f" {'from' if ' to ' in words else 'of'} {words}" if words else ""

    def message(self, keyword: str, value: Any, rule: Rule) -> str:
        if keyword == "minimum":
            return f"{shown(value)} is below {shown(self.minimum)}"
        if keyword == "maximum":
            return f"{shown(value)} is above {shown(self.maximum)}"
        if keyword == "multipleOf":
            return f"{shown(value)} is not a multiple of {shown(self.step)}"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Rule) -> str | None:
        if keyword in ("minimum", "maximum"):
            return f"use {shown(self.minimum if keyword == 'minimum' else self.maximum)}"
        if keyword == "multipleOf":
            return self._use(self.multiples(value))
        if keyword == "finite":
            return f"give a number{self.span()}, or leave it out"
        if keyword == "type" and isinstance(value, str):
            return "without quotation marks" if self.unquoted(value) else None
        if keyword == "type" and isinstance(value, float):
            return self._use(tuple(one for one in neighbours(value, 1) if self.within(one)))
        return super().suggestion(keyword, value, rule)

    def _use(self, numbers: tuple[float, ...]) -> str | None:
        return f"use {listed(tuple(shown(one) for one in numbers))}" if numbers else None

    def unquoted(self, text: str) -> bool:
        """Whether `text` is a number of this kind."""
        try:
            float(text)
        except ValueError:
            return False
        return True

    def to_add(self, rule: Rule) -> str:
        return f"{self.wants}{self.span()}"

    def within(self, value: float) -> bool:
        """Whether `value` lies between the limits."""
        low, high = self.minimum, self.maximum
        return (low is None or value >= low) and (high is None or value <= high)

    def multiples(self, value: float) -> tuple[float, ...]:
        """The allowed multiples of the step on both sides of `value`."""
        return tuple(one for one in neighbours(value, self.step or 1) if self.within(one))

    def right(self, keyword: str, value: Any, default: Any = None) -> Right | None:
        if keyword == "type" and isinstance(value, str):
            number = self.parse(value.strip())
            return None if isinstance(number, str) else Right(number, certain=True)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or keyword == "finite":
            return None
        number = self.rounded(value)
        if self.minimum is not None and number < self.minimum:
            number = self.rounded(self.minimum)
        elif self.maximum is not None and number > self.maximum:
            number = self.rounded(self.maximum)
        if self.broken(number):
            near = self.multiples(number)
            number = min(near, key=lambda one: abs(one - number)) if near else number
        return None if self.broken(number) else Right(number)

    def rounded(self, value: float) -> float:
        """The number of this kind next to `value`."""
        return value

    def example(self) -> Any:
        low = self.minimum if self.minimum is not None else self.maximum
        if low is None:
            return 0
        return low if self.step is None else self.step * -(-low // self.step)

    def limit_sides(self, good: Any) -> Iterator[Side]:
        step = self.step or 0
        if self.minimum is not None:
            at = step * -(-self.minimum // step) if step else self.minimum
            yield Side("minimum", at, self.minimum - (step or 1), "minimum")
        if self.maximum is not None:
            at = round(step * (self.maximum // step), 9) if step else self.maximum
            yield Side("maximum", at, self.maximum + (step or 1), "maximum")
        if self.step is not None:
            yield Side("step", good, good + self.between(), "multipleOf")

    def between(self) -> float:
        """What added to a multiple of the step gives none."""
        return (self.step or 1) / 2
