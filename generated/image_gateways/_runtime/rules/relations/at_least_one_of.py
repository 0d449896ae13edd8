"""Params of which at least one has to be there."""

from __future__ import annotations

from .base import Together
from .conditions import has_schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


class AtLeastOneOf(Together):
    """``{at_least_one_of: [prompt, image_url]}``."""

    __slots__ = ()
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "at_least_one_of": {"$ref": "#/$defs/several_arguments"}
    }
    named: ClassVar[tuple[str, ...]] = ("at_least_one_of",)
    phrase: ClassVar[str] = "at least one of"

    def allows(self) -> dict[str, bool]:
        return {"places_of": True}

    def right(self, count: int) -> bool:
        return count > 0

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [has_schema(place) for place in self.places_of]}
