"""What a validator asks to know the mode of a request."""

from __future__ import annotations

from typing import NamedTuple

from ..ir import Mode, ModeValue
from .literals import INDENT, WIDTH, inline


class Question(NamedTuple):
    """A Python condition: `text`, or the call of a function with these arguments."""

    text: str
    arguments: str = ""

    @property
    def source(self) -> str:
        return f"{self.text}({self.arguments})" if self.arguments else self.text


def conditions(mode: Mode, paths: dict[str, tuple[str, ...]]) -> list[Question]:
    """Questions that all have to be true of a body `b` in `mode`; `paths` says where arguments sit."""
    parts = [_has(paths[name]) for name in mode.present]
    parts += [_has_not(paths[name]) for name in mode.absent]
    parts += [_is(one, paths[one.name]) for one in mode.when]
    return parts or [Question("True")]


def all_of(asked: list[Question], keyword: str, level: int) -> str:
    """``if a and b:``, laid out like the formatter does it where that is too long for a line."""
    *first, last = asked
    start = " and ".join([*(one.source for one in first), ""])
    line = f"{keyword} {start}{last.source}:"
    if len(INDENT) * level + len(line) <= WIDTH or not first:
        return line
    head = f"{keyword} {start}{last.text}("
    if len(first) == 1 and last.arguments and len(INDENT) * level + len(head) <= WIDTH:
        return f"{head}\n{INDENT}{last.arguments}\n):"
    rows = f"\n{INDENT}and ".join(one.source for one in asked)
    return f"{keyword} (\n{INDENT}{rows}\n):"


def _is(one: ModeValue, path: tuple[str, ...]) -> Question:
    keys = ", ".join(inline(key) for key in path)
    return Question("is_one", f"b, {inline(one.values)}, {one.otherwise}, {keys}")


def _has(path: tuple[str, ...]) -> Question:
    if len(path) == 1:
        return Question(f"{inline(path[0])} in b")
    return Question("has", f"b, {', '.join(inline(key) for key in path)}")


def _has_not(path: tuple[str, ...]) -> Question:
    there = _has(path)
    return Question(f"{inline(path[0])} not in b" if len(path) == 1 else f"not {there.source}")
