"""Webhook endpoints of an account: made, read, changed, tested and removed.

Pages document the endpoints and the answer to a registration; other answers are read leniently and
kept whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, cast
from urllib.parse import urlsplit

from ...catalog.info import JSON
from ..context import Context
from ..effects import Flow
from ..errors import GatewayError, ServerError
from ..http.message import HttpRequest, JsonBody
from ..settings import on_this_machine
from .addresses import public
from .answers import text
from .exchange import once, repeatable


@dataclass(frozen=True, slots=True)
class Webhook:
    """One endpoint that the gateway delivers events to. What an answer does not say is None."""

    id: str | None
    name: str | None
    url: str | None
    events: tuple[str, ...]
    status: str | None
    """The gateway's own word."""
    secret_preview: str | None
    secret: str | None = field(repr=False)
    """What deliveries are signed with. It is shown once, after a registration or a rotation: keep it."""
    raw: JSON = field(repr=False)


def ask(
    context: Context, action: str, id: str | None = None, body: dict[str, Any] | None = None
) -> Flow[JSON]:
    """The answer to one of the documented actions; None when it is empty.

    A POST is sent once, because a second one would make a second endpoint or another secret. Raises
    what the answer means, ConnectionFailed, UnfitValue for `id`, or GatewayError where no page
    documents the action.
    """
    documented = context.gateway.webhooks
    known = None if documented is None else documented.endpoints.get(action)
    operation = f"webhook {action.replace('_', ' ')}"
    if known is None:
        raise GatewayError(f"no page documents {operation}", gateway=context.gateway.title)
    method, path = known
    url = context.url(path) if id is None else context.url(path, id=id)
    sent = None if body is None else JsonBody(json.dumps(body).encode())
    request = HttpRequest(method, url, {}, sent)
    deadline = context.until(None)
    if method == "POST":
        answered = yield from once(context, operation, request, deadline, empty=True)
        if isinstance(answered, GatewayError):
            raise answered
    else:
        answered = yield from repeatable(context, operation, request, deadline, empty=True)
    return answered[0]


def one(
    context: Context, action: str, id: str | None = None, body: dict[str, Any] | None = None
) -> Flow[Webhook]:
    """The endpoint in the answer."""
    return webhook(keys(context), (yield from ask(context, action, id, body)))


def list_endpoints(context: Context) -> Flow[tuple[Webhook, ...]]:
    """Every endpoint."""
    names = keys(context)
    return tuple(webhook(names, found) for found in (yield from several(context, "list")))


def several(context: Context, action: str, id: str | None = None) -> Flow[tuple[JSON, ...]]:
    """The objects in the answer, which is a list or an object with one list in it."""
    answer = yield from ask(context, action, id)
    within = list(cast("dict[str, Any]", answer).values()) if isinstance(answer, dict) else [answer]
    lists: list[list[JSON]] = [found for found in within if isinstance(found, list)]  # pyright: ignore[reportUnknownVariableType]
    if len(lists) != 1:
        raise ServerError(
            "the answer holds no list" if not lists else "the answer holds several lists",
            gateway=context.gateway.title,
            operation=f"webhook {action}",
            body=answer,
        )
    return tuple(lists[0])


def keys(context: Context) -> Mapping[str, str]:
    """Meaning → key of an endpoint in JSON."""
    documented = context.gateway.webhooks
    return {} if documented is None else documented.fields


def webhook(names: Mapping[str, str], answer: JSON) -> Webhook:
    """What an answer says about an endpoint; `names` are meaning → key."""
    said: dict[str, Any] = cast("dict[str, Any]", answer) if isinstance(answer, dict) else {}

    def value(meaning: str) -> Any:
        return said.get(names[meaning]) if meaning in names else None

    events: Any = value("events")
    found: list[Any] = events if isinstance(events, list) else []  # pyright: ignore[reportUnknownVariableType]
    return Webhook(
        id=text(value("id")),
        name=text(value("name")),
        url=text(value("url")),
        events=tuple(event for event in found if isinstance(event, str)),
        status=text(value("status")),
        secret_preview=text(value("secret_preview")),
        secret=text(value("secret")),
        raw=answer,
    )


def registration(context: Context, new: bool, given: dict[str, Any]) -> dict[str, Any]:
    """The body of a registration (`new`) or of a change: what is given, under the gateway's keys.

    Raises ValueError for a url that cannot be delivered to or when nothing is given, TypeError for
    what the gateway does not take, or requires and is not given.
    """
    documented, names = context.gateway.webhooks, keys(context)
    title = context.gateway.title
    given = {meaning: value for meaning, value in given.items() if value is not None}
    for meaning in given:
        if meaning not in names:
            raise TypeError(f"{title} documents no {meaning} of a webhook endpoint")
    required = documented.required if documented is not None and new else ()
    for meaning in required:
        if meaning not in given:
            raise TypeError(f"{title} requires {meaning} of a webhook endpoint")
    if not given:
        raise ValueError("nothing to change: give url, events or name")
    if "url" in given:
        receiver(given["url"], on_this_machine(urlsplit(context.base_url).hostname or ""))
    if "events" in given:
        given["events"] = event_names(given["events"])
    return {names[meaning]: value for meaning, value in given.items()}


def event_names(names: Sequence[str]) -> list[str]:
    """`names` as a list; raises TypeError for a single text, which is a sequence too."""
    if isinstance(names, str):
        raise TypeError(f"events is a list: [{names!r}]")
    return list(names)


def receiver(url: str, local: bool) -> None:
    """Raises ValueError unless `url` is a public https address without user name and fragment.

    `local`: the gateway is on this machine, as a mock is, and may deliver to it, also over http.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise ValueError("the URL of a webhook is not an address") from None
    here = local and on_this_machine(host)
    if not host or parts.scheme not in (("http", "https") if here else ("https",)):
        raise ValueError("the URL of a webhook is an https address")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise ValueError("the URL of a webhook carries neither a user name nor a fragment")
    try:
        reachable = here or public(ip_address(host))
    except ValueError:
        reachable = host != "localhost" and not host.endswith(".localhost")
    if not reachable:
        raise ValueError(
            f"{host} is not a public address, and events are delivered to public ones only"
        )
