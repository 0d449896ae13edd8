"""A page as blocks: what stands on each line, in pieces that do not depend on how the page is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .facts import FactPath, Owner, PageBlock, PageFact
from .shapes.sheet import Sheet
from .words.vocabulary import Vocabulary

EXAMPLE = "example:"
"""Before the name of a param that a line of an example gives a value."""
_DRAWN = str.maketrans("", "", " \t*`|#\u2022\u00b7\u200b")
"""Characters that belong to the drawing of a page: other renderings have others."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def blocks_of(
    sheet: Sheet,
    words: Vocabulary,
    facts: Iterable[PageFact],
    entries: Mapping[int, FactPath],
    examples: Mapping[int, FactPath],
) -> tuple[PageBlock, ...]:
    """The blocks of a page in order.

    `entries` gives the param that a line belongs to, `examples` the one that an example shows there.
    """
    stated: dict[int, dict[str, None]] = {}
    for line, path in entries.items():
        stated.setdefault(line, {})[".".join(path)] = None
    for line, path in examples.items():
        stated.setdefault(line, {})[EXAMPLE + ".".join(path)] = None
    for fact in facts:
        if fact.sure != "unsure":
            for line in lines_of_fact(fact):
                stated.setdefault(line, {})[recorded_name(fact.owner, fact.path)] = None
    return tuple(_blocks(sheet, words, stated))


def _blocks(
    sheet: Sheet, words: Vocabulary, stated: Mapping[int, dict[str, None]]
) -> Iterator[PageBlock]:
    for line in sheet.lines:
        if not line.text or words.changes_by_itself(line.text):
            continue
        if line.cells:
            shown = [cell for at, cell in enumerate(line.cells) if at not in line.spanned]
        else:
            shown = [line.text] if line.code else _SENTENCE.split(line.text)
        pairs = [(bare(one), one) for one in shown]
        kept = [pair for pair in pairs if pair[0]]
        if kept:
            pieces, texts = zip(*kept, strict=True)
            yield PageBlock(line.number, pieces, texts, tuple(stated.get(line.number, ())))


def lines_of_fact(fact: PageFact) -> set[int]:
    """Every line of the page that states the fact."""
    places = (fact.place, *fact.others, *fact.contradicted)
    return {place.line for place in places} | set(fact.lines)


def recorded_name(owner: Owner, path: FactPath) -> str:
    """The name of a fact in the record of a page."""
    name = ".".join(path)
    return name if owner == "model" else f"gateway:{name}"


def bare(text: str) -> str:
    """`text` without white space and the marks of a rendering."""
    return text.translate(_DRAWN)
