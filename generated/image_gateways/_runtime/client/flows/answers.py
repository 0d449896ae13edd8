"""Reads answers by the slots of their documented examples.

Lenient on purpose: a file that was paid for is not lost because its answer looks different from
the page. What is odd becomes a warning; nothing here raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from math import isfinite
from typing import Any, TypeGuard, cast

from ...catalog.info import JSON, AnswerInfo, GatewayInfo, OperationInfo
from ...rules.messages import show_value
from ..outcome import Credits, Output
from .lookup import Lookup, known_keys, lookup
from .outputs import all_at, read_outputs, value_at, whole

SUCCEEDED = "succeeded"
ADDRESSES = ("poll", "result", "cancel")
ENDED_BADLY = ("failed", "cancelled", "expired")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one answer about a task says."""

    id: str | None
    word: str | None
    """The gateway's own status word."""
    state: str | None
    """Its meaning: queued, running, succeeded, failed, cancelled, expired; None: not known."""
    model: str | None
    outputs: tuple[Output, ...]
    credits: Credits
    code: str | None
    message: str | None
    request_id: str | None
    created_at: datetime | None
    warnings: tuple[str, ...]
    addresses: dict[str, str] = field(default_factory=dict[str, str])
    """Where the gateway says that the task is polled, cancelled, and its result fetched: poll, cancel,
    result. Not checked yet."""
    used: dict[str, int | float] = field(default_factory=dict[str, "int | float"])
    updated_at: datetime | None = None
    input: JSON = None
    """The request as the gateway understood it."""
    actual_prompt: str | None = None
    """The prompt after a rewrite."""
    position: int | None = None
    percent: float | None = None
    logs: tuple[str, ...] = ()


def read(
    gateway: GatewayInfo, operation: OperationInfo, data: JSON, known: str | None = None
) -> Reading:
    """What `data`, an answer to a create or a poll, says.

    `known` is the status word of a result that has none itself.
    """
    warnings: list[str] = []
    word = text(lookup(operation).first("status", data)) or known
    outputs = tuple(all_outputs(operation, data, warnings))
    state = meaning(gateway, operation, word, bool(outputs), warnings)
    asked = lookup(operation, "failed" if state in ENDED_BADLY else state)
    credits = read_credits(asked, data, warnings)
    if (
        state == SUCCEEDED
        and credits == Credits()
        and tells_credits(operation.answers.get(SUCCEEDED))
    ):
        warnings.append("the answer does not say what was charged")
    used = dict(numbers(asked, "used", data, warnings))
    count = whole(asked.first("count", data))
    if outputs and count not in (None, len(outputs)):
        warnings.append(f"the answer counts {count} files and shows {len(outputs)}")
    warnings += unheard_of(operation, data)
    return Reading(
        id=text(asked.first("id", data)),
        word=word,
        state=state,
        model=text(asked.first("model", data)),
        outputs=outputs,
        credits=credits,
        code=text(asked.first("error.code", data)),
        message=text(asked.first("error.message", data)),
        request_id=text(asked.first("request_id", data)),
        created_at=moment(asked.first("created_at", data), warnings),
        warnings=tuple(warnings),
        addresses=read_addresses(asked, data),
        used=used,
        updated_at=moment(asked.first("updated_at", data), warnings),
        input=asked.first("input", data),
        actual_prompt=text(asked.first("actual_prompt", data)),
        position=whole(asked.first("progress.position", data)),
        percent=share(asked.first("progress.percent", data)),
        logs=tuple(read_logs(asked, data)),
    )


def all_outputs(operation: OperationInfo, data: JSON, warnings: list[str]) -> list[Output]:
    """The files of an answer; of a task whose medium is not known, of the first that shows some."""
    own: list[str] = []
    found = list(read_outputs(operation.answers.get(SUCCEEDED), data, own))
    for medium, answers in operation.by_medium.items():
        if not found and SUCCEEDED in answers:
            other: list[str] = []
            found = list(read_outputs(answers[SUCCEEDED], data, other))
            if found and len(operation.media) == 1:
                other.append("the results stand where those of another medium do")
            elif found:
                found = [replace(one, medium=one.medium or medium) for one in found]
            own = other if found else own
    warnings += own
    return found


