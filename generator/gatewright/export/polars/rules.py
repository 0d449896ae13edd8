"""The rules of a model, each with the condition under which a row of a table breaks it."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field, replace
from typing import Any

from ...ir import Model
from ...names import snake
from ...render.literals import quoted
from ...schema.request import size_pattern, url_pattern
from ..places import Key, Place, places
from .broken import Broken, conditions

TAKEN = ("pl", "rules", "valid", "violations")
CONSTANTS = ("SCHEMA", "INEXPRESSIBLE")
"""Names that every module has."""


@dataclass(slots=True)
class Rules:
    """What the module of a model is written from."""

    body: Place
    constants: dict[str, Any] = field(default_factory=dict[str, Any])
    """Name → options or pattern."""
    columns: dict[str, str] = field(default_factory=dict[str, str])
    """Variable → the expression of a value."""
    modes: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Variable → conditions that all hold in that mode."""
    broken: dict[str, list[Broken]] = field(default_factory=dict[str, list[Broken]])
    """JSON Pointer and rule → conditions any of which breaks it."""
    sources: dict[str, str] = field(default_factory=dict[str, str])
    """JSON Pointer and rule → where it is written."""


def rules(model: Model) -> Rules:
    """Every rule of `model` that a table can tell."""
    return _Walk(model).made


class _Walk:
    def __init__(self, model: Model) -> None:
        self._model = model
        self._names: dict[str, str] = {}
        self.made = Rules(places(model))
        self._inside(self.made.body, "", (), ())
        self.made.broken = {name: self._joined(found) for name, found in self.made.broken.items()}
        self._modes()

    def _variable(self, pointer: str) -> str:
        """The variable of the value there: its key, with those around it where that is taken."""
        if pointer in self._names:
            return self._names[pointer]
        keys = ["item" if part == "*" else part for part in pointer.split("/")[1:]]
        start = len(keys) - (2 if keys[-1] == "item" else 1)
        taken = {*self._names.values(), *TAKEN}
        names = [snake("_".join(keys[first:])) for first in range(start, -1, -1)]
        safe = [f"{name}_" if hasattr(builtins, name) else name for name in names]
        name = next((one for one in safe if one not in taken), safe[-1])
        while name in taken:
            name += "_"
        self._names[pointer] = name
        return name

    def _inside(
        self, parent: Place, of: str, lists: tuple[str, ...], modes: tuple[str, ...]
    ) -> None:
        for key in parent.keys:
            var = self._variable(key.cases[0][1].pointer)
            field = f"{of}.struct.field" if of else "pl.col"
            self.made.columns.setdefault(var, f"{field}({quoted(key.wire)})")
            self._required(key, var, of, lists, modes)
            for own, place in key.cases:
                self._value(place, var, lists, own if len(key.cases) > 1 else modes)
        if parent.item is not None:
            item = self._variable(parent.item.pointer)
            self.made.columns.setdefault(item, "pl.element()")
            if not parent.item.value.nullable:
                self._add(parent.item, "type", Broken((f"{item}.is_null()",), (*lists, of), modes))
            self._value(parent.item, item, (*lists, of), modes)

    def _required(
        self, key: Key, var: str, of: str, lists: tuple[str, ...], modes: tuple[str, ...]
    ) -> None:
        place = key.cases[0][1]
        if not key.required or place.value.nullable:
            return
        if len(key.required) < len(self._model.modes):
            modes = key.required
        there = [f"{of}.is_not_null()"] if of else []
        self._add(place, "required", Broken((*there, f"{var}.is_null()"), lists, modes))

    def _value(
        self, place: Place, var: str, lists: tuple[str, ...], modes: tuple[str, ...]
    ) -> None:
        if not place.taken:
            self._add(place, "mode", Broken((f"{var}.is_not_null()",), lists, modes))
            return
        const = self._constant(place, var, modes)
        for rule, parts in conditions(place.value, var, const).items():
            self._add(place, rule, Broken(parts, lists, modes))
        self._inside(place, var, lists, modes)

    def _add(self, place: Place, rule: str, broken: Broken) -> None:
        name = f"{place.pointer} {rule}"
        self.made.sources.setdefault(name, place.source)
        self.made.broken.setdefault(name, []).append(broken)

    def _constant(self, place: Place, var: str, modes: tuple[str, ...]) -> str:
        """The name of the constant that holds the options or the pattern of a value."""
        value = place.value
        content: Any
        match value.kind:
            case "enum":
                content = list(value.options)
            case "boolean" if value.as_string:
                content = ["false", "true"]
            case "url":
                content = url_pattern(value.schemes)
            case "size":
                content = size_pattern(value.min_side, value.max_side)
            case _:
                return ""
        name = "_".join([var.rstrip("_"), *modes[:1]]).upper()
        while name in CONSTANTS or self.made.constants.setdefault(name, content) != content:
            name += "_"
        return name

    def _joined(self, found: list[Broken]) -> list[Broken]:
        """One condition where every mode has the same."""
        first = found[0]
        alike = all((one.parts, one.lists) == (first.parts, first.lists) for one in found)
        if alike and sum(len(one.modes) for one in found) == len(self._model.modes):
            return [replace(first, modes=())]
        return found

    def _modes(self) -> None:
        """Every mode with its conditions: the first that fits counts, the last is what is left."""
        pointers = {
            param.name: "".join(f"/{key}" for key in (*param.at, param.wire))
            for param in self._model.params
        }
        before: list[str] = []
        for mode in self._model.modes:
            there = [f"{self._names[pointers[name]]}.is_not_null()" for name in mode.present]
            gone = [f"{self._names[pointers[name]]}.is_null()" for name in mode.absent]
            last = mode is self._model.modes[-1]
            self.made.modes[f"in_{mode.name}"] = (*before, *([] if last else [*there, *gone]))
            before.append(f"~in_{mode.name}")
