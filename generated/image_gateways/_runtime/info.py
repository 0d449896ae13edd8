"""What the generated modules tell the runtime about gateways and models.

Plain frozen data, written by the templates as literals, read by everything in this package. Nothing
here knows a gateway by name: what differs between gateways is a value in one of these fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

BodyPath = tuple[str, ...]
"""Where something sits in JSON: keys from the top; ``*`` stands for every element of a list."""


@dataclass(frozen=True, slots=True)
class AnswerInfo:
    """Where to find things in one kind of answer: slot name → path."""

    slots: dict[str, BodyPath]
    keys: BodyPath = ()
    """The keys that a page shows at its top level; empty: not known, so none is new."""


@dataclass(frozen=True, slots=True)
class OperationInfo:
    """One way of creating: where to send it and how to read what comes back."""

    name: str
    create: tuple[str, str]
    """(method, path); ``{model}`` in the path is the model's id, slashes kept."""
    poll: tuple[str, str] | None
    """(method, path with ``{id}``); None: the answer to the create is the result."""
    stream: tuple[str, str] | None
    model_at: BodyPath | None
    """Where the model's id sits in the body; None: it is in the path."""
    answers: dict[str, AnswerInfo]
    """By state: created, pending, succeeded, failed."""
    media: BodyPath = ("image",)
    """What it makes: image, video, audio."""


@dataclass(frozen=True, slots=True)
class ErrorInfo:
    """One documented error code."""

    means: str
    """A key of `meanings.BY_MEANING`."""
    http: int | None


@dataclass(frozen=True, slots=True)
class WebhookInfo:
    """How an account's webhook endpoints are made and read, where a gateway documents it."""

    endpoints: dict[str, tuple[str, str]]
    """Action → (method, path): register, list, get, update, delete, rotate_secret, test, deliveries,
    events, as far as the gateway has them."""
    fields: dict[str, str]
    """Meaning → key in JSON: id, name, url, events, status, secret, secret_preview."""
    required: BodyPath = ()
    """The meanings that a registration has to give beside the url."""
    signature: str | None = None
    """How deliveries are signed: ``standard_webhooks`` or None, not documented."""


@dataclass(frozen=True, slots=True)
class GatewayInfo:
    """A service: how it is talked to. Sources of the values: the gateway's spec."""

    name: str
    title: str
    class_name: str
    base_url: str
    key_env: BodyPath
    """Environment variables that may hold the key, the first that is set counts."""
    base_url_env: str
    key_prefix: str | None
    states: dict[str, str]
    """Status word → queued, running, succeeded, failed, cancelled or expired."""
    poll_first: tuple[float, float] | None
    """Seconds before the first poll, as a range; None: not documented."""
    poll_every: tuple[float, float] | None
    deadline: float
    """Seconds that a whole wait may take by default."""
    idempotency_header: str | None
    deduplicates: bool | None
    """Whether a create repeated with the same key is charged once; None: not documented."""
    idempotency_conflict: str | None
    endpoints: dict[str, tuple[str, str]]
    """upload, balance and others, where the gateway has them: name → (method, path)."""
    answers: dict[str, AnswerInfo]
    """error, upload and balance, where documented."""
    errors: dict[str, ErrorInfo]
    """By code, integers written as strings."""
    error_families: BodyPath
    """Prefixes that may stand before a code."""
    upload_via: str
    """``files_api``, ``multipart``, ``inline`` or ``public_url``."""
    tracing_argument: str = ""
    """The argument that carries the caller's own id, which goes with uploads and into errors; empty:
    the gateway has none."""
    webhooks: WebhookInfo | None = None


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """Limits of one kind of reference file."""

    max_bytes: int | None
    mime_types: BodyPath
    """Empty: not documented, so any known image, video or audio type."""
    source: str


@dataclass(frozen=True, slots=True)
class UploadInfo:
    """How a model takes reference files."""

    argument: str
    max_files: int | None
    kinds: dict[str, MediaInfo]
    """By kind: image, video, audio."""
    token_answer: str = ""
    """The key of a duration token in the answer to an upload."""
    token_field: str = ""
    """The key it travels under in the create."""
    token_kinds: BodyPath = ()
    form: dict[str, str] | None = None
    """Of a Files API: what each part of the upload form is called."""
    item: dict[str, str] | None = None
    """Role → key of a reference item: address, kind, name, mime_type. None: items are addresses."""


@dataclass(frozen=True, slots=True)
class ArgumentInfo:
    """One Python argument of a model."""

    at: BodyPath
    """Where its value sits in the body, the wire key last."""
    kind: str
    """string, integer, number, boolean, enum, url, size, list or object."""
    as_string: bool = False
    """A boolean that travels as the string ``"true"`` or ``"false"``."""
    media: bool = False
    """Local files may be given, which are uploaded first."""
    deprecated: str = ""


@dataclass(frozen=True, slots=True)
class ModeInfo:
    """A way of using a model, decided by which arguments are there."""

    name: str
    present: BodyPath
    absent: BodyPath


@dataclass(frozen=True, slots=True)
class PriceInfo:
    """What one request costs, as the pages say it; a missing amount is unknown, never 0."""

    unit: str
    """``credit``, ``USD`` or ``CNY``."""
    amount: str | None
    """A decimal number, or None when it is not known before the request."""
    per: str
    """``request`` or ``image``."""
    known: str
    """``before``, ``after`` (only the answer tells) or ``undocumented``."""
    credits_per_usd: int | None
    round: str | None
    """``up``, ``down`` or ``half_even``: how credits come from US dollars."""
    source: str


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """One model on one gateway."""

    key: str
    id: str
    title: str
    medium: str
    module: str
    """Its module's name below the gateway's package; also the client's attribute."""
    operation: OperationInfo
    positional: str
    """The argument that may be given without its name: the prompt. Empty: there is none."""
    arguments: dict[str, ArgumentInfo]
    """Every argument, over all modes."""
    modes: tuple[ModeInfo, ...]
    uploads: UploadInfo | None
    price: PriceInfo
    output_count: int | None
    """Pictures per request when the pages fix it."""
    links_lifetime: int | None
    """Seconds that result links live, or None: not documented."""


JSON = Any
"""A JSON value as `json.loads` gives it."""
