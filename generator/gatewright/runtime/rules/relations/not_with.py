"""A param that does not go with others."""

from __future__ import annotations

from ..messages import join_words
from ..pointers import pointer
from ..violations import note
from .base import Relation, words_of
from .conditions import MISSING, has_schema, schema_at, value_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from ..kinds.base import Kind
    from ..violations import Violations
    from .base import Arguments, Facts


class NotWith(Relation):
    """``{param: seed, not_with: image_url}``."""

    __slots__ = ("others",)
    leads_to_several: ClassVar[tuple[str, ...]] = ("others",)
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "not_with": {"$ref": "#/$defs/argument_or_several"},
        "param": {"$ref": "#/$defs/argument"},
    }
    named: ClassVar[tuple[str, ...]] = ("param", "not_with")

    def __init__(
        self,
        path: str,
        kind: Kind,
        *,
        others: tuple[tuple[str, ...], ...],
        **facts: Any,
    ) -> None:
        super().__init__(path, kind, **facts)
        self.others: tuple[tuple[str, ...], ...] = others

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        place = arguments.paths[facts["param"]]
        others = tuple(arguments.paths[name] for name in words_of(facts["not_with"]))
        kind = arguments.kinds[facts["param"]]
        return (cls(pointer(place), kind, others=others, source=source, fact=fact),)

    def settings(self) -> dict[str, Any]:
        return {"others": self.others}

    def presence(self) -> tuple[tuple[str, ...], ...]:
        return (self.place, *self.others)

    def allows(self) -> dict[str, bool]:
        return {"others": False}

    def judge(self, out: Violations, body: Any) -> Violations:
        value = value_at(body, self.place)
        if value is MISSING:
            return out
        there = tuple(one for one in self.others if value_at(body, one) is not MISSING)
        return note(out, self._beside(there), "not_with", value) if there else out

    def _beside(self, others: tuple[tuple[str, ...], ...]) -> NotWith:
        """The rule as its message tells it: of the others only those that are there."""
        if others == self.others:
            return self
        return NotWith(self.path, self.kind, others=others, source=self.source, fact=self.fact)

    def schema(self) -> dict[str, Any]:
        others = [has_schema(other) for other in self.others]
        either = others[0] if len(others) == 1 else {"anyOf": others}
        return {"if": either, "then": schema_at(self.place, False)}

    def _others(self) -> str:
        return join_words(tuple(".".join(other) for other in self.others))

    def message(self, keyword: str, value: Any) -> str:
        return f"does not go with {self._others()}"

    def suggestion(self, keyword: str, value: Any) -> str | None:
        return f"leave it out, or leave out {' and '.join(map('.'.join, self.others))}"

    def words(self) -> str:
        return f"Do not give {self.name} with {self._others()}"
