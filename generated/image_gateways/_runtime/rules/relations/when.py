"""What a param has to be while others are so or so: other limits, required, or not taken."""

from __future__ import annotations

from ..choosing import list_values
from ..pointers import pointer
from ..violations import note
from .base import Relation, conditions
from .conditions import (
    MISSING,
    There,
    all_schema,
    all_words,
    has_room,
    has_schema,
    or_else,
    schema_at,
    value_at,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from ..kinds.base import Kind
    from ..violations import Violations
    from .base import Arguments, Facts
    from .conditions import Clause

CONDITIONS = ("when", "with", "without")
WITH_CONDITIONS = ("sum_at_most", "sum_is", "where")
"""Words of rules about one param that may stand under a condition too."""
OTHERS = ("type", "finite", "unicode")
"""Rules that a value breaks whatever the others are; the param's own rule says so."""


class When(Relation):
    """``{param: duration, when: {resolution: 1080p}, options: [5]}``.

    `required`: it has to be there then. `forbidden`: it is not taken then. Else `kind` holds then.
    """

    __slots__ = ("clauses", "forbidden", "required")
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "when": {"$ref": "#/$defs/values"},
        "with": {"$ref": "#/$defs/argument_or_several"},
        "without": {"$ref": "#/$defs/argument_or_several"},
        "param": {"$ref": "#/$defs/argument"},
        "required": {"type": "boolean", "const": True, "description": "It has to be there then."},
        "forbidden": {"type": "boolean", "const": True, "description": "It is not taken then."},
    }
    named: ClassVar[tuple[str, ...]] = ("param", "with", "without")
    changes: ClassVar[bool] = True

    def __init__(
        self,
        path: str,
        kind: Kind,
        *,
        clauses: tuple[Clause, ...],
        required: bool = False,
        forbidden: bool = False,
        **facts: Any,
    ) -> None:
        super().__init__(path, kind, **facts)
        self.clauses: tuple[Clause, ...] = clauses
        self.required: bool = required
        self.forbidden: bool = forbidden

    @classmethod
    def is_stated_in(cls, facts: Facts) -> bool:
        own = not any(word in facts for word in WITH_CONDITIONS)
        return own and "param" in facts and any(key in facts for key in CONDITIONS)

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        name: str = facts["param"]
        place = arguments.paths[name]
        change = {key: one for key, one in facts.items() if key not in cls.keys}
        return (
            cls(
                pointer(place),
                arguments.changed(name, change) if change else arguments.kinds[name],
                clauses=conditions(facts, arguments),
                required=facts.get("required", False),
                forbidden=facts.get("forbidden", False),
                source=source,
                fact=fact,
            ),
        )

    def settings(self) -> dict[str, Any]:
        found: dict[str, Any] = {"clauses": self.clauses}
        flags = {"required": self.required, "forbidden": self.forbidden}
        return found | {name: True for name, flag in flags.items() if flag}

    def presence(self) -> tuple[tuple[str, ...], ...]:
        if not (self.required or self.forbidden):
            return ()
        there = tuple(clause.path for clause in self.clauses if isinstance(clause, There))
        return (*there, self.place) if len(there) == len(self.clauses) else ()

    def allows(self) -> dict[str, bool]:
        return {"clauses": False, "required": False, "forbidden": False}

    def judge(self, out: Violations, body: Any) -> Violations:
        value = value_at(body, self.place)
        if (value is MISSING) is not self.required and not self._limits(value):
            return out
        if not all(clause.holds(body) for clause in self.clauses):
            return out
        if self.forbidden:
            return note(out, self, "forbidden", value)
        if value is MISSING:
            return note(out, self, "required") if has_room(body, self.place) else out
        for keyword in self.kind.broken_keywords(value):
            if keyword not in OTHERS:
                out = note(out, self, keyword, value)
        return out

    def _limits(self, value: Any) -> bool:
        """Whether there is a value to hold against limits."""
        return value is not MISSING and not self.forbidden

    def schema(self) -> dict[str, Any]:
        parts: list[dict[str, Any]] = [has_schema(self.place)] if self.required else []
        if self.forbidden:
            parts.append(schema_at(self.place, False))
        else:
            parts.append(schema_at(self.place, self.kind.schema()))
        then = parts[0] if len(parts) == 1 else {"allOf": parts}
        return {"if": all_schema(self.clauses), "then": then}

    def message(self, keyword: str, value: Any) -> str:
        so = all_words(self.clauses)
        if keyword == "required":
            return f"is missing, and required when {so}"
        if keyword == "forbidden":
            return f"is not taken when {so}"
        return f"{self.kind.message(keyword, value, self)} when {so}"

    def suggestion(self, keyword: str, value: Any) -> str | None:
        if keyword == "forbidden":
            hint: str | None = "leave it out"
        elif keyword == "required":
            hint = f"add {self.kind.to_add(self)}"
        elif keyword == "enum":
            hint = f"use {list_values(self.kind.choices)}"
        else:
            hint = self.kind.suggestion(keyword, value, self)
        return or_else(hint, self.clauses)

    def words(self) -> str:
        so = f"When {all_words(self.clauses)},"
        if self.forbidden:
            return f"{so} do not give {self.name}"
        if self.required:
            return f"{so} {self.name} is required"
        if self.kind.choices:
            return f"{so} {self.name} is {list_values(self.kind.choices)}"
        words = self.kind.words()
        if words and self.kind.json_type in ("integer", "number"):
            return f"{so} {self.name} is {', '.join(words)}"
        return f"{so} {self.name} is limited: {', '.join((self.kind.title(str), *words))}"
