"""Lines → a sheet: glued headings cut loose, and each line under its heading."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from ..facts import PagePlace
from ..text.lines import Line
from ..words.vocabulary import Vocabulary, fold
from .dotted import split_dotted_marks
from .roles import role_by_words, role_of_line, tells_afterwards, tells_beside
from .run_on import split_run_on, without_number
from .stacked import join_stacked_cells

_ENDS_CODE = re.compile(r"([}\]]\)?;?|YOUR_API_KEY|/\{\w+\})(?=[A-Z])")
"""A copied code block often runs into the heading or sentence behind it."""
_RUN = re.compile(
    r"(?:(?<=\A)|(?<=\.))([a-z][a-z0-9_]*?(?:string|integer|number|boolean|object|array)(?:required|optional)?)(?=[A-Z])"
)
"""The head of one of several fields that have run together in one line: ``textstringrequiredThe words.``."""
_FEWEST_IN_RUN = 3
_NUMBER = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,2})[.、)]? (?=\S)|[一二三四五六七八九十]{1,2}[、.] ?"
)
"""The number of a heading: ``3. Response``."""


_SENT_AS = re.compile(r" ?(?:schema: ?|\()?(?:application|multipart)/[\w-]+\)?\Z")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a page, each with the heading that it stands under."""

    lines: list[Line]
    headings: list[str]
    roles: list[str]
    """The role of each line's heading: params, response, auth, … or empty."""
    known_headings: frozenset[int]
    """Indexes of the lines that are headings of a role."""

    def place(self, index: int, row: str = "") -> PagePlace:
        """Where the line of that index stands."""
        return PagePlace(self.lines[index].number, self.headings[index], row)

    def indexes(self, numbers: Set[int]) -> set[int]:
        """The indexes of the lines of the file with these numbers."""
        return {index for index, line in enumerate(self.lines) if line.number in numbers}

    def is_below_level(self, index: int) -> bool:
        """Whether a line stands below a heading that is drawn as one."""
        above = (
            one for one in reversed(self.lines[: index + 1]) if one.text == self.headings[index]
        )
        return any(one.level for one in above)

    def below(self, index: int) -> int:
        """The index of the next line with text, or the number of lines."""
        below = index + 1
        while below < len(self.lines) and not self.lines[below].text:
            below += 1
        return below


def sheet_of(lines: list[Line], words: Vocabulary) -> Sheet:
    """The sheet of a page's lines."""
    pieces = [
        piece
        for line in lines
        for one in _cut(line)
        for piece in split_run_on(without_number(one, words), words)
    ]
    cut = join_stacked_cells(split_dotted_marks(pieces, words), words)
    headings: list[str] = []
    roles: list[str] = []
    known_headings: set[int] = set()
    heading, role, level = "", "", 7
    # A role has passed behind a heading that says nothing of what follows.
    passed = False
    # The level of the heading for params around one for headers, or for the address; it ends where the next one stands.
    around = 0
    # The level of a heading for what is asked after the create; requests below it are not the create's.
    after = 0
    for index, line in enumerate(cut):
        text = _NUMBER.sub("", line.text) if line.level else line.text
        # A key of a request begins with a small letter, as in a line "input" of its own.
        key = not line.level and text[:1].islower()
        known = None if line.cells or line.code or key else _role_of(text, words)
        if known in ("example", "other") and role == "params" and _is_label(cut, index):
            known = None
        if line.level > 1 and not (after and line.level > after):
            after = line.level if tells_afterwards(text) else 0
        if (known == "params" and after and line.level != after) or (known == "other" and after):
            known = "apart"
        if known is None and not key and _stands_alone(cut, index):
            known = role_of_line(text, words.columns)
        # A word such as "Body" is a heading when it stands alone, and a label when a value follows.
        if known is not None:
            heading, role, level = line.text, known, line.level or 6
            known_headings.add(index)
            passed, around = False, 0
        elif line.level:
            told = role_by_words(text) if line.level > 1 else None
            if around and line.level <= level:
                role, level, around = "params", around, 0
            if role == "params" and line.level > level and tells_beside(text):
                role, level, around = "auth", line.level, level
            elif told and (not role or passed or line.level <= level):
                role, level, passed = told, line.level, False
            elif line.level <= level:
                role, level, passed = "other" if role else "", line.level, True
            heading = line.text
        headings.append(heading)
        roles.append(role)
    return Sheet(cut, headings, roles, frozenset(known_headings))


def _role_of(text: str, words: Vocabulary) -> str | None:
    """The role of a line that is a heading by itself; what a body is sent as does not count."""
    return words.headings.get(fold(_SENT_AS.sub("", text)))


def _stands_alone(lines: list[Line], index: int) -> bool:
    """Whether a line that no format marks as a heading has room around it, as copied headings have."""
    line = lines[index]
    if line.level or line.cells or line.code or line.bullet or line.head or line.indent:
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    above = lines[index - 1] if index else None
    free = above is None or not above.text or above.code or above.text[-1] in "}])"
    return free and below is not None and (not below.text or below.code or bool(below.cells))


def _is_label(lines: list[Line], index: int) -> bool:
    """Whether a line such as "Example:" belongs to the field above it, and not to a request shown below."""
    if lines[index].level or not lines[index].text.endswith(":"):
        return False
    below = next((one for one in lines[index + 1 : index + 4] if one.text), None)
    return below is not None and not below.code and not below.text.startswith(("{", "curl", "POST"))


def _cut(line: Line) -> list[Line]:
    if line.cells or line.level or line.raw:
        return [line]
    run = _RUN.split(line.text) if not line.code else []
    if len(run) >= 2 * _FEWEST_IN_RUN:
        return [Line(line.number, one) for one in run if one]
    found = _ENDS_CODE.search(line.text)
    if found is None or not _code_before(line.text[: found.end()]):
        return [line]
    before, behind = line.text[: found.end()], line.text[found.end() :]
    return [Line(line.number, before, code=line.code), *_cut(Line(line.number, behind))]


def _code_before(text: str) -> bool:
    return (
        text[0] in "}])"
        or text.startswith(("Authorization:", "GET ", "POST "))
        or text[-1] in "};)"
    )
