"""What a validator asks to know the mode of a request."""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Mode, ModeValue
from .literals import inline


@dataclass(frozen=True, slots=True)
class AskedCall:
    """A condition that is a call, which takes several lines where it is long."""

    head: str
    arguments: str

    def __str__(self) -> str:
        return f"{self.head}({self.arguments})"


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
    return AskedCall("not has" if negated else "has", f"b, {keys}")
