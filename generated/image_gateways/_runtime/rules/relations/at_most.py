"""How many elements several params may have in all."""

from __future__ import annotations

from ..violations import note
from .base import Relation, conditions
from .conditions import MISSING, all_schema, all_words, or_else, value_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from ..kinds.base import Kind
    from ..violations import Violations
    from .base import Arguments, Facts
    from .conditions import Clause

IN_ALL = "x-at-most"
"""The keyword that says it in schemas; JSON Schema has none for a sum."""


class AtMost(Relation):
    """``{at_most: 9, of: [images, video]}``: a list counts its elements, anything else one.

    With `when`, `with` or `without` it holds under that condition only.
    """

    __slots__ = ("clauses", "count", "parts")
    leads_to_several: ClassVar[tuple[str, ...]] = ("parts",)
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "at_most": {"type": "integer", "minimum": 1, "description": "Most elements in all."},
        "of": {"$ref": "#/$defs/several_arguments"},
        "when": {"$ref": "#/$defs/values"},
        "with": {"$ref": "#/$defs/argument_or_several"},
        "without": {"$ref": "#/$defs/argument_or_several"},
    }
    named: ClassVar[tuple[str, ...]] = ("of", "with", "without")

    @classmethod
    def is_stated_in(cls, facts: Facts) -> bool:
        return "at_most" in facts and "where" not in facts

    def __init__(
        self,
        path: str,
        kind: Kind,
        *,
        count: int,
        parts: tuple[tuple[str, ...], ...],
        clauses: tuple[Clause, ...] = (),
        **facts: Any,
    ) -> None:
        super().__init__(path, kind, **facts)
        self.clauses: tuple[Clause, ...] = clauses
        self.count: int = count
        self.parts: tuple[tuple[str, ...], ...] = parts

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        from ..kinds.object import Object

        parts = tuple(arguments.paths[name] for name in facts["of"])
        clauses = conditions(facts, arguments)
        count: int = facts["at_most"]
        made = cls(
            "", Object(), count=count, parts=parts, clauses=clauses, source=source, fact=fact
        )
        return (made,)

    def settings(self) -> dict[str, Any]:
        when = {"clauses": self.clauses} if self.clauses else {}
        return {"count": self.count, "parts": self.parts, **when}

    def concerns(self) -> tuple[tuple[str, ...], ...]:
        return self.parts

    def allows(self) -> dict[str, bool]:
        return {"count": True, "parts": False, "clauses": False}

    def judge(self, out: Violations, body: Any) -> Violations:
        values = (value_at(body, part) for part in self.parts)
        found = sum(
            len(value) if isinstance(value, list) else value is not MISSING  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
            for value in values
        )
        if found <= self.count or not all(clause.holds(body) for clause in self.clauses):
            return out
        return note(out, self, "at_most", found)

    def schema(self) -> dict[str, Any]:
        most = {IN_ALL: {"count": self.count, "of": [list(part) for part in self.parts]}}
        return {"if": all_schema(self.clauses), "then": most} if self.clauses else most

    def _parts(self) -> str:
        return " and ".join(".".join(part) for part in self.parts)

    def message(self, keyword: str, value: Any) -> str:
        return f"{self._parts()} have {value} elements in all, more than {self.count}{self._when()}"

    def _when(self) -> str:
        return f" when {all_words(self.clauses)}" if self.clauses else ""

    def suggestion(self, keyword: str, value: Any) -> str | None:
        return or_else(f"take out {value - self.count:,}", self.clauses)

    def words(self) -> str:
        return f"Give at most {self.count} elements in {self._parts()} together{self._when()}"
