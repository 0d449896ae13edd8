"""The record of a page as last read: digests of its pieces in order, and the facts that each line stated.

It lies beside the spec of its model and holds no text of the page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .facts import PageBlock

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


PageRecord = tuple[RecordedLine, ...]


def digest(text: str) -> str:
    """The digest of a piece."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def record_of(blocks: Iterable[PageBlock]) -> PageRecord:
    """The record of a page that has these blocks."""
    return tuple(map(recorded, blocks))


def recorded(block: PageBlock) -> RecordedLine:
    """The record of one block."""
    pieces = tuple(RecordedPiece(digest(one), len(one)) for one in block.pieces)
    return RecordedLine(pieces, block.facts)


def record_path(spec: Path) -> Path:
    """Where the record of a spec's page lies."""
    return spec.with_suffix(ENDING)


def load_record(spec: Path) -> PageRecord | None:
    """The record beside the spec file, or None when its page was never accepted. Raises RecordError."""
    path = record_path(spec)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{path}: cannot be read: {error}") from None
    lines: list[RecordedLine] = []
    for number, line in enumerate(text.splitlines(), 1):
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
                tuple(facts.split()),
            )
        )
    return tuple(lines)


def record_text(record: PageRecord) -> str:
    """The text of the file that holds a record."""
    lines: list[str] = []
    for line in record:
        pieces = " ".join(f"{one.digest}.{one.length}" for one in line.pieces)
        facts = f"= {' '.join(line.facts)}" if line.facts else ""
        lines.append(f"{pieces} {facts}".strip())
    return _HEAD + "".join(f"{line}\n" for line in lines)
