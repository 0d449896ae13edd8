"""A gateway's own way of saying no: its envelope, its code, its HTTP status."""

from __future__ import annotations

from .. import ir
from .envelope import Reply, fill

_HTTP = {
    "invalid_request": 400,
    "authentication": 401,
    "insufficient_credits": 402,
    "permission": 403,
    "not_found": 404,
    "conflict": 409,
    "idempotency_conflict": 409,
    "content_rejected": 422,
    "rate_limited": 429,
    "server_error": 500,
    "generation_failed": 502,
    "unavailable": 503,
    "timeout": 504,
}
"""The usual HTTP status of each meaning, where the gateway's pages name none."""


def refuse(
    gateway: ir.Gateway,
    means: str,
    message: str,
    *,
    request_id: str,
    medium: str = "image",
    hints: tuple[str, ...] = (),
    status: int | None = None,
    headers: tuple[tuple[str, str], ...] = (),
) -> Reply:
    """An error answer that says `message`.

    Of several codes of one meaning the first that begins or ends with one of `hints` is taken.
    A meaning without a documented code gets null: none is made up.
    """
    code = code_for(gateway, means, hints)
    if code is None and status is None:
        status = dict(gateway.error_http).get(means, _HTTP.get(means, 400))
    if status is None:
        assert code is not None
        status = code.http or dict(gateway.error_http).get(means) or _HTTP.get(means, 400)
    answer = gateway.answer("error")
    values = {
        **error_values(gateway, code, status, medium),
        "error.message": message,
        "request_id": request_id,
    }
    body = {"error": message} if answer is None else fill(answer.body, values)
    return Reply.json(body, status, headers)


def error_values(
    gateway: ir.Gateway, code: ir.ErrorCode | None, status: int, medium: str
) -> dict[str, object]:
    """The values of the slots that name an error."""
    if code is None:
        return {"error.type": _type(gateway, status)}
    full: object = code.code
    if gateway.error_code_type == "integer":
        full = int(code.code)
    elif gateway.error_families:
        full = _family(gateway, medium) + code.code
    return {
        "error.code": full,
        "error.legacy_code": code.code,
        "error.type": code.type or _type(gateway, status),
    }


def code_for(gateway: ir.Gateway, means: str, hints: tuple[str, ...] = ()) -> ir.ErrorCode | None:
    """The documented code of a meaning, or None."""
    codes = [code for code in gateway.errors if code.means == means]
    for hint in hints:
        for code in codes:
            word = code.code.lower()
            if word.startswith(hint) or word.endswith(hint):
                return code
    return codes[0] if codes else None


def _family(gateway: ir.Gateway, medium: str) -> str:
    families = gateway.error_families
    return next((one for one in families if one.startswith(medium.upper())), families[0])


def _type(gateway: ir.Gateway, status: int) -> str:
    types = [code.type for code in gateway.errors if code.type]
    same = [code.type for code in gateway.errors if code.type and code.http == status]
    return (same or types or [""])[0]
