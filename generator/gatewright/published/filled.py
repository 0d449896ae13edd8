"""Paths whose params have options: a path for each, as each is a model of its own."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import product

from .places import BrokenReference, Library, SchemaPlace

_HOLE = re.compile(r"\{([^}]*)\}")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*\Z")
_MOST = 200
"""Paths of one operation."""


def filled_paths(path: str, params: list[SchemaPlace], library: Library) -> list[str]:
    """`path` with each option of its params; itself where one of them has none, or there are very many."""
    options = [options_of(name, params, library) for name in _HOLE.findall(path)]
    if not options or not all(options):
        return [path]
    parts = _HOLE.split(path)
    found: list[str] = []
    for words in product(*options):
        found.append("".join(words[at // 2] if at % 2 else one for at, one in enumerate(parts)))
        if len(found) > _MOST:
            return [path]
    return found


def options_of(name: str, params: list[SchemaPlace], library: Library) -> list[str]:
    """The options of the param in the path that is called `name`."""
    for param in params:
        if param.get("in") == "path" and param.get("name") == name:
            with suppress(BrokenReference):
                schema = param.find("schema")
                place = library.follow(schema) if schema is not None else param
                enum, const = place.find("enum"), place.get("const")
                listed = enum.elements if enum is not None else [const]
                if all(isinstance(one, str) and _WORD.match(one) for one in listed):
                    return list(dict.fromkeys(listed))
    return []
