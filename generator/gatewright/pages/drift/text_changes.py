"""Changed text of a page that no finding explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

from ..blocks import EXAMPLE, lines_of_fact, recorded_name
from ..equal import show
from ..facts import FactPath, PageReading
from .alignment import Alignment, PageRegion
from .findings import DRIFT, ChangeKind, PageFinding, TextChange
from .record import digest

_SHORT = 24
"""Characters of a cell that holds one value and nothing beside it."""
_LONGEST = 300
_CALL = re.compile(r"\D{0,60}\Z")
"""What a line has beside an address that it calls."""
_SAID_IN_A_WORD = frozenset({"required", "nullable", "type", "wire"})
"""Facts whose value stands on the page as another word."""


def text_changes(
    alignment: Alignment, reading: PageReading, findings: Iterable[PageFinding]
) -> list[TextChange]:
    """Every piece of a page that is new or gone while no finding tells it, in the order of the page."""
    told = _Told(alignment, reading, [one for one in findings if one.kind in DRIFT])
    return [change for region in alignment.regions for change in told.changes(region)]


class _Told:
    """What the findings have told already."""

    def __init__(
        self, alignment: Alignment, reading: PageReading, findings: list[PageFinding]
    ) -> None:
        self.alignment = alignment
        self.reading = reading
        self.by_line: dict[int, list[PageFinding]] = {}
        self.names: dict[str, int] = {}
        """How many findings tell of a fact; whole params tell of everything below them."""
        self.groups: list[str] = []
        self.below: dict[str, int] = {}
        """How many findings tell of a param or of something below it."""
        for one in findings:
            name = recorded_name(one.owner, one.path)
            self.names[name] = self.names.get(name, 0) + 1
            if one.kind in ("new", "gone") and _is_entry(one.path):
                self.groups.append(name)
            if one.owner == "model" and one.path[0] == "params":
                below = ".".join(one.path[:2])
                self.below[below] = self.below.get(below, 0) + 1
            fact = reading.fact(one.owner, one.path)
            lines = lines_of_fact(fact) if fact else set[int]()
            if one.place:
                lines.add(one.place.line)
            for line in lines:
                self.by_line.setdefault(line, []).append(one)
        self.addresses = [*_addresses(findings)]
        self.gone_digests = frozenset(self._gone_digests())

    def _gone_digests(self) -> Iterator[str]:
        for region in self.alignment.regions:
            for index, at in region.gone:
                piece = self.alignment.record[index].pieces[at]
                if piece.length >= 4:
                    yield piece.digest

    def changes(self, region: PageRegion) -> Iterator[TextChange]:
        """What of one region is not told."""
        unknown = [one for one in region.unknown if not self._told_new(*one)]
        gone = list(self._not_told_gone(region, not unknown))
        facts = tuple(dict.fromkeys(name for _, names in gone for name in names))
        if not unknown:
            if gone:
                yield TextChange("gone", region.after, "", facts)
            return
        for index, at in unknown:
            block = self.alignment.blocks[index]
            moved = digest(block.pieces[at]) in self.gone_digests
            kind: ChangeKind = "moved" if moved else "changed" if region.gone else "new"
            text = block.shown[at]
            shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
            yield TextChange(kind, block.line, shown, facts)
            facts = ()

    def _told_new(self, index: int, at: int) -> bool:
        block = self.alignment.blocks[index]
        entry = self.reading.entries.get(block.line)
        if entry is not None and ".".join(entry) in self.groups:
            return True
        if any(name in self.below for name in _shown_in_examples(block.facts)):
            return True
        piece = block.pieces[at]
        if any(one in piece and _CALL.match(piece.replace(one, "")) for one in self.addresses):
            return True
        return any(
            len(piece) <= _SHORT
            or one.path[-1] in _SAID_IN_A_WORD
            or any(word in piece for word in _words(one.page))
            for one in self.by_line.get(block.line, ())
        )

    def _not_told_gone(
        self, region: PageRegion, explained: bool
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        by_line: dict[int, int] = {}
        for index, _ in region.gone:
            by_line[index] = by_line.get(index, 0) + 1
        for index, count in by_line.items():
            names = self.alignment.record[index].facts
            if any(self._in_group(name) for name in names):
                continue
            shown = sum(self.below.get(name, 0) for name in _shown_in_examples(names))
            told = shown + sum(self.names.get(name, 0) for name in names)
            replaced = bool(region.unknown) and explained
            if told and (count <= told or replaced):
                continue
            if not told and replaced and len(region.unknown) >= len(region.gone):
                # What stands there now is told by its own finding.
                continue
            yield (
                index,
                tuple(
                    name
                    for name in names
                    if not name.startswith(EXAMPLE) and not _is_entry(tuple(name.split(".")))
                ),
            )

    def _in_group(self, name: str) -> bool:
        name = name.removeprefix(EXAMPLE)
        return any(name == one or name.startswith(f"{one}.") for one in self.groups)


def _addresses(findings: Iterable[PageFinding]) -> Iterator[str]:
    """The new addresses that findings tell: every line that calls one is told with them."""
    for one in findings:
        path = str(one.page).rpartition(" ")[2] if one.kind == "changed" else ""
        if path.startswith("/") or "://" in path:
            yield "".join(path.split("{")[0].split())


def _shown_in_examples(names: Iterable[str]) -> Iterator[str]:
    """The params that a line of an example gives a value."""
    return (name.removeprefix(EXAMPLE) for name in names if name.startswith(EXAMPLE))


def _is_entry(path: FactPath) -> bool:
    return len(path) == 2 and path[0] in ("params", "uploads")


def _words(value: Any) -> Iterator[str]:
    """How the parts of a value may stand on the page."""
    if isinstance(value, dict):
        for child in cast(dict[str, Any], value).values():
            yield from _words(child)
    elif isinstance(value, list):
        for child in cast(list[object], value):
            yield from _words(child)
    elif value is not None and not isinstance(value, bool):
        yield "".join(show(value).split())
        if isinstance(value, int):
            yield f"{value:,}"
