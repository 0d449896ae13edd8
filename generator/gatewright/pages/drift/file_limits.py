"""What a page says of the files that a param takes: limits that the spec knows, and those that are new on the page."""

from __future__ import annotations

from typing import Any, cast

from ...load import SpecFile
from ..facts import FactPath, PageFact, PagePlace, PageReading
from ..statements.media_params import limits_of_files
from .alignment import Alignment
from .value_words import value_words


def file_limits(
    reading: PageReading, model: SpecFile, alignment: Alignment | None
) -> dict[FactPath, PageFact]:
    """The limits of files in descriptions of params that take files of one kind."""
    found: dict[FactPath, PageFact] = {}
    for name, facts in cast(dict[str, dict[str, Any]], model.data.get("params", {})).items():
        taken = cast(dict[str, dict[str, Any]], facts.get("takes", {}))
        row = reading.rows.get(("params", name))
        described = reading.descriptions.get(("params", name), "")
        if len(taken) != 1 or row is None:
            continue
        ((kind, known),) = taken.items()
        for limit, value in limits_of_files(described, kind):
            path = ("params", name, "takes", kind, limit)
            if limit in known or (alignment and _is_new(alignment, reading, path, value)):
                found[path] = PageFact(
                    "model", path, value, _where(reading, path, value, row), "sure"
                )
    return found


def _is_new(alignment: Alignment, reading: PageReading, path: FactPath, value: Any) -> bool:
    """Whether the words of the value in the entry were not there when the page was accepted.

    What had stood there and is not in the spec, a person has left out.
    """
    words = list(value_words(path, value))
    unknown = [
        (alignment.blocks[index], at)
        for region in alignment.regions
        for index, at in region.unknown
        if reading.entries.get(alignment.blocks[index].line) == path[:2]
    ]
    return any(word in block.pieces[at] for block, at in unknown for word in words)


def _where(reading: PageReading, path: FactPath, value: Any, row: PagePlace) -> PagePlace:
    """The line of the entry that has the value."""
    words = list(value_words(path, value))
    for block in reading.blocks:
        here = reading.entries.get(block.line) == path[:2]
        if here and any(word in piece for word in words for piece in block.pieces):
            return PagePlace(block.line, row.heading, row.row)
    return row
