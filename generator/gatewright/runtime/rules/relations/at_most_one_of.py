"""Params of which at most one may be there."""

from __future__ import annotations

from .base import Together
from .conditions import no_two

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


class AtMostOneOf(Together):
    """``{at_most_one_of: [voice_id, voice_url]}``."""

    __slots__ = ()
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "at_most_one_of": {"$ref": "#/$defs/several_arguments"}
    }
    named: ClassVar[tuple[str, ...]] = ("at_most_one_of",)
    phrase: ClassVar[str] = "at most one of"

    def allows(self) -> dict[str, bool]:
        return {"places_of": False}

    def right(self, count: int) -> bool:
        return count < 2

    def schema(self) -> dict[str, Any]:
        return no_two(self.places_of)
