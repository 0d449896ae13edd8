"""In which form requests lie in a file, found out from its name and how it begins."""

from __future__ import annotations

import json
import os

from ..record.decode import BOM
from .reading import BLOCK

ONE, LINES, ARRAY, PARQUET = "one", "lines", "array", "parquet"
FORMS = (ONE, LINES, ARRAY, PARQUET)
LINE_SUFFIXES = frozenset({"jsonl", "ndjson", "jsonlines"})
MAGIC = b"PAR1"


def form_of(name: str, head: bytes) -> str:
    """How requests are written in a file that is called `name` and begins with `head`, unpacked.

    What begins like an array is one, whatever it is called. Else the name decides, then whether any
    line is an object by itself: one broken line does not make a file of lines into something else.
    """
    if head.startswith(MAGIC):
        return PARQUET
    text = head.removeprefix(BOM).lstrip()
    lines = text.split(b"\n")
    endings = os.path.basename(name).lower().split(".")[1:]
    named = not LINE_SUFFIXES.isdisjoint(endings[-2:])
    if text.startswith(b"["):
        # A line that is a list is a broken record, not the beginning of an array.
        return LINES if named or (_is_json(lines[0]) and _has_object(lines[1:])) else ARRAY
    whole = len(head) < BLOCK
    if named:
        return LINES
    if whole and (len(lines) == 1 or _is_json(text)):
        return ONE
    return LINES if _has_object(lines) or (not whole and _is_line(lines[0])) else ONE


def _has_object(lines: list[bytes]) -> bool:
    """Whether one of `lines` is an object by itself, and not one inside another."""
    return any(line.startswith(b"{") and _is_json(line) for line in lines)


def _is_line(first: bytes) -> bool:
    """Whether the first line of a large file looks like a whole record, right or wrong."""
    return len(first) >= BLOCK or first.rstrip().endswith(b"}")


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True
