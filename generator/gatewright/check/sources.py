"""Sources of facts: every fact has a source, and an undocumented fact has no value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean, nearest
from ..load import SpecFile, Workspace
from .facts import is_stated, mapping, possible
from .shape import schema_of

OWN_WORDS = frozenset(
    {
        "sources",
        "provenance",
        "undocumented",
        "seen",
        "examples",
        "title",
        "class",
        "summary",
        "name",
    }
)
"""Top-level keys of a spec that are not facts about the service."""


def source_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every fault in `sources`, `provenance` and `undocumented`."""
    sources: dict[str, Any] = file.data["sources"]
    for name, source in sources.items():
        if not _real(source["read"]):
            yield file.fault(("sources", name, "read"), f"{source['read']!r} is not a date")
    if file.kind == "model" and next(iter(sources)) != "page":
        yield file.fault(("sources",), "the model's own page is called `page` and comes first")
    provenance: dict[str, Any] = file.data.get("provenance", {})
    for fact, entry in provenance.items():
        here = ("provenance", fact)
        if not is_stated(file.data, fact):
            hint = did_you_mean(fact, _names(file.data))
            yield file.fault(here, f"no fact is called `{fact}`", hint, key=True)
        own_page = file.kind == "gateway" and fact.startswith("params")
        if entry.get("source") == "page" and own_page:
            continue  # each model's own page states it
        if "source" in entry and entry["source"] not in sources:
            message = f"there is no source `{entry['source']}`"
            yield file.fault((*here, "source"), message, did_you_mean(entry["source"], sources))
    for index, fact in enumerate(file.data.get("undocumented", ())):
        if is_stated(file.data, fact):
            message = f"`{fact}` is said to be undocumented, and stated all the same"
            yield file.fault(("undocumented", index), message, "remove one of the two")
        elif not possible(file.kind, file.data, fact):
            yield from _impossible(file, index, fact)
    if "page" not in sources:
        for key in file.data:
            if key not in OWN_WORDS and not _has_provenance(file.data[key], key, provenance):
                message = f"nothing says where `{key}` comes from"
                first = next(iter(sources), "page")
                hint = f"add it to `provenance`, such as `{key}: {{source: {first}}}`"
                yield file.fault((key,), message, hint, key=True)


def _real(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _impossible(file: SpecFile, index: int, fact: str) -> Iterator[Diagnostic]:
    """Returns a fault for a name that no file can state, with the nearest right name."""
    known = schema_of(file.kind)["properties"]
    first = fact.partition(".")[0]
    if first in known or nearest(first, known):
        hint = (
            did_you_mean(fact, _names(file.data)) if first in known else did_you_mean(first, known)
        )
        yield file.fault(("undocumented", index), f"no fact can be called `{fact}`", hint)


def _names(data: dict[str, Any], prefix: str = "", depth: int = 4) -> list[str]:
    names: list[str] = []
    for key, child in data.items():
        if not prefix and key in OWN_WORDS:
            continue
        names.append(f"{prefix}{key}")
        if depth > 1:
            names += _names(mapping(child), f"{prefix}{key}.", depth - 1)
    return names


def _has_provenance(value: Any, fact: str, provenance: dict[str, Any]) -> bool:
    """Whether `fact`, or else every fact below it, has a provenance."""
    below = mapping(value)
    return fact in provenance or (
        bool(below)
        and all(_has_provenance(child, f"{fact}.{key}", provenance) for key, child in below.items())
    )
