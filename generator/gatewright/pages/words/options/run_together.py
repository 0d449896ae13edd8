"""Options behind a cue of a language that writes no blanks between words: ``可选值 a 和 b``."""

from __future__ import annotations

import re

from ..phrases import Phrase
from .cues import CUE, PLAIN_CUE
from .parts import PART, WHOLE_OPTION, ToldOptions

_OPTION = re.compile(rf"(?: ?- )?[\"'\[ ]*(?P<one>{WHOLE_OPTION})[\"'\]]*(?: ?\([^()]{{1,20}}\))?")
_DASH = "- "


def options_without_blanks(text: str) -> ToldOptions | None:
    """The options of the first list of two or more, or None."""
    for cue in (*CUE.finditer(text), *PLAIN_CUE.finditer(text)):
        listed = None if cue[0].isascii() else _list_at(text, cue)
        if listed is not None:
            return listed
    return None


def _list_at(text: str, cue: re.Match[str]) -> ToldOptions | None:
    options: list[str] = []
    end = position = cue.end()
    while (one := _OPTION.match(text, position)) is not None:
        options.append(one["one"])
        end = one.end()
        part = PART.match(text, end)
        # A dash parts the options of a list with dashes; elsewhere it begins what follows the list.
        if part is None or (part[0] == f" {_DASH}" and not text.startswith(_DASH, cue.end())):
            break
        position = part.end()
    return Phrase(options, cue.start(), end) if len(options) > 1 else None
