"""What a request of an application says."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from ..catalog.info import OperationInfo

FakeStep = tuple[tuple[str, str], str, OperationInfo]
"""An endpoint, what it does (create, poll or result), and whose it is."""


@dataclass(frozen=True, slots=True)
class SeenCall:
    """One request to a gateway."""

    gateway: str
    """The gateway's name."""
    operation: str
    """create, poll, upload, balance, running, webhook, or other."""
    model: str | None
    """The model's key, of a create."""
    method: str
    path: str
    headers: Mapping[str, str]
    """Names in lower case; without the key."""
    body: Any
    """The JSON data, the parts of a form by name, else the bytes; None: there was none."""
    charged: bool = False
    """Whether the gateway took it and charged it."""


def matches(endpoint: tuple[str, str], at: tuple[str, str]) -> dict[str, str] | None:
    """What fills the holes of an endpoint's path; None for another request."""
    if endpoint[0] != at[0]:
        return None
    path = at[1] if "?" in endpoint[1] else at[1].partition("?")[0]
    holes = re.sub(
        r"\\\{(\w+)\\\}", lambda hole: f"(?P<{hole[1]}>{hole_of(hole[1])})", re.escape(endpoint[1])
    )
    found = re.fullmatch(holes, path)
    return (
        None if found is None else {name: unquote(one) for name, one in found.groupdict().items()}
    )


def hole_of(name: str) -> str:
    """What may fill a hole: slashes stay in a model's id, and in its first two segments."""
    return {"model": ".+", "app": "[^/]+(?:/[^/]+)?"}.get(name, "[^/]+")


def body_of(request: Any) -> Any:
    """The JSON data of a request, the parts of a form by name, else its bytes; None for an empty one."""
    data: bytes = request.content
    kind: str = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        return form_of(data, kind)
    try:
        return json.loads(data) if data else None
    except ValueError:
        return data


def form_of(data: bytes, kind: str) -> dict[str, Any]:
    """The parts of a form: texts, the bytes of files, and lists of what is there several times."""
    from email.parser import BytesParser

    form: Any = BytesParser().parsebytes(f"content-type: {kind}\r\n\r\n".encode() + data)
    found: dict[str, list[Any]] = {}
    for part in form.get_payload():
        content: bytes = part.get_payload(decode=True)
        name = str(part.get_param("name", header="content-disposition"))
        value = content.decode() if part.get_filename() is None else content
        found.setdefault(name, []).append(value)
    return {name: ones[0] if len(ones) == 1 else ones for name, ones in found.items()}


def headers_of(request: Any) -> dict[str, str]:
    """The headers of a request without its key."""
    found = {name.lower(): value for name, value in request.headers.items()}
    return {name: value for name, value in found.items() if name != "authorization"}


def step_at(
    operations: Iterable[OperationInfo], at: tuple[str, str], ids: Collection[str]
) -> tuple[FakeStep, dict[str, str]] | None:
    """The step that a request means and what fills its holes; one that names a model of `ids` before others."""
    found = [(one, matches(one[0], at)) for one in steps_of(operations)]
    fits = [(one, holes) for one, holes in found if holes is not None]
    known = [one for one in fits if one[1].get("model") is None or one[1]["model"] in ids]
    return next(iter(known or fits), None)


def steps_of(operations: Iterable[OperationInfo]) -> list[FakeStep]:
    """The endpoints of operations; of several that a request may mean, the most definite one first."""
    found: list[FakeStep] = []
    for one in operations:
        ends = {"create": (one.create, one.stream), "poll": (one.poll,), "result": (one.result,)}
        for step, endpoints in ends.items():
            found += [(endpoint, step, one) for endpoint in endpoints if endpoint is not None]
    return sorted(found, key=lambda step: -len(re.sub(r"\{.*?\}", "", step[0][1])))
