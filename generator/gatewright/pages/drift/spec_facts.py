"""The facts of a spec file: every path that states something, and which page it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from ...load import SpecFile
from ..facts import FactPath

_OWN_WORDS = frozenset(
    {
        "sources",
        "provenance",
        "undocumented",
        "seen",
        "examples",
        "class",
        "summary",
        "name",
        "operation",
    }
)
"""Top-level keys that state nothing a page could say."""
_OWN_KEYS = frozenset({"doc", "name", "key", "at", "role", "means"})
"""Keys in which the project speaks: its words, its Python names, its reading of an error code."""
_POINTERS = frozenset(
    {
        ("outputs", "format_param"),
        ("outputs", "seconds_param"),
        ("outputs", "count_params"),
        ("tracing", "param"),
    }
)
"""Facts that only point to a param: the page describes the param, the project says what it is for."""
WAYS_OF_KEYS: frozenset[FactPath] = frozenset(
    {("auth", "scheme"), ("auth", "header"), ("auth", "query")}
)
"""Of these a gateway has one: how its key travels."""
MISSING = object()


def spec_facts(file: SpecFile) -> Iterator[tuple[FactPath, Any]]:
    """(path, value) of every fact in `file`; a list of plain values is one fact."""
    for key, value in file.data.items():
        if key not in _OWN_WORDS and not (file.kind == "gateway" and key == "title"):
            yield from _leaves((key,), value)


def _leaves(path: FactPath, value: Any) -> Iterator[tuple[FactPath, Any]]:
    if path in _POINTERS:
        return
    if isinstance(value, dict) and value:
        for key, child in cast(dict[str, Any], value).items():
            if not (key in _OWN_KEYS and _may_have_own(path)):
                yield from _leaves((*path, key), child)
    elif isinstance(value, list) and _holds_mappings(value):
        for index, child in enumerate(cast(list[object], value)):
            yield from _leaves((*path, str(index)), child)
    elif value != {} or path[0] == "answers":
        yield path, value


def _holds_mappings(value: Any) -> bool:
    return any(isinstance(one, dict) for one in value)


def _may_have_own(path: FactPath) -> bool:
    """Whether the keys at `path` are the language's and not those of a request."""
    below = path[2:] if path[0] == "modes" else path
    return path[:2] == ("errors", "codes") or (below[:1] == ("params",) and len(below) > 1)


def spec_value(file: SpecFile, path: FactPath) -> Any:
    """The value at `path`, or MISSING."""
    value: Any = file.data
    for key in path:
        if isinstance(value, dict) and key in value:
            value = cast(dict[str, Any], value)[key]
        elif (
            isinstance(value, list) and key.isdigit() and int(key) < len(cast(list[object], value))
        ):
            value = cast(list[object], value)[int(key)]
        else:
            return MISSING
    return value


def origin(file: SpecFile, path: FactPath) -> tuple[str, str]:
    """(how, source) of the fact: ``source``, ``inferred`` or ``chosen``, and the page it was read on.

    What is inferred is inferred from the page that states what it belongs to.
    """
    provenance: dict[str, dict[str, str]] = file.data.get("provenance", {})
    how = ""
    for length in range(len(path), 0, -1):
        entry = provenance.get(".".join(path[:length]), {})
        if "source" in entry:
            return how or "source", entry["source"]
        how = how or next(iter(entry), "")
    return how or "source", "page"


def own_source(file: SpecFile, model: SpecFile) -> str:
    """The name under which `file` lists the page of `model`, or empty."""
    page: dict[str, str] = model.data.get("sources", {}).get("page", {})
    sources: dict[str, dict[str, str]] = file.data.get("sources", {})
    for name, source in sources.items():
        if source.get("title") == page.get("title") and source.get("url") == page.get("url"):
            return name
    return ""


def in_file(path: FactPath) -> tuple[str | int, ...]:
    """`path` as the marks of a spec file name it, with indexes as numbers."""
    return tuple(
        int(key) if key.isdigit() and index and path[0] == "answers" else key
        for index, key in enumerate(path)
    )
