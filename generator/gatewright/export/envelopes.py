"""An example envelope → the JSON Schema of such answers, and an answer as it would look.

Answers are open: they may have unknown fields. A field is required only when it leads to something
that no reader can do without, so that a paid result is never refused for a missing nicety.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from ..ir import Answer, Gateway
from ..slots import CONTENT, file_slot

STATES = {
    "created": ("queued", "running"),
    "pending": ("queued", "running"),
    "succeeded": ("succeeded",),
    "failed": ("failed", "cancelled", "expired"),
    "polled": ("queued", "running", "succeeded", "failed", "cancelled", "expired"),
}
"""State of an answer → the meanings that its status word may have."""

ESSENTIAL = {"id", "status", "error.message", "upload.url", "balance"}
"""Slots, beside those of files, without which an answer says nothing."""

_NONE: Mapping[str, Sequence[Any]] = {}

_TEXT: dict[str, Any] = {"type": ["string", "null"]}
_NUMBER: dict[str, Any] = {"type": ["number", "null"], "examples": [6]}
_WHOLE: dict[str, Any] = {"type": ["integer", "null"], "examples": [1024]}
_URL: dict[str, Any] = {"type": "string", "format": "uri"}
_PICTURE = {**_URL, "examples": ["https://files.example.com/results/0.png"]}
_ADDRESS = {**_URL, "examples": ["https://gateway.example.com/tasks/task_0f3c"]}
_NAME = {**_TEXT, "examples": ["0.png"]}
_MIME = {**_TEXT, "examples": ["image/png"]}

_SLOTS: dict[str, dict[str, Any]] = {
    "id": {"type": "string", "examples": ["task_0f3c"]},
    "model": _TEXT,
    "input": {"type": "object", "examples": [{"prompt": "A lighthouse at dusk"}]},
    "count": {**_WHOLE, "examples": [1]},
    "actual_prompt": {**_TEXT, "examples": ["A lighthouse at dusk"]},
    "output.url": _PICTURE,
    "output.base64": {**_TEXT, "examples": ["iVBORw0KGgo="]},
    "output.data_url": {**_TEXT, "examples": ["data:image/png;base64,iVBORw0KGgo="]},
    "output.file_name": _NAME,
    "output.content_type": _MIME,
    "output.width": _WHOLE,
    "output.height": _WHOLE,
    "output.seconds": _NUMBER,
    "progress.position": _WHOLE,
    "progress.percent": _NUMBER,
    "progress.log": _TEXT,
    "upload.put": _ADDRESS,
    "first.url": {**_TEXT, "examples": _PICTURE["examples"]},
    "first.file_name": _NAME,
    "first.content_type": _MIME,
    "first.width": _WHOLE,
    "first.height": _WHOLE,
    "error.message": {**_TEXT, "examples": ["What went wrong, in words."]},
    "error.type": _TEXT,
    "error.legacy_code": _TEXT,
    "request_id": {**_TEXT, "examples": ["req_7a1d"]},
    "upload.url": {**_URL, "examples": ["https://files.example.com/uploads/cat.png"]},
    "upload.token": {**_TEXT, "examples": ["duration_51be"]},
    "balance": {"type": "number", "examples": [994]},
}
"""Slot → schema with an example; credits, status, times and codes depend on the gateway."""


def answer_schema(
    gateway: Gateway, answer: Answer, *, state: str = "", shown: Mapping[str, Sequence[Any]] = _NONE
) -> dict[str, Any]:
    """The schema of the answers that look like `answer`.

    `state` stands in for the answer's own where one envelope serves two states; `shown` are
    examples for slots, by slot.
    """
    return _schema(answer.body, _Slots(gateway, state or answer.state, shown))


def answer_example(schema: dict[str, Any]) -> Any:
    """Returns an answer that joins the examples of `schema`, which comes from `answer_schema`."""
    if "examples" in schema:
        return schema["examples"][0]
    if "properties" in schema:
        return {key: answer_example(child) for key, child in schema["properties"].items()}
    if schema.get("type") == "array":
        return [answer_example(schema["items"])]
    return {} if schema.get("type") == "object" else None


class _Slots:
    """The schema of each slot on one gateway, in one state."""

    def __init__(self, gateway: Gateway, state: str, shown: Mapping[str, Sequence[Any]]) -> None:
        self._gateway = gateway
        self._state = state
        self._shown = {"model": [model.id for model in gateway.models], **shown}

    def schema(self, slot: str) -> dict[str, Any]:
        examples = list(self._shown.get(slot, ()))
        return {**self._plain(slot), **({"examples": examples} if examples else {})}

    def _plain(self, slot: str) -> dict[str, Any]:
        if slot == "status":
            meanings = STATES.get(self._state, ())
            words = [word for word, means in self._gateway.states if means in meanings]
            return {"type": "string", **({"enum": words, "examples": words[:1]} if words else {})}
        if slot == "error.code":
            kind = self._gateway.error_code_type
            # Not every refusal has a documented code.
            return {"type": [kind, "null"]}
        if slot in ("created_at", "updated_at"):
            return self._time()
        if slot.startswith("credits."):
            return _NUMBER
        if slot in _SLOTS:
            return _SLOTS[slot]
        found = file_slot(slot)
        if found is not None:
            return _SLOTS.get(f"output.{found.field}", _TEXT)
        family = slot.partition(".")[0]
        return {"used": _NUMBER, "address": _ADDRESS}.get(family, {})

    def essential(self, slot: str) -> bool:
        found = file_slot(slot)
        if found is not None:
            return found.field in CONTENT
        return slot in ESSENTIAL and (slot != "error.message" or self._state == "error")

    def _time(self) -> dict[str, Any]:
        match self._gateway.timestamps:
            case "iso8601":
                form = {"format": "date-time", "examples": ["2026-11-21T05:00:00Z"]}
                return {"type": ["string", "null"], **form}
            case "unix":
                return {"type": ["integer", "null"], "examples": [1795237200]}
            case None:
                return {"type": ["string", "number", "null"]}


def _schema(node: Any, slots: _Slots) -> dict[str, Any]:
    if isinstance(node, dict):
        fields = cast("dict[str, Any]", node)
        # When an output has an address and a content, either one is enough.
        files = [key for key, child in fields.items() if _holds_file(child)]
        either = files if len(files) > 1 else []
        required = [key for key, child in fields.items() if _leads(child, slots)]
        return {
            "type": "object",
            **({"properties": {k: _schema(v, slots) for k, v in fields.items()}} if fields else {}),
            **(
                {"required": left}
                if (left := [key for key in required if key not in either])
                else {}
            ),
            **({"anyOf": [{"required": [key]} for key in either]} if either else {}),
        }
    if isinstance(node, list):
        elements = cast("list[object]", node)
        return {"type": "array", **({"items": _schema(elements[0], slots)} if elements else {})}
    if isinstance(node, str):
        if (slot := _slot(node)) is not None:
            return slots.schema(slot)
        return {"type": "string", "examples": [node]}
    if node is None:
        return {"type": "null"}
    kind = "boolean" if isinstance(node, bool) else "number"
    return {"type": kind, "examples": [node]}


def _slot(node: str) -> str | None:
    return node[1:-1] if len(node) > 2 and node[0] == "<" and node[-1] == ">" else None


def _holds_file(node: Any) -> bool:
    """Whether `node` is the slot of a file's content or address."""
    found = file_slot(_slot(node) or "") if isinstance(node, str) else None
    return found is not None and found.field in CONTENT


def _leads(node: Any, slots: _Slots) -> bool:
    """Whether `node` contains a slot that every reader needs."""
    if isinstance(node, dict):
        return any(_leads(child, slots) for child in cast("dict[str, Any]", node).values())
    if isinstance(node, list):
        return any(_leads(child, slots) for child in cast("list[object]", node))
    slot = _slot(node) if isinstance(node, str) else None
    return slot is not None and slots.essential(slot)
