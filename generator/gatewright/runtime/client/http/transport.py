"""HTTP itself, on a client of httpx or httpx2.

Redirects are never followed here. The key is added at the last moment and only for the gateway's
own origin. What httpx raises becomes a TransportError without any link to the original, which
holds the request and so the key. Drivers bound an exchange as a whole.

What a client of the caller's says (headers, cookies, params, auth) goes to the gateway. A download
goes through the same client, but to an address that an answer names, so it takes none of that along.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, TypeAlias

from .. import log
from ..effects import Fetch, Listen, Send
from ..env import Env
from ..media.sniff import HEAD, sniff
from ..secret import KeySource, Secret
from .building import api_request, async_content, content, file_request
from .events import MEDIA_TYPE, Events
from .failures import failure, own, read_by_a_hook, redact, status_of
from .given import connects_by_name
from .known import BOUNDED, DIRECT, OURS, TELLING
from .message import FileSink, HttpResponse, MemorySink, Sink
from .receive import Receiver
from .start import Start
from .straight import PlainResponse, straight

if TYPE_CHECKING:
    import httpx

Response: TypeAlias = "httpx.Response | PlainResponse"
GATEWAY: Mapping[str, Any] = {"follow_redirects": False}
"""How a request goes to the gateway: with the auth of the caller's client, if it has one."""
FILE: Mapping[str, Any] = {"follow_redirects": False, "auth": None}

HasEnded = Callable[[], bool]
"""Says whether nobody waits for the exchange any more."""


class SyncTransport:
    """Performs Send and Fetch on an `httpx.Client`; `headers` go with every request to the gateway."""

    def __init__(
        self, client: httpx.Client, keys: KeySource, env: Env, headers: Mapping[str, str]
    ) -> None:
        self._client = client
        self._straight = straight(client)
        self._keys = keys
        self._env = env
        self._headers = headers

    def by_name(self, url: str) -> bool:
        """Whether a file has to be fetched by the name of its host."""
        return connects_by_name(self._client, url)

    def send(self, effect: Send, ended: HasEnded) -> HttpResponse:
        """One exchange with the gateway; raises TransportError, MissingKey."""
        request, key = self._request(effect)
        memory = MemorySink(effect.cap)
        response = self._exchange(request, lambda _: memory, ended, effect.start, key)
        return answer(response, memory.getvalue(), key, self._env)

    def listen(
        self, effect: Listen, ended: HasEnded, hand: Callable[[str], object]
    ) -> HttpResponse:
        """One exchange whose events go to `hand`; raises TransportError, MissingKey."""
        request, key = self._request(effect)
        memory, events = MemorySink(), Events(lambda data: hand(redact(data, key)))
        response = self._exchange(request, stream_or(memory, events), ended, effect.start, key)
        events.finish()
        return answer(response, memory.getvalue(), key, self._env)

    def fetch(self, effect: Fetch, ended: HasEnded, start: Start) -> HttpResponse:
        """One GET of a public file into its sink; raises TransportError and what the sink raises."""
        request = file_request(self._client, effect, start)
        response = self._exchange(request, sink_for(effect.sink), ended, start, how=FILE)
        return answer(response, b"", None, self._env)

    def tells(self) -> bool:
        """Whether the client says when a request has its connection."""
        return self._client in TELLING

    def keeps_time(self) -> bool:
        """Whether the sockets keep the time of an exchange, so that it needs no thread of its own."""
        return self._client in BOUNDED

    def _trace_listener(self, start: Start) -> Callable[[str, Mapping[str, Any]], None]:
        """What httpx tells about a request, as its extension `trace` wants it."""

        def listen(event: str, facts: Mapping[str, Any]) -> None:
            TELLING.add(self._client)
            start.take_event(event, getattr(facts.get("request"), "method", None))

        return listen

    def _request(self, effect: Send | Listen) -> tuple[httpx.Request, Secret | None]:
        request, key = api_request(
            self._client, effect, self._keys, self._headers, content, self._straight
        )
        if self._client not in DIRECT:
            request.extensions["trace"] = self._trace_listener(effect.start)
        return request, key

    def _exchange(
        self,
        request: httpx.Request,
        sink_of: SinkOf,
        ended: HasEnded,
        start: Start,
        key: Secret | None = None,
        how: Mapping[str, Any] = GATEWAY,
    ) -> Response:
        response: Response | None = None
        try:
            way = self._straight if how is GATEWAY else None
            if way is not None:
                response = way.send(request)
            else:
                response = self._client.send(request, stream=True, **how)
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
            failed = failure(error, request, start, key, self._client in OURS)
        else:
            return response
        raise failed


