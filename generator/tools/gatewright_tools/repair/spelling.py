"""Decides whether two spellings certainly mean the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gatewright.runtime.client.media.sniff import MediaType

    from ..package import InstalledPackage

_JOINT = re.compile(r"(?<=[a-z0-9])[\s_-]+(?=[a-z0-9])")
SHORTEST = 4
"""Least letters of a key in which one wrong letter may be corrected."""


def option(package: InstalledPackage, value: str, options: tuple[str, ...]) -> str | None:
    """The one option that `value` is another spelling of: case, joints, crosses, names of a format."""
    if len(value) > 100:
        return None
    found = [one for one in options if plain(package, one) == plain(package, value)]
    format = file_format(package, value)
    if not found and format is not None:
        found = [one for one in options if file_format(package, one) is format]
    return found[0] if len(found) == 1 else None


def plain(package: InstalledPackage, word: str) -> str:
    """`word` without regard to case, to what joins its words, and to the sign between two numbers.

    Numbers stay apart: ``landscape_16_9`` is ``Landscape 16-9`` and not ``landscape_169``.
    """
    word = _between_numbers(package.sizes.CROSSES).sub(":", word.strip().lower())
    return _JOINT.sub(_joined, word)


@lru_cache(maxsize=4)
def _between_numbers(crosses: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[0-9])\s*[x{re.escape(crosses)}]\s*(?=[0-9])")


def _joined(found: re.Match[str]) -> str:
    before, after = found.string[found.start() - 1], found.string[found.end()]
    return "_" if before.isdigit() and after.isdigit() else ""


def file_format(package: InstalledPackage, word: str) -> MediaType | None:
    """The kind of file that ``jpg`` or ``image/jpeg`` names."""
    word = word.strip().lower()
    by_suffix: dict[str, MediaType] = package.sniff.BY_SUFFIX
    named = {one.mime: one for one in by_suffix.values()}
    named |= {other: one for one in by_suffix.values() for other in one.also}
    return by_suffix.get(f".{word.lstrip('.')}") or named.get(word)


def key(
    package: InstalledPackage, word: str, keys: tuple[str, ...], there: frozenset[str]
) -> str | None:
    """The key that `word` is a misspelling of, when there is no doubt; `there` are all the keys in use.

    The same but for case and joints, or one letter away, and none of the others is; the right key
    is not in use, and no other of those in use could be meant for it.
    """
    fold = package.words.fold
    near = [one for one in keys if fold(one) == fold(word[:100])]
    long = len(word) >= SHORTEST
    near = near or [one for one in keys if long and one_letter_away(word, one)]
    if len(near) != 1 or near[0] in there:
        return None
    unknown = there - frozenset(keys) - {word}
    rivals = [one for one in unknown if fold(one) == fold(near[0]) or one_letter_away(one, near[0])]
    return near[0] if not rivals else None


def one_letter_away(word: str, other: str) -> bool:
    """Whether one letter is missing, too many, wrong or in its neighbour's place; digits must agree."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    if [char for char in word if char.isdigit()] != [char for char in other if char.isdigit()]:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    rest, wanted = word[start:], other[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return wanted in (rest[1:], swapped) or rest[1:] == wanted[1:] or rest == wanted[1:]
