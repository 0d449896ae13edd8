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
BROADER = {"missing_key": "authentication", "unknown_model": "invalid_request"}
"""Meaning → the one that a gateway has for it where it does not tell the two apart."""


def refuse(
    gateway: ir.Gateway,
    means: str,
    message: str,
    *,
    request_id: str,
    medium: str = "image",
    code: ir.ErrorCode | None = None,
    status: int | None = None,
    headers: tuple[tuple[str, str], ...] = (),
) -> Reply:
    """An error answer that says `message`, with `code` or the first documented code of the meaning.

    A meaning without a documented code gets null: none is made up.
    """
    code = code or code_for(gateway, means)
    stated, broader = dict(gateway.error_http), BROADER.get(means, means)
    usual = stated.get(means) or stated.get(broader) or _HTTP.get(broader, 400)
    status = status or (code.http if code is not None else None) or usual
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


def code_for(gateway: ir.Gateway, means: str) -> ir.ErrorCode | None:
    """The first documented code of a meaning, or of the broader one; None: there is none."""
    codes = {code.means: code for code in reversed(gateway.errors)}
    return codes.get(means) or codes.get(BROADER.get(means, ""))


def _family(gateway: ir.Gateway, medium: str) -> str:
    families = gateway.error_families
    return next((one for one in families if one.startswith(medium.upper())), families[0])


def _type(gateway: ir.Gateway, status: int) -> str:
    types = [code.type for code in gateway.errors if code.type]
    same = [code.type for code in gateway.errors if code.type and code.http == status]
    return (same or types or [""])[0]
