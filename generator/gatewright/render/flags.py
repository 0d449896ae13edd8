"""What a validator asks to know the mode of a request."""

from __future__ import annotations

from ..ir import Mode, ModeValue
from .literals import inline


def conditions(mode: Mode, paths: dict[str, tuple[str, ...]]) -> list[str]:
    """Python conditions that all hold of a body `b` in `mode`; `paths` says where arguments sit."""
    parts = [_has(paths[name]) for name in mode.present]
    parts += [_has(paths[name], negated=True) for name in mode.absent]
    parts += [_is(one, (*paths[one.name], *one.inside)) for one in mode.when]
    return parts or ["True"]


def _is(one: ModeValue, path: tuple[str, ...]) -> str:
    keys = ", ".join(inline(key) for key in path)
    return f"is_one(b, {inline(one.values)}, {one.otherwise}, {keys})"


def _has(path: tuple[str, ...], negated: bool = False) -> str:
    if len(path) == 1:
        return f"{inline(path[0])} {'not in' if negated else 'in'} b"
    return f"{'not ' if negated else ''}has(b, {', '.join(inline(key) for key in path)})"
