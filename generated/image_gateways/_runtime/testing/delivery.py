"""Webhooks as they are delivered, signed like `StandardWebhooks` wants them."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import inspect
import json
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar, overload
from urllib.parse import urlsplit

from ..catalog.info import GatewayInfo
from ..client.env import random_name
from ..client.http.given import library
from ..client.settings import on_this_machine
from .asked import matches

T = TypeVar("T")
Asgi: TypeAlias = Callable[[Any, Any, Any], Awaitable[None]]
"""An ASGI application: FastAPI, Starlette, Django and others are one."""
Taker: TypeAlias = Callable[[bytes, Mapping[str, str]], T]
"""A function that takes a delivery's body and headers."""
PATIENCE = 10.0
"""Seconds that an application has to answer a delivery at an address."""

SECRET = "whsec_" + base64.b64encode(b"a secret of tests and of nobody else").decode()
"""What deliveries are signed with unless you say otherwise; `register` answers with it."""


@dataclass(frozen=True, slots=True)
class DeliveryAnswer:
    """What an application answered to a delivery."""

    status: int
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery of an event: the body and the headers of its POST."""

    body: bytes
    headers: Mapping[str, str] = field(repr=False)

    @overload
    def to(self, target: str | Asgi, path: str = "/") -> DeliveryAnswer: ...

    @overload
    def to(self, target: Taker[T]) -> T: ...

    def to(self, target: Any, path: str = "/") -> Any:
        """Delivers it, and returns what comes back.

        `target` is an ASGI application, which gets a POST to `path`; an address on this machine,
        which gets a POST; or a function of body and headers, which is called. Raises ValueError for
        another address, and what the application raises.
        """
        if not isinstance(target, str) and not is_asgi(target):
            return target(self.body, self.headers)
        return run_to_end(self.to_async(target, path))

    async def to_async(self, target: str | Asgi, path: str = "/") -> DeliveryAnswer:
        """The same in an event loop, for an application or an address."""
        made = library()
        if isinstance(target, str):
            if not on_this_machine(urlsplit(target).hostname or ""):
                raise ValueError(f"{target} is not on this machine: deliveries go nowhere else")
            client, url = made.AsyncClient(timeout=PATIENCE, trust_env=False), target
        else:
            client = made.AsyncClient(transport=made.ASGITransport(app=target))
            url = f"http://testserver/{path.removeprefix('/')}"
        async with client:
            answer = await client.post(url, content=self.body, headers=dict(self.headers))
        return DeliveryAnswer(answer.status_code, answer.content)


def is_asgi(target: Callable[..., Any]) -> bool:
    """Whether `target` is called with a scope and two functions, as ASGI wants it."""
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    parameters = inspect.signature(target).parameters.values()
    return sum(one.kind in kinds and one.default is one.empty for one in parameters) == 3


def run_to_end(work: Coroutine[Any, Any, T]) -> T:
    """What `work` returns, also where an event loop is running already: then in a thread."""
    made: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            made.append(asyncio.run(work))
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return made[0]


def sign_delivery(
    data: Any, secret: str = SECRET, *, clock: Callable[[], float] = time.time
) -> Delivery:
    """The delivery of `data`, an event as JSON data, signed with `secret` now.

    `secret` is base64, with or without ``whsec_`` before it. Raises ValueError for another.
    """
    key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    body = json.dumps(data).encode()
    id, moment = f"msg_{random_name()[:16]}", str(int(clock()))
    digest = hmac.new(key, f"{id}.{moment}.".encode() + body, hashlib.sha256).digest()
    headers = {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }
    return Delivery(body, headers)


def webhook_answer(gateway: GatewayInfo, body: Any, at: tuple[str, str]) -> dict[str, Any] | None:
    """The answer to a request about webhooks, or None where none of their endpoints is at `at`."""
    hooks = gateway.webhooks
    for action, endpoint in hooks.endpoints.items() if hooks is not None else ():
        if hooks is not None and matches(endpoint, at) is not None:
            made = {"id": "hook-1", "secret": SECRET, "status": "active"}
            named = {hooks.fields[one]: made[one] for one in made if one in hooks.fields}
            return {} if action == "delete" else {**(body or {}), **named}
    return None
