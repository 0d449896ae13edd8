"""A param that needs another beside it."""

from __future__ import annotations

from ..pointers import pointer
from ..violations import note
from .base import Relation, words_of
from .conditions import MISSING, has_schema, value_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from ..kinds.base import Kind
    from ..violations import Violations
    from .base import Arguments, Facts


class Needs(Relation):
    """``{param: mask_url, needs: image_url}``: what is needed is what is missing."""

    __slots__ = ("asking",)
    leads: ClassVar[tuple[str, ...]] = ("asking",)
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "needs": {"$ref": "#/$defs/argument_or_several"},
        "param": {"$ref": "#/$defs/argument"},
    }
    named: ClassVar[tuple[str, ...]] = ("param", "needs")

    def __init__(
        self,
        path: str,
        kind: Kind,
        *,
        asking: tuple[str, ...],
        **facts: Any,
    ) -> None:
        super().__init__(path, kind, **facts)
        self.asking: tuple[str, ...] = asking

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        asking, found = arguments.paths[facts["param"]], list[Relation]()
        for name in words_of(facts["needs"]):
            place, kind = arguments.paths[name], arguments.kinds[name]
            found.append(cls(pointer(place), kind, asking=asking, source=source, fact=fact))
        return tuple(found)

    def settings(self) -> dict[str, Any]:
        return {"asking": self.asking}

    def presence(self) -> tuple[tuple[str, ...], ...]:
        return (self.asking, self.place)

    def judge(self, out: Violations, body: Any) -> Violations:
        asks = value_at(body, self.asking) is not MISSING
        return (
            note(out, self, "required") if asks and value_at(body, self.place) is MISSING else out
        )

    def schema(self) -> dict[str, Any]:
        return {"if": has_schema(self.asking), "then": has_schema(self.place)}

    def message(self, keyword: str, value: Any) -> str:
        return f"is missing, and {'.'.join(self.asking)} needs it"

    def suggestion(self, keyword: str, value: Any) -> str | None:
        return f"add {self.kind.to_add(self)}, or leave out {'.'.join(self.asking)}"

    def words(self) -> str:
        return f"Give {'.'.join(self.asking)} only with {self.name}"
