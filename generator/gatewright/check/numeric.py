"""Options whose type differs from the type of their param: one fault with the right form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from ..runtime.rules.kinds import kinds
from ..schema import BrokenKeyword

NUMERIC = "numeric options"
"""The keyword of the fault that replaces the single faults of a list of options."""


def merge_option_faults(faults: list[BrokenKeyword], data: Any) -> Iterator[BrokenKeyword]:
    """Replaces the faults of each list of `options` with a wrong type by one fault.

    Advice to quote numbers would lead astray: the client would send texts, and refuse the numbers of
    the page.
    """
    said: set[tuple[str | int, ...]] = set()
    for fault in faults:
        path = fault.path
        if path and isinstance(path[-1], int):
            path = path[:-1]
        kind, options = _options(path, data)
        if not options or fault.keyword != "type":
            yield fault
        elif path not in said:
            said.add(path)
            yield BrokenKeyword(path, NUMERIC, kind, options)


def _options(path: tuple[str | int, ...], data: Any) -> tuple[str, list[object]]:
    """Type and options of the param at whose `options` the path ends, if none is of that type."""
    if path[-1:] != ("options",):
        return "", []
    for step in path[:-1]:
        data = data[step]
    kind, options = data.get("type"), data["options"]
    if not isinstance(options, list) or not _takes_options(kind):
        return "", []
    listed = cast(list[object], options)
    other = _is_number if _takes_texts(kind) else _is_text
    return (kind, listed) if all(map(other, listed)) else ("", [])


def _takes_options(kind: object) -> bool:
    return isinstance(kind, str) and kind in kinds() and "options" in kinds()[kind].own_schemas


def _takes_texts(kind: str) -> bool:
    """Whether the options of a kind are texts; they are numbers otherwise."""
    wanted: str = kinds()[kind].own_schemas["options"]["items"]["type"]
    return wanted == "string"


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def numeric_options(kind: str, options: list[object]) -> tuple[str, str]:
    """(what is wrong, what to write instead) where the options of a `kind` are of another type."""
    of = f"the options of {'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    if _takes_texts(kind):
        whole = all(isinstance(one, int) for one in options)
        other = f"if it is sent as a number, write `type: {'integer' if whole else 'number'}`"
        right = f"{other}; quote them only if the page shows quotation marks"
        return f"{of} are texts, and these are numbers", right
    right = "take the quotation marks off, or write `type: enum` if it is sent as a text"
    return f"{of} are numbers, and these are texts", right
