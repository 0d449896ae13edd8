"""Gateways and their models as bytes. Most of a model is read back only when somebody asks for it.

What is written for the whole package says little of each model, so that after one change of two
thousand models hardly any is wanted whole.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, cast

from .. import ir

LATE: dict[type, tuple[str, ...]] = {
    ir.Model: ("operation", "params", "body", "examples", "facts"),
}
"""Class → the fields that are read back when one of them is asked for."""


def dumped(value: Any) -> bytes:
    """Any of `ir`, as `loaded` takes it."""
    made = io.BytesIO()
    pickler = pickle.Pickler(made, 5)
    # Calls of classes are read back several times as fast as what pickle makes of dataclasses.
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return made.getvalue()


def loaded(data: bytes) -> Any:
    """What was dumped; raises whatever pickle does where it is damaged."""
    return pickle.loads(data)


class Late:
    """A dataclass some of whose fields are still bytes."""

    __slots__ = ()
    _rest: bytes | None

    def __getattr__(self, name: str) -> Any:
        late = LATE[type(self).__bases__[0]]
        if name not in late or self._rest is None:
            raise AttributeError(name)
        _set(self, late, loaded(self._rest))
        _set(self, ("_rest",), (None,))
        return getattr(self, name)


def _late(kind: type, early: tuple[Any, ...], rest: bytes) -> Any:
    made = cast("object", object.__new__(_late_class(kind)))
    _set(made, _early(kind), early)
    _set(made, ("_rest",), (rest,))
    return made


def _set(target: object, names: tuple[str, ...], values: tuple[Any, ...]) -> None:
    # Past the class, which is frozen.
    for name, value in zip(names, values, strict=True):
        object.__setattr__(target, name, value)


@cache
def _late_class(kind: type) -> type:
    made = type(kind.__name__, (kind, Late), {"__slots__": ("_rest",)})
    _REDUCERS[made] = _reducer(kind)
    return made


@cache
def _early(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.name not in LATE.get(kind, ()))


def _reducer(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    early = _values(_early(kind))
    if kind not in LATE:
        return lambda one: (kind, early(one))
    late = _values(LATE[kind])

    def reduced(one: Any) -> tuple[Any, ...]:
        rest = getattr(one, "_rest", None)
        return _late, (kind, early(one), rest or dumped(late(one)))

    return reduced


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


_REDUCERS: dict[Any, Callable[[Any], Any]] = {}
_REDUCERS.update(
    {
        kind: _reducer(kind)
        for kind in vars(ir).values()
        if isinstance(kind, type) and is_dataclass(kind)
    }
)
