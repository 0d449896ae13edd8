"""Raised numbers in HTML: exponents and the marks of footnotes, which would run together with what stands before them."""

from __future__ import annotations

import re

_SUP = r"<sup\b[^<>]{0,200}>[ \t]*\[?(?P<number>\d{1,2})\]?[ \t]*</sup[ \t]*>"
_EXPONENT = re.compile(rf"(?<=\d){_SUP}", re.I)
_FOOTNOTE = re.compile(_SUP, re.I)


def lower_raised(text: str) -> str:
    """`text` with ``2^31`` for a raised number behind another one, and ``seed [1]`` for one behind a word."""
    if "<sup" not in text and "<SUP" not in text:
        return text
    return _FOOTNOTE.sub(r" [\g<number>]", _EXPONENT.sub(r"^\g<number>", text))
