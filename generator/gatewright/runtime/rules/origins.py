"""Which fact of a spec is behind a value of a request, and which page states it."""

from __future__ import annotations

from .pointers import steps

UPLOADS = "uploads"
"""The fact of a model's files, and the beginning of the facts of an item in requests."""


class Origins:
    """The (fact, number of the page) of each pointer. What lies inside a value follows from it."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, int]] = {}

    def note(self, path: str, fact: str, page: int) -> None:
        """Notes what is behind the value at `path`, unless it is known."""
        self._known.setdefault(path, (fact, page))

    def usual(self, path: str) -> tuple[str, int]:
        """What is behind the value at `path`, going by the value around it."""
        around = path.rpartition("/")[0]
        fact, page = self._known.get(around, ("", 0))
        key = (steps(path) or [""])[-1]
        if not path or key == "*":
            return fact, page
        if fact.startswith(UPLOADS):
            return f"{UPLOADS}.item.{key}", page
        if fact.startswith("params."):
            return f"{fact}{'.items' if around.endswith('*') else ''}.fields.{key}", page
        return f"params.{key}", page
