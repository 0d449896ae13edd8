"""What travels, on stderr: set ``<NAME>_LOG`` to ``info`` or ``debug``. Never a key.

``info`` shows one line per request and answer; ``debug`` adds bodies, shortened.
"""

from __future__ import annotations

import logging
import os
import re
from typing import TYPE_CHECKING

from .. import _about
from ..rules.messages import printable

if TYPE_CHECKING:
    from .http.message import HttpRequest, HttpResponse
    from .secret import Secret

LOGGER = logging.getLogger(_about.NAME)
VARIABLE = f"{_about.NAME.upper()}_LOG"
SHOWN = 2000
"""Characters of a body that are shown."""
SECRET_QUERY = re.compile(r"\?.*", re.DOTALL)


def configure() -> None:
    """Turns logging on when the environment asks for it; a second call changes nothing."""
    level = {"debug": logging.DEBUG, "info": logging.INFO}.get(
        os.environ.get(VARIABLE, "").strip().lower()
    )
    if level is None or any(handler.get_name() == VARIABLE for handler in LOGGER.handlers):
        return
    handler = logging.StreamHandler()
    handler.set_name(VARIABLE)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    LOGGER.addHandler(handler)
    LOGGER.setLevel(level)


def note_request(request: HttpRequest, key: Secret | None) -> None:
    """Notes a request to a gateway."""
    if not LOGGER.isEnabledFor(logging.INFO):
        return
    body = request.body
    size = f", {body.length:,} bytes of {body.content_type.partition(';')[0]}" if body else ""
    signed = "with its key" if key is not None else "without a key"
    LOGGER.info("-> %s %s (%s%s)", request.method, printable(request.url), signed, size)
    if body is not None and LOGGER.isEnabledFor(logging.DEBUG):
        json = body.content_type == "application/json"
        shown = text(b"".join(body.chunks())) if json else "(a form)"
        LOGGER.debug("-> %s", key.redacted_text(shown) if key is not None else shown)


def note_download(url: str, address: str) -> None:
    """Notes a download; what stands behind the question mark may be a signature."""
    LOGGER.info("-> GET %s at %s (no key)", printable(SECRET_QUERY.sub("?…", url)), address)


def note_answer(response: HttpResponse) -> None:
    """Notes an answer."""
    if not LOGGER.isEnabledFor(logging.INFO):
        return
    LOGGER.info("<- %s, %s bytes", response.status, f"{len(response.body):,}")
    if response.body:
        LOGGER.debug("<- %s", text(response.body))


def note_failure(kind: str) -> None:
    """Notes an exchange that brought no answer."""
    LOGGER.info("<- nothing: %s", kind)


def text(data: bytes) -> str:
    """The beginning of a body, printable."""
    return printable(data[:SHOWN].decode("utf-8", "replace"))
