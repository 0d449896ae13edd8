"""One spec file against what a page says of it: a finding for each fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from ...load import SpecFile
from ..blocks import recorded_name
from ..equal import holds, show
from ..facts import FactPath, Owner, PageFact, PagePlace, PageReading
from ..statements.media_params import implied_type
from ..words.known_limits import is_text, rank_as_written
from .alignment import Alignment
from .containers import container_of, is_place, shows_at_top_level
from .dropped_codes import CODES, dropped_codes
from .file_limits import file_limits
from .findings import FindingKind, PageFinding
from .parting import called_a_text, value_digest
from .places import Places
from .severity import Severity, alike, severity
from .spec_facts import MISSING, WAYS_OF_KEYS, in_file, origin, spec_facts, spec_value


class SpecAgainstPage:
    """One spec file against what the page says of it."""

    def __init__(
        self,
        reading: PageReading,
        owner: Owner,
        file: SpecFile,
        gateway: SpecFile,
        source: str,
        alignment: Alignment | None,
    ) -> None:
        self.reading = reading
        self.alignment = alignment
        self.seen = Places(alignment, reading) if alignment else None
        self.owner: Owner = owner
        self.file = file
        self.gateway = gateway
        self.source = source
        self.on_page = {_home(one.path, file): one for one in reading.facts if one.owner == owner}
        if owner == "model":
            self.on_page = file_limits(reading, file, alignment) | self.on_page
        self.groups: set[FactPath] = set()
        """Params and kinds of file that are new or gone as a whole: reported once."""

    def run(self) -> Iterator[PageFinding]:
        for path, fact in self.on_page.items():
            finding = self._of_page(path, fact)
            if finding is not None:
                yield finding
        for path, value in spec_facts(self.file):
            if path not in self.on_page:
                finding = self._of_spec(path, value)
                if finding is not None:
                    yield finding
        yield from self._of_codes()
        if self.seen is not None and self.owner == "model":
            for name in self.file.data.get("params", {}):
                finding = self._left_container(("params", name, "at"), self.seen)
                if finding is not None:
                    yield finding

    def _of_page(self, path: FactPath, fact: PageFact) -> PageFinding | None:
        value = spec_value(self.file, path)
        known = path[0] == "params" and path[1] in self.file.data.get("params", {})
        usual = value is MISSING and is_place(path) and known
        if usual and container_of(self.file, self.gateway, path[1]) == fact.value:
            # Where the operation puts params needs not be said for each of them.
            return None
        if value is MISSING or (len(path) == 2 and path[0] == "params"):
            return self._unknown_fact(path, fact, value)
        if fact.sure == "unsure":
            return self._unsure(path, value, fact, fact.place, fact.note)
        agreed = holds(value, fact.value) if fact.partial else alike(path, value, fact.value)
        if is_text(fact.value) and not agreed:
            # A page that calls an address of a picture a string says the same in other words.
            agreed = implied_type(path, self.reading.descriptions.get(path[:2], "")) == value
        if agreed and not fact.contradicted:
            return self._finding("confirmed", path, value, fact.value, fact.place)
        lines = " and ".join(str(place.line) for place in fact.contradicted)
        if agreed:
            note = f"an example shows something else in line {lines}"
            return self._unsure(path, value, fact, fact.contradicted[0], note)
        if path[-1] == "default" and show(value) == show(fact.value):
            # Only its type has changed, and that is a finding of its own.
            return None
        known = self.seen is not None and called_a_text(path, value, fact.value, address=True)
        if known or self._is_accepted(path, value, fact):
            return self._finding("accepted", path, value, fact.value, fact.place)
        note = f"an example still shows something else in line {lines}" if lines else ""
        return self._finding("changed", path, value, fact.value, _where(fact, value), note)

    def _unsure(
        self, path: FactPath, spec: Any, fact: PageFact, place: PagePlace, note: str
    ) -> PageFinding:
        """Something unsure; a person who accepted the page has seen it, as long as nothing has moved."""
        known = self.seen is not None and self.seen.is_accepted(self.owner, path, spec, fact)
        return self._finding(
            "accepted" if known else "unsure",
            path,
            None if spec is MISSING else spec,
            fact.value,
            place,
            note,
        )

    def _is_accepted(self, path: FactPath, spec: Any, fact: PageFact) -> bool:
        """Whether a person has accepted this line beside this value of the spec."""
        return self.seen is not None and self.seen.is_accepted(self.owner, path, spec, fact)

    def _unknown_fact(self, path: FactPath, fact: PageFact, value: Any) -> PageFinding | None:
        """A fact the spec does not have."""
        group = group_of(path)
        if group is not None and spec_value(self.file, group) is MISSING:
            if group in self.groups:
                return None
            self.groups.add(group)
            return self._new_group(group, fact)
        if path[-1] in ("required", "nullable") and fact.value is False and fact.sure != "unsure":
            return None
        if group == path and value is not MISSING:
            return None
        if fact.sure == "unsure":
            return self._unsure(path, None, fact, fact.place, fact.note)
        doubt = self._doubt_inside(path)
        if doubt is not None:
            return self._unsure(path, None, fact, fact.place, doubt.note)
        if path in WAYS_OF_KEYS and any(one in self.on_page for one in WAYS_OF_KEYS - {path}):
            note = "the page names another way of the key too"
            return self._unsure(path, None, fact, fact.place, note)
        if self._is_accepted(path, MISSING, fact):
            return self._finding("accepted", path, None, fact.value, fact.place)
        return self._finding("new", path, None, fact.value, fact.place, fact.note)

    def _of_codes(self) -> Iterator[PageFinding]:
        """Error codes that a list of the page has no more."""
        fact = self.on_page.get(CODES)
        known = spec_value(self.file, CODES)
        if self.alignment is not None and fact is not None and isinstance(known, dict):
            codes = cast(dict[str, Any], known)
            for code in dropped_codes(self.alignment, fact, codes):
                yield self._finding("gone", (*CODES, code), codes[code], None, fact.place)

    def _left_container(self, path: FactPath, seen: Places) -> PageFinding | None:
        """A param that the page names without the container in which it had stood."""
        was = container_of(self.file, self.gateway, path[1])
        row = self.reading.rows.get(path[:2])
        where = seen.stated_lines(recorded_name(self.owner, path))
        if not was or row is None or path in self.on_page or not seen.has_changed(where):
            return None
        key = self.file.data["params"][path[1]].get("key", path[1])
        if path[:2] in self.reading.partly_read or not shows_at_top_level(self.reading, key, was):
            why = f"an example still shows `{was}`, or a cell of its row was not understood"
            return self._finding("unsure", path, was, None, row, why)
        return self._finding("gone", path, was, None, row, "it stands at the top level")

    def _doubt_inside(self, path: FactPath) -> PageFact | None:
        """What is unsure of a field inside a param, when the spec does not have the field at all."""
        ends = [at + 2 for at, key in enumerate(path[:-1]) if key == "fields"]
        for inner in (path[:end] for end in ends):
            if spec_value(self.file, inner) is MISSING:
                parts = (one for at, one in self.on_page.items() if at[: len(inner)] == inner)
                return next((one for one in parts if one.sure == "unsure"), None)
        return None

    def _new_group(self, group: FactPath, fact: PageFact) -> PageFinding:
        parts = {
            path[len(group) :]: one
            for path, one in self.on_page.items()
            if path[: len(group)] == group
        }
        place = self.reading.rows.get(group, fact.place)
        if self.seen is not None and self.seen.is_accepted(
            self.owner, group, MISSING, *parts.values()
        ):
            return self._finding("accepted", group, None, _nest(parts), place)
        untyped = group[0] == "params" and ("type",) not in parts
        if untyped or any(one.sure == "unsure" for one in parts.values()):
            notes = [one.note for one in parts.values() if one.note]
            notes.append("its type was not understood")
            return self._finding("unsure", group, None, _nest(parts), place, notes[0])
        return self._finding("new", group, None, _nest(parts), place)

    def _of_spec(self, path: FactPath, value: Any) -> PageFinding | None:
        """A fact the page does not have."""
        how, source = origin(self.file, path)
        if how == "chosen" or (how == "inferred" and self.owner == "gateway"):
            return self._finding("not stated", path, value, None, None, f"{how} by the project")
        if source != self.source:
            return self._finding("elsewhere", path, value, None, None, f"from `{source}`")
        group = group_of(path)
        if group is not None and not any(
            one[: len(group)] == group for one in self.on_page if len(one) > len(group)
        ):
            if group in self.groups:
                return None
            self.groups.add(group)
            example = self.on_page.get(group)
            note = f"an example still names it in line {example.place.line}" if example else ""
            place = self._row_before(group)
            return self._absent(group, spec_value(self.file, group), place, note)
        place = next(
            (
                self.reading.rows[path[:size]]
                for size in range(len(path), 0, -1)
                if path[:size] in self.reading.rows
            ),
            None,
        )
        if path[-1] == "required" and value is False:
            return None
        if path[-1] == "required" and place is not None:
            return self._absent(path, value, place, "the page does not say whether it is required")
        if group in self.reading.partly_read:
            return self._absent(path, value, place, "a cell of its row was not understood")
        return self._absent(path, value, place, "")

    def _absent(
        self, path: FactPath, value: Any, place: PagePlace | None, note: str
    ) -> PageFinding:
        """A fact that was not read: gone only when the place that had stated it has changed."""
        if self.seen is None:
            why = note or "not read on the page, which was never accepted"
            return self._finding("unread", path, value, None, place, why)
        name = recorded_name(self.owner, path)
        where = self.seen.stated_lines(name)
        left = self.seen.accepted_digest(name)
        if left and left != value_digest(value):
            why = "a person has read its place beside another value of the spec"
            return self._finding("unsure", path, value, None, place, why)
        if not where or left:
            return self._finding("not stated", path, value, None, place, "not read on the page")
        if not self.seen.has_changed(where):
            why = note or "its line is as it was, and no longer read"
            return self._finding("unsure", path, value, None, place, why)
        now = self.seen.replacement(where, value)
        if path[-1] == "required" or group_of(path) in self.reading.partly_read or now:
            why = note or "its place has changed and is not understood"
            return self._finding(
                "unsure", path, value, None, place or (PagePlace(now) if now else None), why
            )
        return self._finding("gone", path, value, None, place, note)

    def _row_before(self, group: FactPath) -> PagePlace | None:
        """The row behind which a row that is gone has stood."""
        rows = self.reading.rows
        before: PagePlace | None = None
        siblings: dict[str, Any] = spec_value(self.file, group[:1])
        for key in siblings:
            if key == group[1]:
                break
            row = rows.get((group[0], key))
            before = before if row is None else row
        return before

    def _finding(
        self,
        kind: FindingKind,
        path: FactPath,
        spec: Any,
        page: Any,
        place: PagePlace | None,
        note: str = "",
    ) -> PageFinding:
        drift = kind in ("changed", "new", "gone")
        level: Severity = severity(path, spec, page) if drift else "none"
        line = self.file.mark(in_file(path), key=True)[0]
        return PageFinding(kind, self.owner, path, spec, page, level, self.file, line, place, note)


def _home(path: FactPath, file: SpecFile) -> FactPath:
    """Where a spec has a fact: how many files a page takes is the length of the one list of files."""
    if path != ("uploads", "max_files") or "uploads" in file.data:
        return path
    lists = [
        name
        for name, facts in file.data.get("params", {}).items()
        if "takes" in facts and "items" in facts
    ]
    return ("params", lists[0], "max_items") if len(lists) == 1 else path


def _where(fact: PageFact, old: Any) -> PagePlace:
    """Where a list differs: the line of what is new in it, else of what now stands before the gap."""
    if not fact.lines or not isinstance(old, list):
        return fact.place
    values, before = cast(list[object], fact.value), cast(list[object], old)
    at = next((index for index, value in enumerate(values) if value not in before), None)
    if at is None:
        gap = next((index for index, value in enumerate(before) if value not in values), 0)
        at = values.index(before[gap - 1]) if gap and before[gap - 1] in values else None
    return (
        fact.place if at is None else PagePlace(fact.lines[at], fact.place.heading, fact.place.row)
    )


def group_of(path: FactPath) -> FactPath | None:
    """The param, or kind of file, that `path` belongs to."""
    kinds = path[0] == "uploads" and len(path) > 1 and path[1] in ("image", "video", "audio")
    return path[:2] if len(path) >= 2 and (path[0] == "params" or kinds) else None


def _nest(parts: dict[FactPath, PageFact]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    # As a person writes it: the type first, then the limits, then what may be left out.
    for path in sorted(parts, key=lambda path: rank_as_written(path[-1]) if path else 0):
        fact = parts[path]
        level = value
        for key in path[:-1]:
            level = level.setdefault(key, {})
        if path and not (path[-1] == "required" and fact.value is False):
            level[path[-1]] = fact.value
    return value
