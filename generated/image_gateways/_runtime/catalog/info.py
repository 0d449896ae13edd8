"""Data classes for the facts of gateways and models that the runtime needs.

Plain frozen data that the templates write as literals. No gateway has code of its own: every
difference between gateways is a value in one of these fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Generic, Literal, TypeVar

from ..rules.pointers import dotted_path

FILE_FAMILIES = ("output", "image", "video", "audio")
"""What the slots of a file begin with: output for the model's own medium, else the medium."""
IN_PATH, IN_QUERY, IN_HEADERS = "$path", "$query", "$headers"
"""The containers of a request as data whose params travel outside its body."""
Origin = TypeVar("Origin")
"""Where something is stated: a line of text here, its provenance in the generator."""
Unit = Literal["credit", "USD", "CNY"]
"""What a gateway charges in."""
BodyPath = tuple[str, ...]
"""Where something sits in JSON: keys from the top; ``*`` stands for every element of a list."""


@dataclass(frozen=True, slots=True, eq=False)
class AnswerInfo:
    """Where to find things in one kind of answer: slot name → path."""

    slots: dict[str, BodyPath]
    keys: BodyPath = ()
    """The keys that a page shows at its top level; empty: not known, so none is new."""


@dataclass(frozen=True, slots=True, eq=False)
class OperationInfo:
    """One way of creating: where to send it and how to read what comes back.

    An operation is one thing, equal to itself alone: what is worked out from it is kept with it.
    """

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
    by_medium: dict[str, dict[str, AnswerInfo]] = field(default_factory=dict[str, Any])
    """Medium → state → envelope, where its answers differ."""
    base_url: str = ""
    """What stands before its paths; empty: the gateway's own."""
    result: tuple[str, str] | None = None
    """(method, path with ``{id}``) of the result, where the answer to a poll does not hold it."""
    cancel: tuple[str, str] | None = None
    multipart: bool = False
    """Whether every create travels as a form."""
    key_place: tuple[str, str, str] | None = None
    """(header, what stands before the key in it, query param) of the key; None: as the gateway has it."""

    def for_medium(self, medium: str, answers: dict[str, AnswerInfo]) -> OperationInfo:
        """The operation of one model: with the answers of its medium, and `answers` over them."""
        if not answers and self.media == (medium,):
            return self
        own = self.by_medium.get(medium, {})
        # What another medium's answer shows is still better than nothing.
        others = {**self.by_medium, "": self.answers} if own else self.by_medium
        return replace(
            self,
            media=(medium,),
            answers={**self.answers, **own, **answers},
            by_medium={name: one for name, one in others.items() if name != medium},
        )


@dataclass(frozen=True, slots=True)
class ErrorInfo:
    """One documented error code."""

    means: str
    """A key of `meanings.BY_MEANING`."""
    http: int | None


@dataclass(frozen=True, slots=True)
class WebhookInfo:
    """The webhook endpoints of an account, when a gateway documents them."""

    endpoints: dict[str, tuple[str, str]]
    """Action → (method, path): register, list, get, update, delete, rotate_secret, test, deliveries, events."""
    fields: dict[str, str]
    """Meaning → key in JSON: id, name, url, events, status, secret, secret_preview."""
    required: BodyPath = ()
    """The meanings that a registration has to give beside the url."""
    signature: str | None = None
    """How deliveries are signed: ``standard_webhooks`` or None, not documented."""


@dataclass(frozen=True, slots=True)
class GatewayInfo:
    """A service with its addresses, operations and rules, from the gateway's spec."""

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
    """Whether a page says that a create repeated with the same key is charged once; None: no page
    says either."""
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
    """``files_api``, ``signed_url``, ``multipart``, ``inline`` or ``public_url``."""
    tracing_argument: str = ""
    """The argument that carries the caller's own id, which goes with uploads and into errors; empty:
    the gateway has none."""
    webhooks: WebhookInfo | None = None
    hosts: BodyPath = ()
    """Origins beside the base URL that addresses in answers may lead to, with the key."""
    key_header: str = "authorization"
    """The header that carries the key; empty: a query param does."""
    key_before: str = "Bearer "
    """What stands before the key in that header."""
    key_query: str = ""
    upload_put: dict[str, str] = field(default_factory=dict[str, str])
    """Headers of the request that puts a file at its signed address."""
    infers_deduplication: bool = False
    """Whether the spec infers, without a page that says it, that it deduplicates."""
    refusals_cost: bool = False
    """Whether a page says that a refused request is charged too."""


@dataclass(frozen=True, slots=True)
class MediaInfo(Generic[Origin]):
    """Limits of one kind of file."""

    max_bytes: int | None
    mime_types: BodyPath
    """Empty: not documented, so any known image, video or audio type."""
    source: Origin
    min_side: int | None = None
    """Of either side of a picture or a film, in pixels."""
    max_side: int | None = None
    max_ratio: float | None = None
    """How many times the shorter side the longer one may be."""
    min_seconds: float | None = None
    """Of a film or a sound; `max_seconds_tall` in place of `max_seconds` where it is higher than wide."""
    max_seconds: float | None = None
    max_seconds_tall: float | None = None
    stated: dict[str, Origin] = field(default_factory=dict[str, Origin], hash=False)
    """Limit → its source, of limits that another page states than `source`."""

    def source_of(self, limit: str) -> Origin:
        """Where a limit is stated."""
        return self.stated.get(limit, self.source)


