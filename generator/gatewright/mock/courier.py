"""Sends webhooks to receivers on 127.0.0.1, in the background: no answer and no shutdown waits for one."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import re
import time
from contextlib import suppress
from typing import Any

from . import results
from .hooks import Sending, receiver_of
from .world import World

PATIENCE = 5.0
"""Real seconds that a receiver has."""
AT_ONCE = 8
"""Deliveries that are on their way at the same time."""
_LOOK_EVERY = 0.02
"""Real seconds between looks at the mock's clock, which somebody else may move."""
_REST = 1.0
"""Real seconds for the rest of a receiver's answer, after its status."""
_LARGEST = 65_536
"""Bytes that are read of a receiver's answer."""
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})\b")


class Courier:
    """Watches the tasks of a world while somebody wants to be told, and tells them."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._round: asyncio.Task[None] | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Begin to work in the running event loop where there is work and nobody is at it."""
        if not self._has_work():
            return
        loop = asyncio.get_running_loop()
        at_work = self._round is not None and not self._round.done()
        # A loop may have been closed under its tasks, which are never done then.
        if self._round is None or not at_work or self._round.get_loop() is not loop:
            self._under_way = set()
            self._round = loop.create_task(self._work())

    def _has_work(self) -> bool:
        hooks = self._world.hooks
        return bool(hooks.waiting) or (bool(hooks) and self._world.tasks.open_count > 0)

    async def _work(self) -> None:
        under_way = self._under_way
        while self._has_work() or under_way:
            self._world.tick()
            waiting = self._world.hooks.waiting
            while waiting and len(under_way) < AT_ONCE:
                task = asyncio.create_task(self._deliver(waiting.popleft()))
                under_way.add(task)
                task.add_done_callback(under_way.discard)
            await asyncio.sleep(_LOOK_EVERY)

    async def _deliver(self, sending: Sending) -> None:
        try:
            port, target = receiver_of(sending.url)
            content = self._message(sending, target, port)
            async with asyncio.timeout(PATIENCE):
                status = await _post(port, content)
        except TimeoutError:
            sending.end("failed", f"no answer within {PATIENCE:g} seconds")
        except asyncio.CancelledError:
            sending.end("failed", "the mock was closed before the receiver answered")
            raise
        except (OSError, ValueError, LookupError) as error:
            sending.end("failed", str(error) or type(error).__name__)
        else:
            fine = 200 <= status < 300
            sending.end("delivered" if fine else "failed", http=status)

    def _message(self, sending: Sending, target: str, port: int) -> bytes:
        """The whole HTTP request."""
        event = sending.event
        gateway = self._world.package.gateway(event.gateway)
        told = {
            "id": event.id,
            "type": sending.type,
            "created_at": results.stamp(gateway, event.at),
            "data": self._data(sending),
        }
        body = json.dumps(told).encode()
        lines = [
            f"POST {target} HTTP/1.1",
            f"host: 127.0.0.1:{port}",
            "content-type: application/json",
            f"content-length: {len(body)}",
            "connection: close",
        ]
        signed = gateway.webhooks is not None and "secret" in gateway.webhooks.fields
        # Receivers hold the time against their own clock, so it is the real one.
        moment = str(int(time.time()))
        lines += [f"webhook-id: {event.id}", f"webhook-timestamp: {moment}"]
        if signed:
            lines.append(f"webhook-signature: {_sign(sending.hook.key, event.id, moment, body)}")
        return "\r\n".join((*lines, "", "")).encode("ascii") + body

    def _data(self, sending: Sending) -> Any:
        """The task as a poll shows it; of a test nothing, and of an answer that is a file its id."""
        task = sending.event.task
        if task is None:
            return {}
        reply = results.state(self._world, task)
        if reply.media_type != "application/json":
            return {"id": task.id, "status": task.status(self._world.clock.now())}
        return json.loads(reply.body)


async def _post(port: int, content: bytes) -> int:
    """Sends a request to this machine, and returns the status of the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=_LARGEST)
    try:
        writer.write(content)
        await writer.drain()
        status = _STATUS.match(await reader.readline())
        if status is None:
            raise ValueError("the receiver does not answer in HTTP")
        # Read on, so that the receiver can say everything; what it says changes nothing.
        with suppress(TimeoutError, asyncio.IncompleteReadError):
            async with asyncio.timeout(_REST):
                await reader.readexactly(_LARGEST)
        return int(status[1])
    finally:
        writer.transport.abort()


def _sign(key: bytes, id: str, moment: str, body: bytes) -> str:
    """The signature of the Standard Webhooks specification, version 1."""
    digest = hmac.new(key, f"{id}.{moment}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"
