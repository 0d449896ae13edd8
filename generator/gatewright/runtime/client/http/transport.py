"""HTTP itself: the only file that knows httpx.

Redirects are never followed here. The key is added at the last moment and only for the gateway's
own origin. What httpx raises becomes a TransportError without any link to the original, which
holds the request and so the key. Drivers bound an exchange as a whole.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import suppress
from inspect import isawaitable
from typing import Any
from weakref import WeakSet

import httpx

from ... import _about
from .. import log
from ..effects import Fetch, Listen, Send
from ..env import Env
from ..errors import GatewayError
from ..secret import KeySource, Secret
from .events import MEDIA_TYPE, Events
from .message import GRACE, Body, HttpResponse, JsonBody, MemorySink, Sink, TransportError
from .receive import Receiver
from .start import Start

NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
"""What proves that the gateway never saw the request, when it is about this very request."""
TELLING: WeakSet[httpx.Client | httpx.AsyncClient] = WeakSet()
"""The clients that tell when a request has its connection: ours, and what was heard to."""
KEPT = 100
"""Idle connections that a client of our own keeps; it opens as many as there are requests."""

AGENT = f"{_about.DISTRIBUTION}/{_about.VERSION}"

Ended = Callable[[], bool]
"""Says whether nobody waits for the exchange any more."""


def new_client() -> httpx.Client:
    """A client of our own, with the proxies of the environment."""
    client = httpx.Client(follow_redirects=False, timeout=None, limits=unlimited())
    TELLING.add(client)
    return client


def new_async_client() -> httpx.AsyncClient:
    """A client of our own, with the proxies of the environment."""
    client = httpx.AsyncClient(follow_redirects=False, timeout=None, limits=unlimited())
    TELLING.add(client)
    return client


def unlimited() -> httpx.Limits:
    """No request waits for another's connection."""
    return httpx.Limits(max_connections=None, max_keepalive_connections=KEPT)


class SyncTransport:
    """Performs Send and Fetch on an `httpx.Client`."""

    def __init__(self, client: httpx.Client, keys: KeySource, env: Env) -> None:
        self._client = client
        self._keys = keys
        self._env = env

    def send(self, effect: Send, ended: Ended) -> HttpResponse:
        """One exchange with the gateway; raises TransportError, MissingKey."""
        request, key = api_request(effect, self._keys, content)
        request.extensions["trace"] = self._heard(effect.start)
        memory = MemorySink(effect.cap)
        response = self._exchange(request, lambda _: memory, ended, effect.start, key)
        return answer(response, memory.getvalue(), key, self._env)

    def listen(self, effect: Listen, ended: Ended, hand: Callable[[str], object]) -> HttpResponse:
        """One exchange whose events go to `hand`; raises TransportError, MissingKey."""
        request, key = api_request(effect, self._keys, content)
        request.extensions["trace"] = self._heard(effect.start)
        memory, events = MemorySink(), Events(lambda data: hand(redacted(data, key)))
        response = self._exchange(request, stream_or(memory, events), ended, effect.start, key)
        events.finish()
        return answer(response, memory.getvalue(), key, self._env)

    def fetch(self, effect: Fetch, ended: Ended) -> HttpResponse:
        """One GET of a public file into its sink; raises TransportError and what the sink raises."""
        request = file_request(effect)
        response = self._exchange(request, only_success(effect.sink), ended, Start())
        return answer(response, b"", None, self._env)

    def tells(self) -> bool:
        """Whether the client says when a request has its connection."""
        return self._client in TELLING

    def _heard(self, start: Start) -> Callable[[str, Mapping[str, Any]], None]:
        """What httpx tells about a request, as its extension `trace` wants it."""

        def heard(event: str, facts: Mapping[str, Any]) -> None:
            TELLING.add(self._client)
            start.heard(event, getattr(facts.get("request"), "method", None))

        return heard

    def _exchange(
        self,
        request: httpx.Request,
        sink_of: SinkOf,
        ended: Ended,
        start: Start,
        key: Secret | None = None,
    ) -> httpx.Response:
        response: httpx.Response | None = None
        try:
            response = self._client.send(request, stream=True, auth=None, follow_redirects=False)
            start.begin()
            try:
                if (sink := sink_of(response)) is not None:
                    into, canned = receiver(response, sink)
                    for chunk in response.iter_bytes() if canned else response.iter_raw():
                        if ended():
                            break
                        into.take(chunk)
                    else:
                        into.finish()
            finally:
                response.close()
        except Exception as error:
            if own(error, response):
                raise
            if (refused := status_of(error, request)) is not None:
                return read_by_a_hook(refused, sink_of)
            failed = failure(error, request, start, key)
        else:
            return response
        raise failed


