"""Fetching a result, under the download policy.

GET without the key; public https only, every address checked and every hop of a redirect again;
capped in bytes, time and pixels; only what is an image, a video or a sound by its own bytes, and
whole.
"""

from __future__ import annotations

import base64
import binascii
import os
from typing import BinaryIO
from urllib.parse import urljoin

from ...rules.messages import printable
from ..context import Context, Deadline
from ..effects import Fetch, Flow, Sleep, Work
from ..errors import DownloadError, DownloadFailed, DownloadRefused
from ..http.message import HttpResponse, TransportError
from ..media.sniff import HEAD, MediaType, dimensions, sniff
from ..media.whole import whole
from ..outcome import Output
from ..retry import LOST, pause_before_retry, retry_after
from .addresses import checked_address, checked_url

MAX_BYTES = 50 * 1024 * 1024
MAX_SECONDS = 60.0
MAX_HOPS = 5
MAX_PIXELS = 64_000_000
REDIRECTS = (301, 302, 303, 307, 308)


def read(
    context: Context, output: Output, file: BinaryIO, *, expect: str | None = None
) -> Flow[MediaType]:
    """Writes the file that `output` describes to `file`, and says what it is.

    `expect` is the only kind of medium that is taken (image, video, audio); None: any of them.

    Raises DownloadRefused, DownloadFailed.
    """
    target = Target(file, expect)
    try:
        if output.base64 is not None:
            encoded = output.base64
            yield from Work(lambda: decode(encoded, target))
        elif output.url is not None:
            yield from fetch(context, output.url, target)
        return (yield from Work(target.examined))
    except DownloadError as error:
        error.gateway, error.operation, error.url = context.gateway.title, "download", output.url
        raise


def fetch(context: Context, url: str, target: Target) -> Flow[None]:
    """GETs `url` into `target`, following redirects; retries what passes."""
    deadline = Deadline(context.env, MAX_SECONDS)
    attempt = 0
    while True:
        target.clear()
        asked: float | None = None
        try:
            response = yield from follow(context, url, target, deadline)
        except TransportError as problem:
            failed = DownloadFailed(str(problem))
        else:
            if response.status == 200:
                return
            failed = refused(response)
            asked = retry_after(response.headers, context.env.now())
            if response.status < 500 and response.status != 429:
                raise failed
        pause = pause_before_retry(context, attempt, asked, LOST, deadline)
        if pause is None:
            raise failed
        yield from Sleep(pause)
        attempt += 1


def follow(context: Context, url: str, target: Target, deadline: Deadline) -> Flow[HttpResponse]:
    """The first answer that is no redirect; every hop is checked like the first."""
    for _ in range(MAX_HOPS + 1):
        address = yield from located(context, url)
        if deadline.left() <= 0:
            raise DownloadFailed(f"the file did not come within {MAX_SECONDS:g} s")
        response = yield from Fetch(url, address, target, deadline.left())
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


def located(context: Context, url: str) -> Flow[str]:
    """The address to connect to, checked; raises DownloadRefused."""
    parts = checked_url(url, context.private)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = yield from Work(lambda: context.env.resolve(host, port))
    except (OSError, UnicodeError) as error:
        raise DownloadFailed(f"the host {printable(host[:100])!r} is not known") from error
    return checked_address(found, parts.scheme, context.private)


def refused(response: HttpResponse) -> DownloadFailed:
    """The error of an answer that is no file."""
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
    if len(text) > MAX_BYTES * 4 // 3 + 4:
        raise DownloadRefused(f"the file has more than {MAX_BYTES:,} bytes")
    try:
        target.write(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError) as error:
        raise DownloadRefused("the answer's base64 is damaged") from error


class Target:
    """Takes a file in chunks; stops at the cap, and at the first bytes that are no medium's."""

    __slots__ = ("_expect", "_file", "_head", "_size")

    def __init__(self, file: BinaryIO, expect: str | None = None) -> None:
        self._file = file
        self._expect = expect
        self.clear()

    def clear(self) -> None:
        """Forgets what an earlier attempt wrote."""
        self._size = 0
        self._head = b""
        self._file.seek(0)
        self._file.truncate()

    def write(self, chunk: bytes, /) -> None:
        """Raises DownloadRefused when this cannot become a file that is wanted."""
        self._size += len(chunk)
        if self._size > MAX_BYTES:
            raise DownloadRefused(f"the file has more than {MAX_BYTES:,} bytes")
        if len(self._head) < HEAD:
            self._head += chunk[:HEAD]
            if len(self._head) >= HEAD:
                self._type()
        self._file.write(chunk)

    def examined(self) -> MediaType:
        """What was written; raises DownloadRefused unless it is a whole medium of a sane size."""
        found = self._type()
        if not whole(self._file, self._size, found):
            raise DownloadRefused(f"the {found.mime} file breaks off, or something follows it")
        sides = dimensions(self._file, found)
        if sides is not None and not 0 < sides[0] * sides[1] <= MAX_PIXELS:
            raise DownloadRefused(f"the picture has {sides[0]:,} x {sides[1]:,} pixels")
        self._file.seek(0, os.SEEK_END)
        return found

    def _type(self) -> MediaType:
        found = sniff(self._head)
        if found is None:
            what = "empty" if not self._head else "no image, video or sound"
            raise DownloadRefused(f"what the link leads to is {what}")
        if self._expect is not None and found.kind != self._expect:
            raise DownloadRefused(f"the file is {found.mime}, and an {self._expect} was made")
        return found
