"""Request bodies, read with a limit: JSON, or a form with files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message

from .narrowing import is_list, is_object

LARGEST = 64 * 1024 * 1024
"""Bytes of a request body that the mock reads."""


_DEEPEST = 64


class BadBody(Exception):
    """The body cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class FormFile:
    """One file part of a form."""

    name: str
    """What the sender calls the file."""
    content: bytes


@dataclass(frozen=True, slots=True)
class FormData:
    """A multipart form: every part by its name, in order."""

    parts: tuple[tuple[str, str | FormFile], ...]
    outside: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What travels beside the form: see `gateway.outside`."""

    def text(self, name: str) -> str | None:
        """The first text part of that name."""
        return next((p for n, p in self.parts if n == name and isinstance(p, str)), None)

    def file(self, name: str) -> FormFile | None:
        """The first file part of that name."""
        return next((p for n, p in self.parts if n == name and isinstance(p, FormFile)), None)


def is_form(request: Request) -> bool:
    """Whether the request says that it carries a multipart form."""
    return request.headers.get("content-type", "").lower().startswith("multipart/form-data")


def _finite(text: str) -> float:
    """The number; raises ValueError for one that no double holds."""
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"the number {text[:40]} is too large")
    return number


async def read_json(request: Request) -> Any:
    """The body as JSON; BadBody when it is none."""
    content_type = request.headers.get("content-type", "")
    if not content_type.lower().startswith("application/json"):
        raise BadBody(f"expected application/json, got {content_type[:100] or 'no content type'}")
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LARGEST:
            raise BadBody(f"the body is larger than {LARGEST} bytes")
    try:
        data = json.loads(bytes(raw), parse_constant=_no_constant, parse_float=_finite)
    except RecursionError:
        raise BadBody("the body is nested too deeply") from None
    except ValueError as error:
        raise BadBody(f"the body is not JSON: {str(error)[:200]}") from None
    if not _is_shallow(data):
        raise BadBody(f"the body is nested more than {_DEEPEST} deep")
    return data


async def read_form(request: Request) -> FormData:
    """The body as a form; BadBody when it is none."""
    limited = Request(request.scope, _limit_receive(request))
    try:
        async with limited.form(max_files=50, max_fields=200, max_part_size=1024 * 1024) as form:
            parts: list[tuple[str, str | FormFile]] = []
            for name, part in form.multi_items():
                if isinstance(part, UploadFile):
                    parts.append((name, FormFile(part.filename or "", await part.read())))
                else:
                    parts.append((name, part))
            return FormData(tuple(parts))
    except (HTTPException, MultiPartException, ValueError, KeyError) as error:
        # Below an application starlette turns its own error into an HTTP answer, not this gateway's.
        said = error.detail if isinstance(error, HTTPException) else str(error)
        raise BadBody(f"the form cannot be read: {said[:200]}") from None


def digest(body: Any) -> str:
    """SHA-256 of the canonical JSON of a body: the same for the same values in another order."""
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _is_shallow(data: Any) -> bool:
    """Whether everything that walks the body by recursion can walk it."""
    level = [data]
    for _ in range(_DEEPEST + 1):
        level = [
            inner
            for node in level
            for inner in (node.values() if is_object(node) else node if is_list(node) else ())
        ]
        if not level:
            return True
    return False


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is not JSON")


def _limit_receive(request: Request) -> Any:
    """`request`'s receive, which stops a body that grows too large."""
    seen = 0

    async def receive() -> Message:
        nonlocal seen
        message = await request.receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST:
            raise BadBody(f"the body is larger than {LARGEST} bytes")
        return message

    return receive
