"""HTTP itself: the only file that knows httpx.

Redirects are never followed here. The key is added at the last moment and only for the gateway's
own origin. What httpx raises becomes a TransportError without any link to the original, which
holds the request and so the key. Drivers bound an exchange as a whole.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from inspect import isawaitable
from typing import Any

import httpx

from ... import _about
from .. import log
from ..effects import Fetch, Listen, Send
from ..env import Env
from ..errors import GatewayError
from ..secret import KeySource, Secret
from .events import MEDIA_TYPE, Events
from .message import Body, HttpResponse, JsonBody, MemorySink, Sink, TransportError
from .receive import Receiver

NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)
"""What proves that the gateway never saw the request."""

AGENT = f"{_about.DISTRIBUTION}/{_about.VERSION}"

Ended = Callable[[], bool]
"""Says whether nobody waits for the exchange any more."""


def new_client() -> httpx.Client:
    """A client of our own, with the proxies of the environment."""
    return httpx.Client(follow_redirects=False, timeout=None)


def new_async_client() -> httpx.AsyncClient:
    """A client of our own, with the proxies of the environment."""
    return httpx.AsyncClient(follow_redirects=False, timeout=None)


class SyncTransport:
    """Performs Send and Fetch on an `httpx.Client`."""

    def __init__(self, client: httpx.Client, keys: KeySource, env: Env) -> None:
        self._client = client
        self._keys = keys
        self._env = env

    def send(self, effect: Send, ended: Ended) -> HttpResponse:
        """One exchange with the gateway; raises TransportError, MissingKey."""
        request, key = api_request(effect, self._keys, content)
        memory = MemorySink()
        response = self._exchange(request, lambda _: memory, ended, key)
        return answer(response, memory.getvalue(), key, self._env)

    def listen(self, effect: Listen, ended: Ended, hand: Callable[[str], object]) -> HttpResponse:
        """One exchange whose events go to `hand`; raises TransportError, MissingKey."""
        request, key = api_request(effect, self._keys, content)
        memory, events = MemorySink(), Events(lambda data: hand(redacted(data, key)))
        response = self._exchange(request, stream_or(memory, events), ended, key)
        events.finish()
        return answer(response, memory.getvalue(), key, self._env)

    def fetch(self, effect: Fetch, ended: Ended) -> HttpResponse:
        """One GET of a public file into its sink; raises TransportError and what the sink raises."""
        request = file_request(effect)
        response = self._exchange(request, only_success(effect.sink), ended)
        return answer(response, b"", None, self._env)

    def _exchange(
        self, request: httpx.Request, sink_of: SinkOf, ended: Ended, key: Secret | None = None
    ) -> httpx.Response:
        try:
            response = self._client.send(request, stream=True, auth=None, follow_redirects=False)
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
        except (TransportError, GatewayError):
            raise
        except Exception as error:
            if (refused := status_of(error, request)) is not None:
                return refused
            failed = failure(error, key)
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
        memory = MemorySink()
        response = await self._exchange(request, lambda _: memory, key)
        return answer(response, memory.getvalue(), key, self._env)

    async def listen(self, effect: Listen) -> HttpResponse:
        """One exchange whose events go to `effect.take`; raises TransportError, MissingKey."""
        request, key = api_request(effect, self._keys, async_content)
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

        response = await self._exchange(request, stream_or(memory, events), key, over)
        events.finish()
        if not raised:
            await over()
        if raised:
            raise raised[0]
        return answer(response, memory.getvalue(), key, self._env)

    async def fetch(self, effect: Fetch) -> HttpResponse:
        """One GET of a public file into its sink; raises TransportError and what the sink raises."""
        request = file_request(effect)
        response = await self._exchange(request, only_success(effect.sink))
        return answer(response, b"", None, self._env)

    async def _exchange(
        self,
        request: httpx.Request,
        sink_of: SinkOf,
        key: Secret | None = None,
        over: Callable[[], Awaitable[bool]] | None = None,
    ) -> httpx.Response:
        try:
            response = await self._client.send(
                request, stream=True, auth=None, follow_redirects=False
            )
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
        except (TransportError, GatewayError):
            raise
        except Exception as error:
            if (refused := status_of(error, request)) is not None:
                return refused
            failed = failure(error, key)
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
    url = request.url
    if key is not None:
        headers, url = key.signed(headers), key.address(url)
    return httpx.Request(
        request.method,
        url,
        headers=headers,
        content=None if body is None else content(body),
        extensions=timeouts(
            min(send.timeout, send.silence) if isinstance(send, Listen) else send.timeout
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


def timeouts(seconds: float) -> dict[str, Any]:
    """httpx's own timeouts, none of them longer than the whole exchange."""
    return {"timeout": httpx.Timeout(max(seconds, 0.001)).as_dict()}


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


def failure(error: Exception, key: Secret | None) -> TransportError:
    """What `error` means; its words are kept, the error itself, which knows the key, is not.

    Whatever it is, of httpx, of an event hook or of a transport of the caller's: only what proves that
    nothing was sent is taken for that.
    """
    name = type(error).__name__
    log.failed(name)
    text = redacted(str(error), key)[:200]
    return TransportError(
        f"{name}: {text}" if text else name, maybe_received=not isinstance(error, NOT_SENT)
    )


def answer(response: httpx.Response, body: bytes, key: Secret | None, env: Env) -> HttpResponse:
    """The response as plain data, with the key taken out of it."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    if key is not None:
        body = key.redacted(body)
        headers = {name: key.redacted_text(value) for name, value in headers.items()}
    result = HttpResponse(response.status_code, headers, body, env.now())
    log.received(result)
    return result
