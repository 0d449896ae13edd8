"""What a task looks like from outside: its state in the gateway's envelope, its files."""

from __future__ import annotations

import base64
import binascii
from functools import lru_cache, partial
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlsplit

from .. import ir
from ..slots import find_slots
from .asked import Asked, with_defaults
from .clock import iso8601
from .envelope import LOG, Reply, Values, fill, groups_in
from .making import make_file
from .money import plain
from .pictures import Sketch
from .refusals import code_for, error_values
from .routes import app_of
from .tasks import ENDED_BADLY, MockTask
from .world import World

_REASONS = {
    "generation_failed": "The mock was asked to let this task fail.",
    "content_rejected": "The mock was asked to reject this content.",
}
_FALLBACKS = {"pending": "created", "created": "pending"}
"""Envelopes that gateways leave out because they look like another."""

kept = lru_cache(maxsize=16)(make_file)
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
    model = task.asked.model
    operation = model.operation
    if operation.poll is None:
        name = "succeeded" if task.fate != "failed" else "failed"
    elif new:
        name, now = "created", task.created
    else:
        meaning = task.meaning(now)
        name = "failed" if meaning in ENDED_BADLY else meaning
        told = name == "failed" and model.answer("failed") is not None
        if not told and (meaning != "succeeded" or operation.result is not None):
            name = "pending"
    return _state_reply(
        world, task, name, now, word, http or (operation.created_http if new else None)
    )


def result(world: World, task: MockTask) -> Reply:
    """The result of a task that has ended well, where the answer to a poll does not hold it."""
    world.tick()
    return _state_reply(world, task, "succeeded", world.clock.now(), None, None)


def _state_reply(
    world: World, task: MockTask, name: str, now: float, word: str | None, http: int | None
) -> Reply:
    model = task.asked.model
    answer = model.answer(name) or model.answer(_FALLBACKS.get(name, "succeeded"))
    if answer is None:
        raise LookupError(f"{model.key} has no envelope for {name}")
    files = outputs(world, task, answer) if answer.state == "succeeded" else {}
    if answer.body == "<output.bytes>":
        ((_, number, medium),) = places(task.asked, answer)
        content = b"" if task.unmade else file_of(world, task, number, medium)
        return Reply(http or 200, content, task.asked.format_of(medium).mime)
    values = {**_values(world, task, now), **({} if word is None else {"status": word})}
    return Reply.json(fill(answer.body, values, files), http or 200)


def places(asked: Asked, answer: ir.Answer) -> list[tuple[str, int, str]]:
    """(what its slots begin with, its number, its medium) of each file that an answer shows."""
    found: list[tuple[str, int, str]] = []
    for group in groups_in(answer.body):
        family, _, label = group.partition(".")
        medium = asked.model.medium if family == "output" else family
        alone = label or not in_list(answer.body, group)
        found += [(group, number, medium) for number in range(1 if alone else asked.count)]
    return found


def in_list(body: Any, group: str) -> bool:
    """Whether the files of a group are elements of a list."""
    return any(
        name.rpartition(".")[0] == group and any(isinstance(step, int) for step in path)
        for name, path in find_slots(body)
    )


def outputs(world: World, task: MockTask, answer: ir.Answer) -> dict[str, list[Values]]:
    """The slots of each file that an answer about a task shows."""
    asked, found = task.asked, dict[str, list[Values]]()
    for group, number, medium in places(asked, answer):
        label, format = group.partition(".")[2], asked.format_of(medium)
        name = f"{'-'.join(filter(None, (label, str(number))))}.{format.name}"
        content = partial(file_of, world, task, number, medium, label)
        if task.unmade == number + 1:
            found.setdefault(group, []).append(_unmade(task, label or f"take {number + 1}"))
            continue
        found.setdefault(group, []).append(
            {
                "url": f"{world.files_url}/results/{task.id}/{name}",
                "base64": lambda content=content: _digits(content()),
                "data_url": lambda content=content, mime=format.mime: _data_url(content(), mime),
                "hex": lambda content=content: content().hex(),
                "label": label or f"take {number + 1}",
                "file_name": name,
                "content_type": format.mime,
                "width": asked.size[0],
                "height": asked.size[1],
                "seconds": asked.seconds,
                "error_code": None,
                "error_message": None,
            }
        )
    return found


def _unmade(task: MockTask, label: str) -> Values:
    """The slots of a file that was not made: why, where the answer has a place for that, and nothing else."""
    code = code_for(task.gateway, task.reason) or code_for(task.gateway, "generation_failed")
    return {
        "label": label,
        "error_code": task.reason if code is None else code.code,
        "error_message": f"The mock was asked not to make this file: {task.reason}.",
    }