def read_addresses(asked: Lookup, data: JSON) -> dict[str, str]:
    """Every text in a slot ``address.…``."""
    found = {name: asked.first(f"address.{name}", data) for name in ADDRESSES}
    return {name: one for name, one in found.items() if isinstance(one, str) and one}


def read_logs(asked: Lookup, data: JSON) -> list[str]:
    """What the model printed so far, line by line."""
    for path in asked.paths.get("progress.log", ()):
        found = [one for one in all_at(data, path) if isinstance(one, str)]
        if lines := [line for one in found for line in one.splitlines()]:
            return lines
    return []


def unheard_of(operation: OperationInfo, data: JSON) -> list[str]:
    """A warning about keys that no page shows in any answer of the operation."""
    known = known_keys(operation)
    if not isinstance(data, dict) or known is None:
        return []
    new = [show_value(key) for key in cast(dict[str, object], data) if key not in known]
    return [f"the answer has keys that no page shows: {', '.join(new[:5])}"] if new else []


def meaning(
    gateway: GatewayInfo,
    operation: OperationInfo,
    word: str | None,
    outputs: bool,
    warnings: list[str],
) -> str | None:
    """What the status word means; without a word, outputs mean success."""
    if word is None:
        if outputs and operation.poll is not None:
            warnings.append("the answer has no status, but it has results")
        return SUCCEEDED if outputs else None
    state = gateway.states.get(word)
    if state is None:
        warnings.append(f"unknown status {show_value(word)}")
    return state


def first(answers: Iterable[AnswerInfo], slot: str, data: JSON) -> Any:
    """What the first of `answers` that has something in `slot` finds there, or None."""
    for answer in answers:
        path = answer.slots.get(slot)
        if path is not None and (value := value_at(data, path)) is not None:
            return value
    return None


def text(value: Any) -> str | None:
    """A string or whole number as a string; None for everything else, and for nothing."""
    if isinstance(value, str):
        return value or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def moment(value: Any, warnings: list[str]) -> datetime | None:
    """A point in time, from ISO 8601 or seconds since 1970; UTC when it names no zone."""
    try:
        if isinstance(value, str):
            when = datetime.fromisoformat(value)
            return when if when.tzinfo else when.replace(tzinfo=UTC)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        pass
    if value is not None:
        warnings.append(f"{show_value(value)} is not a point in time")
    return None


def read_credits(asked: Lookup, data: JSON, warnings: list[str]) -> Credits:
    """Every number in a slot ``credits.…``."""
    found = dict(numbers(asked, "credits", data, warnings))
    return Credits(
        reserved=found.pop("reserved", None),
        final=found.pop("final", None),
        total=found.pop("total", None),
        parts=found,
    )


def numbers(
    asked: Lookup, family: str, data: JSON, warnings: list[str]
) -> Iterator[tuple[str, int | float]]:
    """(name, number) of every slot of that family; another value joins `warnings`."""
    for slot in asked.amounts[family]:
        value = asked.first(slot, data)
        if is_amount(value):
            yield slot.partition(".")[2], value
        elif value is not None:
            warnings.append(f"{slot}: {show_value(value)} is not a number")


def share(value: Any) -> float | None:
    """A number from 0 to 100, written as a number or as ``42%``; None for everything else."""
    if isinstance(value, str) and value.rstrip("% ").isdecimal():
        value = int(value.rstrip("% "))
    return float(value) if is_amount(value) and 0 <= value <= 100 else None


def is_amount(value: Any) -> TypeGuard[int | float]:
    """Whether `value` is a number that can be counted with."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return isinstance(value, int) or isfinite(value)


def tells_credits(answer: AnswerInfo | None) -> bool:
    """Whether such an answer is documented to say what was charged."""
    return answer is not None and any(slot.startswith("credits.") for slot in answer.slots)
