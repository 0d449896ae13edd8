"""The record of a page as last read: digests of its pieces in order, and the facts that each line stated.

It lies beside the spec of its model and holds no text of the page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..facts import PageBlock

ENDING = ".seen"
_HEAD = (
    "# The page of this model as it was last read: a digest and a length for each piece of it, in order,\n"
    "# and the facts that each line stated. `gatewright docs accept` writes this file.\n"
)
_PIECE = re.compile(r"(?P<digest>[0-9a-f]{12})\.(?P<length>\d{1,7})\Z")


class RecordError(Exception):
    """A record that cannot be read; the message says where it lies and what to do."""


@dataclass(frozen=True, slots=True)
class RecordedPiece:
    """A sentence, a cell or a line of code, without its text."""

    digest: str
    length: int


@dataclass(frozen=True, slots=True)
class RecordedLine:
    """One line of a page: its pieces, and the facts that it stated.

    A line without pieces keeps facts that a page has stopped stating while the spec still has them.
    """

    pieces: tuple[RecordedPiece, ...]
    facts: tuple[str, ...] = ()
    parted: tuple[tuple[str, str], ...] = ()
    """Facts in which page and spec part, with the digest of the value that the spec had when this was accepted."""


PageRecord = tuple[RecordedLine, ...]
_BETWEEN = "--"
"""Between the records of a model that several pages describe."""
_SHARED = 0.95
"""Share of a record's pieces with which a page is its page, though its first line is another."""
_RELATED = 0.3
"""Share of the smaller of record and page below which they are not the same page, whatever its first line."""
_PARTED = "~"
"""Between the name of a fact and the digest of the value that the spec had."""


def digest(text: str) -> str:
    """The digest of a piece."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def record_line(block: PageBlock) -> RecordedLine:
    """The record of one block."""
    pieces = tuple(RecordedPiece(digest(one), len(one)) for one in block.pieces)
    return RecordedLine(pieces, block.facts)


def record_path(spec: Path) -> Path:
    """Where the record of a spec's page lies."""
    return spec.with_suffix(ENDING)


def record_for(
    records: list[PageRecord], blocks: Iterable[PageBlock], pages: int, named: bool
) -> int | None:
    """Which record a page belongs to; None: it was never accepted.

    `pages` is how many the model has. A page that the model lists by its name (`named`) is not taken for
    one that resembles it.
    """
    page = {digest(piece) for block in blocks for piece in block.pieces}
    best, likeness, relative = None, (False, -1.0), False
    for index, record in enumerate(records):
        known = {piece.digest for line in record for piece in line.pieces}
        related = len(known & page) >= _RELATED * min(len(known), len(page))
        titled = bool(record) and all(one.digest in page for one in record[0].pieces)
        alike = (titled and related, len(known & page) / max(1, len(known)))
        if alike > likeness:
            best, likeness, relative = index, alike, related
    only = relative and len(records) >= pages
    sure = likeness[0] or only or (likeness[1] >= _SHARED and not (named and pages > 1))
    return best if sure else None


def load_records(spec: Path) -> list[PageRecord]:
    """The records beside the spec file, one for each accepted page. Raises RecordError."""
    path = record_path(spec)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{path}: cannot be read: {error}") from None
    records: list[PageRecord] = []
    lines: list[RecordedLine] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line == _BETWEEN:
            records.append(tuple(lines))
            lines = []
            continue
        if line.startswith("#") or not line.strip():
            continue
        pieces, _, facts = line.partition("=")
        found = [_PIECE.match(one) for one in pieces.split()]
        if not all(found):
            raise RecordError(
                f"{path}:{number}: this is not a record of a page; write it anew with `gatewright docs accept`"
            )
        lines.append(
            RecordedLine(
                tuple(RecordedPiece(one["digest"], int(one["length"])) for one in found if one),
                tuple(one for one in facts.split() if _PARTED not in one),
                tuple(_name_and_digest(one) for one in facts.split() if _PARTED in one),
            )
        )
    return [*records, tuple(lines)]


def record_text(*records: PageRecord) -> str:
    """The text of the file that holds the records of a model's pages."""
    return _HEAD + f"{_BETWEEN}\n".join(map(_lines_text, records))


def _lines_text(record: PageRecord) -> str:
    lines: list[str] = []
    for line in record:
        pieces = " ".join(f"{one.digest}.{one.length}" for one in line.pieces)
        parted = [f"{name}{_PARTED}{value}" for name, value in line.parted]
        facts = " ".join([*line.facts, *parted])
        lines.append(f"{pieces} {f'= {facts}' if facts else ''}".strip())
    return "".join(f"{line}\n" for line in lines)


def _name_and_digest(word: str) -> tuple[str, str]:
    name, _, value = word.rpartition(_PARTED)
    return name, value
