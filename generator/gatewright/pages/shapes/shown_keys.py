"""The keys that example requests of a page show, in whatever language an example is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from ..words.vocabulary import Vocabulary
from .examples import is_request, pairs_in_code
from .extract import NOT_ASKED, Example
from .sheet import Sheet

_QUOTED = re.compile(r"[\"']([A-Za-z_]\w*)[\"']\s*:")
_BARE = re.compile(r"(?:\A|[{,]) ?([A-Za-z_]\w*) ?(?::(?!:)|=(?!=))")
TOLD_BACK = frozenset(
    [
        "task_id",
        "taskid",
        "request_id",
        "requestid",
        "job_id",
        "status",
        "task_status",
        "state",
        "progress",
        "created",
        "created_at",
        "updated_at",
        "submit_time",
        "finish_time",
        "completed_at",
        "finished_at",
        "started_at",
        "error",
        "error_code",
        "error_message",
        "message",
        "urls",
        "output",
        "outputs",
        "result",
        "results",
        "data",
        "usage",
        "queue_position",
        "final_credits",
        "reserved_credits",
    ]
)
"""Keys, in small letters, that gateways give back and hardly ever ask for."""


@dataclass(frozen=True, slots=True)
class ShownKeys:
    """The keys that examples of a page show, of whatever depth."""

    sent: frozenset[str]
    """Those of bodies that are surely requests for a result."""
    asked: frozenset[str]
    """Those of all that may be requests, also of lines of code."""
    answered: frozenset[str]
    """Those of answers, which may have keys of requests too."""

    @property
    def only_answered(self) -> frozenset[str]:
        """Those of answers alone."""
        return self.answered - self.asked

    def show(self, names: Iterable[str]) -> bool:
        """Whether an example of a request has one of the names, beside the one of the model."""
        return bool(self.asked & _bare(names))

    def are_asked(self, names: Iterable[str]) -> bool:
        """Whether the names are those of a request, whatever stands above them."""
        bare = _bare(names)
        known = self.asked & (bare - {"model"})
        return (len(known) > 1 or "prompt" in known) and not self.only_answered & bare


def shown_keys(sheet: Sheet, examples: Iterable[Example], words: Vocabulary) -> ShownKeys:
    """The keys that requests and answers on the page show."""
    sent: set[str] = set()
    asked: set[str] = set()
    answered: set[str] = set()
    read: set[int] = set()
    for one in examples:
        read.update(one.span)
        given = {key.casefold() for key in one.body}
        answers = "status" in given or (
            "prompt" not in given and (TOLD_BACK | {"id", "code"}) & given
        )
        below = sheet.roles[one.span[0]] in ("response", "errors")
        keys = set(_keys_of(one.body))
        (answered if answers or below else asked).update(keys)
        sent.update(keys if is_request(one.body, words) else ())
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
    return ShownKeys(frozenset(sent), frozenset(asked), frozenset(answered))


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
