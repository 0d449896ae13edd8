"""Reads values as JavaScript and PowerShell write them: objects, lists, texts, and names as ``$NAME``."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from .call import OpenFile

_SPACE = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_NAME = re.compile(r"[$A-Za-z_][\w$]*(?:[.:][A-Za-z_]\w*)*")
_WORDS = {"true": True, "false": False, "null": None, "undefined": None,
          "$true": True, "$false": False, "$null": None}  # fmt: skip
_BEFORE = re.compile(r"(?:(?:await|new)\s+)+")
_PLUS = re.compile(r"[ \t]*\+[ \t]*(?:\r?\n[ \t]*)?(?!\+)|\s*\n[ \t]*\+[ \t]*(?!\+)")
_OPENING = ("createReadStream", "readFileSync", "readFile", "openAsBlob")
_TEXT_OF = ("JSON.stringify", "json.dumps", "String")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0"}


class NoLiteral(ValueError):
    """There is no value that can be read."""


class Literals:
    """Reads values from `text`; `names` are the values of names that are known."""

    def __init__(self, text: str, names: dict[str, Any] | None = None) -> None:
        self.text = text
        self.names = names or {}

    def value(self, at: int) -> tuple[Any, int]:
        """(the value that begins at `at`, where it ends); raises NoLiteral."""
        found, at = self._single(at)
        while (more := _PLUS.match(self.text, at)) is not None:
            after, at = self._single(more.end())
            both = isinstance(found, (int, float)) and isinstance(after, (int, float))
            found = cast("Any", found) + after if both else f"{found}{after}"
        return found, at

    def arguments(self, at: int) -> tuple[list[Any], int]:
        """(the values of a call whose bracket opens before `at`, where it ends); raises NoLiteral."""
        return self._list(at, ")")

    def _single(self, at: int) -> tuple[Any, int]:
        at = self._space(at)
        char = self.text[at : at + 1]
        if self.text.startswith(("@{", "@("), at):
            return self._object(at + 2) if self.text[at + 1] == "{" else self._list(at + 2, ")")
        if char == "{":
            return self._object(at + 1)
        if char == "[":
            return self._list(at + 1, "]")
        if char == "(":
            found, at = self.value(at + 1)
            return found, self._past(at, ")")
        if char and char in "\"'`":
            return self._string(at)
        number = _NUMBER.match(self.text, at)
        if number is not None:
            return json.loads(number[0]), number.end()
        return self._name(at)

    def _name(self, at: int) -> tuple[Any, int]:
        before = _BEFORE.match(self.text, at)
        found = _NAME.match(self.text, before.end() if before else at)
        if found is None:
            raise NoLiteral(f"no value at character {at}")
        name, at = found[0], found.end()
        if name.lower() in _WORDS:
            return _WORDS[name.lower()], at
        after = self._space(at)
        if self.text[after : after + 1] == "(":
            given, after = self.arguments(after + 1)
            inner = given[0] if given else f"${name.rpartition('.')[2]}"
            if name.rpartition(".")[2] in _OPENING:
                return OpenFile(inner), after
            return json.dumps(inner) if name in _TEXT_OF else inner, after
        last = re.split(r"[.:]", name)[-1].lstrip("$")
        return self.names.get(name, f"${last}"), at

    def _object(self, at: int) -> tuple[Any, int]:
        found: dict[str, Any] = {}
        untold: Any = None
        while (at := self._separators(at)) < len(self.text) and self.text[at] != "}":
            if self.text.startswith("...", at):
                spread, at = self.value(at + 3)
                if isinstance(spread, dict):
                    found |= cast("dict[str, Any]", spread)
                else:
                    untold = spread  # What is in it besides is not told.
                continue
            if self.text[at] in "\"'":
                key, at = self._string(at)
            else:
                name = re.compile(r"[\w$-]+").match(self.text, at)
                if name is None:
                    raise NoLiteral(f"no key at character {at}")
                key, at = name[0], name.end()
            at = self._space(at)
            if self.text[at : at + 1] in (":", "="):
                found[key], at = self.value(at + 1)
            else:
                found[key] = self.names.get(key, f"${key}")
        return found if untold is None else untold, self._past(at, "}")

    def _list(self, at: int, end: str) -> tuple[list[Any], int]:
        found: list[Any] = []
        while (at := self._separators(at)) < len(self.text) and self.text[at] != end:
            one, at = self.value(at)
            found.append(one)
        return found, self._past(at, end)

    def _string(self, at: int) -> tuple[str, int]:
        quote, at = self.text[at], at + 1
        parts: list[str] = []
        while at < len(self.text) and self.text[at] != quote:
            char = self.text[at]
            if char == "\\" and self.text[at + 1 : at + 2]:
                code = self.text[at + 1]
                if code == "u" and re.match(r"[0-9a-fA-F]{4}", self.text[at + 2 : at + 6]):
                    parts.append(chr(int(self.text[at + 2 : at + 6], 16)))
                    at += 6
                    continue
                parts.append(_ESCAPES.get(code, "" if code == "\n" else code))
                at += 2
                continue
            hole = (
                re.compile(r"\$\{\s*([^}]*?)\s*\}").match(self.text, at) if quote == "`" else None
            )
            if hole is not None:
                parts.append(f"${re.split('[.]', hole[1])[-1]}")
                at = hole.end()
                continue
            parts.append(char)
            at += 1
        return "".join(parts), self._past(at, quote)

    def _separators(self, at: int) -> int:
        at = self._space(at)
        while self.text[at : at + 1] in (",", ";") and at < len(self.text):
            at = self._space(at + 1)
        return at

    def _space(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _past(self, at: int, end: str) -> int:
        at = self._space(at)
        while self.text.startswith("|", at):
            # `| ConvertTo-Json` changes nothing that matters here.
            piped = re.compile(r"\|\s*[\w-]+(?:\s+-\w+(?:\s+\w+)?)*\s*").match(self.text, at)
            if piped is None:
                break
            at = piped.end()
        if not self.text.startswith(end, at):
            raise NoLiteral(f"no {end} at character {at}")
        return at + len(end)
