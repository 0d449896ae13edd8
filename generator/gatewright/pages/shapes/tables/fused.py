"""Rows whose cells have run together: ``seedintOptional-1Random seed…``.

The head tells which cells there are, and the row is cut in every way that fits them. The ways are
held against each other: a default is one of the options, a number has a number for default, a
description begins like a sentence. When two ways fit equally well, the row is read with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...words.known_limits import needs, numeric, takes, value_in
from ...words.types import type_of
from ...words.values import split_list
from ...words.vocabulary import Vocabulary

_NAME = r"(?P<name>[A-Za-z_][\w.\[\]-]{0,63}?)"
_SIZE = r"\d+(?:\.\d+)? ?[KMG]i?B"
_FILES = re.compile(
    rf"(?P<kind>image|video|audio) ?(?P<max_bytes>{_SIZE}) ?"
    r"(?P<mime_types>(?:image|video|audio)/[\w.+-]+(?:, ?(?:image|video|audio)/[\w.+-]+){0,20})\Z"
)
_RANGE = re.compile(
    r"(?:min -?[\d.]+(?: ?[,/]? ?max -?[\d.]+)?|max -?[\d.]+)(?: ?[,/]? ?step [\d.]+)?|-?\d+(?:\.\d+)? ?(?:-|to|~) ?-?\d+(?:\.\d+)?"
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_BY_WORDS = {"name", "type", "required"}
"""Columns whose cells are known by what they are."""
_LONGEST = 2_000
_LONGEST_CELL = 64
_MOST_CUTS = 400
_BEFORE_WORDS = "([{\"'`*"
"""What may stand before the first word of a description."""
_TWO_WAYS = "its cells have run together and can be cut in more than one way"


def fused_files(text: str) -> dict[str, str] | None:
    """The cells of a row of the table of reference files, or None."""
    found = _FILES.match(text)
    return found.groupdict() if found else None


class Fused:
    """Cuts the rows of one table whose cells have run together."""

    def __init__(self, columns: list[str], words: Vocabulary) -> None:
        self.words = words
        self.answers = (*words.required, *words.sometimes)
        lead = next((at for at, one in enumerate(columns) if one not in _BY_WORDS), len(columns))
        if columns[lead - 1] == "required":
            # "Non" is an answer too, so that its end is not sure.
            lead -= 1
        last = columns.index("description") + 1 if "description" in columns else len(columns)
        self.rest = columns[lead:last]
        """Columns whose cells are cut in every way; a description is the last of them."""
        tail = columns[last:]
        self.fits = columns[:1] == ["name"] and "type" in columns and {*tail} <= _BY_WORDS
        self.head = re.compile(self._pattern(columns[:lead], self.rest), re.IGNORECASE)
        self.tail = re.compile(rf"{self._pattern(tail, [])} ?\Z", re.IGNORECASE)

    def _pattern(self, columns: list[str], behind: list[str]) -> str:
        """What cells look like that are words of a list, one behind the other."""
        types = "|".join(sorted(map(re.escape, self.words.types), key=len, reverse=True))
        answers = "|".join(
            sorted(map(re.escape, filter(None, self.answers)), key=len, reverse=True)
        )
        cells = {
            "name": _NAME,
            "type": rf"(?P<type>(?:{types})(?:<\w+>|\(\w+\)|\[\w+\])?(?:\[\])?)",
            "required": rf"(?P<required>{answers}|-)",
        }
        known = " ?".join(cells[one] for one in columns if one in cells)
        if behind[:1] == ["description"] and columns[-1:] == ["name"]:
            # Where words stand right behind a name, their capital letter is the seam.
            return rf"{known}(?-i:(?<=[a-z0-9\])])(?=[^a-z0-9_.]))"
        return rf"{known}(?= ?(?:{answers}))" if behind[:1] == ["required"] else known

    def row(self, text: str) -> tuple[dict[str, str] | None, str]:
        """(cells by column, doubt), or (None, "") when `text` is not such a row."""
        found = self.head.match(text[:_LONGEST]) if self.fits else None
        tail = self.tail.search(text, found.end()) if found else None
        if found is None or tail is None:
            return None, ""
        between = text[found.end() : tail.start()].strip()
        if self.rest and not between:
            return None, ""
        row = {**found.groupdict(), **tail.groupdict()}
        best: list[dict[str, str]] = []
        most = -100
        for count, cut in enumerate(self._cuts(between, self.rest)):
            if count > _MOST_CUTS:
                break
            score = self._score(row, cut)
            if score > most:
                best, most = [cut], score
            elif score == most:
                best.append(cut)
        if not best:
            return None, ""
        return row | best[0], "" if len(best) == 1 else _TWO_WAYS

    def _cuts(self, text: str, columns: list[str]) -> Iterator[dict[str, str]]:
        if not columns:
            if not text:
                yield {}
            return
        column, behind = columns[0], columns[1:]
        if column == "description":
            if not behind:
                yield {column: text}
            return
        for end in self._ends(text, column):
            for cut in self._cuts(text[end:].lstrip(), behind):
                yield {column: text[:end].strip()} | cut

    def _ends(self, text: str, column: str) -> Iterator[int]:
        """Where the cell at the start of `text` may end."""
        if column == "range":
            if text.startswith("-"):
                yield 1
            found = _RANGE.match(text)
            if found and found.end() > 1:
                yield found.end()
            return
        if column == "options":
            yield from _option_ends(text)
            return
        if column == "required":
            # "Non" is a French answer, and the beginning of "No" with "None" behind it.
            folded = text[:_LONGEST_CELL].casefold()
            yield from sorted({len(one) for one in self.answers if one and folded.startswith(one)})
            return
        # An empty cell leaves nothing behind.
        yield 0
        if text.startswith("-"):
            yield 1
        number = _NUMBER.match(text)
        if number:
            yield number.end()
        for end in range(1, min(len(text), _LONGEST_CELL)):
            if text[end - 1].isspace():
                return
            if (number is None or end != number.end()) and (end > 1 or text[0] != "-"):
                yield end

    def _score(self, row: dict[str, str], cut: dict[str, str]) -> int:
        """How well the cells go together."""
        kind = type_of(row["type"], self.words)
        default, options = cut.get("default", "-"), cut.get("options", "-")
        listed = split_list(options) if options != "-" else []
        description = cut.get("description", "")
        score = 0
        if description:
            first = description.lstrip(_BEFORE_WORDS)[:1] or "."
            score += 3 if first.isupper() or not first.isascii() else -2
        if self.words.is_nothing(default):
            score += bool(default)
            default = "-"
        if default[0].isascii() and not default.isascii():
            # A word of another script is the beginning of the description.
            score -= 1
        if kind and numeric(kind.kind):
            score += 2 if default == "-" or _NUMBER.fullmatch(default) else -3
            score += 2 if _NUMBER.fullmatch(default) and description[:1].isupper() else 0
            score -= 3 if listed else 0
        elif default.startswith("-") and default != "-":
            score -= 2
        if kind and takes(kind.kind, ("wire",)) and default != "-":
            score += -3 if value_in(default, kind.kind) is None else 2
        if kind and needs(kind.kind, "options") and "options" in cut:
            score += 3 if listed else -3
        if kind and not numeric(kind.kind) and cut.get("range", "-") != "-":
            score -= 5
        if listed:
            score += 3 if default in listed else (0 if default == "-" else -4)
            score += 3 if _alike(listed) else 0
            score -= 4 if len(set(listed)) < len(listed) else 0
        elif default != "-" and description[:1].isascii():
            # Where the description has no capital letters, the cut shows in none.
            score -= bool(description) and default[-1:].islower() != description[0].isupper()
        return score


def _option_ends(text: str) -> Iterator[int]:
    """Ends of a list of options: in its last element wherever a sentence can begin."""
    if text.startswith("-"):
        yield 1
        if not text[1:2].isdigit():
            return
    last = 0
    for comma in re.finditer(r",", text[:_LONGEST]):
        if (
            not 0 < comma.start() - last <= _LONGEST_CELL
            or " " in text[last : comma.start()].strip()
        ):
            break
        last = comma.end()
    tail = text[last:]
    lead = len(tail) - len(tail.lstrip())
    for end in range(lead + 1, min(len(tail), _LONGEST_CELL) + 1):
        if end == len(tail) or tail[end].isupper() or not tail[end].isascii():
            yield last + end
        if end < len(tail) and tail[end].isspace():
            return


def _alike(options: list[str]) -> bool:
    """Whether the first and the last option, which touch other cells, are written like another."""
    shapes = [_shape(one) for one in options]
    return len(shapes) > 1 and shapes[-1] in shapes[:-1] and shapes[0] in shapes[1:]


def _shape(option: str) -> str:
    return re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "0", option)))
