"""Models that differ in what they are called and in their pages alone: most of what is written of them is the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from ..ir import Model
from ..names import model_classes
from .shapes import Shapes

NAMES = frozenset({"id", "name", "title", "summary", "sources", "provenance", "examples"})
"""Keys of a spec that such models may have otherwise."""

T = TypeVar("T")


@dataclass(slots=True)
class _Group:
    first: Model
    named: frozenset[str]
    """What its named types are called, where the classes of the model leave them their names."""
    made: dict[tuple[object, ...], str] = field(default_factory=dict[tuple[object, ...], str])


class Alike:
    """Knows for each model the first one that it is like."""

    def __init__(self) -> None:
        self._groups: dict[tuple[object, ...], _Group] = {}
        self._of: dict[int, tuple[Model, _Group]] = {}

    def first(self, model: Model) -> Model:
        """The first model of the same gateway that takes the same, in the order of the asking."""
        return self._group(model).first

    def once(self, model: Model, part: Callable[[Model], str]) -> str:
        """What `part` gives for a model; it says nothing of the model's names but of its classes."""
        group = self._group(model)
        key = part, *sorted(group.named.intersection(model_classes(model.class_name)))
        if key not in group.made:
            group.made[key] = part(model)
        return group.made[key]

    def _group(self, model: Model) -> _Group:
        if id(model) not in self._of:
            facts = {name: one for name, one in model.facts.items() if name not in NAMES}
            # A text is compared at once; `repr` tells 1 from true and from 1.0.
            key = model.gateway, model.overloads_by, repr(facts)
            if key not in self._groups:
                named = (name.rstrip("_") for name in Shapes(model).names.values())
                self._groups[key] = _Group(model, frozenset(named))
            self._of[id(model)] = model, self._groups[key]
        return self._of[id(model)][1]
