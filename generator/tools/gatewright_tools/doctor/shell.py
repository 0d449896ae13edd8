"""Splits a command line into words like bash. It runs nothing and expands no variable."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .call import NoCall

_ESCAPES = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    "e": "\x1b",
}
_CODE = re.compile(r"u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|x[0-9a-fA-F]{1,2}|[0-7]{1,3}")
_VARIABLE = re.compile(r"\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?")
_HEREDOC = re.compile(r"<<(-?)\s*(['\"]?)([A-Za-z_][A-Za-z0-9_]*)\2")


@dataclass(slots=True)
class Word:
    """One word, its quotes taken away; variables stay as they are written."""

    text: str = ""
    kept: list[str] = field(default_factory=list[str])
    """Variables that stand in single quotes, where the shell does not replace them."""


@dataclass(slots=True)
class ShellCommand:
    """The words of one command and what is fed to it."""

    words: list[Word] = field(default_factory=list[Word])
    fed: str | None = None
    """The text of ``<<EOF``."""
    end: int = 0
    """Where it ends in the text."""


def split(text: str, start: int = 0) -> ShellCommand:
    """The command that begins at `start`, up to its end or the first ``|``, ``;``, ``&`` or ``>``.

    Raises NoCall, with line and column, for an open quotation mark.
    """
    return _Splitter(text, start).command()


class _Splitter:
    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.at = start
        self.result = ShellCommand()
        self.word: Word | None = None
        self.fed_to = 0
        """Where the text of ``<<EOF`` ends."""

    def command(self) -> ShellCommand:
        text = self.text
        while self.at < len(text):
            char = text[self.at]
            if char == "\\":
                self._backslash()
            elif char in " \t\r":
                self._end_word()
                self.at += 1
            elif char == "#" and self.word is None:
                self.at = (text.find("\n", self.at) + 1 or len(text) + 1) - 1
            elif char == "'":
                self._single()
            elif char == '"':
                self._double()
            elif text.startswith("$'", self.at):
                self._ansi()
            elif text.startswith("<<", self.at):
                self._heredoc()
            elif char in "\n|;&<>":
                break
            else:
                self._add(self._plain(self.at))
        self._end_word()
        self.result.end = max(self.at, self.fed_to)
        return self.result

    def _add(self, text: str) -> None:
        self.word = self.word or Word()
        self.word.text += text

    def _end_word(self) -> None:
        if self.word is not None:
            self.result.words.append(self.word)
        self.word = None

    def _plain(self, start: int) -> str:
        """Characters without meaning, a command substitution as a whole."""
        text = self.text
        if text.startswith("$(", start):
            depth, end = 0, start
            while end < len(text):
                depth += {"(": 1, ")": -1}.get(text[end], 0)
                end += 1
                if depth == 0 and end > start + 2:
                    break
            self.at = end
            return text[start:end]
        self.at = start + 1
        return text[start]

    def _backslash(self) -> None:
        after = self.text[self.at + 1 : self.at + 3]
        if after[:1] == "\n" or after == "\r\n":
            # The line goes on.
            self.at += 1 + len(after.partition("\n")[0]) + 1
            return
        self._add(after[:1])
        self.at += 2

    def _single(self) -> None:
        end = self.text.find("'", self.at + 1)
        if end < 0:
            raise self._open("'", "; within '…' write an apostrophe as '\\''")
        inside = self.text[self.at + 1 : end]
        self._add(inside)
        if self.word is not None:
            self.word.kept += _VARIABLE.findall(inside)
        self.at = end + 1

    def _double(self) -> None:
        start = self.at
        self.at += 1
        self._add("")
        while self.text[self.at : self.at + 1] != '"':
            if self.at >= len(self.text):
                self.at = start
                raise self._open('"')
            char = self.text[self.at]
            after = self.text[self.at + 1 : self.at + 2]
            if char == "\\" and after and after in '$`"\\\n':
                self._add("" if after == "\n" else after)
                self.at += 2
            else:
                self._add(self._plain(self.at))
        self.at += 1

    def _ansi(self) -> None:
        start = self.at
        self.at += 2
        self._add("")
        while self.text[self.at : self.at + 1] != "'":
            if self.at >= len(self.text):
                self.at = start
                raise self._open("$'")
            if self.text[self.at] != "\\":
                self._add(self.text[self.at])
                self.at += 1
                continue
            code = _CODE.match(self.text, self.at + 1)
            if code is not None:
                digits = code[0].lstrip("uUx") if code[0][0] in "uUx" else code[0]
                number = int(digits, 16 if code[0][0] in "uUx" else 8)
                self._add(chr(number) if number <= 0x10FFFF else "\ufffd")
                self.at = code.end()
            else:
                after = self.text[self.at + 1 : self.at + 2]
                self._add(_ESCAPES.get(after, after))
                self.at += 2
        self.at += 1

    def _heredoc(self) -> None:
        found = _HEREDOC.match(self.text, self.at)
        if found is None:
            raise self._place("this kind of << is not understood")
        self._end_word()
        line_end = self.text.find("\n", found.end())
        rest = self.text[line_end + 1 :] if line_end >= 0 else ""
        lines: list[str] = []
        for line in rest.split("\n"):
            line = line.lstrip("\t") if found[1] else line
            if line.rstrip("\r") == found[3]:
                break
            lines.append(line)
        else:
            raise self._place(f"no line {found[3]} ends what begins here")
        self.result.fed = "\n".join(lines)
        self.fed_to = line_end + 1 + sum(len(line) + 1 for line in lines) + len(found[3])
        self.at = found.end()

    def _open(self, quote: str, hint: str = "") -> NoCall:
        return self._place(f"the quotation that {quote} begins does not end{hint}")

    def _place(self, what: str) -> NoCall:
        line = self.text.count("\n", 0, self.at) + 1
        column = self.at - (self.text.rfind("\n", 0, self.at) + 1) + 1
        return NoCall(f"{line}:{column}: {what}")
