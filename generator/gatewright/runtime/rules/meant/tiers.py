"""Classes of size and numbers with a unit: ``1080p``, ``2K``, ``5s``."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

K = 1024
"""Pixels on a side of a square picture of 1K."""
NAMES = {"fullhd": "1080p", "fhd": "1080p", "qhd": "1440p", "uhd": "4k", "ultrahd": "4k",
         "2160p": "4k", "4k": "2160p", "1440p": "2k", "2k": "1440p"}  # fmt: skip
"""Another name of a class of size."""
UNITS = ("s", "sec", "secs", "second", "seconds", "p", "k", "px", "fps")
"""Units that are written behind a number, or left out."""


def tier(value: str, options: Iterable[str]) -> str | None:
    """The one option that names the class of size that `value` names or has."""
    by_word = {one.strip().lower(): one for one in options}
    word = "".join(value.lower().replace("-", "").replace("_", "").split())
    for wanted in (NAMES.get(word), *_classes(word)):
        if wanted is not None and wanted in by_word:
            return by_word[wanted]
    return None


def _classes(word: str) -> tuple[str, ...]:
    """The classes that a size in pixels has."""
    width, cross, height = word.replace("*", "x").replace("\u00d7", "x").partition("x")
    if not cross or not (width.isdecimal() and height.isdecimal()) or len(word) > 11:
        return ()
    sides = int(width), int(height)
    if sides[0] != sides[1]:
        long, short = max(sides), min(sides)
        return (f"{short}p", f"{long // K}k") if long % K == 0 else (f"{short}p",)
    return (f"{sides[0] // K}k",) if sides[0] % K == 0 else (f"{sides[0]}p",)


def number_in(text: str) -> str | None:
    """The number of ``5s`` or ``24 fps`` without its unit, or None."""
    word = text.strip().lower()
    digits = word.rstrip("abcdefghijklmnopqrstuvwxyz ")
    unit = word[len(digits) :].strip()
    return digits if digits.isdecimal() and unit in UNITS else None


def with_unit(value: str, options: Iterable[str]) -> str | None:
    """The one option with the same number, where only one of both has a unit."""
    mine = number_in(value) or (value.strip() if value.strip().isdecimal() else None)
    if mine is None:
        return None
    found = [
        one
        for one in options
        if one != value and mine in (one, number_in(one)) and (one == mine or value.strip() == mine)
    ]
    return found[0] if len(found) == 1 else None
