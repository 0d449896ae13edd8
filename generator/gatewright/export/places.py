"""Where values sit in a request and what holds for each, mode by mode: what rules for tables start from.

The same plan that the validators are rendered from, without its judges.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..ir import Model, Value
from ..render.checks import Case, Check, Plan, plan


@dataclass(frozen=True, slots=True)
class Place:
    """One value of a request."""

    pointer: str
    """JSON Pointer; ``*`` stands for every element of a list, ``""`` is the whole body."""
    value: Value
    source: str
    """Where its rules are written, in one line."""
    keys: tuple[Key, ...] = ()
    item: Place | None = None
    taken: bool = True
    """Whether these modes have such a key at all."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an object: in which modes it has to be there, and what its value may be in which."""

    wire: str
    required: tuple[str, ...]
    cases: tuple[tuple[tuple[str, ...], Place], ...]
    """(modes, place), every mode in exactly one of them."""


def places(model: Model) -> Place:
    """The request body of `model`, with everything in it."""
    modes = tuple(mode.name for mode in model.modes)
    made = plan(model)
    return _Walk(made, modes).place(made.root)


class _Walk:
    def __init__(self, made: Plan, modes: tuple[str, ...]) -> None:
        self._calls = dict(made.judges)
        self._sources = {f"SOURCES[{index}]": text for index, text in enumerate(made.sources)}
        self._modes = modes

    def place(self, check: Check) -> Place:
        call = self._calls[check.judge]
        return Place(
            pointer=str(call.args[0]),
            value=check.value,
            source=self._sources[dict(call.kwargs)["source"].text],
            keys=tuple(self._key(key.wire, key.cases) for key in check.keys),
            item=self.place(check.item) if check.item is not None else None,
            taken=not check.absent,
        )

    def _key(self, wire: str, cases: tuple[Case, ...]) -> Key:
        flagged = {case.flag.removeprefix("in_"): case for case in cases}
        joined: list[tuple[list[str], Place]] = []
        required: list[str] = []
        for mode in self._modes:
            case = flagged.get(mode) or flagged[""]
            place = self.place(case.check)
            twin = next((modes for modes, other in joined if other == place), None)
            if twin is None:
                joined.append(([mode], place))
            else:
                twin.append(mode)
            if case.required:
                required.append(mode)
        found = tuple((tuple(modes), place) for modes, place in joined)
        return Key(wire, tuple(required), found)
