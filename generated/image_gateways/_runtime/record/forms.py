"""Detects the form of a file of requests from its name and its first bytes."""

from __future__ import annotations

import json
import os
from codecs import BOM_UTF8

ONE, LINES, ARRAY = "one", "lines", "array"
FORMS = (ONE, LINES, ARRAY)
LINE_SUFFIXES = frozenset({"jsonl", "ndjson", "jsonlines"})
BLOCK = 1 << 17
"""Bytes of a file that are read at once."""


def form_of(name: str, head: bytes, block: int = BLOCK) -> str:
    """How requests are written in a file that is called `name` and begins with `head`, unpacked.

    A `head` of fewer than `block` bytes is the whole file.

    A file that starts like an array is one, whatever its name. Else the name decides, then whether
    any line is an object. So one broken line does not change the form of a file of lines.
    """
    text = head.removeprefix(BOM_UTF8).lstrip()
    lines = text.split(b"\n")
    endings = os.path.basename(name).lower().split(".")[1:]
    named = not LINE_SUFFIXES.isdisjoint(endings[-2:])
    if text.startswith(b"["):
        # A line that is a list is a broken record, not the beginning of an array.
        return LINES if named or (_is_json(lines[0]) and _has_object(lines[1:])) else ARRAY
    whole = len(head) < block
    if named:
        return LINES
    if whole and (len(lines) == 1 or _is_json(text)):
        return ONE
    return LINES if _has_object(lines) or (not whole and _is_line(lines[0], block)) else ONE


def _has_object(lines: list[bytes]) -> bool:
    """Whether one of `lines` is an object by itself, and not one inside another."""
    return any(line.startswith(b"{") and _is_json(line) for line in lines)


def _is_line(first: bytes, block: int) -> bool:
    """Whether the first line of a large file looks like a whole record, right or wrong."""
    return len(first) >= block or first.rstrip().endswith(b"}")


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True
