"""What a validator asks to know the mode of a request."""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Mode, ModeValue
from .literals import INDENT, WIDTH, inline


@dataclass(frozen=True, slots=True)
class AskedCall:
    """A condition that is a call, which takes several lines where it is long."""

    head: str
    arguments: str
    negated: bool = False

    def __str__(self) -> str:
        return f"{'not ' if self.negated else ''}{self.head}({self.arguments})"


FlagCondition = str | AskedCall


def conditions(mode: Mode, paths: dict[str, tuple[str, ...]]) -> list[FlagCondition]:
    """Python conditions that all hold of a body `b` in `mode`; `paths` says where arguments sit."""
    parts: list[FlagCondition] = [_has(paths[name]) for name in mode.present]
    parts += [_has(paths[name], negated=True) for name in mode.absent]
    parts += [_is(one, (*paths[one.name], *one.inside)) for one in mode.when]
    return parts or ["True"]


def _is(one: ModeValue, path: tuple[str, ...]) -> AskedCall:
    keys = ", ".join(inline(key) for key in path)
    return AskedCall("is_one", f"b, {inline(one.values)}, {one.otherwise}, {keys}")


def _has(path: tuple[str, ...], negated: bool = False) -> FlagCondition:
    if len(path) == 1:
        return f"{inline(path[0])} {'not in' if negated else 'in'} b"
    keys = ", ".join(inline(key) for key in path)
    return AskedCall("has", f"b, {keys}", negated)


def all_of(asked: list[FlagCondition], keyword: str, level: int) -> str:
    """``if a and b:``, laid out like the formatter does it where that is too long for a line."""
    *first, last = asked
    start = "".join(f"{one} and " for one in first)
    line = f"{keyword} {start}{last}:"
    if len(INDENT) * level + len(line) <= WIDTH:
        return line
    if len(first) < 2 and isinstance(last, AskedCall) and not last.negated:
        head = f"{keyword} {start}{last.head}("
        if len(INDENT) * level + len(head) <= WIDTH:
            return f"{head}\n{INDENT}{last.arguments}\n):"
    rows = f"\n{INDENT}and ".join(map(str, asked))
    return f"{keyword} (\n{INDENT}{rows}\n):"
