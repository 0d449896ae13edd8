"""Options that are listed one a line, each in code or quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...text.lines import Line

_CUE = re.compile(
    r"\b(?:options|values|one of|choices|enum|supported|accepts|accepted|allowed|available)\b[^.:]{0,40}:\Z|可选值|枚举|支持",
    re.I,
)
_NO_CUE = re.compile(
    r"\b(?:examples?|e\.g|such as|tips?|notes?|recommend\w*)\b|例如|示例|建议", re.I
)
_QUOTED = re.compile(r"\"([^\"\s]{1,60})\"")
_BEHIND = re.compile(r"\Z| ?[:(-]| [—-] ")
_TOLD = re.compile(r"(?P<word>[A-Za-z0-9_][\w:.+-]{0,40}): \S", re.A)
_BARE = re.compile(r"[A-Za-z0-9][\w:.+-]{0,40}\Z", re.A)
_DEFAULT = re.compile(r"\(default\)|\bdefault\Z", re.I)


def option_run(
    lines: Sequence[Line], index: int, before: str, deeper: bool, default: str = ""
) -> list[tuple[str, int]]:
    """(option, index) of each bullet of a list of options that begins at `index`, or nothing.

    `before` is the line above. Without a cue in it, only a list that is `deeper` than its field counts, or
    one in which the `default` of the field stands.
    """
    if _NO_CUE.search(before):
        return []
    announced = bool(_CUE.search(before))
    if not lines[index].bullet:
        return _told_lines(lines, index) if announced and before.endswith(":") else []
    if not (deeper or announced):
        run = _bullets(lines, index, True) if default else []
        return run if default in {word for word, _ in run} else []
    return _bullets(lines, index, announced)


def _bullets(lines: Sequence[Line], index: int, announced: bool) -> list[tuple[str, int]]:
    indent = lines[index].indent
    found: list[tuple[str, int]] = []
    while index < len(lines):
        line = lines[index]
        word = _option(line, announced) if line.bullet and line.indent == indent else ""
        if line.text and not word:
            break
        if word:
            found.append((word, index))
        index += 1
    return found if len({word for word, _ in found}) == len(found) > 1 else []


def _told_lines(lines: Sequence[Line], index: int) -> list[tuple[str, int]]:
    """(option, index) of each line such as ``png: the usual one``, of two or more; copies lose bullets."""
    found: list[tuple[str, int]] = []
    for at in range(index, len(lines)):
        told = None if lines[at].cells or lines[at].level else _TOLD.match(lines[at].text)
        if told:
            found.append((told["word"], at))
        elif lines[at].text:
            break
    return found if len({word for word, _ in found}) == len(found) > 1 else []


def is_default(text: str) -> bool:
    """Whether the line of an option says that it is the default."""
    return bool(_DEFAULT.search(text))


def _option(line: Line, announced: bool) -> str:
    """The option that a bullet begins with, in code or quotation marks; else empty.

    Below words that `announced` options, a bullet of one word is one too: copies lose the marks.
    """
    if announced and _BARE.match(line.text):
        return line.text
    word = line.ticked[0][0] if line.ticked and line.ticked[0] else ""
    quoted = _QUOTED.match(line.text)
    word = quoted[1] if quoted else word.strip("\"'")
    bare = line.text.lstrip("\"'")
    behind = bare[len(word) :].lstrip("\"'")
    fits = word and bare.startswith(word) and " " not in word
    return word if fits and (announced or _BEHIND.match(behind)) else ""
