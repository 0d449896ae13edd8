"""A param that is only taken while others have certain values."""

from __future__ import annotations

from ..pointers import pointer
from ..violations import note
from .base import Relation, conditions
from .conditions import MISSING, all_schema, all_words, schema_at, value_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from ..kinds.base import Kind
    from ..violations import Violations
    from .base import Arguments, Facts
    from .conditions import Clause


class OnlyWhen(Relation):
    """``{param: width, only_when: {aspect_ratio: custom}}``."""

    __slots__ = ("clauses",)
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "only_when": {"$ref": "#/$defs/values"},
        "param": {"$ref": "#/$defs/argument"},
    }
    named: ClassVar[tuple[str, ...]] = ("param",)

    def __init__(
        self,
        path: str,
        kind: Kind,
        *,
        clauses: tuple[Clause, ...],
        **facts: Any,
    ) -> None:
        super().__init__(path, kind, **facts)
        self.clauses: tuple[Clause, ...] = clauses

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        name: str = facts["param"]
        place = arguments.paths[name]
        clauses = conditions({"when": facts["only_when"]}, arguments)
        kind = arguments.kinds[name]
        return (cls(pointer(place), kind, clauses=clauses, source=source, fact=fact),)

    def settings(self) -> dict[str, Any]:
        return {"clauses": self.clauses}

    def allows(self) -> dict[str, bool]:
        return {"clauses": True}

    def judge(self, out: Violations, body: Any) -> Violations:
        value = value_at(body, self.place)
        if value is MISSING or all(clause.holds(body) for clause in self.clauses):
            return out
        return note(out, self, "only_when", value)

    def schema(self) -> dict[str, Any]:
        return {"if": all_schema(self.clauses), "else": schema_at(self.place, False)}

    def message(self, keyword: str, value: Any) -> str:
        return f"is only taken when {all_words(self.clauses)}"

    def suggestion(self, keyword: str, value: Any) -> str | None:
        remedies = " and ".join(clause.remedy() for clause in self.clauses)
        return f"{remedies}, or leave it out"

    def words(self) -> str:
        return f"Give {self.name} only when {all_words(self.clauses)}"