@dataclass(frozen=True, slots=True)
class UploadInfo:
    """Which files an argument takes, and how they travel in it."""

    max_files: int | None
    kinds: dict[str, MediaInfo[str]]
    """By kind: image, video, audio."""
    longest_id: int | None = None
    """Most characters of the caller's own id beside a file that is sent ahead."""
    token_field: str = ""
    """The key under which the token of an upload travels in the create."""
    token_kinds: BodyPath = ()
    form: dict[str, str] | None = None
    """Of a Files API: what each part of the upload form is called."""
    item: dict[str, str] | None = None
    """Role → key of a reference item: address, kind, name, mime_type. None: items are addresses."""
    base64: bool = False
    """Whether a local file travels as bare base64 digits, however others of the gateway do."""


@dataclass(frozen=True, slots=True)
class ArgumentInfo:
    """One Python argument of a model."""

    at: BodyPath
    """Where its value sits in the body, the wire key last."""
    kind: str
    """The word of its kind, as specs have it."""
    as_string: bool = False
    """A boolean that travels as the string ``"true"`` or ``"false"``."""
    nullable: bool = False
    """Whether it may be null."""
    deprecated: str = ""
    files: UploadInfo | None = None
    """Which files it takes, local ones too; None: it takes none."""
    several: bool = False
    """Whether it takes a list."""
    link: bool = False
    """Whether it is an address."""


@dataclass(frozen=True, slots=True)
class ModeValue:
    """A value that makes a request one of a mode."""

    name: str
    """The argument that has it: a param by its name."""
    values: tuple[Any, ...]
    """As they travel; any of them will do."""
    otherwise: bool = False
    """Whether the argument has it when it is left out, because its default is one of them."""
    inside: BodyPath = ()
    """Where the key is that has it, below the argument; empty: the argument itself has it."""

    @property
    def label(self) -> str:
        """What has the value, in words: ``video_list.refer_type``."""
        return dotted_path((self.name, *self.inside))


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of using a model, decided by which arguments are there and what they are."""

    name: str
    present: BodyPath = ()
    absent: BodyPath = ()
    when: tuple[ModeValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Price(Generic[Origin]):
    """What a request costs, as the pages say it; a missing amount is unknown, never 0.

    Here params are called by their arguments; in the generator, by their facts.
    """

    unit: Unit
    amount: str | None
    """A decimal number in `unit`; None: the table has it, the answer tells it, or no page does."""
    per: str
    """A word of `price.MEASURES`: request, image, second, started_minute and so on."""
    known: Literal["before", "after", "undocumented", "unseen"]
    """After: only the answer tells."""
    credits_per_usd: int | None
    round: Literal["up", "down", "half_even"] | None
    """How the charge is rounded."""
    source: Origin
    of: BodyPath = ()
    """Params whose product is how many are charged; empty: how many is not known before."""
    by: BodyPath = ()
    """Params whose values choose a row of the table."""
    table: tuple[BodyPath, ...] = ()
    """A row: the value of each param of `by` as text, then the amount."""
    minimum: str | None = None
    """The least that a request costs."""
    round_to: str | None = None
    """What the charge is a multiple of; None: whole units, where it is rounded."""
    defaults: dict[str, Any] = field(default_factory=dict[str, Any], hash=False)
    """Param → value in JSON, of those that the price depends on and that may be left out."""
    parts: tuple[tuple[str, str], ...] = ()
    """(word of `price.PARTS`, amount) of a price that is counted in parts."""
    adds: str | None = None
    """A fixed amount that a request costs beside all else."""
    adds_when: tuple[tuple[str, BodyPath], ...] = ()
    """(param, its values as text) of the condition of `adds`; empty: always."""
    adds_each: str = ""
    """The list for each of whose elements `adds` counts; empty: it counts once."""
    adds_free: int = 0
    """How many elements of that list cost nothing more."""


@dataclass(frozen=True, slots=True)
class ConstantInfo:
    """A value that the page fixes and the client sends."""

    at: BodyPath
    """Where it sits in the body, the wire key last."""
    by_mode: dict[str, Any]
    """Mode → the value; a mode that does not take it is not there."""


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
    modes: tuple[Mode, ...]
    price: Price[str]
    output_count: int | None = None
    """Files per request when the pages fix it."""
    links_lifetime: int | None = None
    """Seconds that result links live, or None: not documented."""
    links_expire: bool | None = None
    """Whether result links end at all; None: not documented."""
    answers: dict[str, AnswerInfo] = field(default_factory=dict[str, AnswerInfo])
    """By state: the envelopes in which its answers differ from its operation's."""
    mode_prices: dict[str, Price[str]] = field(default_factory=dict[str, Price[str]])
    """Mode → its price, where that differs from `price`."""
    mode_operations: dict[str, OperationInfo] = field(default_factory=dict[str, OperationInfo])
    """Mode → the operation that creates in it, where that differs from `operation`."""
    constants: tuple[ConstantInfo, ...] = ()
    """What the client sends beside the arguments."""
    unseen: BodyPath = ()
    """Parts of its page that were out of sight, words of `sight.PARTS`."""
    rules: tuple[str, ...] = ()
    """What its arguments ask of each other, a sentence each."""


JSON = Any
"""A JSON value as `json.loads` gives it."""
