"""What of a page looks like a fact and was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from ..facts import Leftover, PageFact
from ..shapes.examples import is_request
from ..shapes.extract import Extract, PageField
from ..shapes.sheet import Sheet
from ..words.vocabulary import Vocabulary
from .example_requests import held_params
from .params import ParamReader

_LONGEST = 160
_WORDS = (
    r"max|maximum|min|minimum|greater|less|more than|fewer|above|below|multiples?|up to|at least|at most|limit\w*|between|range|characters|pixels|px|seconds?|minutes?"
    r"|hours?|days?|credits?|per|default|required|expires?|costs?|USD|CNY"
)
_FACTLIKE = re.compile(
    rf"\d.{{0,40}}?\b(?:{_WORDS})\b|\b(?:{_WORDS})\b.{{0,40}}?\d|\d ?[KMG]i?B\b|[$¥€] ?\d|\bdeprecated\b",
    re.I,
)
"""A number near a word that limits or prices something."""
_WORD = re.compile(r"\w")
_CODE = re.compile(
    r"[\"'}\])({]|.*[;{(\\]\Z|(?:import|from|const|let|var|func|package|print|curl|defer|return|def|class|await)\b"
    r"|-{1,2}\w|\w+(?:, \w+)* ?:?= ?\S|[\w.]+\("
)


def leftovers(
    sheet: Sheet,
    used: Set[int],
    fields: Iterable[PageField],
    params: Iterable[ParamReader],
    facts: Iterable[PageFact],
    containers: Set[str],
) -> Iterator[Leftover]:
    """Lines, or parts of them, that nothing was made of; `used` are indexes of understood lines."""
    listed: set[int] = set()
    for left in (*_of_cells(fields, containers), *_of_descriptions(sheet, used, params)):
        listed.add(left.line)
        yield left
    yield from _of_lines(sheet, used, listed, facts)


def unused_lines(
    sheet: Sheet,
    used: Set[int],
    partly: Set[int],
    listed: Iterable[Leftover],
    params: Iterable[ParamReader],
    made: Set[int],
    words: Vocabulary,
) -> Iterator[Leftover]:
    """Every further line that no reader took, or took only a part of, and what is left of descriptions.

    `made` are the lines of facts: a description that stands on one of them was used.
    """
    told = {one.line for one in listed}
    described: set[int] = set()
    for param in params:
        for number, sentence in param.unread_sentences():
            described.add(number)
            if number not in told and _WORD.search(sentence):
                told.add(number)
                yield Leftover(number, _cut(sentence), f"words about `{param.field.name}`")
    for index, line in enumerate(sheet.lines):
        silent = not line.text or words.changes_by_itself(line.text)
        if silent or index in used or line.number in told | (described & made):
            continue
        why = "only a part of it was used" if index in partly else "looks like no fact"
        yield Leftover(line.number, _cut(line.text), why)


def silent_lines(found: Extract, sheet: Sheet, made: Set[int], words: Vocabulary) -> set[int]:
    """Indexes of the lines of examples, rows and entries that no fact came from; `made` are the lines of facts."""
    asked = {one.name for one in found.fields if one.is_in_request}
    containers = {*words.containers, words.container}
    silent: set[int] = set()
    numbers = {row.place.line for row in found.files} - made
    for one in found.examples:
        lines = {one.place.line, *one.lines.values()}
        if is_request(one.body, words):
            # Each value was held against its param, but for the id, which says which model it is.
            keys = {*one.body, *held_params(one.body, words)} - (asked - {"model"}) - containers
            numbers |= {one.lines[key] for key in keys - {"prompt"} if key in one.lines} - made
        elif not (lines & made or one.body.keys() <= asked):
            silent |= set(one.span)
    for field in found.fields:
        understood = field.lines() & made or field.holds or field.name in containers
        numbers |= set() if understood else field.lines()
    return silent | sheet.indexes(numbers)


def _of_cells(fields: Iterable[PageField], containers: Set[str]) -> Iterator[Leftover]:
    """Keys that the language has no place for, and cells whose column or words are not known."""
    for field in fields:
        if not field.is_in_request:
            continue
        if not field.path and field.name not in containers:
            yield Leftover(field.place.line, _cut(field.name), "a key inside another one")
        for cell in field.unread:
            yield Leftover(field.place.line, _cut(cell), f"in the row of `{field.name}`")


def _of_descriptions(
    sheet: Sheet, used: Set[int], params: Iterable[ParamReader]
) -> Iterator[Leftover]:
    numbers = {sheet.lines[index].number for index in used}
    for param in params:
        field = param.field
        in_row = field.description.line(0) == field.place.line
        for number, sentence in param.unread_sentences():
            if (in_row or number not in numbers) and _FACTLIKE.search(sentence):
                yield Leftover(number, _cut(sentence), f"in the description of `{field.name}`")


def _of_lines(
    sheet: Sheet, used: Set[int], listed: Set[int], facts: Iterable[PageFact]
) -> Iterator[Leftover]:
    known = {place.line for fact in facts for place in (fact.place, *fact.others)}
    for index, line in enumerate(sheet.lines):
        if index in used or not line.text or line.number in listed:
            continue
        if line.cells:
            yield Leftover(line.number, _cut(line.text), "a table row that was not understood")
        elif line.number not in known and not _is_code(line.text) and _FACTLIKE.search(line.text):
            yield Leftover(line.number, _cut(line.text), "looks like a fact")


def _is_code(text: str) -> bool:
    return bool(_CODE.match(text[:200]))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
