"""Lines → a sheet: glued headings cut loose, and each line under its heading."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field

from ...facts import PagePlace
from ...text.lines import Line
from ...words.vocabulary import Vocabulary
from .dotted import split_dotted_marks
from .headings import Headings
from .stacked import join_stacked_cells

_ENDS_CODE = re.compile(r"([}\]]\)?;?|YOUR_API_KEY|/\{\w+\})(?=[A-Z])")
"""A copied code block often runs into the heading or sentence behind it."""
_RUN = re.compile(
    r"(?:(?<=\A)|(?<=\.))([a-z][a-z0-9_]*?(?:string|integer|number|boolean|object|array)(?:required|optional)?)(?=[A-Z])"
)
"""The head of one of several fields that have run together in one line: ``textstringrequiredThe words.``."""
_FEWEST_IN_RUN = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a page, each with the heading that it stands under."""

    lines: list[Line]
    headings: list[str]
    roles: list[str]
    """The role of each line's heading: params, response, auth, … or empty."""
    known_headings: frozenset[int]
    """Indexes of the lines that are headings of a role."""
    _next_texts: list[int] = field(init=False, repr=False)
    """The index of the next line with text behind each line: a page may have any number of blank lines."""

    def __post_init__(self) -> None:
        """Looks for the next text of each line once, from the last line up."""
        found = len(self.lines)
        nexts: list[int] = []
        for index in range(len(self.lines) - 1, -1, -1):
            nexts.append(found)
            found = index if self.lines[index].text else found
        object.__setattr__(self, "_next_texts", nexts[::-1])

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
        return self._next_texts[index] if index < len(self.lines) else index + 1


def sheet_of(lines: list[Line], words: Vocabulary) -> Sheet:
    """The sheet of a page's lines."""
    pieces = [piece for line in lines for piece in _cut(line)]
    cut = join_stacked_cells(split_dotted_marks(pieces, words), words)
    passed = Headings(cut, words)
    headings: list[str] = []
    roles: list[str] = []
    for index in range(len(cut)):
        passed.pass_line(index)
        headings.append(passed.heading)
        roles.append(passed.role)
    return Sheet(cut, headings, roles, frozenset(passed.known))


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
