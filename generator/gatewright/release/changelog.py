"""The changelog of the generated distribution, one entry a version, newest first.

No template gives it: what a version once said must not change with the specs. The manifest does
not list it either, so that generating never replaces or deletes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..markdown import escape_outside_code
from .change import Change
from .compare import READ_AGAIN
from .text import sentence
from .version import numbers

CHANGELOG = "CHANGELOG.md"
_HEAD = """\
# Changelog

What changed for code that uses this package, read from the documentation of the gateways.
"""
_ENTRY = re.compile(r"^## \[?(\d+\.\d+\.\d+)\]? - (\S+)[ \t]*$", re.MULTILINE)
_GROUPS: tuple[tuple[str, Callable[[Change], bool]], ...] = (
    ("Breaking", lambda one: one.verdict == "major"),
    ("Prices", lambda one: one.direction == "repriced"),
    ("New and wider", lambda one: one.verdict == "minor"),
    ("Other", lambda one: True),
)


def with_entry(text: str, version: str, since: str, day: str, changes: list[Change]) -> str:
    """`text` (empty: no changelog yet) with the entry of `version`, released on `day`.

    Entries of versions above `since` were written but never released: the new one replaces them,
    and keeps the day of its own earlier form.
    """
    found = list(_ENTRY.finditer(text))
    day = next((one[2] for one in found if one[1] == version), day)
    head = text[: found[0].start()] if found else text or _HEAD
    ends = [*(one.start() for one in found), len(text)][1:]
    kept = [
        text[one.start() : end]
        for one, end in zip(found, ends, strict=True)
        if numbers(one[1]) <= numbers(since)
    ]
    parts = [head.rstrip("\n"), entry(version, day, changes), *(one.rstrip("\n") for one in kept)]
    return "\n\n".join(parts) + "\n"


def entry(version: str, day: str, changes: list[Change]) -> str:
    """One entry, without a line end behind it."""
    lines = [f"## {version} - {day}"]
    rest = changes
    for title, belongs in _GROUPS:
        mine = [one for one in rest if belongs(one)]
        rest = [one for one in rest if not belongs(one)]
        if mine:
            lines += ["", f"### {title}", ""]
            lines += _change_lines(mine)
    return "\n".join(lines)


def _change_lines(changes: list[Change]) -> list[str]:
    """A line for each change; one line for all whose pages were only read again."""
    again = [one.owner for one in changes if one.text == READ_AGAIN]
    lines = [
        f"- **{one.owner}**: {escape_outside_code(sentence(one))}"
        for one in changes
        if one.text != READ_AGAIN
    ]
    if again:
        whose = f"**{again[0]}**" if len(again) == 1 else f"{len(again):,} models and gateways"
        lines.append(f"- The pages of {whose} were read again.")
    return lines
