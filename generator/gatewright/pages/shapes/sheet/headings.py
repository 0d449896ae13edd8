"""What stands below each heading of a page, from its first line to its last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...text.lines import Line
from ...words.vocabulary import Vocabulary, fold
from .roles import role_by_words, role_of_line, tells_afterwards, tells_beside

_NUMBER = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,2})[.、)]? (?=\S)|[一二三四五六七八九十]{1,2}[、.] ?"
)
"""The number of a heading: ``3. Response``."""
_SENT_AS = re.compile(r" ?(?:schema: ?|\()?(?:application|multipart)/[\w-]+\)?\Z")
"""What a body is sent as, behind the heading for it."""
_SHOWN = ("{", "curl", "POST")
"""How a request that is shown begins."""
_NO_LEVEL = 7
_ALONE = 6
"""The level of a word that is a heading because it stands alone."""


class Headings:
    """Follows the headings of a page, line by line."""

    def __init__(self, lines: Sequence[Line], words: Vocabulary) -> None:
        self.lines = lines
        self.words = words
        self.heading = ""
        self.role = ""
        """What stands below the heading: params, response, auth, … or empty."""
        self.known: set[int] = set()
        """Indexes of the lines that are headings of a role."""
        self._level = _NO_LEVEL
        self._passed = False
        """Whether a role has passed behind a heading that says nothing of what follows."""
        self._around = 0
        """The level of the heading for params around one for headers, or for the address; 0 where there is none."""
        self._after = 0
        """The level of a heading for what is asked after the create; requests below it are not the create's."""

    def pass_line(self, index: int) -> None:
        """Goes on to the next line."""
        line = self.lines[index]
        text = _NUMBER.sub("", line.text) if line.level else line.text
        # A key of a request begins with a small letter, as in a line "input" of its own.
        key = not line.level and text[:1].islower()
        role = None if key else self._listed_role(index, text)
        if line.level > 1 and not (self._after and line.level > self._after):
            self._after = line.level if tells_afterwards(text) else 0
        if self._after and (role == "other" or (role == "params" and line.level != self._after)):
            role = "apart"
        if role is None and not key and self._stands_alone(index):
            role = role_of_line(text, self.words.columns)
        if role is not None:
            self._begin(line, role, line.level or _ALONE)
            self.known.add(index)
            self._around = 0
        elif line.level:
            self._pass_unlisted(line, text)

    def _listed_role(self, index: int, text: str) -> str | None:
        """The role of a line that the vocabulary lists as a heading, or None."""
        line = self.lines[index]
        if line.cells or line.code:
            return None
        # A word such as "Body" is a heading when it stands alone, and a label when a value follows.
        role = self.words.headings.get(fold(_SENT_AS.sub("", text)))
        inside = role in ("example", "other") and self.role == "params"
        return None if inside and self._is_label(index) else role

    def _stands_alone(self, index: int) -> bool:
        """Whether a line that no format marks as a heading has room around it, as copied headings have."""
        line = self.lines[index]
        if line.level or line.cells or line.code or line.bullet or line.head or line.indent:
            return False
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        above = self.lines[index - 1] if index else None
        free = above is None or not above.text or above.code or above.text[-1] in "}])"
        return free and below is not None and (not below.text or below.code or bool(below.cells))

    def _is_label(self, index: int) -> bool:
        """Whether a line such as "Example:" belongs to the field above it, and not to a request shown below."""
        line = self.lines[index]
        if line.level or not line.text.endswith(":"):
            return False
        below = next((one for one in self.lines[index + 1 : index + 4] if one.text), None)
        return below is not None and not below.code and not below.text.startswith(_SHOWN)

    def _pass_unlisted(self, line: Line, text: str) -> None:
        """A heading that the vocabulary does not list: its words may tell, or its level."""
        self.heading = line.text
        told = role_by_words(text) if line.level > 1 else None
        if self._around and line.level <= self._level:
            self.role, self._level, self._around = "params", self._around, 0
        if self.role == "params" and line.level > self._level and tells_beside(text):
            self.role, self._level, self._around = "auth", line.level, self._level
        elif told and (not self.role or self._passed or line.level <= self._level):
            self._begin(line, told, line.level)
        elif line.level <= self._level:
            self.role, self._level, self._passed = "other" if self.role else "", line.level, True

    def _begin(self, line: Line, role: str, level: int) -> None:
        self.heading, self.role, self._level, self._passed = line.text, role, level, False
