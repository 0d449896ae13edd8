"""How many elements several params may have in all."""

from __future__ import annotations

from ..violations import note
from .base import Relation
from .conditions import MISSING, value_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from ..kinds.base import Kind
    from ..violations import Violations
    from .base import Arguments, Facts

IN_ALL = "x-at-most"
"""The keyword that says it in schemas; JSON Schema has none for a sum."""


class AtMost(Relation):
    """``{at_most: 9, of: [images, video]}``: a list counts its elements, anything else one."""

    __slots__ = ("count", "parts")
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "at_most": {"type": "integer", "minimum": 1, "description": "Most elements in all."},
        "of": {"$ref": "#/$defs/several_arguments"},
    }
    named = ("of",)

    def __init__(
        self, path: str, kind: Kind, *, count: int, parts: tuple[tuple[str, ...], ...], **facts: Any
    ) -> None:
        super().__init__(path, kind, **facts)
        self.count = count
        self.parts = parts

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        from ..kinds.object import Object

        parts = tuple(arguments.paths[name] for name in facts["of"])
        return (cls("", Object(), count=facts["at_most"], parts=parts, source=source, fact=fact),)

    def settings(self) -> dict[str, Any]:
        return {"count": self.count, "parts": self.parts}

    def judge(self, out: Violations, body: Any) -> Violations:
        values = (value_at(body, part) for part in self.parts)
        found = sum(
            len(value) if isinstance(value, list) else value is not MISSING  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
            for value in values
        )
        return note(out, self, "at_most", found) if found > self.count else out

    def schema(self) -> dict[str, Any]:
        return {IN_ALL: {"count": self.count, "of": [list(part) for part in self.parts]}}

    def _parts(self) -> str:
        return " and ".join(".".join(part) for part in self.parts)

    def message(self, keyword: str, value: Any) -> str:
        return f"{self._parts()} have {value} elements in all, more than {self.count}"

    def suggestion(self, keyword: str, value: Any) -> str | None:
        return f"take out {value - self.count:,}"

    def words(self) -> str:
        return f"{self._parts()} have at most {self.count} elements in all"
