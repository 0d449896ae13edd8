"""The head of a table whose cells have run together: ``ParameterTypeDefault valueAccepted valuesDescription``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...words.vocabulary import Vocabulary, fold
from ..columns import meanings_by_stems

_FEWEST_COLUMNS = 3
_FIRST = ("name", "kind")
"""What the first column of a table holds."""
_SEAMS = re.compile(r"(?<=[a-z?.)])(?=[A-Z])")
"""Where a capital letter stands right behind a small one, or behind a mark."""


def fused_columns(text: str, words: Vocabulary) -> list[str] | None:
    """The columns of such a head, or None when a line is none."""
    rest = text.casefold().replace("?", "")
    if not 8 <= len(rest) <= 160:
        return None
    first = tuple(label for label, column in words.columns.items() if column in _FIRST)
    if not rest.startswith(first):
        return _at_seams(text, words)
    labels = sorted(words.columns, key=len, reverse=True)
    return next(_columns(rest, labels, words, ()), None) or _at_seams(text, words)


def _columns(
    rest: str, labels: list[str], words: Vocabulary, before: tuple[str, ...]
) -> Iterator[list[str]]:
    """The columns that `rest` can be cut into, each once: one label may begin with another."""
    if not rest:
        if len(before) >= _FEWEST_COLUMNS:
            yield list(before)
        return
    for label in labels:
        column = words.columns[label]
        begins = bool(before) or column in _FIRST
        if begins and column not in before and rest.startswith(label):
            yield from _columns(rest[len(label) :].lstrip(), labels, words, (*before, column))


def _at_seams(text: str, words: Vocabulary) -> list[str] | None:
    """The columns of heads that each begin with a capital letter, each of which says what it holds."""
    heads = _SEAMS.split(text)
    columns = [_meaning(head, words) for head in heads]
    fits = len(columns) >= _FEWEST_COLUMNS and columns[0] == "name" and "type" in columns
    return columns if fits and all(columns) and len({*columns}) == len(columns) else None


def _meaning(head: str, words: Vocabulary) -> str:
    known = words.columns.get(fold(head), "")
    if known and known != "kind":
        return known
    told = meanings_by_stems(fold(head))
    return told[0] if told and told[0] != "optional" else ""
