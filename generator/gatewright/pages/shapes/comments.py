"""Fields that comments in example code describe: ``# size (string, optional): …`` above ``"size": "1K"``."""

from __future__ import annotations

import re
from collections.abc import Set

from ..text.lines import passage
from ..words.vocabulary import Vocabulary
from .extract import NOT_ASKED, Extract
from .heads import Head, bracketed_head
from .sheet import Sheet

_COMMENT = re.compile(r"(?:#|//|--|\*) ?(?P<text>.*)\Z")
_NAMED = re.compile(r"[\u3010\[`*]*(?P<name>[A-Za-z_]\w{0,63})[\u3011\]`*]* ?(?=\()")
"""A name in whatever marks, before its brackets."""
_KEY = re.compile(r"[\"']?(?P<key>[A-Za-z_]\w*)[\"']?\s*[:=]")


def read_comments(sheet: Sheet, words: Vocabulary, used: Set[int]) -> Extract:
    """Takes what comments say of the keys below them, from lines of code that are not `used`."""
    found = Extract()
    index = 0
    while index < len(sheet.lines):
        head = (
            None
            if index in used or sheet.roles[index] in NOT_ASKED - {"example"}
            else _head(sheet, index, words)
        )
        if head is None:
            index += 1
            continue
        parts = [(sheet.lines[index].number, head.behind)]
        end = index + 1
        while (
            end < len(sheet.lines)
            and (more := _comment(sheet, end)) is not None
            and not _head(sheet, end, words)
        ):
            parts.append((sheet.lines[end].number, more))
            end += 1
        key = (
            _KEY.match(sheet.lines[end].text)
            if end < len(sheet.lines) and sheet.lines[end].code
            else None
        )
        if key and key["key"] == head.name:
            field = head.field(sheet.place(index, head.name), "params", words)
            field.description = passage(parts)
            found.fields.append(field)
            found.lines.update(range(index, end))
        index = end
    return found


def _comment(sheet: Sheet, index: int) -> str | None:
    """The text of a comment in code, or None."""
    line = sheet.lines[index]
    comment = _COMMENT.match(line.text) if line.code else None
    return None if comment is None else comment["text"]


def _head(sheet: Sheet, index: int, words: Vocabulary) -> Head | None:
    """What a comment says of the key that it names, with a type in brackets; else None."""
    text = _comment(sheet, index) or ""
    named = _NAMED.match(text)
    head = bracketed_head(f"{named['name']}{text[named.end() :]}", words) if named else None
    return head if head is not None and head.type else None
