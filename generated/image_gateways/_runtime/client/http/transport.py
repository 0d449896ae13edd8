"""HTTP itself, on a client of httpx or httpx2.

Redirects are never followed here. The key is added at the last moment and only for the gateway's
own origin. What httpx raises becomes a TransportError without any link to the original, which
holds the request and so the key. Drivers bound an exchange as a whole.

What a client of the caller's says (headers, cookies, params, auth) goes to the gateway. A download
goes through the same client, but to an address that an answer names, so it takes none of that along.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from ... import _about
from .. import log
from ..effects import Fetch, Listen, Send
from ..env import Env
from ..errors import GatewayError
from ..secret import KeySource, Secret
from .events import MEDIA_TYPE, Events
from .given import LIBRARIES, agent_of, connect_within, connects_by_name, library, library_of, root
from .message import Body, FileSink, HttpResponse, JsonBody, MemorySink, Sink, TransportError
from .receive import Receiver

if TYPE_CHECKING:
    import httpx

NOT_SENT = (
    "ConnectError",
    "ConnectTimeout",
    "PoolTimeout",
    "ProxyError",
    "UnsupportedProtocol",
    "InvalidURL",
)
"""Errors of httpx that prove that the gateway never saw the request."""

AGENT = f"{_about.DISTRIBUTION}/{_about.VERSION}"

GATEWAY: Mapping[str, Any] = {"follow_redirects": False}
"""How a request goes to the gateway: with the auth of the caller's client, if it has one."""
FILE: Mapping[str, Any] = {"follow_redirects": False, "auth": None}

Ended = Callable[[], bool]
"""Says whether nobody waits for the exchange any more."""


def new_client() -> httpx.Client:
    """A client of our own, with the proxies of the environment."""
    made: httpx.Client = library().Client(**OWN, cookies=no_cookies())
    return made


def new_async_client() -> httpx.AsyncClient:
    """A client of our own, with the proxies of the environment."""
    made: httpx.AsyncClient = library().AsyncClient(**OWN, cookies=no_cookies())
    return made


OWN: dict[str, Any] = {"follow_redirects": False, "timeout": None}


def no_cookies() -> CookieJar:
    """A jar that keeps nothing: no call of ours depends on the one before."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


class SyncTransport:
    """Performs Send and Fetch on an `httpx.Client`; `headers` go with every request to the gateway."""

    def __init__(
        self, client: httpx.Client, keys: KeySource, env: Env, headers: Mapping[str, str]
    ) -> None:
        self._client = client
        self._keys = keys
        self._env = env
        self._headers = headers

    def by_name(self, url: str) -> bool:
        """Whether a file has to be fetched by the name of its host."""
        return connects_by_name(self._client, url)

    def send(self, effect: Send, ended: Ended) -> HttpResponse:
        """One exchange with the gateway; raises TransportError, MissingKey."""
        request, key = self._request(effect)
        memory = MemorySink()
        response = self._exchange(request, lambda _: memory, ended, key)
        return answer(response, memory.getvalue(), key, self._env)

    def listen(self, effect: Listen, ended: Ended, hand: Callable[[str], object]) -> HttpResponse:
        """One exchange whose events go to `hand`; raises TransportError, MissingKey."""
        request, key = self._request(effect)
        memory, events = MemorySink(), Events(lambda data: hand(redacted(data, key)))
        response = self._exchange(request, stream_or(memory, events), ended, key)
        events.finish()
        return answer(response, memory.getvalue(), key, self._env)

    def fetch(self, effect: Fetch, ended: Ended) -> HttpResponse:
        """One GET of a public file into its sink; raises TransportError and what the sink raises."""
        request = file_request(self._client, effect)
        response = self._exchange(request, wanted(effect.sink), ended, how=FILE)
        return answer(response, b"", None, self._env)

    def _request(self, effect: Send | Listen) -> tuple[httpx.Request, Secret | None]:
        return api_request(self._client, effect, self._keys, self._headers, content)

    def _exchange(
        self,
        request: httpx.Request,
        sink_of: SinkOf,
        ended: Ended,
        key: Secret | None = None,
        how: Mapping[str, Any] = GATEWAY,
    ) -> httpx.Response:
        try:
            response = self._client.send(request, stream=True, **how)
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
    """Performs Send and Fetch on an `httpx.AsyncClient`; `headers` go with every request to the gateway."""

    def __init__(
        self, client: httpx.AsyncClient, keys: KeySource, env: Env, headers: Mapping[str, str]
    ) -> None:
        self._client = client
        self._keys = keys
        self._env = env
        self._headers = headers

    def by_name(self, url: str) -> bool:
        """Whether a file has to be fetched by the name of its host."""
        return connects_by_name(self._client, url)

    async def send(self, effect: Send) -> HttpResponse:
        """One exchange with the gateway; raises TransportError, MissingKey."""
        request, key = self._request(effect)
        memory = MemorySink()
        response = await self._exchange(request, lambda _: memory, key)
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
        request = file_request(self._client, effect)
        response = await self._exchange(request, wanted(effect.sink), how=FILE)
        return answer(response, b"", None, self._env)

    def _request(self, effect: Send | Listen) -> tuple[httpx.Request, Secret | None]:
        return api_request(self._client, effect, self._keys, self._headers, async_content)

    async def _exchange(
        self,
        request: httpx.Request,
        sink_of: SinkOf,
        key: Secret | None = None,
        over: Callable[[], Awaitable[bool]] | None = None,
        how: Mapping[str, Any] = GATEWAY,
    ) -> httpx.Response:
        try:
            response = await self._client.send(request, stream=True, **how)
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


SinkOf = Callable[["httpx.Response"], Sink | None]
"""Where the body of a response goes; None: it is not read."""


def wanted(sink: FileSink) -> SinkOf:
    """`sink` for the body of an answer that it wants."""
    return lambda response: sink if sink.begins(response.status_code, lowered(response)) else None


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
    """A body as an async client sends it; files are read in threads, a piece at a time."""
    return body.data if isinstance(body, JsonBody) else pieces(body)


async def pieces(body: Body) -> AsyncIterator[bytes]:
    """The pieces of a body, none of which is read on the event loop."""
    from .drive_async import off_loop

    chunks = body.chunks()
    while piece := await off_loop(lambda: next(chunks, b"")):
        yield piece


def api_request(
    client: httpx.Client | httpx.AsyncClient,
    send: Send | Listen,
    keys: KeySource,
    more: Mapping[str, str],
    content: Callable[[Body], Content],
) -> tuple[httpx.Request, Secret | None]:
    """The request as `client` builds it, and the key that it carries on its own origin only."""
    request, body = send.request, send.request.body
    key = keys(request.url)
    headers = {
        "accept": "application/json",
        "accept-encoding": "identity",
        "user-agent": agent_of(client) or AGENT,
        **more,
        **request.headers,
    }
    if body is not None:
        headers |= {"content-type": body.content_type, "content-length": str(body.length)}
    log.sent(request, key)
    if key is not None:
        headers["authorization"] = key.header()
    seconds = min(send.timeout, send.silence) if isinstance(send, Listen) else send.timeout
    built = client.build_request(
        request.method,
        request.url,
        params=query(client, request.url),
        headers=headers,
        content=None if body is None else content(body),
        extensions=timeouts(seconds, connect_within(client, seconds)),
    )
    return built, key


def query(client: httpx.Client | httpx.AsyncClient, url: str) -> Any:
    """The query of `url`, where params of the client's would take its place; else None."""
    return library_of(client).URL(url).params if client.params else None


