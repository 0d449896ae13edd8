"""What of new and gone text the findings tell already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ..blocks import EXAMPLE, bare, lines_of_fact, recorded_name
from ..equal import show
from ..facts import FactPath, Leftover, PageFact, PageReading
from .alignment import Alignment, PageRegion
from .containers import is_place
from .dropped_codes import CODES, is_code, neighbours, ways_with
from .findings import DRIFT, PageFinding, renamed_params
from .record import digest
from .value_words import value_words

_SHORT = 24
"""Characters of a cell that holds one value and nothing beside it."""
_LONG_ENOUGH = 4
"""Characters from which on two pieces are not the same by chance."""
_MOST_PLACES = 20
"""Places of one piece in which a new value may stand."""
_CALL = re.compile(r"\D{0,60}\Z")
"""What a line has beside an address that it calls."""
_SAID_IN_A_WORD = frozenset({"required", "nullable", "type", "wire"})
"""Facts whose value stands on the page as another word."""


class Told:
    """The findings of a page, by the lines and the pieces that they tell."""

    def __init__(
        self, alignment: Alignment, reading: PageReading, findings: Iterable[PageFinding]
    ) -> None:
        self.alignment = alignment
        self.reading = reading
        drift = [one for one in findings if one.kind in DRIFT]
        self.groups: list[str] = []
        """Params and kinds of file that are new or gone as a whole."""
        self._by_line: dict[int, list[PageFinding]] = {}
        self._names: dict[str, int] = {}
        """How many findings tell of a fact; whole params tell of everything below them."""
        self._below: dict[str, int] = {}
        """How many findings tell of a param or of something below it."""
        for one in drift:
            self._add(one)
        self._addresses = [*_addresses(drift)]
        moved = [one for one in drift if is_place(one.path)]
        self._opened = {*_braces(one.page for one in moved)}
        """Lines of examples that open and close containers in which params sit now."""
        codes = reading.fact("gateway", CODES)
        self._renewals = [*_renewals(drift), *_with_codes(drift, codes)]
        self._gone = frozenset(self._digests_of_gone())
        new = [(index, at) for region in alignment.regions for index, at in region.unknown]
        self.stated_anew = {name for index, _ in new for name in alignment.blocks[index].facts}
        """Facts that a line with something new states."""
        self._new = {digest(alignment.blocks[index].pieces[at]) for index, at in new}
        self._met = {
            before
            for index, at in new
            for before in self._before(alignment.blocks[index].pieces[at])
        }
        """Digests of what is gone while the same stands there with a new name, value or comma."""
        self._met |= {digest(one) for one in _braces(one.spec for one in moved)}

    def _add(self, finding: PageFinding) -> None:
        name = recorded_name(finding.owner, finding.path)
        self._names[name] = self._names.get(name, 0) + 1
        if finding.kind in ("new", "gone") and is_entry(finding.path):
            self.groups.append(name)
        if finding.owner == "model" and finding.path[0] == "params":
            below = ".".join(finding.path[:2])
            self._below[below] = self._below.get(below, 0) + 1
        fact = self.reading.fact(finding.owner, finding.path)
        lines = lines_of_fact(fact) if fact else set[int]()
        if finding.place:
            lines.add(finding.place.line)
        for line in lines:
            self._by_line.setdefault(line, []).append(finding)

    def _digests_of_gone(self) -> Iterator[str]:
        for region in self.alignment.regions:
            for index, at in region.gone:
                piece = self.alignment.record[index].pieces[at]
                if piece.length >= _LONG_ENOUGH:
                    yield piece.digest

    def has_moved_here(self, index: int, pieces: Iterable[int]) -> bool:
        """Whether these new pieces of a block are gone elsewhere; short ones may stand anywhere."""
        texts = [self.alignment.blocks[index].pieces[at] for at in pieces]
        long = [one for one in texts if len(one) >= _LONG_ENOUGH]
        return bool(long) and all(digest(one) in self._gone for one in long)

    def _has_moved_away(self, index: int) -> bool:
        """Whether what is gone of a recorded line is new elsewhere."""
        line = self.alignment.record[index]
        long = [one for one in line.pieces if one.length >= _LONG_ENOUGH]
        return bool(long) and all(one.digest in self._new for one in long)

    def is_renewed(self, piece: str) -> bool:
        """Whether a piece that is gone is the same but for what findings tell, or a comma at its end."""
        return bool(self._before(piece))

    def _before(self, piece: str) -> set[str]:
        # A comma goes with a key that findings tell; where there are none, it is all that has changed.
        ways = {f"{piece},", piece.removesuffix(",")} if self._names else set[str]()
        for old, now in self._renewals:
            ways.add(piece.replace(now, old))
            places = islice(re.finditer(re.escape(now), piece), _MOST_PLACES)
            ways |= {piece[: at.start()] + old + piece[at.end() :] for at in places}
        return {digest(one) for one in ways - {piece}} & self._gone

    def tells_new(self, region: PageRegion, index: int, at: int) -> bool:
        """Whether findings tell the piece `at` of the block `index`, which is new in `region`."""
        block = self.alignment.blocks[index]
        entry = self.reading.entries.get(block.line)
        if entry is not None and ".".join(entry) in self.groups:
            return True
        if any(name in self._below for name in _shown_in_examples(block.facts)):
            return True
        piece = block.pieces[at]
        if piece in self._opened:
            return True
        if any(one in piece and _CALL.match(piece.replace(one, "")) for one in self._addresses):
            return True
        if self.is_renewed(piece) or self._is_in_place_of_told(region, piece):
            return True
        return any(
            len(piece) <= _SHORT
            or one.path[-1] in _SAID_IN_A_WORD
            or any(word in piece for word in value_words(one.path, one.page))
            for one in self._by_line.get(block.line, ())
        )

    def tells_limit(self, left: Leftover) -> bool:
        """Whether findings about the files that a param takes tell every number of these words."""
        text = "".join(left.text.split())
        of_files = [one for one in self._by_line.get(left.line, ()) if "takes" in one.path]
        for one in of_files:
            for word in value_words(one.path, one.page):
                text = text.replace(word, "")
        return bool(of_files) and not any(char.isdigit() for char in text)

    def _is_in_place_of_told(self, region: PageRegion, piece: str) -> bool:
        """Whether it is a value and stands, alone, where a fact stood that findings tell."""
        if len(piece) > _SHORT or len(region.gone) != 1 or len(region.unknown) != 1:
            return False
        return any(name in self._names for name in self.alignment.record[region.gone[0][0]].facts)

    def not_told_gone(self, region: PageRegion, explained: bool) -> Iterator[tuple[str, ...]]:
        """The facts of each recorded line of which something is gone that no finding tells.

        `explained`: everything that stands there now is told.
        """
        by_line: dict[int, int] = {}
        for index, at in region.gone:
            if self.alignment.record[index].pieces[at].digest not in self._met:
                by_line[index] = by_line.get(index, 0) + 1
        replaced = bool(region.unknown) and explained
        for index, count in by_line.items():
            names = self.alignment.record[index].facts
            if self._has_moved_away(index) or any(self._is_in_group(name) for name in names):
                continue
            shown = sum(self._below.get(name, 0) for name in _shown_in_examples(names))
            told = shown + sum(self._names.get(name, 0) for name in names)
            if told and (count <= told or replaced):
                continue
            if not told and replaced and len(region.unknown) >= len(region.gone):
                # What stands there now is told by its own finding.
                continue
            yield tuple(
                name
                for name in names
                if not name.startswith(EXAMPLE) and not is_entry(tuple(name.split(".")))
            )

    def _is_in_group(self, name: str) -> bool:
        name = name.removeprefix(EXAMPLE)
        return any(name == one or name.startswith(f"{one}.") for one in self.groups)


def is_entry(path: FactPath) -> bool:
    """Whether the path is that of a whole param or kind of file."""
    return len(path) == 2 and path[0] in ("params", "uploads")


def _with_codes(
    findings: Iterable[PageFinding], listed: PageFact | None
) -> Iterator[tuple[str, str]]:
    """The same for error codes that are gone from a list."""
    if listed is None:
        return
    gone = [one.path[-1] for one in findings if one.kind == "gone" and is_code(one.path)]
    for together in neighbours(gone):
        yield from ways_with(together, map(str, listed.value))


def _braces(containers: Iterable[object]) -> Iterator[str]:
    """The lines of an example that open and close containers."""
    for one in containers:
        for key in show(one).split(".") if one else ():
            yield from (f'"{key}":{{', f"'{key}':{{", "}", "},")


def _addresses(findings: Iterable[PageFinding]) -> Iterator[str]:
    """The new addresses that findings tell: every line that calls one is told with them."""
    for one in findings:
        path = _address(show(one.page)) if one.kind == "changed" else ""
        if path:
            yield "".join(path.split("{")[0].split())


def _address(value: str) -> str:
    """The address at the end of a value, such as that of ``POST /v1/files``; empty: it has none."""
    last = value.rpartition(" ")[2]
    return last if last.startswith("/") or "://" in last else ""


def _renewals(findings: list[PageFinding]) -> Iterator[tuple[str, str]]:
    """(what stood on the page, what stands there now) of names and values that findings tell."""
    yield from renamed_params(findings).items()
    for one in findings:
        if one.kind == "changed":
            old, now = show(one.spec), show(one.page)
            # A page may say an address without the method before it.
            for before, after in ((old, now), (_address(old), _address(now))):
                if before and after:
                    yield bare(before), bare(after)


def _shown_in_examples(names: Iterable[str]) -> Iterator[str]:
    """The params that a line of an example gives a value."""
    return (name.removeprefix(EXAMPLE) for name in names if name.startswith(EXAMPLE))
