"""Reads how a gateway says no, and what that proves."""

from __future__ import annotations

import json
from typing import Any

from ...catalog.info import JSON, ErrorInfo, GatewayInfo
from ...rules.messages import printable
from ..context import Context
from ..errors import Conflict, GatewayError, ServerError, StatusError
from ..http.message import HttpResponse
from ..meanings import BY_MEANING, BY_STATUS
from ..retry import RETRY_AFTER_CAP, retry_after
from .answers import first, text

SHOWN = 300
"""Characters of a server's message that are shown."""
TEXT_CAP = 64 * 1024
"""Bytes of an answer that is not JSON which are kept."""
MARKS, MOST_VALUES = (b",", b":", b"[", b"{"), 250_000
"""Values of an answer, counted by what separates them: a small answer can unfold to gigabytes."""
AFTER_CREATE = ("poll",)
"""Operations of a task that exists, and was paid for."""
PROVES_NOTHING = ("timeout", "unavailable", "server_error", "generation_failed")
"""Meanings of errors after which a create may still have been accepted."""


def parse_body(response: HttpResponse) -> tuple[JSON, bool]:
    """(JSON data, True), or (the text's beginning, False) when the body is not JSON of a sane size."""
    body = response.body
    readable = body[:TEXT_CAP].decode("utf-8-sig", "replace")
    if len(body) > MOST_VALUES and sum(map(body.count, MARKS)) > MOST_VALUES:
        return readable, False
    try:
        try:
            return json.loads(body), True
        except UnicodeDecodeError:
            # A damaged character in an echoed prompt must not cost a file that was paid for.
            return json.loads(body.decode("utf-8-sig", "ignore")), True
    except (ValueError, RecursionError):
        return readable, False


def find_error(gateway: GatewayInfo, code: str | None) -> ErrorInfo | None:
    """What the page says of `code`, without its family's prefix if need be."""
    if code is None:
        return None
    for family in ("", *gateway.error_families):
        if code.startswith(family) and (found := gateway.errors.get(code.removeprefix(family))):
            return found
    return None


def proves_refusal(response: HttpResponse, error: GatewayError, gateway: GatewayInfo) -> bool:
    """Whether a create that was answered so was certainly not accepted.

    A 5xx proves nothing, whatever the page says of failed requests; neither does a 408 nor a
    redirect.
    """
    if not 400 <= response.status < 500 or response.status == 408:
        return False
    known = find_error(gateway, error.code)
    return known is None or known.means not in PROVES_NOTHING


def nothing_created(operation: str, kind: type[GatewayError]) -> bool:
    """Whether an error of that kind leaves no doubt that nothing was created.

    A conflict says that something exists already. Of a create, `flows.create` decides.
    """
    return operation not in (*AFTER_CREATE, "create") and not issubclass(kind, Conflict)


def refusal(context: Context, operation: str, response: HttpResponse, **facts: Any) -> GatewayError:
    """The error that `response` means: by its documented code, else by its HTTP status."""
    gateway = context.gateway
    data, _ = parse_body(response)
    envelopes = [gateway.answers["error"]] if "error" in gateway.answers else []
    code = text(first(envelopes, "error.code", data))
    if code is None:
        code = text(first(envelopes, "error.legacy_code", data))
    known = find_error(gateway, code)
    kind: type[GatewayError] | None = BY_MEANING.get(known.means) if known else None
    if kind is None:
        status = response.status
        kind = BY_STATUS.get(status, ServerError if status >= 500 else StatusError)
    said = text(first(envelopes, "error.message", data))
    asked = retry_after(response.headers, context.env.now())
    error = kind(
        shorten(said) if said else f"answered with HTTP {response.status}",
        gateway=gateway.title,
        operation=operation,
        status=response.status,
        code=code,
        error_type=text(first(envelopes, "error.type", data)),
        request_id=text(first(envelopes, "request_id", data)) or header_id(response),
        body=data,
        retry_after=asked,
        nothing_created=nothing_created(operation, kind),
        **facts,
    )
    if asked and asked > RETRY_AFTER_CAP:
        error.advice = f"wait {asked:,.0f} s and call again"
    return error


def header_id(response: HttpResponse) -> str | None:
    """The request id in the headers, if any."""
    return response.headers.get("x-request-id") or response.headers.get("request-id")


def shorten(message: str) -> str:
    """A server's message, printable and not too long; no full stop at its end."""
    whole = printable(message[: 2 * SHOWN]).strip().rstrip(".")
    return whole if len(whole) <= SHOWN else f"{whole[:SHOWN]}…"
