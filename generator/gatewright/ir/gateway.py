"""A gateway: its addresses, operations, models and rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from ..runtime.catalog.info import WebhookInfo
from .body import Param
from .model import Model
from .operation import Answer, Endpoint, Operation
from .provenance import Source
from .uploads import GatewayUploads


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """One documented error code."""

    code: str
    http: int | None
    means: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Gateway:
    """A service with its addresses, operations, answers and rules."""

    name: str
    """The file's name, first part of every model key."""
    title: str
    class_name: str
    module: str
    base_url: str
    hosts: tuple[str, ...]
    """Origins beside the base URL that addresses in answers may lead to, with the key."""
    key_header: str
    """The header that carries the key; empty: a query param does."""
    key_before: str
    """What stands before the key in that header."""
    key_query: str
    key_env: tuple[str, ...]
    base_url_env: str
    key_prefix: str | None
    operations: tuple[Operation, ...]
    params: tuple[Param, ...]
    endpoints: tuple[Endpoint, ...]
    states: tuple[tuple[str, str], ...]
    """(word, meaning): queued, running, succeeded, failed, cancelled, expired."""
    older_states: tuple[tuple[str, str], ...]
    """Words of older revisions. The client understands them, and documents leave them out."""
    poll_first: tuple[float, float] | None
    """Seconds before the first poll, as a range."""
    poll_every: tuple[float, float] | None
    deadline: float
    """Seconds that a whole wait may take by default."""
    idempotency_header: str | None
    deduplicates: bool | None
    """None: not documented, which is treated as no."""
    infers_deduplication: bool
    """Whether no page says it, and the spec concludes it from one."""
    idempotency_conflict: str | None
    charges: tuple[tuple[str, str], ...]
    refusals_cost: bool
    """Whether ``charges`` says so."""
    retry_after: str | None
    timestamps: Literal["iso8601", "unix"] | None
    error_code_type: Literal["string", "integer"]
    error_families: tuple[str, ...]
    error_http: tuple[tuple[str, int], ...]
    errors: tuple[ErrorCode, ...]
    answers: tuple[Answer, ...]
    """Envelopes that no operation owns: error, upload, balance."""
    uploads: GatewayUploads
    tracing_argument: str
    """The argument of every call that carries the caller's own id; empty: none does."""
    webhooks: WebhookInfo | None
    """None: no page documents webhook endpoints."""
    sources: tuple[Source, ...]
    facts: dict[str, Any] = field(hash=False, compare=False)
    """The spec file as data: a fact's name is its path in here."""
    models: tuple[Model, ...] = ()

    def answer(self, state: str) -> Answer | None:
        """The envelope of `state` that no operation owns, or None."""
        return next((one for one in self.answers if one.state == state), None)

    def endpoint(self, name: str) -> Endpoint | None:
        """The endpoint of that name, or None."""
        return next((one for one in self.endpoints if one.name == name), None)
