"""What a fault does to an answer on its way to the client."""

from __future__ import annotations

import asyncio
import contextlib
import json
import zlib
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from .envelope import Reply
from .faults import Fault
from .narrowing import is_list, is_object
from .transport import connection_of

_CHUNK = bytes(64 * 1024)
_DROPS = 400
"""At most about that many pieces make a dripping answer."""
_BOMB = 1024 * 1024 * 1024
"""Bytes that the compressed body unpacks to."""
_PAGE = (
    b"<!doctype html><html><head><title>502 Bad Gateway</title></head>"
    b"<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>"
)


def response(reply: Reply) -> Response:
    """The answer as it is."""
    return Response(reply.body, reply.status, dict(reply.headers), reply.media_type)


def spoil(fault: Fault, reply: Reply) -> Response:
    """The answer as the fault leaves it."""
    change = _CHANGES.get(fault.kind)
    return response(reply) if change is None else change(fault, reply)


class _SpoiledResponse(Response):
    """A response that handles the connection itself: `mood` says how."""

    def __init__(self, fault: Fault, reply: Reply) -> None:
        super().__init__(reply.body, reply.status, dict(reply.headers), reply.media_type)
        self._fault = fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = connection_of(scope, receive)
        kind = self._fault.kind
        if kind == "close_before_reading":
            return await connection.reset()
        if kind == "close_after_body":
            return await connection.close()
        if kind == "stall":
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._fault.seconds):
                    return await connection.wait_closed()
            return await connection.close()
        head = {"type": "http.response.start", "status": self.status_code}
        await send({**head, "headers": self.raw_headers})
        if kind == "close_mid_answer":
            await _part(send, bytes(self.body)[: len(self.body) // 2])
            return await connection.close()
        size = max(1, len(self.body) // _DROPS)
        pause = self._fault.seconds * size / max(1, len(self.body))
        for start in range(0, len(self.body), size):
            await _part(send, bytes(self.body[start : start + size]))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    return await connection.wait_closed()
        return await send({"type": "http.response.body", "body": b""})


async def _part(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


def _html(fault: Fault, reply: Reply) -> Response:
    return Response(_PAGE, fault.status or 200, media_type="text/html")


def _half_body(fault: Fault, reply: Reply) -> Response:
    return Response(reply.body[: len(reply.body) // 2], reply.status, media_type=reply.media_type)


def _extra_fields(fault: Fault, reply: Reply) -> Response:
    def more(node: Any) -> Any:
        if is_list(node):
            return [more(one) for one in node]
        if is_object(node):
            news = {"x_new_field": {"since": "tomorrow"}, "x_new_flag": None}
            return {**{key: more(value) for key, value in node.items()}, **news}
        return node

    return _change_json(reply, more)


def _missing_fields(fault: Fault, reply: Reply) -> Response:
    def less(node: Any) -> Any:
        if is_list(node):
            return [less(one) for one in node]
        if is_object(node):
            return {key: less(value) for key, value in node.items() if key not in fault.fields}
        return node

    return _change_json(reply, less)


def _null_fields(fault: Fault, reply: Reply) -> Response:
    def null_out(node: Any) -> Any:
        if is_list(node):
            return [null_out(one) for one in node]
        if is_object(node):
            return {k: None if k in fault.fields else null_out(v) for k, v in node.items()}
        return node

    return _change_json(reply, null_out)


def _change_json(reply: Reply, change: Callable[[Any], Any]) -> Response:
    """The answer with its JSON changed; a file has no fields and stays as it is."""
    if reply.media_type != "application/json":
        return response(reply)
    return response(Reply.json(change(json.loads(reply.body)), reply.status, reply.headers))


def _expired_link(fault: Fault, reply: Reply) -> Response:
    return Response(b"This link has expired.\n", fault.status or 410, media_type="text/plain")


def _endless(fault: Fault, reply: Reply) -> Response:
    async def body() -> AsyncIterator[bytes]:
        yield reply.body
        while True:
            yield _CHUNK
            await asyncio.sleep(0)

    return _Unending(body(), reply.status, media_type=reply.media_type)


def _bomb(fault: Fault, reply: Reply) -> Response:
    async def body() -> AsyncIterator[bytes]:
        packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        for _ in range(_BOMB // len(_CHUNK)):
            if packed := packer.compress(_CHUNK):
                yield packed
                await asyncio.sleep(0)
        yield packer.flush()

    headers = {"content-encoding": "gzip"}
    return _Unending(body(), reply.status, headers, media_type=reply.media_type)


class _Unending(StreamingResponse):
    """A body that ends when the client has had enough."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with contextlib.suppress(ClientDisconnect, OSError):
            await super().__call__(scope, receive, send)


class _Redirect(Response):
    """A redirect; without a target, back to the address that was asked."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(status_code=fault.status or 302)
        self._to = fault.to

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.headers["location"] = self._to or scope["raw_path"].decode("ascii")
        await super().__call__(scope, receive, send)


_CHANGES: dict[str, Callable[[Fault, Reply], Response]] = {
    "close_before_reading": _SpoiledResponse,
    "close_after_body": _SpoiledResponse,
    "close_mid_answer": _SpoiledResponse,
    "stall": _SpoiledResponse,
    "drip": _SpoiledResponse,
    "html": _html,
    "truncated": _half_body,
    "extra_fields": _extra_fields,
    "missing_fields": _missing_fields,
    "null_fields": _null_fields,
    "expired": _expired_link,
    "endless_body": _endless,
    "gzip_bomb": _bomb,
    "redirect": lambda fault, reply: _Redirect(fault),
}