def file_request(client: httpx.Client | httpx.AsyncClient, fetch: Fetch) -> httpx.Request:
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
    extensions = timeouts(fetch.timeout, connect_within(client, fetch.connect))
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
    log.fetched(fetch.url, fetch.address or "its name")
    request: httpx.Request = made.Request("GET", url, headers=headers, extensions=extensions)
    return request


def timeouts(seconds: float, connect: float) -> dict[str, Any]:
    """httpx's own timeouts, none of them longer than the whole exchange."""
    whole = max(seconds, 0.001)
    phases = dict.fromkeys(("connect", "read", "write", "pool"), whole)
    return {"timeout": {**phases, "connect": min(whole, max(connect, 0.001))}}


def receiver(response: httpx.Response, sink: Sink) -> tuple[Receiver, bool]:
    """Where the body goes, and whether the response is a canned one, inflated already."""
    canned = response.is_stream_consumed
    encoding = "" if canned else response.headers.get("content-encoding", "").strip().lower()
    return Receiver(sink, encoding), canned


def status_of(error: Exception, request: httpx.Request) -> httpx.Response | None:
    """The answer to `request` that an event hook made an error of, as ``raise_for_status`` does."""
    answered: httpx.Response | None = getattr(error, "response", None)
    if not named(error, ("HTTPStatusError",)) or answered is None:
        return None
    return answered if answered.request is request else None


def named(error: Exception, names: tuple[str, ...]) -> bool:
    """Whether `error` is one of these of httpx or httpx2."""
    return any(
        kind.__name__ in names and root(kind.__module__) in LIBRARIES
        for kind in type(error).__mro__
    )


def failure(error: Exception, key: Secret | None) -> TransportError:
    """What `error` means; its words are kept, the error itself, which knows the key, is not.

    Whatever it is, of httpx, of an event hook or of a transport of the caller's: only what proves that
    nothing was sent is taken for that.
    """
    name = type(error).__name__
    log.failed(name)
    text = redacted(str(error), key)[:200]
    return TransportError(
        f"{name}: {text}" if text else name, maybe_received=not named(error, NOT_SENT)
    )


def answer(response: httpx.Response, body: bytes, key: Secret | None, env: Env) -> HttpResponse:
    """The response as plain data, with the key taken out of it."""
    headers = lowered(response)
    if key is not None:
        body = key.redacted(body)
        headers = {name: key.redacted_text(value) for name, value in headers.items()}
    result = HttpResponse(response.status_code, headers, body, env.now())
    log.received(result)
    return result


def lowered(response: httpx.Response) -> dict[str, str]:
    """The headers of an answer, their names in lower case."""
    return {name.lower(): value for name, value in response.headers.items()}
