"""Edits of a spec file's text that touch one fact's lines and no other byte.

Each edit takes a loaded file and gives the new text; the caller loads it again before the next one,
so that positions are never guessed.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, cast

from ...load import SpecFile, several
from ...load.document import read as read_spec
from ...load.scalars import plain
from ...runtime.rules.decimals import plain_decimal
from ..facts import FactPath

_PLAIN = re.compile(r"(?!(?:yes|no|on|off|y|n)\Z)[A-Za-z0-9_][\w./+ -]*(?<! )\Z", re.I | re.A)
"""Text that is the same to every YAML reader without quotation marks."""
_LAST = ("doc", "deprecated")
"""Keys that stay behind what is added beside them."""
_ORDER = [
    "id",
    "name",
    "title",
    "medium",
    "summary",
    "sources",
    "seen",
    "operation",
    "inputs",
    "params",
    "modes",
    "outputs",
    "uploads",
    "links",
    "price",
    "examples",
    "undocumented",
    "provenance",
]


class EditError(Exception):
    """A change that this file's layout does not allow to be written by itself."""


def read_again(file: SpecFile, text: str) -> SpecFile:
    """`file` with another text. Raises EditError when it is no longer a spec file."""
    again = SpecFile(file.path, file.kind, file.gateway)
    faults = read_spec(again, text.encode("utf-8"))
    if faults:
        raise EditError(f"cannot be written into the file: {faults[0].message}")
    # Of several ids of one page, the same one as before.
    return next(
        (one for one in several(again)[0] if one.data.get("id") == file.data.get("id")), again
    )


def change_fact(file: SpecFile, path: FactPath, value: Any) -> str:
    """The text of `file` with `value` at `path`, which has a value already."""
    span = _span(file, path)
    old = file.text[span[0] : span[1]]
    if isinstance(value, list) and isinstance(_value(file, path), list):
        return _change_list(file, path, cast(list[object], value))
    if isinstance(value, dict | list) or old[:1] in ("{", "[", "|", ">"):
        raise EditError(f"{'.'.join(path)}: change this one by hand")
    return file.text[: span[0]] + scalar(value, _quote(old)) + file.text[span[1] :]


def add_fact(file: SpecFile, path: FactPath, value: Any) -> str:
    """The text of `file` with `value` at `path`, which has none yet; what it belongs to is made."""
    missing = next(size for size in range(1, len(path) + 1) if path[:size] not in file.value_marks)
    for key in reversed(path[missing:]):
        value = {key: value}
    parent, key = path[: missing - 1], path[missing - 1]
    if not parent:
        return _top_level(file, key, value)
    start, end = _span(file, parent)
    if file.text[start : start + 1] == "{":
        inner = file.text[start + 1 : end - 1].rstrip()
        comma = ", " if inner.strip() else ""
        return f"{file.text[: start + 1]}{inner}{comma}{key_text(key)}: {flow(value)}{file.text[end - 1 :]}"
    children = [fact for fact in file.key_marks if fact[:-1] == parent]
    if not children:
        raise EditError(f"{'.'.join(path)}: add this one by hand")
    before = [child for child in children if child[-1] not in _LAST]
    indent = file.key_marks[children[0]][1] - 1
    lines = block(key, value, indent)
    if before:
        at = _line_end(file, _last_offset(file, before[-1]))
    else:
        at = _line_start(file, file.key_marks[children[0]][2])
    return _insert(file, at, lines)


def remove_fact(file: SpecFile, path: FactPath) -> str:
    """The text of `file` without `path`, and without what would be empty then."""
    parent = path[:-1]
    if path not in file.key_marks:
        raise EditError(f"{'.'.join(path)}: remove this one by hand")
    siblings = [fact for fact in file.key_marks if fact[:-1] == parent and fact != path]
    if parent and not siblings:
        return remove_fact(file, parent)
    start, end = file.key_marks[path][2], _last_offset(file, path)
    if parent and file.text[_span(file, parent)[0]] == "{":
        behind = re.compile(r"\s*,\s*").match(file.text, end)
        if behind:
            return file.text[:start] + file.text[behind.end() :]
        head = file.text[:start].rstrip().removesuffix(",").rstrip()
        return head + file.text[end:]
    first, last = _line_start(file, start), _line_end(file, end)
    if (
        not parent
        and file.text[:first].endswith(("\n\n", "\r\n\r\n"))
        and not file.text[last:].strip("\r\n")
    ):
        first -= len(_newline(file))
    elif not parent and file.text[last : last + 2].lstrip("\r").startswith("\n"):
        last += len(_newline(file))
    return file.text[:first] + file.text[last:]


def rename_key(file: SpecFile, path: FactPath, name: str) -> str:
    """The text of `file` with `name` in the place of the last key of `path`."""
    start, old = file.key_marks[path][2], key_text(path[-1])
    if not file.text.startswith(old, start):
        raise EditError(f"{'.'.join(path)}: rename this key by hand")
    return file.text[:start] + key_text(name) + file.text[start + len(old) :]


