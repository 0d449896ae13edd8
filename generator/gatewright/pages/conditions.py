"""Options under a condition: "Text-to-image accepts: …", "Editing additionally accepts: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lines import Passage
from .vocabulary import Vocabulary

_WORD = r"[\w:/-]+(?:\.\w+)*"
_ACCEPTS = re.compile(
    rf"(?P<mode>[A-Z][\w-]*(?: (?!additionally|also)[a-z-]+)?) (?P<adds>(?:additionally|also) )?(?:accepts|allows|supports):? "
    rf"(?P<options>{_WORD}(?:(?:, ?| and |, and ){_WORD})*)"
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """Options that one mode takes."""

    mode: str
    adds: bool
    """Whether they come on top of what the other modes take."""
    options: list[str]
    start: int
    end: int
    start_of_options: int


def accepted(text: Passage, words: Vocabulary) -> list[Accepted]:
    """Every sentence of `text` that gives a mode its options."""
    found: list[Accepted] = []
    for match in _ACCEPTS.finditer(text.text):
        mode = words.modes.get(match["mode"].casefold())
        if mode is None:
            continue
        options = re.split(r", and |, ?| and ", match["options"])
        found.append(
            Accepted(
                mode,
                bool(match["adds"]),
                [one for one in options if one],
                match.start(),
                match.end(),
                match.start("options"),
            )
        )
    return found
