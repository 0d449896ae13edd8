"""How many elements of one kind a list may have, or has to."""

from __future__ import annotations

from ..pointers import pointer
from ..violations import note
from .base import Relation, conditions
from .conditions import Is, all_schema, all_words, element_schema, or_else, schema_at, value_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from ..kinds.base import Kind
    from ..violations import Violations
    from .base import Arguments, Facts
    from .conditions import Clause


class Where(Relation):
    """``{param: reference_media, where: {kind: image}, at_most: 9}``: elements with these values.

    `at_least` in the place of `at_most`: so many have to be there, where the list is. With `when`, `with` or `without` it holds under that condition only.
    """

    __slots__ = ("clauses", "count", "least", "of_kind")
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "where": {
            "type": "object",
            "description": "Key of the elements that count, to the value, or the list of values, that it has.",
            "minProperties": 1,
            "additionalProperties": {
                "type": ["string", "number", "boolean", "array"],
                "items": {"type": ["string", "number", "boolean"]},
                "minItems": 1,
                "uniqueItems": True,
            },
        },
        "at_most": {"type": "integer", "minimum": 1, "description": "Most elements in all."},
        "at_least": {"type": "integer", "minimum": 1, "description": "Fewest of these elements."},
        "param": {"$ref": "#/$defs/argument"},
        "when": {"$ref": "#/$defs/values"},
        "with": {"$ref": "#/$defs/argument_or_several"},
        "without": {"$ref": "#/$defs/argument_or_several"},
    }
    named: ClassVar[tuple[str, ...]] = ("param", "with", "without")
    either: ClassVar[tuple[str, ...]] = ("at_most", "at_least")

    def __init__(
        self,
        path: str,
        kind: Kind,
        *,
        count: int = 0,
        least: int = 0,
        of_kind: tuple[Is, ...],
        clauses: tuple[Clause, ...] = (),
        **facts: Any,
    ) -> None:
        super().__init__(path, kind, **facts)
        self.count: int = count
        self.least: int = least
        self.of_kind: tuple[Is, ...] = of_kind
        self.clauses: tuple[Clause, ...] = clauses

    @classmethod
    def is_stated_in(cls, facts: Facts) -> bool:
        return "where" in facts and any(key in facts for key in cls.either)

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        name: str = facts["param"]
        place = arguments.paths[name]
        inside = conditions(
            {"when": {f"{name}.{key}": one for key, one in facts["where"].items()}}, arguments
        )
        below = len(place) + 1
        of_kind = tuple(
            Is(one.path[below:], one.values, one.otherwise) for one in inside if isinstance(one, Is)
        )
        return (
            cls(
                pointer(place),
                arguments.kinds[name],
                count=facts.get("at_most", 0),
                least=facts.get("at_least", 0),
                of_kind=of_kind,
                clauses=conditions(facts, arguments),
                source=source,
                fact=fact,
            ),
        )

    def settings(self) -> dict[str, Any]:
        found: dict[str, Any] = {"count": self.count, "least": self.least, "clauses": self.clauses}
        return {"of_kind": self.of_kind} | {key: one for key, one in found.items() if one}

    def allows(self) -> dict[str, bool]:
        return {"count": True, "least": False, "of_kind": self.least > 0, "clauses": False}

    def judge(self, out: Violations, body: Any) -> Violations:
        value = value_at(body, self.place)
        if not isinstance(value, list):
            return out
        found = sum(all(one.holds(each) for one in self.of_kind) for each in value)  # pyright: ignore[reportUnknownVariableType]
        kept = found >= self.least if self.least else found <= self.count
        if kept or not all(clause.holds(body) for clause in self.clauses):
            return out
        return note(out, self, "minContains" if self.least else "maxContains", found)

    def schema(self) -> dict[str, Any]:
        some = {"contains": element_schema(self.of_kind), "minContains": self.least}
        if not self.least:
            some["maxContains"] = self.count
        most = schema_at(self.place, some)
        return {"if": all_schema(self.clauses), "then": most} if self.clauses else most

    def _which(self, elements: str = "elements") -> str:
        return f"{elements} whose {all_words(self.of_kind)}"

    def _when(self) -> str:
        return f" when {all_words(self.clauses)}" if self.clauses else ""

    def message(self, keyword: str, value: Any) -> str:
        if self.least:
            return f"{value or 'no'} {self._which()} are fewer than {self.least}{self._when()}"
        return f"{value} {self._which()} are more than {self.count}{self._when()}"

    def suggestion(self, keyword: str, value: Any) -> str | None:
        if self.least:
            return or_else(f"add {self.least - value:,}", self.clauses)
        return or_else(f"take out {value - self.count:,}", self.clauses)

    def words(self) -> str:
        count, how = (self.least, "at least") if self.least else (self.count, "at most")
        which = self._which(f"element{'' if count == 1 else 's'} of {self.name}")
        return f"Give {how} {count} {which}{self._when()}"
