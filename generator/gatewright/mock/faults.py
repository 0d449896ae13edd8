"""Faults on demand: what may go wrong, where, how often, and how one is asked for.

`scenarios` reads faults from files, headers and JSON; all of them mean the same `Fault`.
"""

from __future__ import annotations

import difflib
import threading
from collections.abc import Container
from dataclasses import dataclass, replace

STEPS = ("create", "poll", "stream", "upload", "balance", "result", "any")

KINDS: dict[str, tuple[str, str, bool]] = {
    # kind: (what happens, the step it strikes unless told otherwise, whether the request counts)
    "close_before_reading": ("the connection is reset before the body is read", "create", False),
    "close_after_body": ("the request is read whole and counts; no answer", "create", True),
    "close_mid_answer": ("the connection closes in the middle of the answer", "create", True),
    "stall": (
        "nothing comes for `seconds` real seconds, then the connection closes",
        "create",
        True,
    ),
    "drip": ("the answer comes in small drops over `seconds` real seconds", "create", True),
    "refusal": ("the gateway's own refusal of the meaning `means`", "create", False),
    "rate_limited": ("the gateway's own 429, with `retry_after` as it is written", "create", False),
    "server_error": ("the gateway's own envelope with `status`, 500 by default", "create", False),
    "html": ("a page of a proxy instead of the answer, with `status`", "create", True),
    "truncated": ("a whole HTTP answer whose body is cut in half", "create", True),
    "extra_fields": ("unknown fields in every object of the answer", "create", True),
    "missing_fields": ("`fields` are missing from the answer", "create", True),
    "null_fields": ("`fields` of the answer are null", "create", True),
    "unknown_status": ("the status is `word`", "poll", True),
    "ends_early": ("the event stream ends after its first event", "stream", True),
    "never_ends": ("the task stays unfinished for ever", "create", True),
    "fails": ("the task fails, for the reason `means`", "create", True),
    "expires": ("the task expires; it fails where the gateway has no word for it", "create", True),
    "file_fails": ("the file with the number `file` is not made, the others are", "create", True),
    "slow": ("the task takes `seconds` mock seconds", "create", True),
    "expired": ("the link answers 410", "result", True),
    "endless_body": ("the body never ends", "result", True),
    "gzip_bomb": ("a small compressed body that unpacks to a gibibyte", "result", True),
    "redirect": ("a redirect to `to`; without it, to the same place again", "result", True),
}

EARLY_KINDS = frozenset({"close_before_reading"})
"""Kinds that strike before anything of the body, so before model and task are known."""

TASK_KINDS = frozenset({"never_ends", "fails", "expires", "file_fails", "slow"})
"""Kinds that change what becomes of the task, and leave the answer alone."""


class FaultError(ValueError):
    """A fault that does not exist; the text says what does."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong. Empty conditions match everything."""

    kind: str
    on: str = ""
    """The step it strikes; empty: the kind's usual one."""
    gateway: str = ""
    model: str = ""
    """A model key."""
    task: str = ""
    times: int | None = 1
    """How often it strikes; None: always."""
    skip: int = 0
    """How many matching requests pass first."""
    accepted: bool | None = None
    """Whether the request counts (a create is charged); None: as is usual for the kind."""
    status: int | None = None
    retry_after: str = ""
    seconds: float = 30.0
    file: int = 1
    """Of several files the one that fails, from 1."""
    word: str = "warming_up"
    means: str = "generation_failed"
    fields: tuple[str, ...] = ()
    to: str = ""

    def __post_init__(self) -> None:
        one_of("kind", self.kind, tuple(KINDS))
        if self.on:
            one_of("on", self.on, STEPS)
        if self.file < 1:
            raise FaultError(f"file {self.file} does not exist; the first is 1")

    @property
    def step(self) -> str:
        """The step it strikes."""
        return self.on or KINDS[self.kind][1]

    @property
    def counts(self) -> bool:
        """Whether the request takes effect before the fault shows."""
        if self.kind in EARLY_KINDS:
            return False
        return KINDS[self.kind][2] if self.accepted is None else self.accepted

    def strikes(self, step: str, gateway: str, model: str, task: str) -> bool:
        """Whether it is meant for this request."""
        return (
            (self.step in (step, "any") or (self.step == "create" and step == "stream"))
            and self.gateway in ("", gateway)
            and self.model in ("", model)
            and self.task in ("", task)
        )


class Faults:
    """The faults that are still to come. Safe to use from any thread."""

    def __init__(self, *faults: Fault) -> None:
        self._pending = list(faults)
        self._lock = threading.Lock()

    def add(self, *faults: Fault) -> None:
        """More faults, struck in the order they were added."""
        with self._lock:
            self._pending.extend(faults)

    def clear(self) -> None:
        """No more faults."""
        with self._lock:
            self._pending.clear()

    def pending(self) -> tuple[Fault, ...]:
        """What is still to come."""
        return tuple(self._pending)

    def take(
        self,
        step: str,
        gateway: str,
        model: str = "",
        task: str = "",
        *,
        kinds: Container[str] | None = None,
    ) -> Fault | None:
        """The fault that strikes this request, used up by one; None: all is well.

        `kinds`, a container of kinds, takes only those.
        """
        with self._lock:
            for place, fault in enumerate(self._pending):
                if kinds is not None and fault.kind not in kinds:
                    continue
                if not fault.strikes(step, gateway, model, task):
                    continue
                if fault.skip:
                    self._pending[place] = replace(fault, skip=fault.skip - 1)
                    continue
                if fault.times is not None:
                    left = fault.times - 1
                    self._pending[place : place + 1] = [replace(fault, times=left)] if left else []
                return fault
        return None


def one_of(what: str, word: str, known: tuple[str, ...]) -> None:
    """FaultError with the nearest right word unless `word` is one of `known`."""
    if word not in known:
        near = difflib.get_close_matches(word, known, 1)
        hint = f", did you mean {near[0]!r}?" if near else f"; there are {', '.join(known)}"
        raise FaultError(f"{what} {word!r} does not exist{hint}")
