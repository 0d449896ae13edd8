"""What a person has read, or what was applied, becomes the record of a page."""

from __future__ import annotations

from collections.abc import Collection

from .alignment import Alignment, PageRegion
from .blocks import recorded_name
from .findings import Comparison
from .record import PageRecord, RecordedLine, record_of, recorded
from .spec_facts import spec_facts


def accepted_record(comparison: Comparison) -> PageRecord:
    """The record after a person has read the page.

    A fact that the page has stopped stating and the spec still has stays in it, so that it is not forgotten.
    """
    record = record_of(comparison.reading.blocks)
    alignment = comparison.alignment
    if alignment is None or comparison.model is None:
        return record
    now = {name for line in record for name in line.facts}
    spec = {recorded_name("model", path) for path, _ in spec_facts(comparison.model)}
    before = {name for line in alignment.record for name in line.facts}
    lost = sorted((before - now) & spec)
    return (*record, RecordedLine((), tuple(lost))) if lost else record


def all_records(comparison: Comparison, record: PageRecord) -> list[PageRecord]:
    """The records of all pages of the model, with that of this page replaced or added."""
    before = comparison.alignment.record if comparison.alignment else None
    kept = [record if one is before else one for one in comparison.records]
    return kept if before is not None else [*kept, record]


def applied_record(comparison: Comparison, applied: Collection[str]) -> PageRecord | None:
    """The record after the facts named in `applied` were written into specs.

    Places where something is left to a person stay as they were. None: the page was never accepted.
    """
    alignment = comparison.alignment
    if alignment is None:
        return None
    left = {change.line for change in comparison.changes}
    left |= {one.line for one in comparison.leftovers}
    left |= {
        one.place.line
        for one in comparison.findings
        if one.place
        and one.kind in ("changed", "new", "gone", "unsure")
        and recorded_name(one.owner, one.path) not in applied
    }
    kept: list[RecordedLine] = []
    line, block = 0, 0
    for region in alignment.regions:
        if _left(region, alignment, left):
            continue
        kept += alignment.record[line : region.recorded[0]]
        line = max(line, region.recorded[1])
        kept += [
            recorded(one)
            for one in alignment.blocks[max(block, region.blocks[0]) : region.blocks[1]]
        ]
        block = max(block, region.blocks[1])
    kept += alignment.record[line:]
    done = [
        RecordedLine(
            one.pieces, tuple(name for name in one.facts if one.pieces or name not in applied)
        )
        for one in kept
    ]
    return tuple(one for one in done if one.pieces or one.facts)


def _left(region: PageRegion, alignment: Alignment, left: Collection[int]) -> bool:
    lines = {alignment.blocks[index].line for index, _ in region.unknown}
    return bool(lines & set(left)) or (not lines and region.after in left)
