"""Marks in a text that name elements of a list: ``<<<image_2>>>`` is the second picture."""

from __future__ import annotations

from ..pointers import dotted_path, pointer
from ..violations import note
from .base import Relation
from .conditions import MISSING, value_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from ..kinds.base import Kind
    from ..violations import Violations
    from .base import Arguments, Facts

MARKS = "x-marks"
"""The keyword that says it in schemas; JSON Schema has none for it."""
FORM: dict[str, Any] = {
    "type": "string",
    "pattern": r"^(?:[^#{}]+#[^#{}]*|[^{}]+\{n\}[^{}]+)$",
    "description": "A mark in a text: # stands for the number of an element, from 1, and {n} for a number.",
}
EACH_TEXT: dict[str, Any] = {
    "type": "string",
    "minLength": 1,
    "description": "The key of each element that counts; left out: the element itself.",
}
_MOST_DIGITS = 9
"""A number with more digits names nothing."""


class Marks(Relation):
    """``{param: prompt, marks: "<<<image_#>>>", elements_of: image_list}``.

    `#` stands for the number of an element, from 1. What is not a list counts as one element. With `each`
    the texts are those under that key of the objects in a list.
    """

    __slots__ = ("each", "elements", "mark")
    leads: ClassVar[tuple[str, ...]] = ("elements",)
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "marks": FORM,
        "elements_of": {
            "$ref": "#/$defs/argument",
            "description": "The argument whose elements are named.",
        },
        "each": EACH_TEXT,
        "param": {"$ref": "#/$defs/argument"},
    }
    named: ClassVar[tuple[str, ...]] = ("param", "elements_of")

    def __init__(
        self,
        path: str,
        kind: Kind,
        *,
        mark: str,
        elements: tuple[str, ...],
        each: str = "",
        **facts: Any,
    ) -> None:
        super().__init__(path, kind, **facts)
        self.mark: str = mark
        self.elements: tuple[str, ...] = elements
        self.each: str = each

    @classmethod
    def is_stated_in(cls, facts: Facts) -> bool:
        return "{n}" not in str(facts.get("marks", "{n}"))

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        name: str = facts["param"]
        return (
            cls(
                pointer(arguments.paths[name]),
                arguments.kinds[name],
                mark=facts["marks"],
                elements=arguments.paths[facts["elements_of"]],
                each=facts.get("each", ""),
                source=source,
                fact=fact,
            ),
        )

    def settings(self) -> dict[str, Any]:
        found: dict[str, Any] = {"mark": self.mark, "elements": self.elements}
        return found | ({"each": self.each} if self.each else {})

    def judge(self, out: Violations, body: Any) -> Violations:
        listed = value_at(body, self.elements)
        count: int = len(listed) if isinstance(listed, list) else int(listed is not MISSING)  # pyright: ignore[reportUnknownArgumentType]
        for text in texts_at(body, self.place, self.each):
            for number in self._numbers(text) if isinstance(text, str) else ():
                if not 1 <= number <= count:
                    return note(out, self, "marks", (number, count))
        return out

    def _numbers(self, text: str) -> list[int]:
        """The numbers that the marks of `text` name, in their order."""
        before, _, after = self.mark.partition("#")
        found: list[int] = []
        for part in text.split(before)[1:]:
            digits = part[: len(part) - len(part.lstrip("0123456789"))]
            if digits and part.startswith(after, len(digits)):
                found.append(int(digits) if len(digits) <= _MOST_DIGITS else 10**_MOST_DIGITS)
        return found

    def schema(self) -> dict[str, Any]:
        each = {"each": self.each} if self.each else {}
        named = {"mark": self.mark, "of": list(self.elements)}
        return {MARKS: {"text": list(self.place), **each, **named}}

    def _numbered_mark(self, number: int) -> str:
        return self.mark.replace("#", str(number))

    def message(self, keyword: str, value: Any) -> str:
        number, count = value
        what = "no element" if not count else f"{count} element{'s' if count > 1 else ''}"
        return f"names {self._numbered_mark(number)}, and {dotted_path(self.elements)} has {what}"

    def suggestion(self, keyword: str, value: Any) -> str | None:
        _, count = value
        if not count:
            return f"leave it out, or add {dotted_path(self.elements)}"
        to = f" to {self._numbered_mark(count)}" if count > 1 else ""
        return f"use {self._numbered_mark(1)}{to}, or add what it names"

    def words(self) -> str:
        where = f"{self.each} of each {self.name}" if self.each else self.name
        return f"In {where}, {self.mark} is element # of {dotted_path(self.elements)}"


def texts_at(body: Any, place: tuple[str, ...], each: str) -> list[Any]:
    """What may hold marks: the value at `place`, or what its objects have under `each`."""
    value = value_at(body, place)
    if not each:
        return [value]
    several: list[Any] = value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]
    return [value_at(one, (each,)) for one in several]