def remove_item(file: SpecFile, path: FactPath, item: str) -> str:
    """The text of `file` without `item` in the list at `path`; without the list when it was the last."""
    items = [one for one in cast(list[object], _value(file, path)) if one != item]
    return _change_list(file, path, items) if items else remove_fact(file, path)


def scalar(value: Any, quote: str = "", in_flow: bool = False) -> str:
    """`value` as YAML: plain where that reads back as the same value, else in quotation marks."""
    if isinstance(value, float):
        return plain_decimal(value)
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    return _text(str(value), quote, in_flow)


@lru_cache(20_000)
def _text(text: str, quote: str, in_flow: bool) -> str:
    if quote == "'" and "'" not in text and text.isprintable():
        return f"'{text}'"
    if (
        quote != '"'
        and _PLAIN.match(text)
        and plain(text) == (text, "")
        and not (in_flow and "," in text)
    ):
        return text
    return encode_basestring(text)


def flow(value: Any) -> str:
    """`value` in flow style."""
    if isinstance(value, dict):
        pairs = cast(dict[str, Any], value).items()
        return "{" + ", ".join(f"{key_text(key)}: {flow(child)}" for key, child in pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(child) for child in cast(list[object], value)) + "]"
    return scalar(value, in_flow=True)


def block(key: str, value: Any, indent: int) -> list[str]:
    """The lines of ``key: value``; mappings in block style, lists in flow style."""
    head = f"{' ' * indent}{key_text(key)}:"
    if isinstance(value, dict) and value:
        pairs = cast(dict[str, Any], value).items()
        return [head, *(line for name, child in pairs for line in block(name, child, indent + 2))]
    return [f"{head} {flow(value)}"]


def key_text(key: str) -> str:
    """A key as YAML."""
    return scalar(key, in_flow=True)


def _top_level(file: SpecFile, key: str, value: Any) -> str:
    keys = [str(fact[0]) for fact in file.key_marks if len(fact) == 1]
    rank = _ORDER.index(key) if key in _ORDER else len(_ORDER)
    before = [one for one in keys if one in _ORDER and _ORDER.index(one) < rank] or keys
    at = _line_end(file, _last_offset(file, (before[-1],)))
    return _insert(file, at, ["", *block(key, value, 0)])


def _insert(file: SpecFile, at: int, lines: list[str]) -> str:
    newline = _newline(file)
    head = file.text[:at]
    if head and not head.endswith("\n"):
        head += newline
    return head + "".join(line + newline for line in lines) + file.text[at:]


def _change_list(file: SpecFile, path: FactPath, value: list[Any]) -> str:
    start, end = _span(file, path)
    old = cast(list[object], _value(file, path))
    spans = [_span(file, (*path, index)) for index in range(len(old))]
    texts = {json.dumps(one): file.text[a:b] for one, (a, b) in zip(old, spans, strict=True)}
    quote = _quote(file.text[slice(*spans[0])]) if spans else ""
    items = [texts.get(json.dumps(one)) or scalar(one, quote, in_flow=True) for one in value]
    if file.text[start] == "[":
        return f"{file.text[:start]}[{', '.join(items)}]{file.text[end:]}"
    first, last = _line_start(file, spans[0][0]), _line_end(file, spans[-1][1])
    lead = file.text[first : spans[0][0]]
    whole = {
        json.dumps(one): file.text[_line_start(file, a) : _line_end(file, b)]
        for one, (a, b) in zip(old, spans, strict=True)
    }
    newline = _newline(file)
    lines = [
        whole.get(json.dumps(one)) or f"{lead}{item}{newline}"
        for one, item in zip(value, items, strict=True)
    ]
    return file.text[:first] + "".join(lines) + file.text[last:]


def _value(file: SpecFile, path: FactPath) -> Any:
    value: Any = file.data
    for key in path:
        value = value[int(key) if isinstance(value, list) else key]
    return value


def _span(file: SpecFile, path: tuple[str | int, ...]) -> tuple[int, int]:
    span = file.span(path)
    if span is None:
        raise EditError(f"{'.'.join(map(str, path))}: there is no such fact in {file.path}")
    return span


def _last_offset(file: SpecFile, path: tuple[str | int, ...]) -> int:
    """The end of the last thing written below `path`: the end of a block itself lies in what follows."""
    start, end = _span(file, path)
    if file.text[start : start + 1] in ("{", "["):
        return end
    below = [_last_offset(file, fact) for fact in file.value_marks if fact[:-1] == path]
    keys = file.key_span(path)
    return max([*below, *([] if below else [end]), keys[1] if keys else 0])


def _line_start(file: SpecFile, offset: int) -> int:
    return file.text.rfind("\n", 0, offset) + 1


def _line_end(file: SpecFile, offset: int) -> int:
    found = file.text.find("\n", offset)
    return len(file.text) if found < 0 else found + 1


def _newline(file: SpecFile) -> str:
    return "\r\n" if "\r\n" in file.text else "\n"


def _quote(text: str) -> str:
    return text[:1] if text[:1] in ("'", '"') else ""
