"""Requests as a client of httpx or httpx2 wants them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ... import _about
from .. import log
from ..effects import Fetch, Listen, Send
from ..secret import KeySource, Secret
from .failures import redact
from .given import agent_of, connect_within, connects_by_name, library_of
from .message import GRACE, JsonBody, TransportError, WireBody
from .start import Phase, Start
from .straight import Straight

if TYPE_CHECKING:
    import httpx

AGENT = f"{_about.DISTRIBUTION}/{_about.VERSION}"
Content = bytes | Iterator[bytes] | AsyncIterator[bytes]


def content(body: WireBody) -> Content:
    """A body as a synchronous client sends it."""
    return body.data if isinstance(body, JsonBody) else body.chunks()


def async_content(body: WireBody) -> Content:
    """A body as an async client sends it; files are read in threads, a piece at a time."""
    return body.data if isinstance(body, JsonBody) else pieces(body)


async def pieces(body: WireBody) -> AsyncIterator[bytes]:
    """The pieces of a body, none of which is read on the event loop."""
    from .loop import off_loop

    chunks = body.chunks()
    while piece := await off_loop(lambda: next(chunks, b"")):
        yield piece


def api_request(
    client: httpx.Client | httpx.AsyncClient,
    send: Send | Listen,
    keys: KeySource,
    more: Mapping[str, str],
    content: Callable[[WireBody], Content],
    way: Straight | None,
) -> tuple[httpx.Request, Secret | None]:
    """The request as `client` builds it, or `way`, and the key that it carries on its own origin only."""
    request, body = send.request, send.request.body
    key = keys(request.url)
    headers = {
        "accept": "application/json",
        "accept-encoding": "identity",
        "connection": "keep-alive",
        "user-agent": AGENT if way is not None else agent_of(client) or AGENT,
        **more,
        **request.headers,
    }
    if body is not None:
        headers |= {"content-type": body.content_type, "content-length": str(body.length)}
    log.note_request(request, key)
    url = request.url
    if key is not None:
        placed = key if request.key_place is None else key.at(*request.key_place)
        headers, url = placed.sign(headers), placed.address(url)
    seconds, place = send.times.timeout, send.times.place
    if isinstance(send, Listen):
        seconds = min(seconds, send.silence)
    connect = connect_within(client, seconds)
    sending = None if body is None else content(body)
    extensions = timeouts(seconds, connect, place, send.start)
    try:
        if way is not None:
            kept = url == request.url
            return way.request(request.method, url, headers, sending, extensions, kept=kept), key
        built = client.build_request(
            request.method,
            url,
            params=query(client, url),
            headers=headers,
            content=sending,
            extensions=extensions,
        )
    except library_of(client).InvalidURL as error:
        failed = TransportError(redact(f"no address: {error}", key), maybe_received=False)
    else:
        return built, key
    raise failed


def query(client: httpx.Client | httpx.AsyncClient, url: str) -> Any:
    """The query of `url`, where params of the client's would take its place; else None."""
    return library_of(client).URL(url).params if client.params else None


def file_request(
    client: httpx.Client | httpx.AsyncClient, fetch: Fetch, start: Start
) -> httpx.Request:
    """A GET of a file, which carries nothing but these headers.

    It goes to the address that was checked, or to the name where `client` connects by name.
    """
    made = library_of(client)
    headers = {
        "accept": "*/*",
        "accept-encoding": "identity",
        "user-agent": agent_of(client) or AGENT,
        **fetch.headers,
    }
    connect = connect_within(client, fetch.connect)
    extensions = timeouts(fetch.timeout, connect, None, start)
    try:
        url = made.URL(fetch.url).copy_with(fragment=None)
        if fetch.address is not None:
            pinned = url.copy_with(host=fetch.address.partition("%")[0])
            # Where names are kept from a proxy, and addresses are not, the name has to stay.
            if not connects_by_name(client, str(pinned)):
                headers["host"] = url.netloc.decode("ascii")
                extensions["sni_hostname"] = url.raw_host.decode("ascii")
                url = pinned
    except made.InvalidURL:
        raise TransportError("the link is not an address", maybe_received=False) from None
    log.note_download(fetch.url, fetch.address or "its name")
    request: httpx.Request = made.Request("GET", url, headers=headers, extensions=extensions)
    return request


def timeouts(seconds: float, connect: float, place: float | None, start: Start) -> dict[str, Any]:
    """httpx's own timeouts: none longer than the exchange, and `place` for the wait before it."""
    whole = Phase.of(max(seconds, 0.001), start)
    phases: dict[str, float] = dict.fromkeys(("connect", "read", "write", "pool"), whole)
    if connect < whole:
        phases["connect"] = Phase.of(max(connect, 0.001), start)
    if place is not None:
        phases["pool"] = place + GRACE
    return {"timeout": phases}
