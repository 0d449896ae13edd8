"""Marks in a text that hold a number: ``<#0.5#>`` is a pause of half a second."""

from __future__ import annotations

from decimal import Decimal

from ..decimals import digits
from ..exact import LONGEST, nearest_within, number, places, plain_number
from ..limits import span
from ..meant import Suggestion
from ..pointers import pointer
from ..violations import note
from .base import Relation
from .marks import EACH_TEXT, FORM, MARKS, texts_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from ..kinds.base import Kind
    from ..violations import Violations
    from .base import Arguments, Facts

NUMBER = "{n}"
"""Stands in a mark for its number."""
APART, BETWEEN = "apart", "between_texts"
_MENDED = 20
"""Most marks of a text that are put right."""
_LIMITS = ("minimum", "maximum", "decimals", "stand")


class Measured(Relation):
    """``{param: text, marks: "<#{n}#>", minimum: 0.01, maximum: 99.99, decimals: 2, stand: between_texts}``.

    `stand`: ``apart``, some text is between two of them, or ``between_texts``, before the first and behind the
    last as well. With `each` the texts are those under that key of the objects in a list.
    """

    __slots__ = ("decimals", "each", "mark", "maximum", "minimum", "stand")
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "marks": FORM,
        "minimum": {"type": "number", "description": "Least number of a mark."},
        "maximum": {"type": "number", "description": "Largest number of a mark."},
        "decimals": {
            "type": "integer",
            "minimum": 0,
            "maximum": 9,
            "description": "Most digits behind the point of a number in a mark.",
        },
        "stand": {
            "type": "string",
            "enum": [APART, BETWEEN],
            "description": "apart: text is between two marks; between_texts: around each of them.",
        },
        "each": EACH_TEXT,
        "param": {"$ref": "#/$defs/argument"},
    }
    named: ClassVar[tuple[str, ...]] = ("param",)

    def __init__(
        self,
        path: str,
        kind: Kind,
        *,
        mark: str,
        minimum: float | None = None,
        maximum: float | None = None,
        decimals: int | None = None,
        stand: str = "",
        each: str = "",
        **facts: Any,
    ) -> None:
        super().__init__(path, kind, **facts)
        self.mark: str = mark
        self.minimum: float | None = minimum
        self.maximum: float | None = maximum
        self.decimals: int | None = decimals
        self.stand: str = stand
        self.each: str = each

    @classmethod
    def is_stated_in(cls, facts: Facts) -> bool:
        return NUMBER in str(facts.get("marks", ""))

    @classmethod
    def wrong(cls, facts: Facts) -> tuple[str, str]:
        low, high = facts.get("minimum"), facts.get("maximum")
        if low is not None and high is not None and low > high:
            return "minimum", f"`minimum` is above `maximum`, which is {digits(high)}"
        most = facts.get("decimals")
        if nearest_within(Decimal(0), low, high, most) is None:
            return "decimals", f"no number of {most} decimals is between `minimum` and `maximum`"
        if not any(name in facts for name in _LIMITS):
            return (
                "marks",
                "this rule asks for nothing of the number; add `minimum`, `maximum`, `decimals` or `stand`",
            )
        return "", ""

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        name: str = facts["param"]
        limits: dict[str, Any] = {key: facts[key] for key in (*_LIMITS, "each") if key in facts}
        place, kind = pointer(arguments.paths[name]), arguments.kinds[name]
        return (cls(place, kind, mark=facts["marks"], **limits, source=source, fact=fact),)

    def settings(self) -> dict[str, Any]:
        found = {"mark": self.mark, "each": self.each or None, **self._limits()}
        return {name: one for name, one in found.items() if one is not None}

    def _limits(self) -> dict[str, Any]:
        return {
            name: getattr(self, name) for name in _LIMITS if getattr(self, name) not in (None, "")
        }

    def allows(self) -> dict[str, bool]:
        return {"minimum": False, "maximum": True, "decimals": True, "stand": False}

    def judge(self, out: Violations, body: Any) -> Violations:
        for text in texts_at(body, self.place, self.each):
            if isinstance(text, str) and self._fault(text) is not None:
                return note(out, self, "marks", text)
        return out

    def _mark_spans(self, text: str) -> list[tuple[int, int]]:
        """Where the marks of `text` begin and end."""
        before, _, after = self.mark.partition(NUMBER)
        found: list[tuple[int, int]] = []
        start = text.find(before)
        while start >= 0:
            inner = start + len(before)
            end = text.find(after, inner, inner + LONGEST)
            if end >= 0 and plain_number(text[inner:end]):
                found.append((start, end + len(after)))
                start = end + len(after) - 1
            start = text.find(before, start + 1)
        return found

    def _number(self, mark: str) -> Any:
        before, _, after = self.mark.partition(NUMBER)
        return number(mark[len(before) : len(mark) - len(after)])

    def _fault(self, text: str) -> tuple[str, int, int] | None:
        """(what is wrong, begin and end of the mark) of the first mark that is not right."""
        last, marks = 0, self._mark_spans(text)
        for start, end in marks:
            said = text[start:end]
            value = self._number(said)
            if self.minimum is not None and value < number(self.minimum):
                return "minimum", start, end
            if self.maximum is not None and value > number(self.maximum):
                return "maximum", start, end
            if self.decimals is not None and places(value) > self.decimals:
                return "decimals", start, end
            if self.stand and not text[last:start].strip() and (last or self.stand == BETWEEN):
                return "before", start, end
            last = end
        if marks and self.stand == BETWEEN and not text[last:].strip():
            return ("behind", *marks[-1])
        return None

    def _right(self, text: str, fault: str, mark: str) -> str:
        """The mark with the nearest right number; nothing where it stands wrong."""
        if fault in ("before", "behind"):
            return ""
        return self.mark.replace(NUMBER, self._nearest(self._number(mark)))

    def _nearest(self, value: Any) -> str:
        """The number next to `value` that a mark may hold."""
        return f"{nearest_within(value, self.minimum, self.maximum, self.decimals):f}"

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        text = value
        for _ in range(_MENDED if isinstance(text, str) and not self.each else 0):
            fault = self._fault(text)
            if fault is None:
                break
            what, start, end = fault
            text = text[:start] + self._right(text, what, text[start:end]) + text[end:]
        return Suggestion(text) if text != value and self._fault(text) is None else None

    def schema(self) -> dict[str, Any]:
        each = {"each": self.each} if self.each else {}
        return {MARKS: {"text": list(self.place), **each, "mark": self.mark, **self._limits()}}

    def message(self, keyword: str, value: Any) -> str:
        what, start, end = self._fault(value) or ("", 0, 0)
        mark = value[start:end]
        if what == "decimals":
            return f"holds {mark}, whose number has more than {self.decimals} decimals"
        if what in ("minimum", "maximum"):
            bound = self.minimum if what == "minimum" else self.maximum
            side = "below" if what == "minimum" else "above"
            return f"holds {mark}, whose number is {side} {digits(bound or 0)}"
        if what == "before" and start and value[:start].strip():
            return f"holds {mark} next to another such mark"
        return f"{'ends' if what == 'behind' else 'begins'} with {mark}, which stands between texts"

    def suggestion(self, keyword: str, value: Any) -> str | None:
        what, start, end = self._fault(value) or ("", 0, 0)
        if what in ("before", "behind"):
            return f"put text {what} it, or leave it out"
        return f"use {self._right(value, what, value[start:end])}"

    def words(self) -> str:
        where = f"{self.each} of each {self.name}" if self.each else self.name
        said: list[str] = []
        if self.minimum is not None or self.maximum is not None:
            said.append(f"hold {span(self.minimum, self.maximum)}")
        if self.decimals is not None:
            said.append(f"have at most {self.decimals} decimals")
        if self.stand:
            said.append("stand between texts" if self.stand == BETWEEN else "have text between")
        mark = self.mark.replace(NUMBER, self._nearest(Decimal(1)))
        return f"In {where}, marks such as {mark} {', '.join(said)}"
