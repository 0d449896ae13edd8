"""What a person has read, or what was applied, becomes the record of a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from ..blocks import recorded_name
from .alignment import Alignment, PageRegion
from .containers import is_place
from .findings import Comparison, PageFinding
from .parting import may_part, value_digest
from .record import PageRecord, RecordedLine, record_line
from .spec_facts import MISSING, spec_facts

_T = TypeVar("_T")


def accepted_record(comparison: Comparison, leave: Collection[str] = ()) -> PageRecord:
    """The record after a person has read the page, and leaves the facts named in `leave` as the spec has them.

    A fact that the page has stopped stating and the spec still has stays in it, so that it is not forgotten.
    """
    parted = _parted_at(comparison, leave)
    record = tuple(
        replace(record_line(one), parted=tuple(parted.get(one.line, ())))
        for one in comparison.reading.blocks
    )
    alignment = comparison.alignment
    if alignment is None or comparison.model is None:
        return record
    now = {name for line in record for name in line.facts}
    spec = {recorded_name("model", path) for path, _ in spec_facts(comparison.model)}
    spec |= {
        recorded_name(one.owner, one.path)
        for one in comparison.findings
        if one.kind == "gone" and is_place(one.path)
    }
    before = {name for line in alignment.record for name in line.facts}
    lost = sorted((before - now) & spec)
    # What stands there now was read by a person, though the reader does not understand it.
    unread = [
        one for one in comparison.findings if not _is_on_page(one, comparison) and parts(one, leave)
    ]
    left = {recorded_name(one.owner, one.path): value_digest(one.spec) for one in unread}
    for line in alignment.record:
        left |= {} if line.pieces else dict(one for one in line.parted if one[0] not in now)
    gone = tuple(name for name in lost if not any(f"{name}.".startswith(f"{one}.") for one in left))
    return (*record, RecordedLine((), gone, tuple(left.items()))) if gone or left else record


def _parted_at(comparison: Comparison, leave: Collection[str]) -> dict[int, list[tuple[str, str]]]:
    """By line of the page: the facts in which page and spec part, with the digest of the spec's value."""
    found: dict[int, list[tuple[str, str]]] = {}
    for one in comparison.findings:
        if one.place is not None and _is_on_page(one, comparison) and parts(one, leave):
            name = recorded_name(one.owner, one.path)
            found.setdefault(one.place.line, []).append((name, value_digest(one.spec)))
    return found


def _is_on_page(finding: PageFinding, comparison: Comparison) -> bool:
    """Whether the page says something of the fact, be it null."""
    stated = comparison.reading.fact(finding.owner, finding.path)
    return finding.page is not None or stated is not None


def parts(finding: PageFinding, leave: Collection[str] = ()) -> bool:
    """Whether accepting the page settles a finding, for as long as neither its line nor the spec changes.

    `leave` names facts that a person leaves as the spec has them.
    """
    if finding.kind in ("unsure", "accepted"):
        return True
    if finding.kind in ("changed", "new", "gone") and finding.name in leave:
        return True
    if finding.kind == "gone" and finding.owner == "gateway":
        return True
    spec = MISSING if finding.spec is None else finding.spec
    return finding.kind in ("changed", "new") and may_part(
        finding.owner, finding.path, spec, finding.page, finding.file
    )


def all_records(comparison: Comparison, record: PageRecord) -> list[PageRecord]:
    """The records of all pages of the model, with that of this page replaced or added."""
    before = comparison.alignment.record if comparison.alignment else None
    kept = [record if one == before else one for one in comparison.records]
    return kept if before is not None else [*kept, record]


def shared_record(records: Sequence[PageRecord]) -> PageRecord:
    """The record of a page for several models of one file: it keeps in what each of them parts from the page."""
    first = records[0]
    size = sum(bool(line.pieces) for line in first)
    lines = [
        replace(line, parted=_unite(one[index].parted for one in records))
        for index, line in enumerate(first[:size])
    ]
    behind = [line for one in records for line in one[size:]]
    rest = RecordedLine(
        (), _unite(line.facts for line in behind), _unite(line.parted for line in behind)
    )
    return (*lines, rest) if rest.facts or rest.parted else tuple(lines)


def _unite(lists: Iterable[tuple[_T, ...]]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(one for many in lists for one in many))


def applied_record(comparison: Comparison, applied: Collection[str]) -> PageRecord | None:
    """The record after the facts named in `applied` were written into specs.

    Places where something is left to a person stay as they were. None: the page was never accepted.
    """
    alignment = comparison.alignment
    if alignment is None:
        return None
    lost = {change.line for change in comparison.changes if change.kind == "gone"}
    left = _lines_left(comparison, applied)
    kept: list[RecordedLine] = []
    line, block = 0, 0
    for region in alignment.regions:
        if region.after in lost or _stays_open(region, alignment, left):
            continue
        kept += alignment.record[line : region.recorded[0]]
        line = max(line, region.recorded[1])
        renewed = alignment.blocks[max(block, region.blocks[0]) : region.blocks[1]]
        kept += map(record_line, renewed)
        block = max(block, region.blocks[1])
    kept += alignment.record[line:]
    done = (one if one.pieces else _without_applied(one, applied) for one in kept)
    return tuple(one for one in done if one.pieces or one.facts or one.parted)


def _lines_left(comparison: Comparison, applied: Collection[str]) -> set[int]:
    """The lines of the page where something is left to a person."""
    left = {change.line for change in comparison.changes}
    left |= {one.line for one in comparison.leftovers}
    return left | {
        one.place.line
        for one in comparison.findings
        if one.place
        and one.kind in ("changed", "new", "gone", "unsure")
        and recorded_name(one.owner, one.path) not in applied
    }


def _without_applied(line: RecordedLine, applied: Collection[str]) -> RecordedLine:
    """A line that keeps facts without text, less those that were written."""
    facts = tuple(name for name in line.facts if name not in applied)
    return RecordedLine((), facts, tuple(pair for pair in line.parted if pair[0] not in applied))


def _stays_open(region: PageRegion, alignment: Alignment, left: Collection[int]) -> bool:
    lines = {alignment.blocks[index].line for index, _ in region.unknown}
    return bool(lines & set(left)) or (not lines and region.after in left)
