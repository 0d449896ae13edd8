"""What may go wrong on request."""

from __future__ import annotations

from dataclasses import dataclass

from ..client.meanings import BY_MEANING, BY_STATUS
from ..rules.messages import nearest

WAYS = {
    "unreachable": "the connection is never made: nothing is created",
    "lost": "the create is taken and charged, and its answer is lost",
    "task_failed": "the task ends without a result",
    "file_failed": "the first file of several is not made, the others are",
    "endless": "the task never ends",
    "no_file": "the file of the result is gone",
}
REFUSALS = tuple(BY_MEANING)
FAULTS = (*WAYS, *REFUSALS)
"""Names of faults; those that mean a refusal create nothing."""


@dataclass(slots=True)
class FakeFault:
    """Something that goes wrong with the next creates."""

    name: str
    gateway: str | None = None
    """Only there; None: wherever the next create goes."""
    times: int = 1


def fault(name: str, gateway: str | None, times: int) -> FakeFault:
    """A fault of that name. Raises ValueError, which names the nearest one."""
    if name not in FAULTS:
        near = nearest(name, FAULTS)
        hint = f"did you mean {near!r}?" if near else f"there are {', '.join(FAULTS)}"
        raise ValueError(f"no fault {name!r}; {hint}")
    if times < 1:
        raise ValueError(f"times is a number above 0, not {times}")
    return FakeFault(name, gateway, times)


def http_status(meaning: str) -> int:
    """The HTTP status of a refusal that no code of the gateway documents."""
    kind = BY_MEANING[meaning]
    return next((status for status, one in BY_STATUS.items() if one is kind), 503)
