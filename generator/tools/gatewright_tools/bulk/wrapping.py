"""Records that are more than a request: an id beside it, or the request inside an envelope."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from ..package import InputFault, InstalledPackage

BATCH = frozenset({"custom_id", "method", "url", "body"})
"""The keys of a line of OpenAI's batch files, whose request is in ``body``."""


class Wrapping(NamedTuple):
    """What of a record is the request."""

    body: str = ""
    """The key that holds the request, with a dot between keys inside each other; empty: the record."""
    ignore: tuple[str, ...] = ()
    """Keys of the record that belong to no request."""
    carry: tuple[str, ...] = ()
    """Keys that belong to no request and go into the report."""

    def opened(
        self, package: InstalledPackage, record: object
    ) -> tuple[Any, str, InputFault | None]:
        """(the request, what goes into the report as JSON, why there is none)."""
        if not isinstance(record, dict):
            return record, "", None
        kept = cast("dict[str, Any]", record)
        found = {name: _at(kept, name) for name in self.carry}
        carried = json.dumps(found, ensure_ascii=False, default=str) if self.carry else ""
        place = self.body or ("body" if kept.keys() == BATCH else "")
        if not place:
            gone = {*self.ignore, *self.carry}
            return {key: one for key, one in kept.items() if key not in gone}, carried, None
        request = _at(kept, place)
        if isinstance(request, str):
            with suppress(ValueError, RecursionError):
                request = json.loads(request)
        if isinstance(request, dict):
            inner = cast("dict[str, Any]", request)
            return inner, carried, None
        shown = package.words.shown(request) if request is not None else "nothing"
        fault = package.faults.InputFault.of("body", f"{place} holds {shown}, and no request")
        return kept, carried, fault


def _at(record: Any, place: str) -> Any:
    """What a record has at a place, or None."""
    if isinstance(record, dict) and place in record:
        return record[place]  # pyright: ignore[reportUnknownVariableType]
    key, dot, rest = place.partition(".")
    inner: Any = record.get(key) if isinstance(record, dict) and dot else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return _at(inner, rest) if dot else None