class AsyncTransport:
    """Performs Send and Fetch on an `httpx.AsyncClient`."""

    def __init__(self, client: httpx.AsyncClient, keys: KeySource, env: Env) -> None:
        self._client = client
        self._keys = keys
        self._env = env

    async def send(self, effect: Send) -> HttpResponse:
        """One exchange with the gateway; raises TransportError, MissingKey."""
        request, key = api_request(effect, self._keys, async_content)
        request.extensions["trace"] = self._heard(effect.start)
        memory = MemorySink(effect.cap)
        response = await self._exchange(request, lambda _: memory, effect.start, key)
        return answer(response, memory.getvalue(), key, self._env)

    async def listen(self, effect: Listen) -> HttpResponse:
        """One exchange whose events go to `effect.take`; raises TransportError, MissingKey."""
        request, key = api_request(effect, self._keys, async_content)
        request.extensions["trace"] = self._heard(effect.start)
        waiting: list[str] = []
        raised: list[Exception] = []
        memory, events = MemorySink(), Events(waiting.append)

        async def over() -> bool:
            try:
                while waiting and not effect.enough():
                    taken = effect.take(redacted(waiting.pop(0), key))
                    if isawaitable(taken):
                        await taken
            except Exception as error:
                raised.append(error)
            return bool(raised) or effect.enough()

        response = await self._exchange(request, stream_or(memory, events), effect.start, key, over)
        events.finish()
        if not raised:
            await over()
        if raised:
            raise raised[0]
        return answer(response, memory.getvalue(), key, self._env)

    async def fetch(self, effect: Fetch) -> HttpResponse:
        """One GET of a public file into its sink; raises TransportError and what the sink raises."""
        request = file_request(effect)
        response = await self._exchange(request, only_success(effect.sink), Start())
        return answer(response, b"", None, self._env)

    def tells(self) -> bool:
        """Whether the client says when a request has its connection."""
        return self._client in TELLING

    def _heard(self, start: Start) -> Callable[[str, Mapping[str, Any]], Awaitable[None]]:
        """What httpx tells about a request, as its extension `trace` wants it."""

        async def heard(event: str, facts: Mapping[str, Any]) -> None:
            TELLING.add(self._client)
            start.heard(event, getattr(facts.get("request"), "method", None))

        return heard

    async def _exchange(
        self,
        request: httpx.Request,
        sink_of: SinkOf,
        start: Start,
        key: Secret | None = None,
        over: Callable[[], Awaitable[bool]] | None = None,
    ) -> httpx.Response:
        response: httpx.Response | None = None
        try:
            response = await self._client.send(
                request, stream=True, auth=None, follow_redirects=False
            )
            start.begin()
            try:
                if (sink := sink_of(response)) is not None:
                    into, canned = receiver(response, sink)
                    async for chunk in response.aiter_bytes() if canned else response.aiter_raw():
                        into.take(chunk)
                        if over is not None and await over():
                            break
                    else:
                        into.finish()
            finally:
                await response.aclose()
        except Exception as error:
            if own(error, response):
                raise
            if (refused := status_of(error, request)) is not None:
                return read_by_a_hook(refused, sink_of)
            failed = failure(error, request, start, key)
        else:
            return response
        raise failed


SinkOf = Callable[[httpx.Response], Sink | None]
"""Where the body of a response goes; None: it is not read."""


def only_success(sink: Sink) -> SinkOf:
    """`sink` for the body of a 200, nothing for others."""
    return lambda response: sink if response.status_code == 200 else None


def stream_or(memory: MemorySink, events: Events) -> SinkOf:
    """`events` for a stream of events, `memory` for an answer like any other."""

    def sink_of(response: httpx.Response) -> Sink:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return events if response.status_code == 200 and kind == MEDIA_TYPE else memory

    return sink_of


def redacted(text: str, key: Secret | None) -> str:
    """`text` without the key, should a server have echoed it."""
    return text if key is None else key.redacted_text(text)


Content = bytes | Iterator[bytes] | AsyncIterator[bytes]


def content(body: Body) -> Content:
    """A body as a synchronous client sends it."""
    return body.data if isinstance(body, JsonBody) else body.chunks()


def async_content(body: Body) -> Content:
    """A body as an async client sends it; its files are read in small pieces, one at a time."""

    async def chunks() -> AsyncIterator[bytes]:
        for chunk in body.chunks():
            yield chunk

    return body.data if isinstance(body, JsonBody) else chunks()


