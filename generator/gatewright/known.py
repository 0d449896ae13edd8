"""What was found out of plain data, kept for data that is the same: thousands of models share their params."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")

MOST = 10_000
"""Results that are kept; then all are forgotten."""


class Known(Generic[T]):
    """The results of one function of plain data. Nobody changes a result that is shared."""

    def __init__(self) -> None:
        self._found: dict[str, T] = {}

    def of(self, data: Any, make: Callable[[Any], T]) -> T:
        """The result for `data`, which `make` finds out where it is not known."""
        said = repr(data)  # This tells 1 from true and from 1.0.
        if said not in self._found:
            made = make(data)
            if len(self._found) >= MOST:
                self._found.clear()
            self._found[said] = made
        return self._found[said]
