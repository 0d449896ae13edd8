"""The intermediate representation: what `resolve` makes of the specs and everything after it reads.

Frozen dataclasses, no behaviour beyond look-ups. Names, defaults and modes are resolved here once;
templates, schemas, the mock and the exports never look into a YAML file again.

    Package ── Gateway ── Operation (one way to create)
                  │  └── Model ── Mode (which arguments decide on it)
                  │         └──── Object (the body) ── Key ── Case (some modes) ── Param ── Kind
                  └── Answer (an example envelope with its slots)

What a value may be is a *kind* of the runtime, the same object that the validators carry.

A *fact name* is the path of a fact in its spec file (``params.seed.minimum``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any, Literal

from .runtime.info import WebhookInfo
from .runtime.rules.kinds.base import Kind
from .runtime.rules.kinds.object import Object

Number = int | float

ROOT: tuple[str, ...] = ()
"""The container of what sits at the top level of a request body."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page that facts were read from."""

    name: str
    title: str
    url: str | None
    read: str
    """Date of reading, ``YYYY-MM-DD``."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Why a fact is believed: a page says it, it is inferred from one, or the project chose it."""

    how: Literal["source", "inferred", "chosen"]
    source: Source | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Param:
    """One key of a request: a model's parameter, the model id, or a container of them."""

    name: str
    """The Python argument; empty for what no argument sets (the model id, a container)."""
    wire: str
    """The key in JSON."""
    at: tuple[str, ...]
    """The containers around the key, outermost first; ``ROOT`` is the top level."""
    kind: Kind
    """What its value may be."""
    fact: str
    """The fact name of this parameter (``params.seed``), the prefix of its limits' names."""
    provenance: Provenance
    required: bool = False
    has_default: bool = False
    default: Any = None
    """In Python's terms: ``False``, not ``"false"``."""
    doc: str = ""
    deprecated: str = ""
    media: bool = False
    """Whether local files may be given, which are uploaded first."""
    role: Literal["", "prompt"] = ""
    """``prompt``: the text that says what to make; empty: nothing special."""

    @property
    def place(self) -> tuple[str, ...]:
        """The keys that lead to it in a body, its own last."""
        return (*self.at, self.wire)

    def described(self, kind: Kind | None = None) -> dict[str, Any]:
        """Its JSON Schema with what an editor shows; `kind`: of that kind instead of its own."""
        schema = (kind or self.kind).schema()
        if self.doc:
            schema = {"description": self.doc, **schema}
        if self.has_default:
            schema["default"] = self.kind.travels(self.default)
        if self.deprecated:
            schema["deprecated"] = True
        return schema


@dataclass(frozen=True, slots=True)
class Case:
    """A key as some modes have it."""

    modes: tuple[str, ...]
    """Names of modes; empty: every mode."""
    param: Param | None
    """None: these modes do not take the key."""
    required: bool


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an object in requests. Each mode is in exactly one of its cases."""

    wire: str
    cases: tuple[Case, ...]

    @property
    def required(self) -> bool:
        """Whether every mode requires it."""
        return all(case.required for case in self.cases)

    @property
    def taken(self) -> tuple[Param, ...]:
        """The param as each case has it, without the cases that do not take it."""
        return tuple(case.param for case in self.cases if case.param is not None)

    def case(self, mode: str) -> Case:
        """What holds in `mode`; KeyError where there is no such mode."""
        for case in self.cases:
            if not case.modes or mode in case.modes:
                return case
        raise KeyError(mode)

    def kind(self) -> Kind:
        """What any of the modes takes."""
        first, *others = self.taken
        return reduce(Kind.widened, (param.kind for param in others), first.kind)

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of what any of the modes takes."""
        return self.taken[0].described(self.kind())


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of using a model, decided by which arguments are there."""

    name: str
    present: tuple[str, ...]
    """Names of the params that must be present."""
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MediaLimit:
    """Limits of one kind of reference file."""

    kind: str
    """``image``, ``video`` or ``audio``."""
    max_bytes: int | None
    mime_types: tuple[str, ...]
    """Empty: not documented."""
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Uploads:
    """How a model takes reference files."""

    via: Literal["files_api", "multipart", "inline", "public_url"]
    argument: str
    """The Python argument that takes them."""
    max_files: int | None
    limits: tuple[MediaLimit, ...]
    token_answer: str = ""
    token_field: str = ""
    token_kinds: tuple[str, ...] = ()
    form: tuple[tuple[str, str], ...] = ()
    """Of the Files API: what each part is called, as (meaning, name)."""
    item: tuple[tuple[str, str], ...] = ()
    """(role, key) of a reference item: address, kind, name, mime_type. Empty: items are addresses."""


@dataclass(frozen=True, slots=True)
class GatewayUploads:
    """How reference files get to a gateway, whatever the model."""

    via: Literal["files_api", "multipart", "inline", "public_url"]
    argument: str
    """The Python argument that takes them; empty: a param of the model does."""
    field: str
    """The key of their list in the body; empty: a param of the model holds them."""
    item: tuple[tuple[str, str], ...]
    """(role, key) of a reference item; see `Uploads.item`."""
    limits: tuple[MediaLimit, ...]
    """Default limits, for kinds of which a page says something."""
    token_answer: str
    token_field: str
    token_kinds: tuple[str, ...]
    form: tuple[tuple[str, str], ...]
    longest_request_id: int | None
    """Most characters of the caller's own id on an upload."""


