"""Keys that a page shows in bodies of requests, and in answers: they tell what a list of fields is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any, cast

from .examples import pairs_in_code
from .extract import NOT_ASKED, Example
from .sheet import Sheet

_OF_ANSWERS = frozenset(
    {"id", "status", "task_id", "taskId", "request_id", "output", "outputs", "result", "data", "error", "usage", "created"}
    | {"created_at", "code", "message", "choices", "success", "urls"}
)  # fmt: skip
"""Keys of which an answer has one, and the body of a request none."""
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class ShownKeys:
    """The keys of requests, and those of answers alone."""

    asked: frozenset[str]
    answered: frozenset[str]


def shown_keys(sheet: Sheet, examples: Iterable[Example], used: Set[int]) -> ShownKeys:
    """What the examples of a page show; `used` are the lines that were understood, as those of JSON."""
    asked: set[str] = set()
    answered: set[str] = set()
    for one in examples:
        (answered if _OF_ANSWERS & one.body.keys() else asked).update(_keys(one.body, 0))
    for key, _, index in pairs_in_code(sheet, used):
        line = sheet.lines[index]
        drawn = line.code or line.text[:1] in "\"'" or line.text.endswith(",")
        if drawn and not line.bullet and sheet.roles[index] not in NOT_ASKED - {"example"}:
            asked.add(key)
    return ShownKeys(frozenset(asked), frozenset(answered - asked))


def _keys(value: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, inner in cast("dict[str, Any]", value).items():
            yield key
            yield from _keys(inner, depth + 1)
    elif isinstance(value, list):
        for inner in cast("list[object]", value)[:1]:
            yield from _keys(inner, depth + 1)