class AsyncTransport:
    """Performs Send and Fetch on an `httpx.AsyncClient`; `headers` go with every request to the gateway."""

    def __init__(
        self, client: httpx.AsyncClient, keys: KeySource, env: Env, headers: Mapping[str, str]
    ) -> None:
        self._client = client
        self._straight = straight(client)
        self._keys = keys
        self._env = env
        self._headers = headers

    def by_name(self, url: str) -> bool:
        """Whether a file has to be fetched by the name of its host."""
        return connects_by_name(self._client, url)

    async def send(self, effect: Send) -> HttpResponse:
        """One exchange with the gateway; raises TransportError, MissingKey."""
        request, key = self._request(effect)
        memory = MemorySink(effect.cap)
        response = await self._exchange(request, lambda _: memory, effect.start, key)
        return answer(response, memory.getvalue(), key, self._env)

    async def listen(self, effect: Listen) -> HttpResponse:
        """One exchange whose events go to `effect.take`; raises TransportError, MissingKey."""
        request, key = self._request(effect)
        waiting: list[str] = []
        raised: list[Exception] = []
        memory, events = MemorySink(), Events(waiting.append)

        async def over() -> bool:
            try:
                while waiting and not effect.enough():
                    taken = effect.take(redact(waiting.pop(0), key))
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
        start = Start()
        request = file_request(self._client, effect, start)
        response = await self._exchange(request, sink_for(effect.sink), start, how=FILE)
        return answer(response, b"", None, self._env)

    def tells(self) -> bool:
        """Whether the client says when a request has its connection."""
        return self._client in TELLING

    def _trace_listener(self, start: Start) -> Callable[[str, Mapping[str, Any]], Awaitable[None]]:
        """What httpx tells about a request, as its extension `trace` wants it."""

        async def listen(event: str, facts: Mapping[str, Any]) -> None:
            TELLING.add(self._client)
            start.take_event(event, getattr(facts.get("request"), "method", None))

        return listen

    def _request(self, effect: Send | Listen) -> tuple[httpx.Request, Secret | None]:
        request, key = api_request(
            self._client, effect, self._keys, self._headers, async_content, self._straight
        )
        if self._client not in DIRECT:
            request.extensions["trace"] = self._trace_listener(effect.start)
        return request, key

    async def _exchange(
        self,
        request: httpx.Request,
        sink_of: SinkOf,
        start: Start,
        key: Secret | None = None,
        over: Callable[[], Awaitable[bool]] | None = None,
        how: Mapping[str, Any] = GATEWAY,
    ) -> Response:
        response: Response | None = None
        try:
            way = self._straight if how is GATEWAY else None
            if way is not None:
                response = await way.async_send(request)
            else:
                response = await self._client.send(request, stream=True, **how)
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
            failed = failure(error, request, start, key, self._client in OURS)
        else:
            return response
        raise failed


SinkOf = Callable[[Any], Sink | None]
"""Where the body of a response goes; None: it is not read."""


def sink_for(sink: FileSink) -> SinkOf:
    """`sink` for the body of an answer that it wants."""
    return lambda response: (
        sink if sink.begins(response.status_code, lower_names(response)) else None
    )


def stream_or(memory: MemorySink, events: Events) -> SinkOf:
    """`events` for a stream of events, `memory` for an answer like any other."""

    def sink_of(response: Response) -> Sink:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return events if response.status_code == 200 and kind == MEDIA_TYPE else memory

    return sink_of


def receiver(response: Response, sink: Sink) -> tuple[Receiver, bool]:
    """Where the body goes, and whether the response is a canned one, inflated already."""
    canned = response.is_stream_consumed
    encoding = "" if canned else response.headers.get("content-encoding", "").strip().lower()
    return Receiver(sink, encoding), canned


def answer(response: Response, body: bytes, key: Secret | None, env: Env) -> HttpResponse:
    """The response as plain data, with the key taken out of it."""
    headers = lower_names(response)
    if key is not None:
        body = key.redact(body if medium(body, headers) else readable(body))
        headers = {redact(name, key): redact(value, key) for name, value in headers.items()}
    result = HttpResponse(response.status_code, headers, body, env.now())
    log.note_answer(result)
    return result


def medium(body: bytes, headers: Mapping[str, str]) -> bool:
    """Whether the answer is a file itself, and no text."""
    kind = headers.get("content-type", "").partition("/")[0].strip().lower()
    return kind in ("image", "video", "audio") or sniff(body[:HEAD]) is not None


def readable(body: bytes) -> bytes:
    """`body` in UTF-8, without what is none: a key is found in it then, and in what is read from it."""
    if body.isascii() and b"\0" not in body[:4]:
        return body
    return body.decode(json.detect_encoding(body), "ignore").encode("utf-8", "ignore")


def lower_names(response: Response) -> dict[str, str]:
    """The headers of an answer, their names in lower case."""
    return {name.lower(): value for name, value in response.headers.items()}
