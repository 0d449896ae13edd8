"""One page → its reading.

bytes ─▶ lines ─▶ sheet            lines, each under its heading
sheet ─▶ extract                   what every reader takes: fields, examples, statements, used lines
extract ─▶ statements ─▶ facts     what the fields and examples say, and what it comes to
sheet, less the used lines ─▶ leftovers
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from .blocks import blocks_of, lines_of_fact
from .facts import FactPath, PagePlace, PageReading, Statement, renamed_modes
from .shapes.comments import read_comments, read_comments_beside
from .shapes.entries import one_entry_a_line, read_entries
from .shapes.evidence import settle_sections
from .shapes.examples import (
    is_request,
    own_path_statements,
    read_addresses,
    read_examples,
    shown_id_statements,
)
from .shapes.extract import Extract
from .shapes.inner_keys import inner_fields
from .shapes.lifetimes import read_lifetimes
from .shapes.naming import name_fields, settle_keys, shown_containers
from .shapes.prices import read_prices
from .shapes.schemas import read_schemas, script_lines
from .shapes.sentences import read_labels, read_sentences
from .shapes.several import SeveralModels
from .shapes.sheet import Sheet, sheet_of
from .shapes.shown_keys import shown_keys
from .shapes.tables import read_tables
from .shapes.told_ids import told_id_statements
from .shapes.typed_code import read_typed_code
from .statements.deprecations import state_deprecations
from .statements.example_answers import answer_statements
from .statements.example_requests import (
    check_examples,
    request_bodies,
    request_statements,
    shown_params,
)
from .statements.leftovers import leftovers, silent_lines, unused_lines
from .statements.merge import facts_of
from .statements.model_ids import model_ids
from .statements.operations import of_shown_operation
from .statements.params import ParamReader
from .statements.told_rules import rule_candidates
from .statements.uploads import file_statements, media_statements
from .statements.word_lists import read_codes, state_statements
from .text.characters import decode
from .text.formats import is_html, lines_of, unseen_names
from .words.known_limits import is_text
from .words.types import type_of
from .words.vocabularies import Vocabularies, released_vocabularies
from .words.vocabulary import Vocabulary

_NOT_LISTED = "the page lists the params, and this is none of them"
_AMOUNTS = (("price", "credits"), ("price", "usd"), ("price", "cny"))


def read(
    raw: bytes,
    page: str,
    gateway: str | None = None,
    vocabularies: Vocabularies | None = None,
) -> PageReading:
    """What the page `raw` says.

    `gateway` names the gateway when the page does not. `vocabularies` are the words that pages are
    read with; left out, those that came with gatewright. Raises PageError for what cannot be read.
    """
    text = decode(raw)
    lines = lines_of(text)
    if is_html(text):
        lines += script_lines(text, lines)
    all_words = vocabularies or released_vocabularies()
    told = (
        gateway
        or all_words.recognise(line.text for line in lines)
        or all_words.recognise(unseen_names(text))
    )
    name = told or all_words.likely(text for line in lines for text in (line.text, *line.cells))
    words = all_words.of(name)
    sheet = sheet_of(one_entry_a_line(lines, words), words)
    found = _extract(sheet, words)
    words = _name_keys(found, words)
    models = _models(found)
    read_part = partial(_reading, page, told, sheet)
    whole = replace(read_part(found, words, models), gateway=name)
    several = SeveralModels(models)
    if len(models) < 2 or not several.is_about_some(found):
        return whole

    def of_model(model: str) -> PageReading:
        return replace(read_part(several.part_of(found, model), words, models), gateway=name)

    return replace(whole, of_model=of_model)


def _name_keys(found: Extract, words: Vocabulary) -> Vocabulary:
    """Gives every field its place in a spec; returns `words` with the keys that hold others on this page."""
    bodies = [one.body for one in found.examples]
    settle_keys(found.fields, bodies)
    words = _without_texts(words, found)
    if not words.container:
        shown = shown_containers(found.fields, bodies)
        words = replace(words, containers=words.containers | shown)
    name_fields(found.fields, words.containers, words.container)
    containers = frozenset(one.at.partition(".")[0] for one in found.fields if one.at)
    return replace(_with_keys_of(found, words), containers=words.containers | containers)


def _without_texts(words: Vocabulary, found: Extract) -> Vocabulary:
    """`words` without containers of params that the page calls a text: there they are params themselves."""
    types = {
        one.name: type_of(one.type.text, words)
        for one in found.fields
        if one.is_in_request and one.type
    }
    texts = {name for name, type_ in types.items() if type_ and is_text(type_.kind)}
    container = "" if words.container in texts else words.container
    return replace(words, containers=words.containers - texts, container=container)


def _with_keys_of(found: Extract, words: Vocabulary) -> Vocabulary:
    """`words` with the keys that the page itself gives the container of params and the list of files."""
    said = {one.path: str(one.value) for one in found.statements if not one.doubt}
    containers = [key for path, key in said.items() if path[-2:] == ("request", "params")]
    return replace(
        words,
        container=containers[0] if containers and words.container else words.container,
        media_field=said.get(("uploads", "field"), words.media_field),
    )


def _reading(
    page: str,
    name: str | None,
    sheet: Sheet,
    taken_from: Extract,
    words: Vocabulary,
    models: tuple[str, ...],
) -> PageReading:
    """What comes of all that was taken from a page, or from the part of it that is about one model."""
    fields = [replace(one, unread=list(one.unread)) for one in taken_from.fields]
    found = replace(taken_from, fields=fields)
    params = [ParamReader(field, words).run() for field in fields if field.is_in_request]
    state_deprecations(params)
    statements = of_shown_operation(_statements(found, params, sheet, words), words)
    if not models and not any(one.path == ("id",) for one in statements):
        statements += _shown_ids(found, sheet)
    statements = _without_estimates(statements, found, sheet)
    facts, more = check_examples(facts_of(statements, name is not None), found, sheet, words)
    medium = next((one.value for one in facts if one.path == ("medium",)), "image")
    facts = tuple(renamed_modes(facts, medium))
    understood = found.lines | more
    made = {line for one in facts for line in lines_of_fact(one)}
    used = understood - silent_lines(found, sheet, made, words)
    entries = _entries(params)
    containers = words.containers | {words.container}
    known = understood | found.partly
    left = tuple(leftovers(sheet, known, fields, params, facts, containers))
    partly_read = (one.path for one in params if one.field.unread or one.field.condition)
    return PageReading(
        page=page,
        gateway=name,
        facts=facts,
        leftovers=left,
        unused=tuple(unused_lines(sheet, used, found.partly, left, params, made, words)),
        rows=_rows(found, params),
        partly_read=frozenset(partly_read),
        examples=request_bodies(found.examples, words),
        blocks=blocks_of(sheet, words, facts, entries, shown_params(found, sheet, words)),
        entries=entries,
        models=models,
        descriptions={one.path: one.text.text for one in params if one.path},
        candidates=tuple(rule_candidates(params, sheet, used, entries)),
    )


def _shown_ids(found: Extract, sheet: Sheet) -> list[Statement]:
    """The id of a model that no listed words name: that of other words, of its own path, or of the examples."""
    readers = (told_id_statements, own_path_statements, shown_id_statements)
    told = [[*one(sheet)] for one in readers]
    shown = next(filter(None, told), told[-1])
    found.lines = found.lines | sheet.indexes({one.place.line for one in shown})
    return shown


def _extract(sheet: Sheet, words: Vocabulary) -> Extract:
    """What all readers take. The order counts: entries are looked for in lines that are left."""
    found = Extract(lines=set(sheet.known_headings))
    schemas, blocks = read_schemas(sheet)
    found.add(read_examples(sheet, blocks))
    shown = shown_keys(sheet, found.examples, words)
    found.add(read_tables(sheet, words, shown))
    found.add(read_entries(sheet, words, found.lines, shown))
    found.fields += inner_fields(found.fields, words)
    found.add(schemas)
    found.add(read_comments(sheet, words, found.lines | blocks))
    found.add(read_comments_beside(sheet, words, blocks))
    found.add(read_typed_code(sheet, words, found.lines | blocks, shown.sent))
    found.add(read_labels(sheet, words))
    found.add(read_sentences(sheet, words))
    billed = any(one.path == ("price", "billing") for one in found.statements)
    found.add(read_prices(sheet, billed))
    found.add(read_lifetimes(sheet))
    found.add(read_codes(sheet))
    # A line with an address says two things: the sentence, and the address in it.
    said, called = found.partly, read_addresses(sheet, words)
    found.lines |= said & called.partly
    found.add(called)
    settle_sections(found, sheet, words, shown)
    return found


def _statements(
    found: Extract, params: list[ParamReader], sheet: Sheet, words: Vocabulary
) -> Iterator[Statement]:
    """Everything that is stated, in words or by examples; of two that clash, the first counts."""
    yield from (statement for one in params for statement in one.statements)
    for field in found.fields:
        if field.identifies:
            ids, doubt = model_ids(field)
            if len(ids) == 1:
                yield Statement("model", ("id",), ids[0], field.place, doubt=doubt)
    yield from _of_described(found)
    yield from file_statements(found.files)
    yield from media_statements(found.fields, words)
    yield from state_statements(found.fields, words)
    for example in found.examples:
        if is_request(example.body, words):
            yield from request_statements(example, words)
        else:
            yield from answer_statements(example, words)


def _of_described(found: Extract) -> Iterator[Statement]:
    """What sentences and labels state; a param that the page does not list among those of a request is not sure."""
    listed = {one.path[:2] for one in found.fields if one.is_in_request and one.path}
    for one in found.statements:
        known = not listed or one.path[0] != "params" or one.path[:2] in listed
        yield one if known else replace(one, doubt=one.doubt or _NOT_LISTED)


def _without_estimates(
    statements: list[Statement], found: Extract, sheet: Sheet
) -> list[Statement]:
    """`statements` without amounts where the page says that only the answer tells the price."""
    after = [one for one in statements if one.path == ("price", "known") and one.value == "after"]
    if not after or all(one.likely for one in after):
        return statements
    amounts = [one for one in statements if one.path in _AMOUNTS]
    found.lines = found.lines - sheet.indexes({one.place.line for one in amounts})
    return [one for one in statements if one.path not in _AMOUNTS]


def _models(found: Extract) -> tuple[str, ...]:
    """The ids of a page that is about several models."""
    for field in found.fields:
        if field.identifies:
            ids, doubt = model_ids(field)
            if len(ids) > 1 and not doubt:
                return tuple(ids)
    return ()


def _entries(params: list[ParamReader]) -> dict[int, FactPath]:
    """The param that each line of a row or an entry is about."""
    return {line: one.path for one in params if one.path for line in one.field.lines()}


def _rows(found: Extract, params: list[ParamReader]) -> dict[FactPath, PagePlace]:
    rows = {one.path: one.field.place for one in params if one.statements and one.owner == "model"}
    return rows | {("uploads", row.kind): row.place for row in found.files}
