"""One page → its reading: every shape is looked for, and what none of them used is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .answers import answer_statements, unknown_status
from .characters import decoded
from .entries import read_entries
from .examples import addresses, examples_of, is_request
from .facts import Fact, Leftover, Path, Place, Reading, Statement
from .fields import Field, Sheet
from .lines import lines_of
from .params import Described, model_id
from .resolve import facts_of
from .sentences import labelled, stated
from .sheet import sheet_of
from .shown import bodies, checked, request_statements
from .tables import read_tables
from .uploads import file_statements, media_statements
from .vocabulary import Vocabulary, recognised, vocabulary

_LONGEST_LEFTOVER = 160
_WORDS = (
    r"max|maximum|min|minimum|greater|less|more than|fewer|above|below|multiples?|up to|at least|at most|limit\w*|between|range|characters|pixels|px|seconds?|minutes?"
    r"|hours?|days?|credits?|per|default|required|expires?|costs?|USD|CNY"
)
_FACTLIKE = re.compile(
    rf"\d.{{0,40}}?\b(?:{_WORDS})\b|\b(?:{_WORDS})\b.{{0,40}}?\d|\d ?[KMG]i?B\b|[$¥€] ?\d|\bdeprecated\b",
    re.I,
)
"""A number near a word that limits or prices something."""
_CODES = re.compile(r"[a-z]+_[a-z_]+(?:, [a-z]+_[a-z_]+)+\Z")
_CODE = re.compile(
    r"[\"'}\])({]|.*[;{(\\]\Z|(?:import|from|const|let|var|func|package|print|curl|defer|return|def|class|await)\b"
    r"|-{1,2}\w|\w+(?:, \w+)* ?:?= ?\S|[\w.]+\("
)


def read(raw: bytes, page: str, gateway: str | None = None) -> Reading:
    """What the page `raw` says. `gateway` names it when the page does not.

    Raises PageError for what is no page, or none that can be read.
    """
    lines = lines_of(decoded(raw))
    name = gateway or recognised(line.text for line in lines)
    words = vocabulary(name)
    sheet = sheet_of(lines, words)
    examples = examples_of(sheet)
    read_tables(sheet, words)
    read_entries(sheet, words)
    described = [Described(field, words).run() for field in sheet.fields if _asked(field)]
    statements = [statement for one in described for statement in one.statements]
    statements += [
        one for field in sheet.fields if field.name == "model" for one in model_id(field)
    ]
    statements += labelled(sheet, words)
    statements += stated(sheet, words)
    statements += file_statements(sheet.files)
    statements += media_statements(sheet, statements, words)
    statements += addresses(sheet, words)
    statements += _states(sheet, words)
    statements += _codes(sheet)
    for example in examples:
        if is_request(example.body, words):
            statements += request_statements(example, words)
        else:
            statements += answer_statements(example, words)
    facts = facts_of(statements, name is not None)
    facts = checked(facts, examples, sheet, words)
    return Reading(
        page=page,
        gateway=name,
        facts=facts,
        leftovers=tuple(_leftovers(sheet, described, facts)),
        rows=_rows(sheet, described),
        examples=bodies(examples, words),
    )


def _asked(field: Field) -> bool:
    """Whether the field is one of a request."""
    return field.role not in ("response", "auth", "errors", "example") and "." not in field.name


def _states(sheet: Sheet, words: Vocabulary) -> Iterator[Statement]:
    """The status words, where the answer's field lists them all."""
    for field in sheet.fields:
        if field.role != "response" or field.name != "status" or not field.options:
            continue
        meanings: dict[str, list[str]] = {}
        for option in field.options:
            meanings.setdefault(words.states.get(option.casefold(), "?"), []).append(option)
        unknown = meanings.pop("?", [])
        place = field.options_place or field.place
        for meaning, options in meanings.items():
            yield Statement("gateway", ("states", meaning), options, place)
        for word in unknown:
            yield unknown_status(word, place)


def _codes(sheet: Sheet) -> Iterator[Statement]:
    """Error codes that a heading for errors merely lists."""
    for index, line in enumerate(sheet.lines):
        if sheet.roles[index] == "errors" and not line.cells and _CODES.match(line.text[:2000]):
            sheet.use(index)
            codes = line.text.split(", ")
            yield Statement("gateway", ("errors", "codes"), codes, sheet.place(index), partial=True)


def _rows(sheet: Sheet, described: list[Described]) -> dict[Path, Place]:
    rows = {
        one.path: one.field.place for one in described if one.statements and one.owner == "model"
    }
    rows |= {("uploads", row.kind): row.place for row in sheet.files}
    return rows


def _leftovers(
    sheet: Sheet, described: list[Described], facts: tuple[Fact, ...]
) -> Iterator[Leftover]:
    listed: set[int] = set()
    known = {fact.place.line for fact in facts} | {
        place.line for fact in facts for place in fact.others
    }
    used = {line.number for index, line in enumerate(sheet.lines) if sheet.used[index]}
    for one in described:
        in_row = one.field.description.line(0) == one.field.place.line
        for number, sentence in one.unread():
            if (in_row or number not in used) and _FACTLIKE.search(sentence):
                listed.add(number)
                yield Leftover(number, _cut(sentence), f"in the description of `{one.field.name}`")
    for index, line in enumerate(sheet.lines):
        if sheet.used[index] or not line.text or line.number in listed:
            continue
        if line.cells:
            yield Leftover(line.number, _cut(line.text), "a table row that was not understood")
        elif line.number not in known and not _coded(line.text) and _FACTLIKE.search(line.text):
            yield Leftover(line.number, _cut(line.text), "looks like a fact")


def _coded(text: str) -> bool:
    return bool(_CODE.match(text[:200]))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_LEFTOVER else f"{text[: _LONGEST_LEFTOVER - 1]}…"
