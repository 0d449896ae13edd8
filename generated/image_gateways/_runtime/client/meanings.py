"""Which error a documented meaning, or an HTTP status, becomes."""

from __future__ import annotations

from .errors import (
    AuthenticationError,
    BadRequest,
    Conflict,
    ContentRejected,
    GatewayError,
    IdempotencyConflict,
    InsufficientCredits,
    NotFound,
    PermissionDenied,
    RateLimited,
    ServerError,
)

BY_MEANING: dict[str, type[GatewayError]] = {
    "invalid_request": BadRequest,
    "authentication": AuthenticationError,
    "insufficient_credits": InsufficientCredits,
    "permission": PermissionDenied,
    "not_found": NotFound,
    "conflict": Conflict,
    "idempotency_conflict": IdempotencyConflict,
    "content_rejected": ContentRejected,
    "rate_limited": RateLimited,
    "timeout": ServerError,
    "unavailable": ServerError,
    "server_error": ServerError,
    "generation_failed": ServerError,
    "missing_key": AuthenticationError,
    "unknown_model": BadRequest,
}
"""What the ``means`` of a documented error code becomes."""

BY_STATUS: dict[int, type[GatewayError]] = {
    400: BadRequest,
    401: AuthenticationError,
    402: InsufficientCredits,
    403: PermissionDenied,
    404: NotFound,
    409: Conflict,
    422: ContentRejected,
    429: RateLimited,
}
"""What an HTTP status becomes when the code says nothing; 5xx are ServerError, others StatusError."""
