"""Webhook endpoints of an account: made, read, changed, tested and removed.

Pages document the endpoints and the answer to a registration; other answers are read leniently and
kept whole.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, cast
from urllib.parse import urlsplit

from ...info import JSON
from ..context import Context
from ..effects import Flow
from ..errors import GatewayError, ServerError
from ..http.message import HttpRequest, JsonBody
from .addresses import public
from .answers import text
from .exchange import once, repeatable


@dataclass(frozen=True, slots=True)
class Webhook:
    """One endpoint that the gateway delivers events to. What an answer does not say is None."""

    id: str | None
    name: str | None
    url: str | None
    event_types: tuple[str, ...]
    status: str | None
    """The gateway's own word."""
    secret_preview: str | None
    signing_secret: str | None = field(repr=False)
    """Only in the answer to a registration or a rotation: it is shown once, so keep it."""
    raw: JSON = field(repr=False)


def ask(
    context: Context,
    endpoint: str,
    id: str | None = None,
    body: dict[str, Any] | None = None,
) -> Flow[JSON]:
    """The answer of one of the documented endpoints; None when it is empty.

    A POST is sent once, because a second one would make a second endpoint or another secret. Raises
    what the answer means, ConnectionFailed, or GatewayError where no page documents `endpoint`.
    """
    known = context.gateway.endpoints.get(endpoint)
    if known is None:
        raise GatewayError(f"no page documents {endpoint}", gateway=context.gateway.title)
    method, path = known
    url = context.url(path) if id is None else context.url(path, endpoint_id=segment(id))
    sent = None if body is None else JsonBody(json.dumps(body).encode())
    request = HttpRequest(method, url, {}, sent)
    operation, deadline = endpoint.replace("_", " "), context.until(None)
    if method == "POST":
        answered = yield from once(context, operation, request, deadline, empty=True)
        if isinstance(answered, GatewayError):
            raise answered
    else:
        answered = yield from repeatable(context, operation, request, deadline, empty=True)
    return answered[0]


def one(
    context: Context,
    endpoint: str,
    id: str | None = None,
    body: dict[str, Any] | None = None,
) -> Flow[Webhook]:
    """The endpoint in the answer."""
    return webhook((yield from ask(context, endpoint, id, body)))


def several(context: Context, endpoint: str, id: str | None = None) -> Flow[tuple[JSON, ...]]:
    """The objects in the answer, which is a list, or has one under ``data``."""
    answer = yield from ask(context, endpoint, id)
    found = cast("dict[str, Any]", answer).get("data") if isinstance(answer, dict) else answer
    if not isinstance(found, list):
        raise ServerError(
            "the answer holds no list",
            gateway=context.gateway.title,
            operation=endpoint,
            body=answer,
        )
    elements: list[JSON] = found  # pyright: ignore[reportUnknownVariableType]
    return tuple(elements)


def webhook(answer: JSON) -> Webhook:
    """What an answer says about an endpoint."""
    said: dict[str, Any] = cast("dict[str, Any]", answer) if isinstance(answer, dict) else {}
    events: Any = said.get("event_types")
    names: list[Any] = events if isinstance(events, list) else []  # pyright: ignore[reportUnknownVariableType]
    return Webhook(
        id=text(said.get("id")),
        name=text(said.get("name")),
        url=text(said.get("url")),
        event_types=tuple(name for name in names if isinstance(name, str)),
        status=text(said.get("status")),
        secret_preview=text(said.get("secret_preview")),
        signing_secret=text(said.get("signing_secret")),
        raw=answer,
    )


def segment(id: str) -> str:
    """`id`, which becomes one segment of a path; raises ValueError when it would be none or another."""
    if not id or id in (".", ".."):
        raise ValueError(f"{id!r} is no id of a webhook endpoint")
    return id


def receiver(url: str) -> str:
    """`url`; raises ValueError unless a gateway may deliver to it: public https, nothing else in it."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise ValueError("the URL of a webhook is no address") from None
    if parts.scheme != "https" or not host:
        raise ValueError("the URL of a webhook is an https address")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise ValueError("the URL of a webhook carries neither a user name nor a fragment")
    try:
        reachable = public(ip_address(host))
    except ValueError:
        reachable = host != "localhost" and not host.endswith(".localhost")
    if not reachable:
        raise ValueError(
            f"{host} is no public address, and events are delivered to public ones only"
        )
    return url
