"""Fetching a result, under the download policy.

GET without the key, from public https addresses only; each hop of a redirect is checked again.
Bytes, time and pixels are capped. A file has to be a whole image, video or sound by its own bytes.
"""

from __future__ import annotations

import base64
import binascii
from typing import BinaryIO
from urllib.parse import urljoin

from ...rules.messages import printable
from ..context import Context, Deadline
from ..effects import ByName, Fetch, Flow, Sleep, Work
from ..errors import DownloadError, DownloadFailed, DownloadRefused
from ..http.message import HttpResponse, TransportError
from ..media.sniff import MediaType
from ..outcome import Output
from ..retry import LOST, pause_before_retry, retry_after
from .addresses import checked_addresses, checked_name, checked_url
from .target import Limits, Target

MAX_HOPS = 5
CONNECT = 10.0
"""Seconds for a connection to one of several addresses, before the next is tried."""
REDIRECTS = (301, 302, 303, 307, 308)


def read(context: Context, output: Output, file: BinaryIO, limits: Limits) -> Flow[MediaType]:
    """Writes the file that `output` describes to `file`, and says what it is.

    Raises DownloadRefused, DownloadFailed.
    """
    target = Target(file, limits, output.medium if output.certain else None)
    try:
        if output.base64 is not None:
            encoded = output.base64
            yield from Work(lambda: decode(encoded, target))
        elif output.url is not None:
            yield from fetch(context, output.url, target, limits)
        return (yield from Work(target.examine))
    except DownloadError as error:
        error.gateway, error.operation, error.url = context.gateway.title, "download", output.url
        raise


def fetch(context: Context, url: str, target: Target, limits: Limits) -> Flow[None]:
    """GETs `url` into `target`, following redirects.

    Retries what passes, from where the file broke off if the server can go on there. An attempt that
    brought much of the file does not count.
    """
    deadline = Deadline(context.env, limits.seconds)
    attempt = 0
    while True:
        had = target.size
        asked: float | None = None
        try:
            response = yield from follow(context, url, target, deadline)
        except TransportError as problem:
            failed = DownloadFailed(str(problem))
        else:
            if target.complete:
                return
            failed = download_failure(response)
            asked = retry_after(response.headers, context.env.now())
            if response.status < 500 and response.status not in (206, 416, 429):
                raise failed
        if target.brought_much(had):
            attempt = 0
        pause = pause_before_retry(context, attempt, asked, LOST, deadline)
        if pause is None:
            raise failed
        yield from Sleep(pause)
        attempt += 1


def follow(context: Context, url: str, target: Target, deadline: Deadline) -> Flow[HttpResponse]:
    """The first answer that is not a redirect; every hop is checked like the first."""
    for _ in range(MAX_HOPS + 1):
        response = yield from send_get(context, url, target, deadline)
        location = response.headers.get("location")
        if response.status not in REDIRECTS or location is None:
            return response
        try:
            onward = urljoin(url, location)
        except ValueError as error:
            raise DownloadRefused("the link redirects to what is not an address") from error
        if url.startswith("https:") and not onward.startswith("https:"):
            raise DownloadRefused("the link redirects away from https")
        url = onward
    raise DownloadRefused(f"the link redirects more than {MAX_HOPS} times")


def send_get(context: Context, url: str, target: Target, deadline: Deadline) -> Flow[HttpResponse]:
    """The answer to one GET, by the first address of the host that can be reached."""
    addresses = yield from locate_host(context, url)
    while True:
        left = deadline.seconds_left()
        if left <= 0:
            raise DownloadFailed(f"the file did not come within {deadline.seconds:g} s")
        address, *others = addresses
        connect = min(left, CONNECT) if others else left
        try:
            return (yield from Fetch(url, address, target, left, connect, target.asks()))
        except TransportError as problem:
            if problem.maybe_received or not others:
                raise
            addresses = tuple(others)


def locate_host(context: Context, url: str) -> Flow[tuple[str | None, ...]]:
    """The addresses to connect to, checked; None where it is left to the name of the host.

    Raises DownloadRefused, DownloadFailed.
    """
    parts = checked_url(url, context.private)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    if (yield from ByName(url)):
        checked_name(host, parts.scheme, context.private)
        return (None,)
    try:
        found = yield from Work(lambda: context.env.resolve(host, port))
    except (OSError, UnicodeError) as error:
        raise DownloadFailed(f"the host {printable(host[:100])!r} is not known") from error
    return checked_addresses(found, parts.scheme, context.private)


def download_failure(response: HttpResponse) -> DownloadFailed:
    """The error of an answer that is not a file."""
    gone = response.status in (401, 403, 404, 410)
    return DownloadFailed(
        f"the link answered with HTTP {response.status}",
        status=response.status,
        hint="It may have expired; ask for the task again to get a fresh one" if gone else None,
    )


def decode(text: str, target: Target) -> None:
    """Writes base64, perhaps within a data URL, to `target`."""
    if text.startswith("data:"):
        text = text.partition(",")[2]
    try:
        target.write(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError) as error:
        raise DownloadRefused("the answer's base64 is damaged") from error
