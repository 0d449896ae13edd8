"""What the cells of a column show of what it holds, whatever its head is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...words.limits import is_range
from ...words.types import type_of
from ...words.values import number, split_list
from ...words.vocabulary import Vocabulary, fold
from ..heads import Head, bracketed_head

_KEY = re.compile(
    r"(?:[\s└├│─┗┣━↳>»\u00b7-]|&nbsp;)*[A-Za-z_][\w-]*(?:\[\])?(?:\.[A-Za-z_][\w-]*(?:\[\])?)*(?: ?\*{1,2}| \[\d{1,2}\]|[\u00b9\u00b2\u00b3])?\Z",
    re.A,
)
_PLAIN_KEY = re.compile(r"[a-z_][\w.]*(?:\[\])?\*?\Z", re.A)
"""A name that is written as keys are, and not like a word at the beginning of a line."""
_PARTS = re.compile(r" ?[(·|/;] ?|(?<=\w) - |\)\Z")
"""What parts a type from what else its cell says."""
_MARK = re.compile(r"[^\w\s]+\s+(?=\w)")
"""A mark before a word: ``✅ Required``."""
_LETTERS = {"y": True, "n": False}
_SET = re.compile(r" ?= ?(\S+)\Z")
"""A default behind a type: ``int = 30``."""
_STRESSED = re.compile(r"(?<!\w)[*_]([^*]+)[*_](?!\w)")
"""Words between marks of stress."""
_SAYS_ANSWER = re.compile(r"required|optional|mandatory|必填|必选|选填|可选|必须|必需")
_VALUE = re.compile(r"(?:[\w:./+#\u00d7*-]{1,40}|[\u4e00-\u9fff]{1,12})\Z", re.A)
_SENTENCE = re.compile(r"\w+\W+\w+\W+\w+|[\u3040-\u9fff]{5}")


def cells_with_words(cells: Iterable[str], words: Vocabulary) -> list[str]:
    """The cells that say something."""
    return [one for one in cells if not words.is_nothing(one)]


def are_names(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether every cell is a key, also with its type behind it in brackets."""
    return bool(cells) and all(_KEY.match(one) or _name_in_head(one, words) for one in cells)


def are_plain_keys(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether every cell is another key, written as in a request."""
    keys = [one if _PLAIN_KEY.match(one) else _name_in_head(one, words) for one in cells]
    return bool(keys) and all(keys) and len(set(keys)) == len(keys)


def carry_types(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether every cell is a key with its type: ``seed (integer, optional)``."""
    return bool(cells) and all(
        (head := name_head(one, words)) is not None and bool(head.type) for one in cells
    )


def _name_in_head(cell: str, words: Vocabulary) -> str:
    head = name_head(cell, words)
    return head.name if head is not None else ""


def name_head(cell: str, words: Vocabulary) -> Head | None:
    """What a cell such as ``seed (integer, optional)`` or ``seed integer optional`` says of a key, or None."""
    plain = _STRESSED.sub(r"\1", cell)
    head = bracketed_head(plain, words)
    if head is not None:
        return None if head.behind else head
    name, _, rest = plain.partition(" ")
    if not (rest and _KEY.match(name)) or len(rest) > 80:
        return None
    # A word behind the type says whether the key is required.
    before, _, last = rest.strip(" -:\u00b7|,").rpartition(" ")
    parts = (before, last) if fold(last) in words.required and before else (f"{before} {last}",)
    said = type_head(", ".join(one.strip(" ,;\u00b7|-") for one in parts), words)
    return replace(said, name=name) if said is not None else None


def are_types(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether every cell names a type, also with more of the key behind it: ``string, required``."""
    return bool(cells) and all(is_type_cell(one, words) for one in cells)


def is_type_cell(cell: str, words: Vocabulary) -> bool:
    """Whether a cell names a type, also with more of the key behind it."""
    return type_of(cell, words) is not None or type_head(cell, words) is not None


def type_head(cell: str, words: Vocabulary) -> Head | None:
    """What a cell such as ``string, required`` says of a key, or None when it has other words too."""
    parts = _PARTS.sub(", ", _SET.sub(r", default \1", cell)).strip(" ,")
    head = bracketed_head(f"key ({parts})", words) if len(cell) < 80 else None
    return head if head is not None and head.type and not head.unread else None


def are_answers(cells: Iterable[str], words: Vocabulary) -> bool:
    """Whether every cell says whether a key is required, or says nothing."""
    said = cells_with_words(cells, words)
    return bool(said) and all(
        answer_of(one, words) is not None or words.is_sometimes(one) for one in said
    )


def answer_of(cell: str, words: Vocabulary) -> bool | None:
    """Whether a cell says that a key is required, or that it is not, or neither."""
    bare = fold(_MARK.sub("", cell))
    return words.required.get(fold(cell), words.required.get(bare, _LETTERS.get(bare)))


def say_required(cells: Iterable[str], words: Vocabulary) -> bool:
    """Whether the cells answer with words that are said of nothing but keys: required, optional."""
    said = cells_with_words(cells, words)
    return are_answers(said, words) and all(_SAYS_ANSWER.search(one.casefold()) for one in said)


def are_values(cells: Iterable[str], words: Vocabulary) -> bool:
    """Whether every cell is a range or a list of values, or says nothing."""
    said = cells_with_words(cells, words)
    return bool(said) and all(is_range(one) or is_list(one) for one in said)


def have_values(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether some cells are ranges or lists of values, and no more than a few are sentences."""
    said = cells_with_words(cells, words)
    some = any(is_range(one) or is_list(one) for one in said)
    return some and not are_sentences(cells, words)


def are_bare_numbers(cells: Iterable[str], words: Vocabulary) -> bool:
    """Whether every cell is a number, or says nothing."""
    said = cells_with_words(cells, words)
    return bool(said) and all(number(one) is not None for one in said)


def are_single(cells: Iterable[str], words: Vocabulary) -> bool:
    """Whether every cell is one value, or says nothing."""
    return all(_VALUE.match(one.strip("\"'`")) for one in cells_with_words(cells, words))


def is_list(cell: str) -> bool:
    """Whether a cell lists values: words or numbers that commas, strokes or bars part."""
    return len(listed_values(cell)) > 1


def listed_values(cell: str) -> list[str]:
    """The values that a cell lists and nothing else, or the only one; empty when it has other words."""
    plain = cell.strip().rstrip(".").strip("[]{}")
    plain = re.sub(r"\s*(?:\||;|\s/\s)\s*", ", ", plain)
    listed = [one.strip("\"'` ") for one in split_list(plain)]
    if len(listed) == 1 and "/" in plain and not re.search(r"\s|://", plain):
        parts = plain.split("/")
        listed = parts if all(_VALUE.match(one) for one in parts) else listed
    return listed if all(_VALUE.match(one) for one in listed) else []


def are_sentences(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether half of the cells or more are words, as in a description."""
    said = cells_with_words(cells, words)
    told = [one for one in said if _SENTENCE.search(one) and not (is_range(one) or is_list(one))]
    return len(told) * 2 >= len(cells)