@dataclass(frozen=True, slots=True)
class Price:
    """What one request costs, as data; a missing amount is unknown, never 0."""

    unit: Literal["credit", "USD", "CNY"]
    """What the gateway charges in."""
    amount: str | None
    """A decimal number in `unit`, or None: not documented, or known only afterwards."""
    per: Literal["request", "image"]
    known: Literal["before", "after", "undocumented"]
    credits_per_usd: int | None
    round: Literal["up", "down", "half_even"] | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Answer:
    """An example envelope; strings such as ``<status>`` mark the slots in it."""

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
    """One way of creating: where to send, what the body looks like, what answers come."""

    name: str
    media: tuple[str, ...]
    create: Endpoint
    poll: Endpoint | None
    """None: the answer to the create is the result."""
    stream: Endpoint | None
    model_in: Literal["body", "path"]
    prompt_at: tuple[str, ...]
    params_at: tuple[str, ...]
    created_http: int | None
    answers: tuple[Answer, ...]

    def answer(self, state: str) -> Answer | None:
        """The envelope of `state`, or None."""
        return next((one for one in self.answers if one.state == state), None)


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """One documented error code."""

    code: str
    http: int | None
    means: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Gateway:
    """A service: how it is talked to."""

    name: str
    """The file's name, first part of every model key."""
    title: str
    class_name: str
    module: str
    base_url: str
    key_env: tuple[str, ...]
    base_url_env: str
    key_prefix: str | None
    operations: tuple[Operation, ...]
    params: tuple[Param, ...]
    endpoints: tuple[Endpoint, ...]
    states: tuple[tuple[str, str], ...]
    """(word, meaning): queued, running, succeeded, failed, cancelled, expired."""
    older_states: tuple[tuple[str, str], ...]
    """Words of older revisions: understood when they come, never documented as current."""
    poll_first: tuple[Number, Number] | None
    """Seconds before the first poll, as a range."""
    poll_every: tuple[Number, Number] | None
    deadline: Number
    """Seconds that a whole wait may take by default."""
    idempotency_header: str | None
    deduplicates: bool | None
    """None: not documented, which is treated as no."""
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


@dataclass(frozen=True, slots=True)
class Model:
    """One model on one gateway."""

    key: str
    """``<gateway>/<id>``."""
    id: str
    gateway: str
    title: str
    medium: Literal["image", "video", "audio"]
    summary: str
    attribute: str
    """What the client calls it: ``rivya.qwen2_image``; also the name of its module."""
    class_name: str
    operation: Operation
    params: tuple[Param, ...]
    """Every argument over all modes, with its widest limits; the prompt comes first."""
    modes: tuple[Mode, ...]
    """At least one. When several match, the first counts."""
    body: Object
    """The request body, a closed object; its keys have cases by mode."""
    uploads: Uploads | None
    price: Price
    output_count: int | None
    count_params: tuple[str, ...]
    """Facts of the params that say how many files a request makes (``params.n``)."""
    format_param: str
    """Fact of the param that says the file format; empty: none does."""
    links_expire: bool | None
    links_lifetime: int | None
    """Seconds that result links live, or None: not documented."""
    examples: tuple[tuple[str, Any], ...]
    """(name, request body)."""
    sources: tuple[Source, ...]
    undocumented: tuple[str, ...]
    facts: dict[str, Any] = field(hash=False, compare=False)

    @property
    def page(self) -> Source:
        """The model's own documentation page."""
        return self.sources[0]

    @property
    def prompt(self) -> Param | None:
        """The param whose role is the prompt; None where the model takes none."""
        return next((param for param in self.params if param.role == "prompt"), None)

    def params_in(self, mode: Mode) -> tuple[Param, ...]:
        """Every param that `mode` takes, with its limits there; what makes it the mode is required."""
        found = (
            replace(param, required=True)
            if param.name in mode.present
            else replace(param, required=required)
            for param, required in _leaves(self.body, mode.name)
            if param.name and param.name not in mode.absent
        )
        order = {param.fact: place for place, param in enumerate(self.params)}
        return tuple(
            sorted(
                (param for param in found if param.fact in order), key=lambda one: order[one.fact]
            )
        )


def split_by_mode(body: Kind) -> bool:
    """Whether any key below `body` differs between modes."""
    return any(
        len(key.cases) > 1 or any(split_by_mode(param.kind) for param in key.taken)
        for key in body.fields
    )


def _leaves(body: Kind, mode: str) -> Iterator[tuple[Param, bool]]:
    """Every param below `body` in `mode`, and whether it is required there; containers are walked."""
    for key in body.fields:
        case = key.case(mode)
        if case.param is None:
            continue
        if case.param.name or case.param.kind.walks != "keys":
            yield case.param, case.required
        else:
            yield from _leaves(case.param.kind, mode)


@dataclass(frozen=True, slots=True)
class Package:
    """The distribution to generate."""

    name: str
    import_name: str
    version: str
    summary: str
    command: str
    license: str
    gateways: tuple[Gateway, ...]

    @property
    def models(self) -> tuple[Model, ...]:
        """Every model of every gateway, in the order of their keys' gateways and names."""
        return tuple(model for gateway in self.gateways for model in gateway.models)

    def gateway(self, name: str) -> Gateway:
        """The gateway of that name; KeyError when there is none."""
        for gateway in self.gateways:
            if gateway.name == name:
                return gateway
        raise KeyError(name)

    def model(self, key: str) -> Model:
        """The model of that key; KeyError when there is none."""
        for model in self.models:
            if model.key == key:
                return model
        raise KeyError(key)
