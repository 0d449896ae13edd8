"""Scalars of the YAML 1.2 core schema: `16:9`, `no` and `2026-11-21` are strings.

A plain scalar must print as it is written, so that a person and a program read the same value:
`1.10` would come back as 1.1, `True` as true. Such a scalar is refused; quoting it makes it text.
Numbers print as plain decimals, however small or large: `0.00005`, never `5e-05`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from ..runtime.rules.decimals import LONGEST, plain_decimal

Scalar = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {"": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"(0|-?[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]*[1-9]\Z|-?(0|[1-9][0-9]*)\.0\Z")
_NUMERIC = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z"
)
"""What the core schema reads as a number, in all its spellings."""
_SURE = re.compile(r"(?=[-+]?\.?[0-9])[-+]?(0|[1-9][0-9]*)?(\.[0-9]*)?([eE][-+]?[0-9]+)?")
"""A number in another spelling that means the same to everybody, unlike `010`."""
_OTHER_WORDS = frozenset(
    {"~", "Null", "NULL", "True", "TRUE", "False", "FALSE"}
    | {f"{sign}{word}" for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")}
    | {".nan", ".NaN", ".NAN"}
)
_OTHER_VALUES: dict[str, Scalar] = {"true": True, "false": False}
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\r(?!\n)"
)
"""Characters that no file may have, also in comments. Some end a line for YAML only."""
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@lru_cache(20_000)
def plain(text: str) -> tuple[Scalar, str]:
    """Returns the value of a plain scalar, and the reason for a refusal ("" without one).

    A refused scalar has the value that YAML gives it, so that checking can go on.
    """
    if text in _WORDS:
        return _WORDS[text], ""
    if text in _OTHER_WORDS:
        return _OTHER_VALUES.get(text.lower()), f"`{text}` would not print as it is written"
    if not _NUMERIC.match(text):
        return text, ""
    if len(text) > LONGEST:
        return 0, "this number is too long to be exact"
    if _INTEGER.match(text):
        return int(text), ""
    number = float(text) if not text.startswith(("0x", "0o")) else 0.0
    if _DECIMAL.match(text) and plain_decimal(number) == text:
        return number, ""
    return number, f"`{text}` would not print as it is written"


def as_number(text: str) -> str:
    """How the number is written that `text` means for sure; empty where it may mean something else."""
    if _SURE.fullmatch(text) is None or len(text) > LONGEST:
        return ""
    number = float(text) or 0.0  # Of -0, too.
    written = plain_decimal(number).removesuffix(".0")
    return written if math.isfinite(number) and Decimal(written) == Decimal(text) else ""


def forbidden_character(text: str, newlines: bool) -> str | None:
    """The name of the first character that no spec may hold, or None.

    Control characters, line and paragraph separators, bidi controls, surrogates, non-characters and
    private ones can hide what a text says, or end a line where nobody sees it.
    """
    if text.isascii() and text.isprintable():
        return None
    for char in text:
        if char == "\n" and newlines:
            continue
        category = unicodedata.category(char)
        if category in ("Cc", "Cs", "Co", "Zl", "Zp") or char in _BIDI or noncharacter(char):
            return f"U+{ord(char):04X}"
    return None


def noncharacter(char: str) -> bool:
    """Whether Unicode will never give `char` a meaning (the byte order mark counts as well)."""
    code = ord(char)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or code == 0xFEFF


def unseen_character(text: str) -> tuple[int, int, str] | None:
    """Line, column (from 1) and name of the first character that may not be in a file, or None."""
    match = _UNSEEN.search(text)
    if match is None:
        return None
    start = match.start()
    line_start = text.rfind("\n", 0, start) + 1
    return text.count("\n", 0, start) + 1, start - line_start + 1, f"U+{ord(match[0]):04X}"
