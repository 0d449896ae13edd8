"""Options under a condition: "Text-to-image accepts: …", "Editing additionally accepts: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text.lines import Passage
from .values import split_list
from .vocabulary import Vocabulary

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
    options: list[str]
    start: int
    end: int
    start_of_options: int


def accepted_options(text: Passage, words: Vocabulary) -> list[ModeOptions]:
    """Every sentence of `text` that gives a mode its options."""
    found: list[ModeOptions] = []
    for match in _ACCEPTS.finditer(text.text):
        mode = words.modes.get(match["mode"].casefold())
        if mode is None:
            continue
        found.append(
            ModeOptions(
                mode,
                bool(match["adds"]),
                split_list(match["options"]),
                match.start(),
                match.end(),
                match.start("options"),
            )
        )
    return found
