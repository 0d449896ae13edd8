"""Params in paths: each option makes a path of its own, as it is a model; other params stay holes, which callers fill."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import product

from ..check import is_hole
from .places import BrokenReference, Library, SchemaPlace

_HOLE = re.compile(r"\{([^}]*)\}")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*\Z")
_MOST = 200
"""Paths of one operation."""


def filled_paths(path: str, params: list[SchemaPlace], library: Library) -> list[str]:
    """`path` with each option of its params; itself where none has options, or there are very many.

    A hole without options keeps its place, under the name that a spec has for it.
    """
    stated = {str(one.get("name")) for one in params if _fills(one)}
    parts = _HOLE.split(path)
    parts[1::2] = [f"{{{hole_name(one) if one in stated else one}}}" for one in parts[1::2]]
    options = [
        options_of(name, params, library) or [hole]
        for name, hole in zip(_HOLE.findall(path), parts[1::2], strict=True)
    ]
    found: list[str] = []
    for words in product(*options):
        found.append("".join(words[at // 2] if at % 2 else one for at, one in enumerate(parts)))
        if len(found) > _MOST:
            return ["".join(parts)]
    return found


def hole_name(name: str) -> str:
    """What a spec calls the hole of a param: a name, and none that the client fills with something else."""
    word = re.sub(r"[^A-Za-z0-9_]+", "_", name).strip("_")
    return word if is_hole(word) else f"path_{word}"


def stated_holes(path: str, params: list[SchemaPlace]) -> dict[str, SchemaPlace]:
    """Hole of a path → the param that says what may fill it."""
    stated = {hole_name(str(one.get("name"))): one for one in params if _fills(one)}
    return {hole: stated[hole] for hole in _HOLE.findall(path) if hole in stated}


def _fills(param: SchemaPlace) -> bool:
    return param.get("in") == "path" and param.has("schema")


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
