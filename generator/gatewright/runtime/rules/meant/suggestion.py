"""The answer to what was meant, as data: messages, ``--fix`` and ``doctor`` all read it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KEPT = "kept"
"""In place of a value: the value stays, and only its place is wrong."""


LONGEST = 200
"""Characters, or elements, of the longest value that a report carries."""
LARGEST = 10**60
"""Numbers from here on are not carried."""


class Suggestion:
    """What was meant: `value` at `path`.

    `path` is a JSON Pointer; None is the place where the wrong value is. `certain`: it means the same
    and is only written otherwise. `others` are values that may be meant as well.
    """

    __slots__ = ("certain", "others", "path", "value")

    def __init__(
        self,
        value: Any = KEPT,
        certain: bool = False,
        path: str | None = None,
        others: tuple[Any, ...] = (),
    ) -> None:
        self.value: Any = value
        self.certain: bool = certain
        self.path: str | None = path
        self.others: tuple[Any, ...] = others

    @property
    def values(self) -> tuple[Any, ...]:
        """All that may be meant, the likeliest first."""
        return (self.value, *self.others)

    @property
    def is_plain(self) -> bool:
        """Whether its values are short enough for a report, and such as JSON has."""
        return all(map(_plain, self.values))

    def as_dict(self, path: str) -> dict[str, Any]:
        """The suggestion as JSON data; `path` is where the wrong value or key is."""
        found: dict[str, Any] = {"path": path if self.path is None else self.path}
        if self.value is not KEPT:
            found["value"] = self.value
        if self.others:
            found["others"] = [*self.others]
        return {**found, "certain": self.certain}

    def __repr__(self) -> str:
        return f"Suggestion({self.value!r}, {self.certain}, {self.path!r}, {self.others!r})"


def _plain(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return len(value) <= LONGEST and all(map(_plain, value))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    if value.__class__ is str:
        return len(value) <= LONGEST
    return value.__class__ in (int, bool, float) and abs(value) < LARGEST
