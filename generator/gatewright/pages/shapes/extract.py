"""What readers take from a page: described fields, files, examples, statements, and the lines used.

Every reader gets a sheet and gives an `Extract`. Nothing else passes from one reader to the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ..facts import FactPath, PagePlace, Statement
from ..text.lines import Passage

NOT_ASKED = frozenset({"response", "address", "auth", "errors", "example", "price", "apart"})
"""Roles of headings below which no param of a request stands."""
_HEADER = re.compile(r"(?:authorization|content-type|accept|x-[\w-]+)\Z", re.I)
"""Names of headers, wherever they are described."""


@dataclass(slots=True)
class FieldPart:
    """A piece of a field's description, and where it stands."""

    text: str
    place: PagePlace


@dataclass(slots=True)
class PageField:
    """One key of a request or an answer, in the page's own words."""

    name: str
    place: PagePlace
    role: str
    """The role of the heading above it: params, response, auth, …"""
    type: FieldPart | None = None
    required: FieldPart | None = None
    """``yes`` or ``no`` as its text; None when the page does not say."""
    condition: FieldPart | None = None
    """The words by which it is required, or optional, under a condition; `required` is None then."""
    default: FieldPart | None = None
    ranges: list[FieldPart] = field(default_factory=list[FieldPart])
    options: list[str] = field(default_factory=list[str])
    options_place: PagePlace | None = None
    options_lines: list[int] = field(default_factory=list[int])
    description: Passage = field(default_factory=lambda: Passage("", ()))
    doubt: str = ""
    """Why the parts may be cut in the wrong places, or empty."""
    unread: list[str] = field(default_factory=list[str])
    """Cells that were not understood; the page may state in them what is missing here."""
    ticked: tuple[str, ...] = ()
    """What stands in code marks in its description."""
    path: FactPath = ()
    """Where the spec has it; empty: nowhere, as it is a key inside another one."""
    at: str = ""
    """The container of the body that it sits in, where its name says so."""
    identifies: bool = False
    """Whether it says which model is called."""
    behind: str = ""
    """The object, or list of objects, above it in a dump that does not say where its keys end."""
    untyped: bool = False
    """Whether its table has no column for types."""
    holds: bool = False
    """Whether the page describes keys inside it."""

    @property
    def is_in_request(self) -> bool:
        """Whether it belongs to the body of a request."""
        return self.role not in NOT_ASKED and not _HEADER.match(self.name)

    @property
    def key(self) -> str:
        """Its name without what it sits in."""
        return self.name.rpartition(".")[2].removesuffix("[]")

    def lines(self) -> set[int]:
        """Every line of its row or entry."""
        parts = [self.type, self.required, self.condition, self.default, *self.ranges]
        places = [self.place, self.options_place, *(part.place for part in parts if part)]
        lines = {place.line for place in places if place}
        return lines | set(self.options_lines) | {line for _, line in self.description.starts}


@dataclass(slots=True)
class FileRow:
    """One kind of reference file, in the page's own words."""

    kind: str
    max_bytes: str
    mime_types: str
    place: PagePlace
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """One JSON object on the page."""

    body: dict[str, Any]
    place: PagePlace
    lines: dict[str, int]
    """The line of each key, by the first place where it stands in the object."""
    span: range = range(0)
    """Indexes of the lines that it stands on."""

    def at(self, *path: str) -> PagePlace:
        """Where the last key of `path` stands, or the nearest one above it."""
        line = next((self.lines[key] for key in reversed(path) if key in self.lines), None)
        return self.place if line is None else PagePlace(line, self.place.heading)


@dataclass(slots=True)
class Extract:
    """What was taken from a page."""

    fields: list[PageField] = field(default_factory=list[PageField])
    files: list[FileRow] = field(default_factory=list[FileRow])
    examples: list[Example] = field(default_factory=list[Example])
    statements: list[Statement] = field(default_factory=list[Statement])
    lines: set[int] = field(default_factory=set[int])
    """Indexes of the lines that were understood."""
    partly: set[int] = field(default_factory=set[int])
    """Indexes of lines of which a part was understood."""

    def add(self, more: Extract) -> None:
        """Adds what another reader took."""
        self.fields += more.fields
        self.files += more.files
        self.examples += more.examples
        self.statements += more.statements
        self.lines |= more.lines
        self.partly |= more.partly
