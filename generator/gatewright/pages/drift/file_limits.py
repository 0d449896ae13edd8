"""What a page says of the files that a param takes, where the spec knows the same limit."""

from __future__ import annotations

from typing import Any, cast

from ...load import SpecFile
from ..facts import FactPath, PageFact, PagePlace, PageReading
from ..statements.media_params import limits_of_files
from .value_words import value_words


def file_limits(reading: PageReading, model: SpecFile) -> dict[FactPath, PageFact]:
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
            if limit in known:
                found[path] = PageFact(
                    "model", path, value, _where(reading, path, value, row), "sure"
                )
    return found


def _where(reading: PageReading, path: FactPath, value: Any, row: PagePlace) -> PagePlace:
    """The line of the entry that has the value."""
    words = list(value_words(path, value))
    for block in reading.blocks:
        here = reading.entries.get(block.line) == path[:2]
        if here and any(word in piece for word in words for piece in block.pieces):
            return PagePlace(block.line, row.heading, row.row)
    return row
