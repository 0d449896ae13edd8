"""Forms of texts, in the part of regular expressions that every reader understands alike.

Literal characters, sets such as ``[a-z0-9_]`` and ``[^/]``, groups, ``|`` and the counts ``? * + {2,4}``. A
form describes a whole text. Matching takes time in proportion to the text, whatever the form is.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SYNTAX = "^$\\.*+?()[]{}|/"
"""Characters that a backslash may stand before."""
WHOLE = "a form is the whole text, leave it out"
HINTS = {".": "write a set such as [^/]", "^": WHOLE, "$": WHOLE}
SIGNS = (("?", 0, 1), ("*", 0, None), ("+", 1, None))
"""Counts of one character, with what they mean."""
LARGEST = 2000
"""Steps of the longest form; ``a{9}`` has nine."""
CHAR, SPLIT, JUMP, END = range(4)
"""A step takes a character, goes two ways, goes on elsewhere, or is the end."""
PatternStep = tuple[int, "Any", "Any"]


class BadPattern(ValueError):
    """A form that is not in this language; the message says what to write."""


class TextForm:
    """A form, ready to be held against texts. Raises BadPattern."""

    def __init__(self, pattern: str) -> None:
        self._steps: list[PatternStep] = []
        reader = _PatternReader(pattern)
        tree = reader.either()
        if reader.rest():
            raise BadPattern(f"nothing opens {reader.rest()[0]!r}")
        self._add(tree)
        self._steps.append((END, None, None))

    def fits(self, text: str) -> bool:
        """Whether the whole of `text` has this form."""
        now = self._ways({0})
        for char in text:
            now = self._ways({at + 1 for at in now if self._takes(at, char)})
            if not now:
                return False
        return len(self._steps) - 1 in now

    def example(self, least: int = 0, most: int = 99) -> str | None:
        """The shortest text of this form with `least` to `most` characters; None where there is none."""
        level = {frozenset(self._ways({0})): ""}
        for length in range(most + 1):
            if length >= least:
                for now, text in level.items():
                    if len(self._steps) - 1 in now:
                        return text
            following: dict[frozenset[int], str] = {}
            for now, text in level.items():
                for char in dict.fromkeys(self._likely(at) for at in sorted(now)):
                    ways = self._ways({at + 1 for at in now if char and self._takes(at, char)})
                    if ways:
                        following.setdefault(frozenset(ways), text + char)
            level = following
        return None

    def _takes(self, at: int, char: str) -> bool:
        what, negated, ranges = self._steps[at]
        return what == CHAR and negated != any(low <= char <= high for low, high in ranges)

    def _likely(self, at: int) -> str:
        """A character that the step takes, or nothing."""
        what, negated, ranges = self._steps[at]
        if what != CHAR:
            return ""
        if not negated:
            return str(ranges[0][0])
        return next((char for char in "ax0-_ \u00e9" if self._takes(at, char)), "")

    def _ways(self, starts: set[int]) -> set[int]:
        """Every step that is reached from `starts` without a character."""
        found: set[int] = set()
        left = list(starts)
        while left:
            at = left.pop()
            if at not in found:
                found.add(at)
                what, one, other = self._steps[at]
                left += [one, other] if what == SPLIT else [one] if what == JUMP else []
        return found

    def _add(self, node: Any) -> None:
        """Appends the steps of a part."""
        steps = self._steps
        if len(steps) > LARGEST:
            raise BadPattern("it counts too far; write shorter counts, and limits of length apart")
        match node:
            case ("set", negated, ranges):
                steps.append((CHAR, negated, ranges))
            case ("then", parts):
                for part in parts:
                    self._add(part)
            case ("either", parts):
                ends: list[int] = []
                for part in parts[:-1]:
                    split = self._hole()
                    self._add(part)
                    ends.append(self._hole())
                    steps[split] = (SPLIT, split + 1, len(steps))
                self._add(parts[-1])
                for end in ends:
                    steps[end] = (JUMP, len(steps), None)
            case (_, part, least, most):
                self._times(part, least, most)
            case _:
                raise TypeError(node)

    def _times(self, part: Any, least: int, most: int | None) -> None:
        steps = self._steps
        for _ in range(least):
            self._add(part)
        if most is None:
            split = self._hole()
            self._add(part)
            steps.append((JUMP, split, None))
            steps[split] = (SPLIT, split + 1, len(steps))
            return
        splits: list[int] = []
        for _ in range(most - least):
            splits.append(self._hole())
            self._add(part)
        for split in splits:
            steps[split] = (SPLIT, split + 1, len(steps))

    def _hole(self) -> int:
        """The place of a step that is not known yet."""
        self._steps.append((JUMP, 0, None))
        return len(self._steps) - 1


class _PatternReader:
    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = 0

    def rest(self) -> str:
        return self._text[self._at :]

    def either(self) -> Any:
        parts = [self._then()]
        while self._skip("|"):
            parts.append(self._then())
        return parts[0] if len(parts) == 1 else ("either", parts)

    def _then(self) -> Any:
        parts: list[Any] = []
        while self.rest() and self.rest()[0] not in "|)":
            parts.append(self._repetition(self._one()))
        return ("then", parts)

    def _one(self) -> Any:
        if self._skip("(?:") or self._skip("("):
            if self.rest()[:1] == "?":
                raise BadPattern(
                    "a group is written (...) or (?:...), nothing else behind its bracket"
                )
            inner = self.either()
            self._expect(")")
            return inner
        if self._skip("["):
            return self._set()
        return ("set", False, [self._char("", SYNTAX[:-1]) * 2])

    def _char(self, more: str, special: str) -> str:
        """One literal character; `more` may be escaped as well, `special` has to be."""
        char = self._next()
        if char == "\\":
            char = self._next()
            if char not in SYNTAX + more:
                raise BadPattern(
                    f"\\{char} is not understood alike everywhere; write a set such as [0-9]"
                )
        elif char in special:
            hint = HINTS.get(char, f"write \\{char}")
            raise BadPattern(f"{char!r} cannot stand here; {hint}")
        return char

    def _set(self) -> Any:
        negated = self._skip("^")
        ranges: list[tuple[str, str]] = []
        while not self._skip("]"):
            low = self._char("-", "[]^")
            high = low
            if self.rest()[:1] == "-" and self.rest()[1:2] not in ("]", ""):
                self._next()
                high = self._char("-", "[]^")
            twice = low == high in "&~|" and ranges[-1:] == [(low, high)]
            if high < low or twice:
                raise BadPattern(f"{low}-{high} is not a range that everybody reads alike")
            ranges.append((low, high))
        if not ranges:
            raise BadPattern("a set lists what may stand there")
        return ("set", negated, ranges)

    def _repetition(self, part: Any) -> Any:
        for sign, least, most in SIGNS:
            if self._skip(sign):
                self._once()
                return ("times", part, least, most)
        if not self._skip("{"):
            return part
        low = self._number()
        high: int | None = low
        if self._skip(","):
            high = None if self.rest()[:1] == "}" else self._number()
        self._expect("}")
        self._once()
        if high is not None and high < low:
            raise BadPattern(f"a count of {low} to {high} is none")
        return ("times", part, low, high)

    def _once(self) -> None:
        if self.rest()[:1] and self.rest()[0] in "?*+{":
            raise BadPattern("one count at a place; put what is counted twice in a group")

    def _number(self) -> int:
        digits = ""
        while self.rest()[:1].isdecimal() and self.rest()[:1].isascii():
            digits += self._next()
        if not digits or len(digits) > 4:
            raise BadPattern("a count is a number of at most four digits")
        return int(digits)

    def _next(self) -> str:
        if not self.rest():
            raise BadPattern("it ends in the middle")
        self._at += 1
        return self._text[self._at - 1]

    def _skip(self, text: str) -> bool:
        found = self.rest().startswith(text)
        self._at += len(text) if found else 0
        return found

    def _expect(self, text: str) -> None:
        if not self._skip(text):
            raise BadPattern(f"{text!r} is missing")


def form(pattern: str) -> TextForm | None:
    """The form, or None where `pattern` is not one."""
    try:
        return TextForm(pattern)
    except BadPattern:
        return None
