"""A task of the gateways that tests ask, and what its gateway answers about it."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .answers import FILES, build_answer, word

if TYPE_CHECKING:
    from ..catalog.info import GatewayInfo, ModelInfo

HOST = "https://files.invalid/"
"""Where results lie; no such host can exist."""
ENDED = 2
"""The look at a task by which it has ended."""


@dataclass(slots=True)
class FakeTask:
    """A task that was created."""

    id: str
    model: ModelInfo
    fault: str | None
    looks: int = 0

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.looks < ENDED or self.fault == "endless"


def queued_answer(gateway: GatewayInfo, task: FakeTask) -> Any:
    """The answer to the create."""
    shape = task.model.operation.answers.get("created")
    return build_answer(shape, _values(gateway, task, "queued"))


def running_answer(gateway: GatewayInfo, task: FakeTask, state: str = "running") -> Any:
    """The answer without files: of a task that goes on, or whose files another address has."""
    answers = task.model.operation.answers
    shape = answers.get("pending") or answers.get("created")
    return build_answer(shape, _values(gateway, task, state))


def failure_answer(gateway: GatewayInfo, task: FakeTask) -> Any:
    """The answer that the task has failed."""
    values = _values(gateway, task, "failed")
    said = {"error.code": "failed", "error.message": "a test asked for it"}
    return build_answer(task.model.operation.answers.get("failed"), values | said)


def success_answer(gateway: GatewayInfo, task: FakeTask, count: int, content: bytes) -> Any:
    """The answer with the files: their addresses, themselves in it, or the one that it is.

    They are `count`, where the pages do not fix how many come; `content` is in each.
    """
    medium = task.model.medium
    _, mime, suffix = FILES[medium]
    count = task.model.output_count or count
    names = [f"{task.id}/{number}.{suffix}" for number in range(1, count + 1)]
    outputs = [
        {"url": f"{HOST}{medium}/{name}", "content_type": mime, "file_name": name} for name in names
    ]
    shape = task.model.operation.answers.get("succeeded")
    if shape is not None and "output.bytes" in shape.slots:
        return b"" if task.fault == "file_failed" else content
    if shape is not None and not any(slot.endswith(".url") for slot in shape.slots):
        digits = b64encode(content).decode()
        inline = {
            "base64": digits,
            "data_url": f"data:{mime};base64,{digits}",
            "hex": content.hex(),
        }
        outputs = [one | inline for one in outputs]
    if task.fault == "file_failed":
        outputs[0] = {"error_code": "failed", "error_message": "a test asked for it"}
    return build_answer(shape, _values(gateway, task, "succeeded"), outputs)


def _values(gateway: GatewayInfo, task: FakeTask, state: str) -> dict[str, Any]:
    """What an answer says of a task in this state, by slot."""
    stated = task.model.price.amount if task.model.price.unit == "credit" else None
    price = 1 if stated is None else json.loads(stated)
    return {
        "id": task.id,
        "status": word(gateway, state),
        "model": task.model.id,
        "credits.reserved": price,
        "credits.final": price if state == "succeeded" else None,
        "credits.total": price if state == "succeeded" else None,
    }
