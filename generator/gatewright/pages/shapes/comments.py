"""Fields that comments in example code describe: ``# size (string, optional): …`` above ``"size": "1K"``."""

from __future__ import annotations

import re
from collections.abc import Set

from ..text.lines import passage
from ..words.vocabulary import Vocabulary
from .entries import attributes_of, put_attributes
from .extract import NOT_ASKED, Extract, FieldPart, PageField
from .heads import Head, bracketed_head
from .sheet import Sheet

_COMMENT = re.compile(r"(?:#|//|--|\*) ?(?P<text>.*)\Z")
_NAMED = re.compile(r"[\u3010\[`*]*(?P<name>[A-Za-z_]\w{0,63})[\u3011\]`*]* ?(?=\()")
"""A name in whatever marks, before its brackets."""
_OPENED = re.compile(
    r"(?:[\"']?(?P<key>\w+)[\"']? ?[:=] ?)?[\[{](?: ?(?://|#).*)?\Z|(?:.*[( '])?\{\Z"
)
_BESIDE = re.compile(
    r"[\"']?(?P<key>[A-Za-z_]\w*)[\"']? ?[:=] ?(?:\"(?:[^\"\\]|\\.)*\"|'[^']*'|\[[^\[\]]*\]|[\w.+-]+),? ?(?://|#) ?(?P<text>.+)\Z"
)
_NOT_ASKED = NOT_ASKED - {"example"}
_KEY = re.compile(r"[\"']?(?P<key>[A-Za-z_]\w*)[\"']?\s*[:=]")


def read_comments(sheet: Sheet, words: Vocabulary, used: Set[int]) -> Extract:
    """Takes what comments say of the keys below them, from lines of code that are not `used`."""
    found = Extract()
    index = 0
    while index < len(sheet.lines):
        asked = sheet.roles[index] not in _NOT_ASKED and index not in used
        head = _head(sheet, index, words) if asked else None
        end = index + 1
        if head is not None:
            parts = [(sheet.lines[index].number, head.behind)]
            while (more := _comment(sheet, end)) is not None and not _head(sheet, end, words):
                parts.append((sheet.lines[end].number, more))
                end += 1
            if _key(sheet, end) == head.name:
                field = head.field(sheet.place(index, head.name), "params", words)
                field.description = passage(parts)
                found.fields.append(field)
                found.lines.update(range(index, end))
        index = end
    return found


def read_comments_beside(sheet: Sheet, words: Vocabulary, used: Set[int]) -> Extract:
    """Takes what comments say of the keys that they stand behind: ``"seed": 1, // integer, optional``."""
    found = Extract()
    inside: list[str] = []
    for index, line in enumerate(sheet.lines):
        if not line.code:
            inside = []
            continue
        opened = _OPENED.match(line.text)
        if opened:
            inside.append(opened["key"] or "")
        elif line.text.startswith(("}", "]")):
            inside = inside[:-1]
        holders = {one for one in inside if one} - words.containers - {words.container}
        asked = sheet.roles[index] not in _NOT_ASKED and index not in used and not holders
        beside = _BESIDE.match(line.text[:600]) if asked else None
        said = attributes_of(beside["text"], words) if beside else None
        if beside is None or said is None or not said.type:
            continue
        place = sheet.place(index, beside["key"])
        field = PageField(beside["key"], place, "params")
        put_attributes(field, said, place)
        field.required = field.required or (None if field.condition else FieldPart("no", place))
        field.description = passage([(line.number, beside["text"][said.end :].lstrip(" ,.;:|-"))])
        found.fields.append(field)
        found.lines.add(index)
    return found


def _key(sheet: Sheet, index: int) -> str:
    """The key that a line of code gives a value, or empty."""
    code = index < len(sheet.lines) and sheet.lines[index].code
    key = _KEY.match(sheet.lines[index].text) if code else None
    return key["key"] if key else ""


def _comment(sheet: Sheet, index: int) -> str | None:
    """The text of a comment in code, or None."""
    code = index < len(sheet.lines) and sheet.lines[index].code
    comment = _COMMENT.match(sheet.lines[index].text) if code else None
    return None if comment is None else comment["text"]


def _head(sheet: Sheet, index: int, words: Vocabulary) -> Head | None:
    """What a comment says of the key that it names, with a type in brackets; else None."""
    text = _comment(sheet, index) or ""
    named = _NAMED.match(text)
    head = bracketed_head(f"{named['name']}{text[named.end() :]}", words) if named else None
    return head if head is not None and head.type else None
