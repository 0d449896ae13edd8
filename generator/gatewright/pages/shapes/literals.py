"""Objects in code that is not JSON: Python with ``True`` and ``'…'``, JavaScript with bare keys, commas at the end."""

from __future__ import annotations

import json
import re
from typing import Any

_TOKEN = re.compile(
    r"\s*(?:(?P<mark>[{}\[\],:])|(?P<text>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])|(?P<word>[A-Za-z_$][\w$]*)(?![\w.(\[]))"
)
_WORDS: dict[str, Any] = {
    "true": True, "True": True, "false": False, "False": False,
    "null": None, "None": None, "undefined": None,
}  # fmt: skip
_DEEPEST = 20


class NotPlain(ValueError):
    """The text has something else than plain values."""


def object_at(text: str, start: int) -> tuple[dict[str, Any], int]:
    """The object that begins at `start`, and where it ends. Raises NotPlain for anything that is not plain values."""
    if text[start : start + 1] != "{":
        raise NotPlain
    return _object(text, start + 1, 0)


def _token(text: str, at: int) -> re.Match[str]:
    found = _TOKEN.match(text, at)
    if found is None:
        raise NotPlain
    return found


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    token = _token(text, at)
    if depth > _DEEPEST:
        raise NotPlain
    if token["text"]:
        return _string(token["text"]), token.end()
    if token["number"]:
        return json.loads(token["number"]), token.end()
    if token["word"] in _WORDS:
        return _WORDS[token["word"]], token.end()
    if token["mark"] == "{":
        return _object(text, token.end(), depth)
    if token["mark"] == "[":
        return _list(text, token.end(), depth)
    raise NotPlain


def _object(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    made: dict[str, Any] = {}
    while (token := _token(text, at))["mark"] != "}":
        key = token["word"] or (_string(token["text"]) if token["text"] else "")
        colon = _token(text, token.end())
        if not key or colon["mark"] != ":":
            raise NotPlain
        made[key], at = _value(text, colon.end(), depth + 1)
        at = _behind_comma(text, at, "}")
    return made, token.end()


def _list(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    made: list[Any] = []
    while (token := _token(text, at))["mark"] != "]":
        value, at = _value(text, at, depth + 1)
        made.append(value)
        at = _behind_comma(text, at, "]")
    return made, token.end()


def _behind_comma(text: str, at: int, closing: str) -> int:
    """Behind the comma at `at`; where the closing mark stands instead, there."""
    token = _token(text, at)
    if token["mark"] == ",":
        return token.end()
    if token["mark"] != closing:
        raise NotPlain
    return at


def _string(text: str) -> str:
    inner = text[1:-1]
    return inner if "\\" not in inner else re.sub(r"\\(.)", r"\1", inner)
