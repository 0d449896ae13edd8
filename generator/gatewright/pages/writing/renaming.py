"""A param or a key that has another name now: its own lines, and every place that names it."""

from __future__ import annotations

from typing import Any, cast

from ...load import SpecFile
from ..drift.findings import PageFinding
from ..drift.parting import called_a_text
from ..drift.severity import alike
from ..drift.spec_facts import MISSING, origin, spec_value
from ..facts import FactPath
from .edit import EditError, add_fact, change_fact, read_again, remove_fact, rename_key
from .naming_places import naming_places, with_name

_OWN_WORDS = ("role", "takes", "doc", "name", "at")
"""Of a param: what the project says of it beside the page."""


def tells_renaming(finding: PageFinding, renamed: dict[str, str]) -> bool:
    """Whether a finding says no more than that a param has another name."""
    for name, now in renamed.items():
        if finding.path in (("params", name), ("params", now)):
            return True
        named = (place.path for place in naming_places(finding.file, name))
        if finding.kind == "gone" and finding.path in named:
            return True
    return False


def with_renamed_param(file: SpecFile, name: str, now: str, said: dict[str, Any]) -> SpecFile:
    """`file` with the param `name` under the name `now`; `said` is what the page says of it."""
    own = cast(dict[str, Any], file.data["params"][name])
    places = list(naming_places(file, name))
    kept = {key for key in own if key in _OWN_WORDS or not _is_of_page(file, ("params", name, key))}
    file = read_again(file, rename_key(file, ("params", name), now))
    file = _with_facts(file, ("params", now), own, said, kept)
    for place in places:
        file = read_again(file, with_name(file, place, name, now))
    for mode, facts in list(cast(dict[str, Any], file.data.get("modes", {})).items()):
        if name in facts.get("params", {}):
            file = read_again(file, rename_key(file, ("modes", mode, "params", name), now))
    file = _with_names_of_facts(file, f"params.{name}", f"params.{now}")
    return with_other_key(file, own.get("key", name), now)


def key_of_requests(finding: PageFinding) -> tuple[str, str] | None:
    """(key before, key now) where a finding is about a key that requests to every model of a gateway have."""
    here = finding.path[-2:] == ("request", "params") or finding.path == ("uploads", "field")
    known = here and finding.owner == "gateway" and finding.kind == "changed"
    return (str(finding.spec), str(finding.page)) if known else None


def _is_of_page(file: SpecFile, path: FactPath) -> bool:
    return origin(file, path) == ("source", "page")


def _with_facts(
    file: SpecFile, path: FactPath, own: dict[str, Any], said: dict[str, Any], kept: set[str]
) -> SpecFile:
    """`file` with what the page says of a param: `kept` are the keys that no page states."""
    for key, value in said.items():
        here = (*path, key)
        if key not in own:
            file = read_again(file, add_fact(file, here, value))
        elif not alike(here, own[key], value) and not called_a_text(here, own[key], value):
            try:
                file = read_again(file, change_fact(file, here, value))
            except EditError:
                file = read_again(file, remove_fact(file, here))
                file = read_again(file, add_fact(file, here, value))
    for key in own:
        if key not in said and key not in kept:
            file = read_again(file, remove_fact(file, (*path, key)))
    return file


def _with_names_of_facts(file: SpecFile, old: str, now: str) -> SpecFile:
    """`file` with the other name in the facts that are listed: where they come from, and what is undocumented."""
    for fact in list(cast(dict[str, Any], file.data.get("provenance", {}))):
        if f"{fact}.".startswith(f"{old}."):
            named = now + fact.removeprefix(old)
            file = read_again(file, rename_key(file, ("provenance", fact), named))
    listed = cast(list[str], file.data.get("undocumented", []))
    names = [
        now + one.removeprefix(old) if f"{one}.".startswith(f"{old}.") else one for one in listed
    ]
    unknown = [one for one in names if spec_value(file, tuple(one.split("."))) is MISSING]
    if unknown == listed:
        return file
    text = (
        change_fact(file, ("undocumented",), unknown)
        if unknown
        else remove_fact(file, ("undocumented",))
    )
    return read_again(file, text)


def with_other_key(file: SpecFile, key: str, now: str) -> SpecFile:
    """`file` with examples that send `now` where they sent `key`."""
    held = [path for path in file.facts() if path[:1] == ("examples",) and path[-1] == key]
    for path in cast(list[FactPath], held):
        if spec_value(file, (*path[:-1], now)) is MISSING:
            try:
                file = read_again(file, rename_key(file, path, now))
            except EditError:
                continue
    return file
