"""What the shapes of a page have in common: one described key of a request or an answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from .facts import Place
from .lines import Line, Passage


@dataclass(slots=True)
class Part:
    """A piece of a field's description, and where it stands."""

    text: str
    place: Place


@dataclass(slots=True)
class Field:
    """One key as the page describes it, in the page's own words."""

    name: str
    place: Place
    role: str
    """The role of the heading above it: params, response, auth, …"""
    type: Part | None = None
    required: Part | None = None
    """``yes`` or ``no`` as its text."""
    default: Part | None = None
    ranges: list[Part] = field(default_factory=list[Part])
    options: list[str] = field(default_factory=list[str])
    options_place: Place | None = None
    options_lines: list[int] = field(default_factory=list[int])
    description: Passage = field(default_factory=lambda: Passage("", ()))
    doubt: str = ""
    """Why the parts may be cut in the wrong places, or empty."""


@dataclass(slots=True)
class FileRow:
    """One kind of reference file as the page describes it."""

    kind: str
    max_bytes: str
    mime_types: str
    place: Place
    doubt: str = ""


@dataclass(slots=True)
class Sheet:
    """A page on the reader's desk: its lines, which heading each stands under, which are used."""

    lines: list[Line]
    headings: list[str]
    roles: list[str]
    used: bytearray
    fields: list[Field] = field(default_factory=list[Field])
    files: list[FileRow] = field(default_factory=list[FileRow])

    def place(self, index: int, row: str = "") -> Place:
        """Where the line of that index stands."""
        return Place(self.lines[index].number, self.headings[index], row)

    def use(self, index: int) -> None:
        """Marks the line of that index as understood."""
        self.used[index] = 1
