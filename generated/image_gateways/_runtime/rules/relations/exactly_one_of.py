"""Params of which one has to be there, and no more."""

from __future__ import annotations

from .base import Together
from .conditions import has_schema, no_two

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


class ExactlyOneOf(Together):
    """``{exactly_one_of: [text, audio_url]}``."""

    __slots__ = ()
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "exactly_one_of": {"$ref": "#/$defs/several_arguments"}
    }
    named: ClassVar[tuple[str, ...]] = ("exactly_one_of",)
    phrase: ClassVar[str] = "exactly one of"

    def right(self, count: int) -> bool:
        return count == 1

    def schema(self) -> dict[str, Any]:
        some = {"anyOf": [has_schema(place) for place in self.places_of]}
        return {"allOf": [some, no_two(self.places_of)]}
