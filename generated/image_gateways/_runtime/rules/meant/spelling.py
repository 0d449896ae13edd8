"""Whether two spellings mean the same, and whether one is a slip of the pen."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable
    from typing import Any

CROSSES = "\u00d7*\u2715,:/"
"""Signs that people write between two numbers that belong together."""
LONGEST = 100
"""Characters of the longest word that is looked at."""
SHORTEST, LONG = 4, 8
"""Least letters of a word in which one slip is seen, and of one in which two are."""
FORMATS = (
    ("jpeg", "jpg", "image/jpeg", "image/jpg"),
    ("png", "image/png"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("mp3", "audio/mpeg", "audio/mp3"),
    ("wav", "audio/wav", "audio/x-wav"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
)
"""The names of one format of files, a line each."""


def plain(word: str) -> str:
    """`word` without regard to case, to what joins its words, and to the sign between two numbers.

    Numbers stay apart: ``landscape_16_9`` is ``Landscape 16-9`` and not ``landscape_169``.
    """
    import re

    word = re.sub(rf"(?<=[0-9])\s*[x{re.escape(CROSSES)}]\s*(?=[0-9])", ":", word.strip().lower())
    return re.sub(r"(?<=[a-z0-9])[\s_-]+(?=[a-z0-9])", _separator, word)


def _separator(found: re.Match[str]) -> str:
    before, after = found.string[found.start() - 1], found.string[found.end()]
    return "_" if before.isdigit() and after.isdigit() else ""


def file_format(word: str) -> str | None:
    """The format that ``jpg``, ``.JPG`` or ``image/jpeg`` names, or None."""
    word = word.strip().lower().lstrip(".")
    return next((names[0] for names in FORMATS if word in names), None)


def slip(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that `word` is a slip of: a letter or two wrong, or None where two are near.

    Digits must agree, and both are compared without case and joints.
    """
    from ..messages import fold

    key = fold(word[:LONGEST])
    near = [(slips(key, fold(one), _most(key, one)), one) for one in words]
    best = min((count for count, _ in near), default=3)
    found = [one for count, one in near if count == best <= _most(key, one)]
    return found[0] if len(found) == 1 else None


def _most(word: str, other: str) -> int:
    """Slips that are seen in two words."""
    longer = max(len(word), len(other))
    return 2 if longer >= LONG else 1 if longer >= SHORTEST else 0


def slips(word: str, other: str, most: int) -> int:
    """How many letters are missing, too many, wrong or swapped; more than `most` is `most` + 1."""
    if abs(len(word) - len(other)) > most or _digits(word) != _digits(other):
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(word):
        older, before, row = before, row, [at + 1]
        for place, wanted in enumerate(other):
            cost = min(before[place] + (char != wanted), before[place + 1] + 1, row[place] + 1)
            if at and place and char == other[place - 1] and word[at - 1] == wanted:
                cost = min(cost, older[place - 1] + 1)
            row.append(cost)
    return min(row[-1], most + 1)


def _digits(word: str) -> str:
    return "".join(char for char in word if char.isdigit())


def several_in(text: str) -> list[Any] | None:
    """The values of a list that is written as one text, ``["a"]`` or ``a, b``; None where it is one."""
    if text.lstrip()[:1] == "[":
        found = read_json(text)
        return found if isinstance(found, list) else None  # pyright: ignore[reportUnknownVariableType]
    if "," not in text or text.startswith("data:"):
        return None
    import re

    parts = re.split(r"\s*,\s*(?=\w+://)" if "://" in text else r"\s*,\s*", text.strip())
    return list(filter(None, parts)) if len(parts) > 1 else None


def read_json(text: str) -> Any:
    """The JSON value that `text` is, or None."""
    import json

    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