def file_named(task: MockTask, name: str) -> tuple[int, str, str] | None:
    """(number, medium, label) of the file that a task's link ends with; None where there is none."""
    answer = task.asked.model.answer("succeeded")
    for group, number, medium in places(task.asked, answer) if answer is not None else ():
        label, ending = group.partition(".")[2], task.asked.format_of(medium).name
        if name == f"{'-'.join(filter(None, (label, str(number))))}.{ending}":
            return number, medium, label
    return None


def file_of(world: World, task: MockTask, number: int, medium: str, label: str = "") -> bytes:
    """The content of one file of a task."""
    asked = task.asked
    size = asked.size_name or f"{asked.size[0]}x{asked.size[1]}"
    return kept(
        medium,
        Sketch(
            prompt=f"{label}: {asked.prompt}" if label else asked.prompt,
            footer=" · ".join((task.gateway.title, asked.model.title, asked.mode, size)),
            size=asked.size,
            format=asked.format_of(medium).name,
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
    charged = task.charge.state == "settled"
    final = price if ended and charged else 0
    failed_for_free = (
        task.fate in ("failed", "expired") and dict(task.gateway.charges).get("failed") != "charged"
    )
    values: dict[str, Any] = {
        "id": task.id,
        "status": task.status(now),
        "model": task.asked.model.id,
        "input": lambda: with_defaults(task.asked),
        "count": task.asked.count,
        "actual_prompt": task.asked.prompt,
        "created_at": stamp(task.gateway, task.created),
        "updated_at": stamp(task.gateway, task.time_of_change(now)),
        "credits.reserved": price,
        # What a failed task costs, an answer says only where a page says that it is charged.
        "credits.final": 0 if failed_for_free else final,
        "credits.total": final if ended else price,
        "credits.subscription": final if ended else price,
        "credits.permanent": 0,
        "request_id": "req" + task.id.removeprefix("task"),
        **_addresses(world, task),
        **_usage(task),
        **_progress(task, now),
    }
    if task.fate == "failed":
        means = task.reason or "generation_failed"
        code = code_for(task.gateway, means) or code_for(task.gateway, "generation_failed")
        code = code or code_for(task.gateway, "server_error")
        values |= error_values(task.gateway, code, 500, task.asked.model.medium)
        values["error.message"] = _REASONS.get(means, f"The mock failed this task: {means}.")
    return values


def _addresses(world: World, task: MockTask) -> dict[str, str]:
    """Where the task is polled, stopped, and its result fetched, on this mock."""
    model = task.asked.model
    values = {"id": task.id, "model": quote(model.id, safe="/"), "app": app_of(model.id)}
    found: dict[str, str] = {}
    for step in ("poll", "result", "cancel"):
        endpoint: ir.Endpoint | None = getattr(model.operation, step)
        if endpoint is not None:
            path = endpoint.path
            for name, value in values.items():
                path = path.replace(f"{{{name}}}", value)
            found[f"address.{step}"] = f"{world.api_url}/{task.gateway.name}{path}"
    return found


def _usage(task: MockTask) -> dict[str, int | float]:
    """Amounts as they follow from the request."""
    asked = task.asked
    words = max(1, len(asked.prompt.split()))
    return {
        "used.seconds": asked.seconds,
        "used.characters": len(asked.prompt),
        "used.input_tokens": words,
        "used.output_tokens": 100 * asked.count,
        "used.tokens": words + 100 * asked.count,
        "used.images": asked.count,
        "used.megapixels": round(asked.size[0] * asked.size[1] * asked.count / 1_000_000, 2),
    }


def _progress(task: MockTask, now: float) -> dict[str, Any]:
    """The place in the queue, how much is done, and what was printed."""
    share = min(1.0, task.ran(now) / task.running_for) if task.running_for > 0 else 1.0
    waiting = task.meaning(now) == "queued"
    lines = [f"{step} %" for step in range(0, 101, 25) if step <= 100 * share and not waiting]
    return {
        "progress.position": 1 if waiting else 0,
        "progress.percent": round(100 * share),
        LOG: lines,
    }


def stamp(gateway: ir.Gateway, moment: float) -> str | int:
    """A point in time as the gateway writes it."""
    return int(moment) if gateway.timestamps == "unix" else iso8601(moment)


def _data_url(content: bytes, mime: str) -> str:
    return f"data:{mime};base64,{_digits(content)}"


def _digits(content: bytes) -> str:
    return base64.b64encode(content).decode()


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
