"""What a section is about where its heading does not say it: examples, prefixes and addresses tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise

from ..words.vocabulary import Vocabulary, fold
from .extract import NOT_ASKED, Extract, PageField
from .sheet import Sheet
from .shown_keys import TOLD_BACK, ShownKeys

_PREFIX = re.compile(r"(?:output|outputs|result|results|response|data|usage|error)(?:\[\d?\])?\.")
"""Before the keys of an answer."""
_GET = re.compile(
    r"\bGET\b[\s`'\"|:]{1,4}(?:https?://|/)|https?://\S{1,200}/(?:status|tasks?)\b[/?]\S", re.I
)
_POST = re.compile(r"\b(?:POST|PUT)\b|/submit\b|\bcurl\b.*(?:-d|--data)\b", re.I)


def settle_sections(found: Extract, sheet: Sheet, words: Vocabulary, shown: ShownKeys) -> None:
    """Gives the fields of every section that describes an answer the role of one."""
    asked = shown.sent
    index_of = {line.number: index for index, line in reversed([*enumerate(sheet.lines)])}
    begun = any(one.role == "params" for one in found.fields)
    for section in _sections(found.fields, sheet, index_of):
        if section[0].role in NOT_ASKED:
            continue
        names = {one.key for one in section}
        if names & (asked | {"prompt"}) - {"model"}:
            begun = True
            continue
        first = index_of.get(section[0].place.line, 0)
        if _answers(section, names, shown.answered) or (
            section[0].role != "params" and _is_below_get(sheet, first)
        ):
            for one in section:
                one.role = "response"
        elif section[0].role in ("", "other") and begun and not any(map(_is_asked, section)):
            for one in section:
                one.role = "apart"
    for one in found.fields:
        label = one.name[:1].isupper() and one.name not in asked
        if label and (fold(one.name) in words.required or fold(one.name) in words.columns):
            one.role = "apart"


def _is_asked(field: PageField) -> bool:
    """Whether a row says what only those of requests say."""
    return bool(field.default or field.condition or field.required)


def _answers(section: list[PageField], names: set[str], told: Set[str]) -> bool:
    """Whether keys that no request shows are those of an answer."""
    prefixed = [one for one in section if _PREFIX.match(one.name)]
    known = {one for one in names if one.casefold() in TOLD_BACK or one in told}
    known |= {one.key for one in prefixed}
    surely = {one for one in names if one.casefold() in TOLD_BACK and one in told}
    if section[0].role == "params":
        return bool(prefixed or surely) and len(known) == len(names)
    return bool(prefixed) or 2 * len(known) > len(names) or bool(surely)


def _sections(
    fields: Iterable[PageField], sheet: Sheet, index_of: dict[int, int]
) -> Iterator[list[PageField]]:
    """Fields that stand together: below one heading, in one table."""
    ordered = sorted(fields, key=lambda one: one.place.line)
    section = ordered[:1]
    for before, one in pairwise(ordered):
        between = range(index_of.get(before.place.line, 0) + 1, index_of.get(one.place.line, 0))
        lines = (sheet.lines[index] for index in between)
        parted = any(line.is_head or (line.code and line.text[:1] == "{") for line in lines)
        if parted or (one.place.heading, one.role) != (before.place.heading, before.role):
            yield section
            section = []
        section.append(one)
    if section:
        yield section


def _is_below_get(sheet: Sheet, index: int) -> bool:
    """Whether the last address above a line, below the same heading, is one that only asks."""
    heading = sheet.headings[index]
    while index and sheet.headings[index - 1] == heading:
        index -= 1
        text = sheet.lines[index].text[:400]
        if _POST.search(text):
            return False
        if _GET.search(text):
            return True
    return False
