"""Answers: a gateway's example envelope with its slots filled."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..slots import file_slot, find_slots
from .narrowing import is_list, is_object

_SLOT = re.compile(r"<([a-z0-9_]+(?:\.[a-z0-9_]+)*)>", re.ASCII)

LOG = "progress.log"
"""The slot of what a task printed: a line for each element of a list, or one text."""
ABSENT = object()
"""The value of a slot whose key is left out of the answer."""

Values = Mapping[str, Any]
"""Slot → JSON value, or a function that makes it when the envelope has the slot."""
Outputs = Mapping[str, Sequence[Values]]
"""What the slots of files begin with → the fields of each such file."""
NO_OUTPUTS: Outputs = {}
_NOTHING: Values = {}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer before it travels."""

    status: int
    body: bytes
    media_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()

    @classmethod
    def json(cls, data: Any, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
        """An answer of JSON; escaped to ASCII, so that a lone surrogate can be echoed too."""
        return cls(status, json.dumps(data).encode(), headers=headers)


def fill(body: Any, values: Values, outputs: Outputs = NO_OUTPUTS) -> Any:
    """The envelope `body` with every slot replaced.

    `outputs` are the slots of the files, by what their slots begin with. A list element that holds such
    slots is repeated for each file; ``<first.…>`` is the first file. A slot that nobody has a value for
    becomes null.
    """
    return _Filling(values, outputs).node(body, {})


@dataclass(frozen=True, slots=True)
class _Filling:
    values: Values
    outputs: Outputs

    def node(self, node: Any, here: Mapping[str, Values]) -> Any:
        """`here` are the files that this element of a list is about, by group."""
        if is_object(node):
            pairs = ((key, self.node(value, here)) for key, value in node.items())
            return {key: value for key, value in pairs if value is not ABSENT}
        if is_list(node):
            return [one for element in node for one in self.element(element, here)]
        if isinstance(node, str) and (slot := _SLOT.fullmatch(node)):
            return self.slot(slot[1], here)
        return node

    def element(self, element: Any, here: Mapping[str, Values]) -> list[Any]:
        if LOG not in here and any(name == LOG for name, _ in find_slots(element)):
            lines: list[str] = self.values.get(LOG) or []
            return [self.node(element, {**here, LOG: {LOG: line}}) for line in lines]
        groups = [group for group in groups_in(element) if group not in here]
        if not groups:
            return [self.node(element, here)]
        each = zip(*(self.outputs.get(group, ()) for group in groups), strict=False)
        return [
            self.node(element, {**here, **dict(zip(groups, files, strict=True))}) for files in each
        ]

    def slot(self, name: str, here: Mapping[str, Values]) -> Any:
        found = file_slot(name)
        if found is not None:
            group = name.rpartition(".")[0]
            alone = next(iter(self.outputs.get(group, ())), _NOTHING)
            return _call_or_keep(here.get(group, alone).get(found.field))
        if name == LOG:
            lines: list[str] = self.values.get(LOG) or []
            return here[LOG][LOG] if LOG in here else "\n".join(lines)
        family, _, rest = name.partition(".")
        if family == "first":
            files = next(iter(self.outputs.values()), ())
            return _call_or_keep(files[0].get(rest)) if files else None
        return _call_or_keep(self.values.get(name))


def groups_in(body: Any) -> list[str]:
    """What the slots of files below `body` begin with, in their order: ``output``, ``image.cover``."""
    names = (name for name, _ in find_slots(body) if file_slot(name) is not None)
    return list(dict.fromkeys(name.rpartition(".")[0] for name in names))


def _call_or_keep(value: Any | Callable[[], Any]) -> Any:
    return value() if callable(value) else value
