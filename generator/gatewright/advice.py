"""What a wrong request meant, for those who were refused: the mock tells it beside its own verdict.

The rules of the generated validators say it, and nobody asks them here whether a request is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .ir import Model
from .runtime.rules.kinds.base import Kind
from .runtime.rules.pointers import pointer
from .runtime.rules.rule import Rule
from .runtime.rules.violations import Violation

MOST = 5
"""Suggestions for one request."""
Indices = tuple[int, ...]


def advise(model: Model, mode: str, body: Any) -> list[dict[str, Any]]:
    """The suggestions for `body` in `mode`: the wrong place, the words, and what was meant as data."""
    found: list[dict[str, Any]] = []
    for one in _WrongValues(model, mode).violations((), model.body, body, ()):
        meant = one.correction
        if meant is not None and meant.is_plain:
            said = {"path": one.path, "suggestion": one.suggestion}
            found.append({**said, "meant": meant.as_dict(one.path)})
    return found[:MOST]


class _WrongValues:
    """Finds the wrong values of a body that no mode would take."""

    def __init__(self, model: Model, mode: str) -> None:
        self._model, self._mode = model, mode
        self._places: dict[str, str] = {}
        self._doubled: set[str] = set()
        self._note((), model.body)

    def violations(
        self, path: tuple[str, ...], kind: Kind, value: Any, at: Indices
    ) -> Iterator[Violation]:
        """Every violation of the value at `path`; `at` are the indices of the lists around it."""
        rule = self._rule(path, kind)
        yield from rule.report(None, value, at) or ()
        if kind.walks == "keys" and isinstance(value, dict):
            yield from rule.extra(None, value, at) or ()  # pyright: ignore[reportUnknownArgumentType]
            for key in kind.inner_keys():
                own = key.case(self._mode).param
                if own is None or key.wire not in value:
                    continue  # What is for another mode is right there.
                one = value[key.wire]  # pyright: ignore[reportUnknownVariableType]
                if len(key.cases) == 1 or tuple(key.kind().broken_keywords(one)):
                    yield from self.violations((*path, key.wire), own.kind, one, at)
        elif (element := kind.element()) is not None and isinstance(value, list):
            for index, one in enumerate(value):  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
                yield from self.violations((*path, "*"), element, one, (*at, index))

    def _rule(self, path: tuple[str, ...], kind: Kind) -> Rule:
        return Rule(
            pointer(path),
            kind,
            source="",
            model=self._model.key,
            places=self._places,
            doubled=self._doubled,
        )

    def _note(self, path: tuple[str, ...], kind: Kind) -> None:
        """Remembers where each key of a request stands, as the rules of a package do."""
        if path and path[-1] != "*":
            place = pointer(path).replace("/*", "/0")
            if self._places.setdefault(path[-1], place) != place:
                self._doubled.add(path[-1])
        for key in kind.inner_keys():
            self._note((*path, key.wire), key.kind())
        element = kind.element()
        if element is not None:
            self._note((*path, "*"), element)
