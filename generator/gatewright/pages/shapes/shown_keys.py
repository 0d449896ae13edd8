"""The keys that example requests of a page show, in whatever language an example is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from .examples import pairs_in_code
from .extract import NOT_ASKED, Example
from .sheet import Sheet

_QUOTED = re.compile(r"[\"']([A-Za-z_]\w*)[\"']\s*:")
_BARE = re.compile(r"(?:\A|[{,]) ?([A-Za-z_]\w*) ?(?::(?!:)|=(?!=))")
_OF_ANSWERS = frozenset(
    {
        "status",
        "error",
        "id",
        "task_id",
        "taskId",
        "request_id",
        "created",
        "data",
        "output",
        "code",
    }
)
"""Keys by which an object without a prompt is an answer."""


@dataclass(frozen=True, slots=True)
class ShownKeys:
    """The keys that examples of a page show, of whatever depth."""

    asked: frozenset[str]
    """Those of requests."""
    answered: frozenset[str]
    """Those of answers alone."""

    def show(self, names: Iterable[str]) -> bool:
        """Whether an example of a request has one of the names, beside the one of the model."""
        return bool(self.asked & _bare(names))

    def are_asked(self, names: Iterable[str]) -> bool:
        """Whether the names are those of a request, whatever stands above them."""
        bare = _bare(names)
        known = self.asked & (bare - {"model"})
        return (len(known) > 1 or "prompt" in known) and not self.answered & bare


def shown_keys(sheet: Sheet, examples: Iterable[Example]) -> ShownKeys:
    """The keys that requests and answers on the page show."""
    asked: set[str] = set()
    answered: set[str] = set()
    read: set[int] = set()
    for one in examples:
        read.update(one.span)
        answers = "status" in one.body or (
            "prompt" not in one.body and _OF_ANSWERS & one.body.keys()
        )
        below = sheet.roles[one.span[0]] in ("response", "errors")
        (answered if answers or below else asked).update(_keys_of(one.body))
    apart = [role in NOT_ASKED - {"example"} for role in sheet.roles]
    for index, line in enumerate(sheet.lines):
        if line.code and not apart[index] and index not in read:
            asked.update(_QUOTED.findall(line.text), _BARE.findall(line.text))
    for key, _, index in pairs_in_code(sheet, read):
        # Code of copied pages is text like any other.
        line = sheet.lines[index]
        drawn = line.text[:1] in "\"'" or line.text.endswith(",")
        if drawn and not line.bullet and not apart[index]:
            asked.add(key)
    return ShownKeys(frozenset(asked), frozenset(answered - asked))


def _bare(names: Iterable[str]) -> set[str]:
    """Names without what they sit in, and without marks."""
    return {one.rstrip("*").removesuffix("[]").rpartition(".")[2] for one in names}


def _keys_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, held in cast("dict[str, Any]", value).items():
            yield key
            yield from _keys_of(held)
    elif isinstance(value, list):
        for one in cast("list[object]", value):
            yield from _keys_of(one)
