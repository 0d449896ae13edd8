"""A gateway: its addresses, operations, answers and rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from ..runtime.info import WebhookInfo
from .body import Param
from .provenance import Source
from .uploads import GatewayUploads

if TYPE_CHECKING:
    from .model import Model

Number = int | float


@dataclass(frozen=True, slots=True)
class Answer:
    """An example envelope; strings such as ``<status>`` mark the slots in it.

    An envelope that is ``<output.bytes>`` and nothing else is the file itself.
    """

    state: str
    """created, pending, succeeded, failed, error, upload or balance."""
    body: Any
    """The envelope as JSON data with its slots."""
    slots: tuple[tuple[str, tuple[str, ...]], ...]
    """(slot, path); a path's ``*`` means every element of a list."""

    def path(self, slot: str) -> tuple[str, ...] | None:
        """The path of `slot`, or None when this answer has no such slot."""
        return next((path for name, path in self.slots if name == slot), None)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A method and a path; ``{model}``, ``{id}`` and other names stand for values."""

    name: str
    method: str
    path: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One way of creating: its address, its request body and its answers."""

    name: str
    media: tuple[str, ...]
    base_url: str
    """What stands before its paths; empty: the gateway's own."""
    create: Endpoint
    poll: Endpoint | None
    """None: the answer to the create is the result."""
    result: Endpoint | None
    """Where the result lies, when the answer to a poll does not hold it."""
    cancel: Endpoint | None
    stream: Endpoint | None
    model_in: Literal["body", "path"]
    model_at: tuple[str, ...]
    """Where the model's id sits in the body; empty: it is in the path."""
    multipart: bool
    """Whether every create travels as a form."""
    key_place: tuple[str, str, str] | None
    """(header, what stands before the key in it, query param) of the key; None: as the gateway has it."""
    prompt_at: tuple[str, ...]
    params_at: tuple[str, ...]
    created_http: int | None
    answers: tuple[Answer, ...]
    by_medium: tuple[tuple[str, tuple[Answer, ...]], ...]
    """(medium, the envelopes in which its answers differ)."""

    def answer(self, state: str, medium: str = "") -> Answer | None:
        """The envelope of `state`, as it is for that medium, or None."""
        own = dict(self.by_medium).get(medium, ())
        return next((one for one in (*own, *self.answers) if one.state == state), None)


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
    poll_first: tuple[Number, Number] | None
    """Seconds before the first poll, as a range."""
    poll_every: tuple[Number, Number] | None
    deadline: Number
    """Seconds that a whole wait may take by default."""
    idempotency_header: str | None
    deduplicates: bool | None
    """None: not documented, which is treated as no."""
    infers_deduplication: bool
    """Whether no page says it, and the spec concludes it from one."""
    idempotency_conflict: str | None
    charges: tuple[tuple[str, str], ...]
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
