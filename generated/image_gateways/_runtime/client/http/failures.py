"""What the errors of an HTTP client prove: that nothing was sent, or that something may have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import log
from ..errors import GatewayError
from ..secret import Secret
from .given import LIBRARIES, root
from .message import Sink, TransportError
from .start import Start

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

CORES = ("httpcore", "httpcore2")
"""What the libraries are built on."""
NOT_SENT = ("ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol")
"""Errors of httpx that prove that the gateway never saw the request, when they are about this very
request."""


UNREACHED = ("ConnectionRefusedError", "gaierror", "ClientConnectorError")
"""Errors of sockets and of aiohttp that prove it as well."""


def redact(text: str, key: Secret | None) -> str:
    """`text` without the key, should a server have echoed it."""
    return text if key is None else key.redacted_text(text)


def status_of(error: Exception, request: httpx.Request) -> httpx.Response | None:
    """The answer to `request` that an event hook made an error of, as ``raise_for_status`` does."""
    answered: httpx.Response | None = getattr(error, "response", None)
    if not is_error_of(error, ("HTTPStatusError",)) or answered is None:
        return None
    return answered if answered.request is request else None


def is_error_of(error: BaseException, names: tuple[str, ...]) -> bool:
    """Whether `error` is one of these of httpx or httpx2."""
    return any(
        kind.__name__ in names and root(kind.__module__) in (*LIBRARIES, *CORES)
        for kind in type(error).__mro__
    )


def read_by_a_hook(
    response: httpx.Response, sink_of: Callable[[httpx.Response], Sink | None]
) -> httpx.Response:
    """`response`; its body goes where it would have gone, if the event hook has read it."""
    try:
        body = response.content
    except RuntimeError:  # nobody has read it
        return response
    if (sink := sink_of(response)) is not None:
        sink.write(body)
    return response


def own(error: Exception, response: object) -> bool:
    """Whether `error` is one of ours, and not one that an event hook brought from another call."""
    return isinstance(error, TransportError) or (
        response is not None and isinstance(error, GatewayError)
    )


def failure(
    error: Exception, request: httpx.Request, start: Start, key: Secret | None, ours: bool
) -> TransportError:
    """What `error` means; its words are kept, the error itself, which knows the key, is not.

    Whatever it is, of httpx, of an event hook or of a transport of the caller's: only what proves that
    nothing was sent is taken for that. A client of our own (`ours`) tells when a request begins, so
    whatever comes before that proves it.
    """
    name = type(error).__name__
    log.note_failure(name)
    text = redact(str(error), key)[:200]
    unsent = not start.has_begun and (ours or found_no_way(error, request) or before_sending(error))
    return TransportError(f"{name}: {text}" if text else name, maybe_received=not unsent)


def found_no_way(error: Exception, request: httpx.Request) -> bool:
    """Whether `error` says that `request` found no way to the gateway.

    An event hook may raise the like about a request of its own, which says nothing.
    """
    if not is_error_of(error, NOT_SENT):
        return False
    if root(type(error).__module__) in CORES:  # our own pool, which sends nothing else meanwhile
        return True
    try:
        return getattr(error, "request", None) is request and is_proof(error)
    except RuntimeError:  # it names none
        return False


def is_proof(error: BaseException) -> bool:
    """Whether nothing that `error` was made of says less than it does.

    A transport of somebody else's may call it no connection when an answer was lost: that of aiohttp
    for httpx does.
    """
    behind = error.__cause__ or error.__context__
    if behind is None or is_error_of(behind, NOT_SENT):
        return True
    return any(kind.__name__ in UNREACHED for kind in type(behind).__mro__)


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
