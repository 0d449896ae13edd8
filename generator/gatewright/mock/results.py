"""What a task looks like from outside: its state in the gateway's envelope, its files."""

from __future__ import annotations

import base64
import binascii
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from .. import ir
from .asked import normalised
from .clock import iso8601
from .envelope import Reply, Values, fill
from .making import made
from .money import plain
from .pictures import Sketch
from .refusals import code_for, error_values
from .tasks import MockTask
from .world import World

_REASONS = {
    "generation_failed": "The mock was asked to let this task fail.",
    "content_rejected": "The mock was asked to reject this content.",
}
_FALLBACKS = {"pending": "created", "created": "pending"}
"""Envelopes that gateways leave out because they look like another."""

kept = lru_cache(maxsize=16)(made)
"""`made`, remembering the latest files: a file is often fetched right after it was embedded."""


def state(
    world: World,
    task: MockTask,
    *,
    new: bool = False,
    word: str | None = None,
    http: int | None = None,
) -> Reply:
    """The task in its gateway's envelope; `new` for the answer to its create.

    `word` stands in for the status; `http` for the HTTP status.
    """
    world.tick()
    now = world.clock.now()
    operation = task.asked.model.operation
    if operation.poll is None:
        name = "succeeded" if task.fate != "failed" else "failed"
    elif new:
        name, now = "created", task.created
    else:
        meaning = task.meaning(now)
        name = meaning if meaning in ("succeeded", "failed") else "pending"
    answer = operation.answer(name) or operation.answer(_FALLBACKS.get(name, "succeeded"))
    if answer is None:
        raise LookupError(f"{operation.name} has no envelope for {name}")
    values = {**_values(world, task, now), **({} if word is None else {"status": word})}
    files = outputs(world, task) if name == "succeeded" else []
    documented = operation.created_http if new else None
    return Reply.json(fill(answer.body, values, files), http or documented or 200)


def outputs(world: World, task: MockTask) -> list[Values]:
    """The slots of each file of a task."""
    asked = task.asked
    names = [f"{number}.{asked.format.name}" for number in range(asked.count)]
    return [
        {
            "url": f"{world.files_url}/results/{task.id}/{name}",
            "base64": lambda number=number: _data_url(
                file_of(world, task, number), asked.format.mime
            ),
            "file_name": name,
            "content_type": asked.format.mime,
            "width": asked.size[0],
            "height": asked.size[1],
        }
        for number, name in enumerate(names)
    ]


def file_of(world: World, task: MockTask, number: int) -> bytes:
    """The content of one file of a task."""
    asked = task.asked
    size = asked.size_name or f"{asked.size[0]}x{asked.size[1]}"
    return kept(
        asked.model.medium,
        Sketch(
            prompt=asked.prompt,
            footer=" · ".join((task.gateway.title, asked.model.title, asked.mode, size)),
            size=asked.size,
            format=asked.format.name,
            number=number,
            references=tuple(_reference(world, url) for url in asked.references[:4]),
        ),
        asked.seconds,
    )


def lifetime(model: ir.Model) -> float:
    """Seconds that links live here: as documented, a day where only an end is, else for ever."""
    if model.links_lifetime is not None:
        return model.links_lifetime
    return 86_400.0 if model.links_expire else float("inf")


def _values(world: World, task: MockTask, now: float) -> dict[str, Any]:
    price, ended = plain(task.charge.price.amount), now >= task.ends
    final = price if ended and task.charge.state == "settled" else 0
    values: dict[str, Any] = {
        "id": task.id,
        "status": task.status(now),
        "model": task.asked.model.id,
        "input": lambda: normalised(task.asked),
        "count": task.asked.count,
        "actual_prompt": task.asked.prompt,
        "created_at": stamp(task.gateway, task.created),
        "updated_at": stamp(task.gateway, task.updated(now)),
        "credits.reserved": price,
        "credits.final": final,
        "credits.total": final if ended else price,
        "credits.subscription": final if ended else price,
        "credits.permanent": 0,
        "request_id": "req" + task.id.removeprefix("task"),
    }
    if task.fate == "failed":
        means = task.reason or "generation_failed"
        code = code_for(task.gateway, means) or code_for(task.gateway, "generation_failed")
        code = code or code_for(task.gateway, "server_error")
        values |= error_values(task.gateway, code, 500, task.asked.model.medium)
        values["error.message"] = _REASONS.get(means, f"The mock failed this task: {means}.")
    return values


def stamp(gateway: ir.Gateway, moment: float) -> str | int:
    """A point in time as the gateway writes it."""
    return int(moment) if gateway.timestamps == "unix" else iso8601(moment)


def _data_url(content: bytes, mime: str) -> str:
    return f"data:{mime};base64,{base64.b64encode(content).decode()}"


def _reference(world: World, url: str) -> tuple[str, bytes | None]:
    """A reference's name, and its content where the mock itself holds it. Nothing is fetched."""
    if url.startswith("data:"):
        head, _, data = url.partition(",")
        try:
            raw = unquote_to_bytes(data)
            return "inline", base64.b64decode(raw) if head.endswith(";base64") else raw
        except binascii.Error:
            return "inline", None
    try:
        path = urlsplit(url).path
    except ValueError:
        return "reference", None
    *_, folder, name = ["", "", *path.split("/")]
    upload = world.uploads.get(folder) if url.startswith(world.files_url) else None
    return name or "reference", upload.content if upload else None
