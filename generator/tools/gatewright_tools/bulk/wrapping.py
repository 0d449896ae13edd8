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

    def unwrap(
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
        shown = package.words.show_value(request) if request is not None else "nothing"
        fault = package.faults.InputFault.of("body", f"{place} holds {shown}, and no request")
        return kept, carried, fault

    def way(self, record: object) -> tuple[str, ...]:
        """The keys that lead to the request in a record that has one; none where it is the record."""
        place = self.body or ("body" if isinstance(record, dict) and record.keys() == BATCH else "")
        return _way(record, place) or () if place else ()


def _at(record: Any, place: str) -> Any:
    """What a record has at a place, or None."""
    for key in (way := _way(record, place)) or ():
        record = record[key]
    return None if way is None else record


def _way(record: Any, place: str) -> tuple[str, ...] | None:
    """The keys that lead to a place in a record, or None where there is nothing."""
    if not isinstance(record, dict):
        return None
    if place in record:
        return (place,)
    key, dot, rest = place.partition(".")
    inner = _way(record.get(key), rest) if dot else None  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return None if inner is None else (key, *inner)
