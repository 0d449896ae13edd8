"""Positions of all values in the text of a JSON document, for edits of single parts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

_SPACE = re.compile(r"[ \t\n\r]*")
_scalar = json.JSONDecoder().raw_decode


class Ambiguous(ValueError):
    """An object has a duplicate key, so the document is ambiguous."""


class Edit(NamedTuple):
    """`text` goes where the characters from `start` to before `end` are."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Node:
    """A value in a text, from its first character to before `end`."""

    start: int
    end: int = 0
    kind: str = "scalar"
    """``object``, ``array`` or ``scalar``."""
    members: dict[str, Member] = field(default_factory=dict[str, "Member"])
    """Of an object, in the order of the text."""
    items: list[Node] = field(default_factory=list["Node"])
    """Of an array."""

    def find(self, parts: Iterable[str]) -> Node | None:
        """The value at the parts of a JSON Pointer."""
        node: Node | None = self
        for part in parts:
            if node is None:
                return None
            if node.kind == "array":
                inside = part.isdecimal() and int(part) < len(node.items)
                node = node.items[int(part)] if inside else None
            else:
                member = node.members.get(part)
                node = member.node if member else None
        return node

    def without(self, key: str) -> Edit:
        """The edit that removes a member of an object, with one comma and the space around it."""
        keys = list(self.members)
        place = keys.index(key)
        here = self.members[key]
        if place + 1 < len(keys):
            return Edit(here.start, self.members[keys[place + 1]].start, "")
        if place:
            return Edit(self.members[keys[place - 1]].node.end, here.node.end, "")
        return Edit(self.start + 1, self.end - 1, "")


class Member(NamedTuple):
    """A key of an object, with its value."""

    start: int
    """Of the key's quotation mark."""
    end: int
    """Behind the key."""
    node: Node


def scan(text: str, start: int = 0) -> Node:
    """The value that begins at `start` or behind the space there.

    `text` is JSON there, as `json.loads` would read it. Raises Ambiguous for a key that is there
    twice, RecursionError when it is nested too deep.
    """
    start = _behind(text, start)
    node = Node(start)
    if text[start] == "{":
        node.kind, node.end = "object", _members(text, node)
    elif text[start] == "[":
        node.kind, node.end = "array", _items(text, node)
    else:
        node.end = _scalar(text, start)[1]
    return node


def _members(text: str, node: Node) -> int:
    at = _behind(text, node.start + 1)
    while text[at] != "}":
        key, end = _scalar(text, at)
        if key in node.members:
            raise Ambiguous(key)
        value = scan(text, _behind(text, end) + 1)
        node.members[key] = Member(at, end, value)
        at = _next(text, value.end)
    return at + 1


def _items(text: str, node: Node) -> int:
    at = _behind(text, node.start + 1)
    while text[at] != "]":
        item = scan(text, at)
        node.items.append(item)
        at = _next(text, item.end)
    return at + 1


def _behind(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _next(text: str, at: int) -> int:
    """Returns the position of the next member or item, or of the closing bracket."""
    at = _behind(text, at)
    return _behind(text, at + 1) if text[at] == "," else at


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Applies edits that do not overlap to `text`."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
