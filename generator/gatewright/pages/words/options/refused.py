"""Options that something does not support."""

from __future__ import annotations

import re

from ...text.lines import Passage
from .parts import BETWEEN, OPTION, PIECE

_REFUSED = re.compile(
    rf"(?:不支持|\b(?:do|does) not support) ?[\"']?(?P<options>{PIECE}(?:(?:{BETWEEN}|/){PIECE})*)"
    rf"|(?P<few>{OPTION}(?:{BETWEEN}{OPTION})*)[\"']? ?仅对"
)
_BETWEEN_WORDS = re.compile(r"[^\w.:+-]+")


def refused_in(text: Passage, options: list[str]) -> bool:
    """Whether `text` says of one of the options that something does not support it."""
    found = (one["options"] or one["few"] for one in _REFUSED.finditer(text.text))
    return any(not set(options).isdisjoint(_BETWEEN_WORDS.split(words)) for words in found)
