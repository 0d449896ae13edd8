"""Finds the model of a request from the request itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..catalog.keys import id_of
from ..rules.messages import join_words, nearest, show_value
from ..rules.pointers import pointer
from .faults import InputFault

MODEL = "model"
"""The key of the model's id in a body, on gateways that want it there."""


class Which:
    """Finds a model's key from what a record says: the key, the id that gateways use, or a path to it."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = tuple(keys)
        self.by_id: dict[str, tuple[str, ...]] = {}
        for key in self.keys:
            id = id_of(key)
            self.by_id[id] = (*self.by_id.get(id, ()), key)

    def of(self, body: Any, field: str = MODEL) -> str | InputFault:
        """The key of the model that `body` names under `field`, or why it cannot be known."""
        path = pointer([field])
        if not isinstance(body, dict):
            return InputFault.of("type", f"{show_value(body)} is not an object")
        named: Any = body.get(field)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        if named is None:
            return InputFault.of(
                MODEL, "names no model, so it cannot be judged", self._choice(), path
            )
        if not isinstance(named, str):
            return InputFault.of(MODEL, f"{show_value(named)} is the name of no model", path=path)
        if named in self.by_id and len(self.by_id[named]) == 1:
            return self.by_id[named][0]
        if named in self.keys:
            return named
        if named in self.by_id:
            return self._several(named, self.by_id[named], path)
        ends = [id for id in self.by_id if named.endswith(f"/{id}")]
        longest = self.by_id[max(ends, key=len)] if ends else ()
        theirs = [key for key in longest if key.partition("/")[0] in named] or longest
        if len(theirs) == 1:
            return theirs[0]
        if len({key.partition("/")[0] for key in theirs}) == 1:
            return self._several(named, tuple(theirs), path)
        near = nearest(named, (*self.by_id, *self.keys))
        hint = f"did you mean {near}?" if near else self._choice()
        return InputFault.of(MODEL, f"{show_value(named)} is the name of no model", hint, path)

    def _several(self, named: str, keys: tuple[str, ...], path: str) -> InputFault:
        """Why nobody can say which of `keys` is meant."""
        one_gateway = len({key.partition("/")[0] for key in keys}) == 1
        message = f"{show_value(named)} is a model of more than one gateway"
        if one_gateway:
            message = f"{show_value(named)} is created by more than one operation"
        return InputFault.of(MODEL, message, f"give --model {join_words(keys)}", path)

    def _choice(self) -> str:
        if len(self.keys) > 12:
            return "give --model KEY; the command models lists the keys"
        return f"give --model {join_words(self.keys)}"
