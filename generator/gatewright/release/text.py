"""Prints changes as text, JSON or Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import groupby

from ..diagnostics import printable
from ..markdown import escape_outside_code
from .change import Change, Verdict, verdict_of

FORMATS = ("text", "json", "markdown")
MEANING: dict[Verdict, str] = {
    "major": "calls that worked may be refused, typed otherwise or charged otherwise",
    "minor": "more is possible, costs something else or may be answered",
    "patch": "nothing changes for code that uses the package",
    "none": "no difference",
}


def render_changes(changes: list[Change], form: str) -> str:
    """Returns `changes` in one of FORMATS, with a newline at the end."""
    forms: dict[str, Callable[[list[Change]], str]] = {
        "text": _text,
        "json": _json,
        "markdown": _markdown,
    }
    return forms[form](changes)


def sentence(one: Change) -> str:
    """The change and its effect on the interface, as one or two sentences."""
    effect = one.interface[:1].upper() + one.interface[1:]
    return f"{one.text} In Python: {one.interface}." if effect else one.text


def _text(changes: list[Change]) -> str:
    verdict = verdict_of(changes)
    lines: list[str] = []
    for owner, theirs in groupby(changes, key=lambda one: one.owner):
        lines.append(owner)
        for one in theirs:
            lines.append(f"  {one.verdict:<6}{one.direction:<11}{one.fact}: {sentence(one)}")
    counted = f"{len(changes)} change{'s' if len(changes) != 1 else ''}"
    lines.append(f"{counted}, {verdict}: {MEANING[verdict]}" if changes else MEANING["none"])
    return "".join(f"{printable(line)}\n" for line in lines)


def _json(changes: list[Change]) -> str:
    data = {"verdict": verdict_of(changes), "changes": [one.as_dict() for one in changes]}
    return json.dumps(data, indent=2, default=str) + "\n"


def _markdown(changes: list[Change]) -> str:
    verdict = verdict_of(changes)
    lines = [f"**Verdict: {verdict}**, {MEANING[verdict]}."]
    for owner, theirs in groupby(changes, key=lambda one: one.owner):
        lines += ["", f"### {owner}", "", "| | Fact | What changed |", "|---|---|---|"]
        for one in theirs:
            lines.append(
                f"| {one.verdict}, {one.direction} | `{one.fact}` | {_cell(sentence(one))} |"
            )
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Escapes `text` for a table cell."""
    return escape_outside_code(text).replace("|", "\\|")
