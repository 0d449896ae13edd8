"""Reads answers by the slots of their documented examples.

Lenient on purpose: a file that was paid for is not lost because its answer looks different from
the page. What is odd becomes a warning; nothing here raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite
from typing import Any, TypeGuard, cast

from ...info import JSON, AnswerInfo, BodyPath, GatewayInfo, OperationInfo
from ...rules.messages import shown
from ..outcome import Credits, Output

SUCCEEDED = "succeeded"
MOST_OUTPUTS = 100
"""Results of one answer that are read: more than any page lets one ask for."""
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


def read(gateway: GatewayInfo, operation: OperationInfo, data: JSON) -> Reading:
    """What `data`, an answer to a create or a poll, says."""
    warnings: list[str] = []
    answers = operation.answers
    word = text(first(answers.values(), "status", data))
    outputs = tuple(read_outputs(answers.get(SUCCEEDED), data, warnings))
    state = meaning(gateway, operation, word, bool(outputs), warnings)
    own = answers.get("failed" if state in ENDED_BADLY else state or "")
    ordered = [own, *answers.values()] if own is not None else list(answers.values())
    credits = read_credits(ordered, data, warnings)
    if state == SUCCEEDED and own is not None and credits == Credits() and tells_credits(own):
        warnings.append("the answer does not say what was charged")
    warnings += unheard_of(answers, data)
    return Reading(
        id=text(first(ordered, "id", data)),
        word=word,
        state=state,
        model=text(first(ordered, "model", data)),
        outputs=outputs,
        credits=credits,
        code=text(first(ordered, "error.code", data)),
        message=text(first(ordered, "error.message", data)),
        request_id=text(first(ordered, "request_id", data)),
        created_at=moment(first(ordered, "created_at", data), warnings),
        warnings=tuple(warnings),
    )


def unheard_of(answers: Mapping[str, AnswerInfo], data: JSON) -> list[str]:
    """A warning about keys that no page shows in any answer of the operation."""
    known = {key for answer in answers.values() for key in answer.keys}
    if not isinstance(data, dict) or not all(answer.keys for answer in answers.values()):
        return []
    new = [shown(key) for key in cast(dict[str, object], data) if key not in known]
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
        warnings.append(f"unknown status {shown(word)}")
    return state


def at(data: JSON, path: BodyPath) -> Any:
    """What sits at `path`, or None. Of a list, its first element."""
    for key in path:
        if isinstance(data, list):
            elements: list[Any] = data  # pyright: ignore[reportUnknownVariableType]
            data = elements[0] if elements else None
            if key == "*":
                continue
        if not isinstance(data, dict):
            return None
        data = cast("dict[str, Any]", data).get(key)
    return data


def first(answers: Iterable[AnswerInfo], slot: str, data: JSON) -> Any:
    """What the first of `answers` that has something in `slot` finds there, or None."""
    for answer in answers:
        path = answer.slots.get(slot)
        if path is not None and (value := at(data, path)) is not None:
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
        warnings.append(f"{shown(value)} is no point in time")
    return None


def read_credits(answers: list[AnswerInfo], data: JSON, warnings: list[str]) -> Credits:
    """Every number in a slot ``credits.…``."""
    found: dict[str, int | float] = {}
    for slot in dict.fromkeys(slot for answer in answers for slot in answer.slots):
        name = slot.removeprefix("credits.")
        value = first(answers, slot, data) if name != slot else None
        if is_amount(value):
            found[name] = value
        elif value is not None:
            warnings.append(f"{slot}: {shown(value)} is not a number")
    return Credits(
        reserved=found.pop("reserved", None),
        final=found.pop("final", None),
        total=found.pop("total", None),
        parts=found,
    )


def is_amount(value: Any) -> TypeGuard[int | float]:
    """Whether `value` is a number that can be counted with."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return isinstance(value, int) or isfinite(value)


def tells_credits(answer: AnswerInfo) -> bool:
    """Whether such an answer is documented to say what was charged."""
    return any(slot.startswith("credits.") for slot in answer.slots)


def read_outputs(answer: AnswerInfo | None, data: JSON, warnings: list[str]) -> Iterator[Output]:
    """The files of an answer: each element of its list, or the single one beside it."""
    if answer is None:
        return
    fields: dict[str, BodyPath] = {}
    where: BodyPath | None = None
    for slot, path in answer.slots.items():
        if slot.startswith("output."):
            star = path.index("*") if "*" in path else len(path)
            where = path[:star] if where is None else where
            fields[slot.removeprefix("output.")] = path[star + 1 :]
    elements = _elements(at_list(data, where)) if where is not None else []
    if len(elements) > MOST_OUTPUTS:
        warnings.append(
            f"the answer lists {len(elements):,} results; the first {MOST_OUTPUTS} are here, and raw "
            "holds the links of all"
        )
    count = 0
    for index, element in enumerate(elements[:MOST_OUTPUTS]):
        output = _output({name: at(element, path) for name, path in fields.items()})
        if output is None:
            warnings.append(f"result {index + 1} holds no file: {shown(element)}")
        else:
            count += 1
            yield output
    if count == 0:
        named = {
            slot.removeprefix("first."): at(data, path)
            for slot, path in answer.slots.items()
            if slot.startswith("first.")
        }
        single = _output(named)
        if single is not None:
            warnings.append("the answer has no list of results, only a first one")
            yield single


def at_list(data: JSON, path: BodyPath) -> Any:
    """What sits at `path`, a list as a whole."""
    if not path:
        return data
    parent = at(data, path[:-1])
    return cast("dict[str, Any]", parent).get(path[-1]) if isinstance(parent, dict) else None


def _elements(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownVariableType]


def _output(found: dict[str, Any]) -> Output | None:
    url, base64 = found.get("url"), found.get("base64")
    if isinstance(url, str) and url.startswith("data:"):
        url, base64 = None, url
    if not (isinstance(url, str) and url) and not (isinstance(base64, str) and base64):
        return None
    return Output(
        url=url if isinstance(url, str) and url else None,
        base64=base64 if isinstance(base64, str) and base64 else None,
        media_type=text(found.get("content_type")),
        width=_whole(found.get("width")),
        height=_whole(found.get("height")),
        file_name=text(found.get("file_name")),
    )


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
