"""Operations as the spec of a gateway has them, and which of these is an operation of a document."""

from __future__ import annotations

from typing import Any

from .answers import AnswerSlot, made_envelope
from .forms import MODEL
from .ids import create_path
from .operations import MediaOperation
from .places import Library

_TASK = frozenset({"id", "status", "address", "progress", "created_at", "updated_at"})


def describe_operations(
    operations: list[MediaOperation], library: Library
) -> dict[str, dict[str, Any]]:
    """The operations of a gateway. Those whose path names the model are one, where their answers are alike."""
    found: dict[str, dict[str, Any]] = {}
    for one in operations:
        made = _operation_facts(one, library)
        first = next((other for other in found.values() if _alike(other, made)), None)
        if first is not None:
            first["media"] = list(dict.fromkeys([*first["media"], one.medium]))
            continue
        usual = made["request"]["model"] == "path" and "create" not in found
        found["create" if usual else one.name] = made
    return found


def operation_of(
    operation: MediaOperation, library: Library, gateway: dict[str, Any]
) -> str | None:
    """The name of the gateway's operation that creates so; of several with one path the one that is like it."""
    path, _ = create_path(operation, library)
    fits: dict[str, dict[str, Any]] = {
        name: one
        for name, one in gateway.get("operations", {}).items()
        if str(one["create"]).partition(" ")[2].partition("?")[0] == path
    }
    if len(fits) > 1:
        made = _operation_facts(operation, library)
        return next((name for name, one in fits.items() if _alike(one, made)), next(iter(fits)))
    return next(iter(fits), None)


def _alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two operations differ in what they make alone."""
    keys = {*one, *other} - {"media"}
    return all(one.get(key) == other.get(key) for key in keys)


def _operation_facts(operation: MediaOperation, library: Library) -> dict[str, Any]:
    """An operation as a spec has it."""
    path, model = create_path(operation, library)
    answers: dict[str, Any]
    if operation.whole:
        answers = {"succeeded": "<output.bytes>"}
    elif operation.poll:
        answers = {
            "created": made_envelope(operation.slots, _TASK),
            "pending": made_envelope(operation.done, _TASK),
            "succeeded": made_envelope(operation.done),
            "failed": made_envelope(_slots_of_failure(operation.done), _TASK | {"error"}),
        }
        answers["succeeded"] = made_envelope(
            [one for one in operation.done if not one.slot.startswith("error")]
        )
        if operation.result:
            answers["succeeded"] = made_envelope(operation.made) or "<output.bytes>"
    else:
        answers = {
            "succeeded": made_envelope(
                [one for one in operation.slots if one.slot not in ("status", "error.message")]
            )
        }
    return {
        "media": [operation.medium],
        "create": f"POST {path}",
        **({"poll": f"GET {operation.poll}"} if operation.poll else {}),
        **({"result": f"GET {operation.result}"} if operation.result else {}),
        "request": {
            "model": model,
            **({"model_key": operation.model_key} if operation.model_key != MODEL else {}),
            **({"encoding": "multipart"} if operation.encoding == "multipart" else {}),
        },
        "answers": answers,
    }


def _slots_of_failure(slots: list[AnswerSlot]) -> list[AnswerSlot]:
    return [one for one in slots if not one.slot.startswith("output")]
