"""An example on both sides of a limit."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Side:
    """A limit with a value that keeps it, a value that breaks it, and the rule this one breaks."""

    __slots__ = ("inside", "limit", "outside", "rule")

    def __init__(self, limit: str, inside: Any, outside: Any, rule: str) -> None:
        self.limit = limit
        self.inside = inside
        self.outside = outside
        self.rule = rule
