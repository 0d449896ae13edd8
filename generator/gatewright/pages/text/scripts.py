"""Data in scripts and attributes of an HTML page, which the page is drawn from and no reader sees."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, cast

from .data import data_of

_OPENS = re.compile(r"<!--|<script\b", re.I)
_CLOSES = re.compile(r"</script\b", re.I)
_LINKED = re.compile(r"\btype\s{0,4}=\s{0,4}[\"']?application/ld\+json", re.I)
"""Data for search engines."""
_PIECE = "self.__next_f.push("
"""Before a piece of the data of a page that comes in pieces."""
_START = re.compile(r'\{\s{0,400}"')
_WORD = "properties"
"""A member that every schema of an object has."""
_QUOTED = f"&quot;{_WORD}&quot;"
_DOCUMENT = re.compile(r"\s*(?:openapi|swagger): ")
_PATIENCE = 2_000
_SPARE = 4
"""How often the characters of a script may be read in vain."""
_DEEPEST = 3
"""Texts in texts that hold data."""


def script_values(page: str) -> Iterator[Any]:
    """Every value of JSON in the scripts and attributes of a page that may hold a schema."""
    for text in (*_script_texts(page), *_attributes(page)):
        if _WORD in text:
            yield from _objects(text)


def texts_in(value: str, depth: int) -> Iterator[Any]:
    """The values that a text in the data holds: texts may be documents again."""
    if depth > _DEEPEST or _WORD not in value:
        return
    if _DOCUMENT.match(value):
        found = data_of(value)
        if found is not None:
            yield found.value
    elif value.lstrip()[:1] in ("{", "["):
        yield from _objects(value)


def _script_texts(page: str) -> Iterator[str]:
    """The text of each script; pieces of one text that several scripts bring are joined."""
    pieces: list[str] = []
    position = 0
    while (opened := _OPENS.search(page, position)) is not None:
        if opened[0] == "<!--":
            ended = page.find("-->", opened.end())
            position = len(page) if ended < 0 else ended
            continue
        begun = page.find(">", opened.end()) + 1
        closed = _CLOSES.search(page, begun) if begun else None
        if closed is None:
            break
        position = closed.end()
        if _LINKED.search(page, opened.end(), begun):
            continue
        text = page[begun : closed.start()]
        if _PIECE in text:
            pieces += _pieces(text)
        else:
            yield text
    yield "".join(pieces)


def _pieces(text: str) -> Iterator[str]:
    position = 0
    while (found := text.find(_PIECE, position)) >= 0:
        position = found + len(_PIECE)
        try:
            value, position = json.JSONDecoder().raw_decode(text, position)
        except (json.JSONDecodeError, RecursionError):
            continue
        listed = cast("list[object]", value) if isinstance(value, list) else []
        yield from (one for one in listed[1:2] if isinstance(one, str))


def _attributes(page: str) -> Iterator[str]:
    """Attributes that hold JSON."""
    position = 0
    while (found := page.find(_QUOTED, position)) >= 0:
        begun = page.rfind('="', position, found)
        ended = page.find('"', found)
        position = len(page) if ended < 0 else ended
        if begun >= 0 and ended >= 0:
            yield unescape(page[begun + 2 : ended])


def _objects(text: str) -> Iterator[Any]:
    """Every object in a text, the outermost ones; text that is not JSON is passed over."""
    decoder = json.JSONDecoder()
    position, failures, left = 0, 0, _SPARE * len(text)
    while failures < _PATIENCE and left > 0:
        start = _START.search(text, position)
        if start is None:
            return
        begun = start.start()
        try:
            value, position = decoder.raw_decode(text, begun)
        except json.JSONDecodeError as error:
            # An open text was read to its end, wherever the fault is said to be.
            left -= (len(text) if error.msg.startswith("Unterminated") else error.pos) - begun
            failures, position = failures + 1, begun + 1
        except RecursionError:
            failures, position = failures + 1, begun + 1
        else:
            yield value
