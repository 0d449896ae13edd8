"""What the readers of tables and sheets need to know of a source."""

from __future__ import annotations

from typing import Protocol


class SourcePart(Protocol):
    """A file, or some of its rows."""

    @property
    def file(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int | None: ...
    @property
    def column(self) -> str | None: ...
    def has(self, place: int) -> bool: ...
