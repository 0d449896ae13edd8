"""Options under a condition: "Text-to-image accepts: …", "Editing additionally accepts: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...text.lines import Passage
from ..values import split_list
from ..vocabulary import Vocabulary
from .parts import ToldOptions, phrase_of

_WORD = r"[\w:/-]+(?:\.\w+)*"
_ACCEPTS = re.compile(
    rf"(?P<mode>[A-Z][\w-]*(?: (?!additionally|also)[a-z-]+)?) (?P<adds>(?:additionally|also) )?(?:accepts|allows|supports):? "
    rf"(?P<options>{_WORD}(?:(?:,? (?:and/or|and|or) |, ?){_WORD})*)"
)


@dataclass(frozen=True, slots=True)
class ModeOptions:
    """Options that one mode takes."""

    mode: str
    adds: bool
    """Whether they come on top of what the other modes take."""
    options: ToldOptions
    span: tuple[int, int]
    """Where the sentence begins and ends."""


def mode_options_in(text: Passage, words: Vocabulary) -> list[ModeOptions]:
    """Every sentence of `text` that gives a mode its options."""
    return [
        ModeOptions(
            mode,
            bool(one["adds"]),
            phrase_of(one, "options", split_list(one["options"])),
            one.span(),
        )
        for one in _ACCEPTS.finditer(text.text)
        if (mode := words.modes.get(one["mode"].casefold())) is not None
    ]
