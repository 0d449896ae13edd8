"""Lists of words on a page: status words, and error codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..facts import Statement
from ..shapes.extract import Extract, PageField
from ..shapes.sheet import Sheet
from ..words.values import split_list
from ..words.vocabulary import Vocabulary
from .example_answers import unknown_status

_FEWEST_STATES = 3
_CODES = re.compile(r"[a-z]+_[a-z_]+(?:, [a-z]+_[a-z_]+)+\Z")


def state_statements(fields: Iterable[PageField], words: Vocabulary) -> Iterator[Statement]:
    """The status words, where the answer's field lists them all."""
    for field in fields:
        if field.role != "response" or field.name != "status" or not field.options:
            yield from _told_states(field, words)
            continue
        meanings: dict[str, list[str]] = {}
        lines: dict[str, list[int]] = {}
        place = field.options_place or field.place
        for index, option in enumerate(field.options):
            meaning = words.states.get(option.casefold(), "?")
            meanings.setdefault(meaning, []).append(option)
            if field.options_lines:
                lines.setdefault(meaning, []).append(field.options_lines[index])
        unknown = meanings.pop("?", [])
        for meaning, options in meanings.items():
            of_each = tuple(lines.get(meaning, ()))
            yield Statement("gateway", ("states", meaning), options, place, lines=of_each)
        for word in unknown:
            yield unknown_status(word, place)


def _told_states(field: PageField, words: Vocabulary) -> Iterator[Statement]:
    """The status words that the description of an answer's key lists: ``Task status: Pending, Running``."""
    if field.role == "params" or not field.name.endswith("status"):
        return
    listed = split_list(field.description.text.rpartition(":")[2].strip(" ."))
    meanings = [words.states.get(one.casefold()) for one in listed]
    if len(listed) < _FEWEST_STATES or None in meanings:
        return
    for meaning, word in zip(meanings, listed, strict=True):
        path = ("states", str(meaning))
        yield Statement("gateway", path, [word], field.place, partial=True)


def read_codes(sheet: Sheet) -> Extract:
    """Takes error codes that a heading for errors merely lists."""
    found = Extract()
    for index, line in enumerate(sheet.lines):
        if sheet.roles[index] == "errors" and not line.cells and _CODES.match(line.text[:2000]):
            path = ("errors", "codes")
            codes = split_list(line.text)
            found.lines.add(index)
            found.statements.append(
                Statement("gateway", path, codes, sheet.place(index), partial=True)
            )
    return found