def api_request(
    send: Send | Listen, keys: KeySource, content: Callable[[Body], Content]
) -> tuple[httpx.Request, Secret | None]:
    """The request as httpx wants it, and the key that it carries on its own origin only."""
    request, body = send.request, send.request.body
    key = keys(request.url)
    headers = {
        "accept": "application/json",
        "accept-encoding": "identity",
        "user-agent": AGENT,
        **request.headers,
    }
    if body is not None:
        headers |= {"content-type": body.content_type, "content-length": str(body.length)}
    log.sent(request, key)
    if key is not None:
        headers["authorization"] = key.header()
    return httpx.Request(
        request.method,
        request.url,
        headers=headers,
        content=None if body is None else content(body),
        extensions=timeouts(
            min(send.times.timeout, send.silence)
            if isinstance(send, Listen)
            else send.times.timeout,
            send.times.place,
        ),
    ), key


def file_request(fetch: Fetch) -> httpx.Request:
    """A GET to the address that was checked, which carries nothing but these headers."""
    try:
        url = httpx.URL(fetch.url)
        pinned = url.copy_with(host=fetch.address.partition("%")[0], fragment=None)
    except httpx.InvalidURL:
        raise TransportError("the link is not an address", maybe_received=False) from None
    headers = {
        "host": url.netloc.decode("ascii"),
        "accept": "*/*",
        "accept-encoding": "identity",
        "user-agent": AGENT,
    }
    log.fetched(fetch.url, fetch.address)
    name = url.raw_host.decode("ascii")
    return httpx.Request(
        "GET", pinned, headers=headers, extensions={**timeouts(fetch.timeout), "sni_hostname": name}
    )


def timeouts(seconds: float, place: float | None = None) -> dict[str, Any]:
    """httpx's own timeouts: none longer than the exchange, and `place` for the wait before it."""
    times = httpx.Timeout(max(seconds, 0.001)).as_dict()
    if place is not None:
        times["pool"] = place + GRACE
    return {"timeout": times}


def receiver(response: httpx.Response, sink: Sink) -> tuple[Receiver, bool]:
    """Where the body goes, and whether the response is a canned one, inflated already."""
    canned = response.is_stream_consumed
    encoding = "" if canned else response.headers.get("content-encoding", "").strip().lower()
    return Receiver(sink, encoding), canned


def status_of(error: Exception, request: httpx.Request) -> httpx.Response | None:
    """The answer to `request` that an event hook made an error of, as ``raise_for_status`` does."""
    if isinstance(error, httpx.HTTPStatusError) and error.response.request is request:
        return error.response
    return None


def read_by_a_hook(response: httpx.Response, sink_of: SinkOf) -> httpx.Response:
    """`response`; its body goes where it would have gone, if the event hook has read it."""
    with suppress(httpx.ResponseNotRead):
        body = response.content
        if (sink := sink_of(response)) is not None:
            sink.write(body)
    return response


def own(error: Exception, response: httpx.Response | None) -> bool:
    """Whether `error` is one of ours, and not one that an event hook brought from another call."""
    return isinstance(error, TransportError) or (
        response is not None and isinstance(error, GatewayError)
    )


def failure(
    error: Exception, request: httpx.Request, start: Start, key: Secret | None
) -> TransportError:
    """What `error` means; its words are kept, the error itself, which knows the key, is not.

    Whatever it is, of httpx, of an event hook or of a transport of the caller's: only what proves that
    nothing was sent is taken for that.
    """
    name = type(error).__name__
    log.failed(name)
    text = redacted(str(error), key)[:200]
    unsent = not start.begun and (unconnected(error, request) or before_sending(error))
    return TransportError(f"{name}: {text}" if text else name, maybe_received=not unsent)


def unconnected(error: Exception, request: httpx.Request) -> bool:
    """Whether `error` says that `request` found no way to the gateway.

    An event hook may raise the like about a request of its own, which says nothing.
    """
    if not isinstance(error, NOT_SENT):
        return False
    try:
        return error.request is request
    except RuntimeError:  # it names none
        return False


def before_sending(error: Exception) -> bool:
    """Whether an event hook raised `error` before httpx handed the request to any transport.

    The names are httpx's own. Were they others, no error would be taken for one of a hook.
    """
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_name != "_send_handling_redirects":
        trace = trace.tb_next
    if trace is None or "response" in trace.tb_frame.f_locals:
        return False
    after = trace.tb_next
    return after is None or after.tb_frame.f_code.co_name != "_send_single_request"


def answer(response: httpx.Response, body: bytes, key: Secret | None, env: Env) -> HttpResponse:
    """The response as plain data, with the key taken out of it."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    if key is not None:
        body = key.redacted(readable(body))
        headers = {redacted(name, key): redacted(value, key) for name, value in headers.items()}
    result = HttpResponse(response.status_code, headers, body, env.now())
    log.received(result)
    return result


def readable(body: bytes) -> bytes:
    """`body` in UTF-8, without what is none: a key is found in it then, and in what is read from it."""
    if body.isascii() and b"\0" not in body[:4]:
        return body
    return body.decode(json.detect_encoding(body), "ignore").encode("utf-8", "ignore")
