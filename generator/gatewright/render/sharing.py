"""Data of a model that repeats most of what another one's says: what is written is the difference.

Where a gateway has thousands of models, many are one with other weights. The row of such a model names
another one, its *twin*; `runtime.catalog.data` joins them when it reads.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from ..ir import Gateway, Model
from ..runtime.catalog.data import BUT, LIKE, PIECES, look, put, rename_texts
from ..runtime.rules.pointers import pointer
from .alike import NAMES, Alike

DEEPEST = 2
SHORT = 8
"""Versions that short stay with the name."""
MOST = 16
"""Models that are asked for each param they have alike."""
ENOUGH = 0.25
"""How much of what a model takes its twin has to take too."""

ModelRow = dict[str, Any]


class Sharing:
    """Chooses for each model of a gateway the one whose data it repeats."""

    def __init__(self, alike: Alike) -> None:
        self._alike = alike
        self._twins: dict[int, tuple[Gateway, dict[str, Model]]] = {}
        """By identity. The gateway is held, so that no other one can get its identity."""
        self._made: dict[tuple[str, int], _Base] = {}

    def line(
        self, model: Model, gateway: Gateway, kind: str, make: Callable[[Model], ModelRow]
    ) -> list[Any]:
        """The line of a model: the data that `make` gives, as far as it differs from its twin's."""
        if id(gateway) not in self._twins:
            self._twins[id(gateway)] = gateway, _choose_twins(gateway, self._alike)
        twins, whole, own = self._twins[id(gateway)][1], make(model), names(model)
        twin = twins.get(model.attribute)
        self._made[kind, id(model)] = _Base(whole, own)
        if twin is not None:
            other = self._made[kind, id(twin)]
            less = {LIKE: twin.attribute, **differences(other.with_names(own), whole)}
            if len(_text([less, own])) < len(_text(whole)):
                return [model.attribute, less, own]
        # Somebody may be like it.
        return [model.attribute, whole, own] if twins else [model.attribute, whole]


class _Base:
    """The data of a model that others may be like."""

    def __init__(self, whole: ModelRow, names: list[str]) -> None:
        self.whole = whole
        self._names = names
        self._places: list[list[str]] | None = None

    def with_names(self, names: list[str]) -> ModelRow:
        """The data with other names: what `runtime.catalog.data.rename_texts` gives, found once."""
        if self._places is None:
            self._places = list(_places(self.whole, self._names))
        found = self.whole
        for place in self._places:
            text = rename_texts(look(found, place), self._names, names)
            found = put(found, place, text)
        return found


def _places(value: Any, names: list[str]) -> Iterator[list[str]]:
    """Where texts with one of the names are."""
    inner: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        inner = cast(ModelRow, value).items()
    elif isinstance(value, (list, tuple)):
        inner = enumerate(cast("list[Any]", value))
    elif isinstance(value, str) and any(name in value for name in names):
        yield []
    for key, one in inner:
        yield from ([str(key), *place] for place in _places(one, names))


def names(model: Model) -> list[str]:
    """What texts about a model may call it: its id, in two parts where it ends with a version."""
    name, _, version = model.id.rpartition(":")
    return [name, version] if name and len(version) > SHORT else [model.id]


def _choose_twins(gateway: Gateway, alike: Alike) -> dict[str, Model]:
    """Module → the model that one is like, which stands before it."""
    twins: dict[str, Model] = {}
    depths: dict[str, int] = {}
    having: dict[tuple[str, str], list[Model]] = {}
    """Something that a model takes → the first models that take it."""
    for model in gateway.models:
        first = alike.first(model)
        if first is not model:
            twins[model.attribute] = first
            continue
        parts = dict(_parts(model))
        twin = _nearest(parts, having)
        depth = 0
        if twin is not None:
            twins[model.attribute] = twin
            depth = depths[twin.attribute] + 1
        if depth >= DEEPEST:
            continue
        depths[model.attribute] = depth
        for part in parts:
            there = having.setdefault(part, [])
            if len(there) < MOST:
                there.append(model)
    return twins


def _nearest(
    parts: dict[tuple[str, str], int], having: dict[tuple[str, str], list[Model]]
) -> Model | None:
    shared: Counter[str] = Counter()
    models: dict[str, Model] = {}
    for part, weight in parts.items():
        for model in having.get(part, ()):
            shared[model.attribute] += weight
            models[model.attribute] = model
    if not shared:
        return None
    ((best, weight),) = shared.most_common(1)
    return models[best] if weight > ENOUGH * sum(parts.values()) else None


def _parts(model: Model) -> Iterator[tuple[tuple[str, str], int]]:
    """What a spec says beside names, in parts, and how long each is."""
    for name, one in model.facts.items():
        if name in NAMES:
            continue
        inner = cast("dict[str, Any]", one) if name == "params" else {name: one}
        for key, value in inner.items():
            said = repr(value)
            yield (key, said), len(key) + len(said)


def differences(base: ModelRow, row: ModelRow) -> ModelRow:
    """What `runtime.catalog.data.merge_base` needs to make `row` of `base`."""
    found = _Differences()
    found.value(base, row, ())
    said = {BUT: found.but, PIECES: found.pieces}
    return {name: one for name, one in said.items() if one}


class _Differences:
    def __init__(self) -> None:
        self.but: dict[str, Any] = {}
        """Pointer → the value there."""
        self.pieces: dict[str, list[list[Any]]] = {}
        """Pointer → how the list there, or the keys of the object, is put together."""

    def value(self, base: Any, value: Any, at: tuple[str, ...]) -> None:
        """Notes what differs in the value at `at`."""
        # What is equal may be told apart by `repr`: 1 and true, and the order of keys.
        if base is value or (base == value and repr(base) == repr(value)):
            return
        if isinstance(base, dict) and isinstance(value, dict):
            self._keys(cast(ModelRow, base), cast(ModelRow, value), at)
        elif isinstance(base, list) and isinstance(value, list):
            self._elements(base, value, at)
        else:
            self.but[pointer(at)] = value

    def _keys(self, base: ModelRow, row: ModelRow, at: tuple[str, ...]) -> None:
        there = [*base, *(key for key in row if key not in base)]
        if there != [*row]:
            self.pieces[pointer(at)] = _pieces(there, [*row])
        for key, value in row.items():
            if key in base:
                self.value(base[key], value, (*at, key))
            else:
                self.but[pointer((*at, key))] = value

    def _elements(self, base: Any, row: Any, at: tuple[str, ...]) -> None:
        inside = _Differences()
        if len(base) == len(row):
            for index, (one, other) in enumerate(zip(base, row, strict=True)):
                inside.value(one, other, (*at, str(index)))
        pieces = _pieces(base, row)
        if len(base) != len(row) or len(_text(pieces)) < len(_text([inside.but, inside.pieces])):
            self.pieces[pointer(at)] = pieces
        else:
            self.but |= inside.but
            self.pieces |= inside.pieces


def _pieces(base: list[Any], row: list[Any]) -> list[list[Any]]:
    """`row` as pieces of `base`, each with what stands behind it: ``[start, stop, more…]``."""
    places: dict[str, int] = {}
    for index, one in enumerate(base):
        places.setdefault(repr(one), index)
    pieces: list[list[Any]] = [[0, 0]]
    for one in row:
        last, place = pieces[-1], places.get(repr(one))
        if place is None:
            last.append(one)
        elif len(last) == 2 and (last[1] == place or last[0] == last[1]):
            last[:] = [place if last[0] == last[1] else last[0], place + 1]
        else:
            pieces.append([place, place + 1])
    return pieces


_text = json.JSONEncoder(separators=(",", ":")).encode
