"""Answers: a gateway's example envelope with its slots filled."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .narrowing import is_list, is_object

_SLOT = re.compile(r"<([a-z0-9_]+(?:\.[a-z0-9_]+)?)>", re.ASCII)

ABSENT = object()
"""The value of a slot whose key is left out of the answer."""

Values = Mapping[str, Any]
"""Slot → JSON value, or a function that makes it when the envelope has the slot."""


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


def fill(body: Any, values: Values, outputs: Sequence[Values] = ()) -> Any:
    """The envelope `body` with every slot replaced.

    A list element that holds ``<output.…>`` slots is repeated for each of `outputs`;
    ``<first.…>`` is the first of them. A slot that nobody has a value for becomes null.
    """
    return _Filling(values, outputs).node(body, None)


@dataclass(frozen=True, slots=True)
class _Filling:
    values: Values
    outputs: Sequence[Values]

    def node(self, node: Any, output: Values | None) -> Any:
        if is_object(node):
            pairs = ((key, self.node(value, output)) for key, value in node.items())
            return {key: value for key, value in pairs if value is not ABSENT}
        if is_list(node):
            return [one for element in node for one in self.element(element, output)]
        if isinstance(node, str) and (slot := _SLOT.fullmatch(node)):
            return self.slot(slot[1], output)
        return node

    def element(self, element: Any, output: Values | None) -> list[Any]:
        if "<output." in json.dumps(element):
            return [self.node(element, one) for one in self.outputs]
        return [self.node(element, output)]

    def slot(self, name: str, output: Values | None) -> Any:
        family, _, rest = name.partition(".")
        if family == "output":
            return _made((output or {}).get(rest))
        if family == "first":
            return _made(self.outputs[0].get(rest)) if self.outputs else None
        return _made(self.values.get(name))


def _made(value: Any | Callable[[], Any]) -> Any:
    return value() if callable(value) else value
