"""Three gateways that differ in what matters to the runtime, written by hand.

Dedup deduplicates creates, uploads ahead and charges credits. Plain does not deduplicate, takes files
in a form and says what it cost afterwards. Swift answers a create with the picture.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gatewright.runtime.catalog.info import (
    AnswerInfo,
    ArgumentInfo,
    ErrorInfo,
    GatewayInfo,
    MediaInfo,
    ModeInfo,
    ModelInfo,
    OperationInfo,
    PriceInfo,
    UploadInfo,
)
from gatewright.runtime.client.client import AsyncClient, SyncClient
from gatewright.runtime.client.model import AsyncModel, SyncModel
from gatewright.runtime.rules.kinds.enum import Enum
from gatewright.runtime.rules.kinds.text import Text
from gatewright.runtime.rules.rule import Rule
from gatewright.runtime.rules.violations import Violation

TASK = {"id": ("id",), "status": ("status",), "credits.reserved": ("reserved",)}
DONE = TASK | {"output.url": ("urls", "*"), "first.url": ("first",), "created_at": ("at",)}
BAD = TASK | {"error.code": ("error", "code"), "error.message": ("error", "message")}
ERROR = {
    "error.code": ("error", "code"),
    "error.message": ("error", "message"),
    "request_id": ("error", "request"),
}
ERRORS = {
    "rate_limited": ErrorInfo("rate_limited", 429),
    "used_before": ErrorInfo("idempotency_conflict", 409),
    "broke": ErrorInfo("insufficient_credits", 402),
    "slow": ErrorInfo("timeout", 408),
    "50001": ErrorInfo("rate_limited", 429),
}


def gateway(name: str, **differences: Any) -> GatewayInfo:
    facts: dict[str, Any] = {
        "name": name,
        "title": name.title(),
        "class_name": name.title(),
        "base_url": f"https://{name}.example",
        "key_env": (f"{name.upper()}_API_KEY", f"{name.upper()}_KEY"),
        "base_url_env": f"{name.upper()}_BASE_URL",
        "key_prefix": None,
        "states": {
            "queued": "queued",
            "running": "running",
            "done": "succeeded",
            "failed": "failed",
            "stopped": "cancelled",
            "gone": "expired",
        },
        "poll_first": None,
        "poll_every": None,
        "deadline": 600,
        "idempotency_header": None,
        "deduplicates": None,
        "idempotency_conflict": None,
        "endpoints": {"balance": ("GET", "/credits"), "upload": ("POST", "/files")},
        "answers": {
            "error": AnswerInfo(ERROR),
            "balance": AnswerInfo({"balance": ("credits",)}),
            "upload": AnswerInfo({"upload.url": ("url",), "upload.token": ("token",)}),
        },
        "errors": ERRORS,
        "error_families": ("IMAGE_",),
        "upload_via": "public_url",
    }
    return GatewayInfo(**(facts | differences))


def operation(create: str, poll: str | None) -> OperationInfo:
    return OperationInfo(
        name="images",
        create=("POST", create),
        poll=("GET", poll) if poll else None,
        stream=None,
        model_at=None if "{model}" in create else ("model",),
        answers={
            "created": AnswerInfo(TASK),
            "succeeded": AnswerInfo(DONE if poll else SWIFT_DONE),
            "failed": AnswerInfo(BAD),
        },
    )


SWIFT_DONE = {
    "created_at": ("created",),
    "output.url": ("data", "*", "url"),
    "output.base64": ("data", "*", "b64"),
}


def model(of: GatewayInfo, op: OperationInfo, **differences: Any) -> ModelInfo:
    facts: dict[str, Any] = {
        "key": f"{of.name}/art/one",
        "id": "art/one",
        "title": "One",
        "medium": "image",
        "module": "one",
        "operation": op,
        "positional": "prompt",
        "arguments": {
            "prompt": ArgumentInfo(("prompt",), "string"),
            "size": ArgumentInfo(("params", "size"), "enum"),
            "seed": ArgumentInfo(("params", "seed"), "integer"),
            "safe": ArgumentInfo(("params", "safe"), "boolean", as_string=True),
            "client_request_id": ArgumentInfo(("client_request_id",), "string"),
        },
        "modes": (ModeInfo("text", (), ()),),
        "price": PriceInfo("credit", "6", "request", "before", None, None, "a page"),
        "output_count": None,
        "links_lifetime": None,
    }
    return ModelInfo(**(facts | differences))


MEDIA = {
    "image": MediaInfo(1000, ("image/png", "image/jpeg"), "a page"),
    "audio": MediaInfo(1000, (), "a page"),
}
DEDUP = gateway(
    "dedup",
    deduplicates=True,
    idempotency_header="Idempotency-Key",
    upload_via="files_api",
    tracing_argument="client_request_id",
    poll_first=(2, 3),
    poll_every=(5, 10),
)
DEDUP_IMAGES = operation("/v1/generations", "/v1/generations/{id}")
DEDUP_FILES = UploadInfo(
    2,
    MEDIA,
    token_field="durationToken",
    token_kinds=("audio",),
    form={"file": "file", "kind": "kind", "model": "model"},
    item={"address": "url", "kind": "kind", "name": "name", "mime_type": "mimeType"},
)
DEDUP_ONE = model(DEDUP, DEDUP_IMAGES, links_lifetime=3600)
DEDUP_ONE.arguments["media"] = ArgumentInfo(
    ("params", "items"), "list", files=DEDUP_FILES, several=True
)

PLAIN = gateway("plain", upload_via="multipart")
PLAIN_IMAGES = operation("/create/{model}", "/task?id={id}")
PLAIN_ONE = model(
    PLAIN,
    PLAIN_IMAGES,
    price=PriceInfo("credit", None, "request", "after", None, None, "a page"),
    arguments={
        "prompt": ArgumentInfo(("prompt",), "string"),
        "images": ArgumentInfo(("images",), "list", files=UploadInfo(4, {}), several=True),
        "seed": ArgumentInfo(("seed",), "integer"),
        "wide": ArgumentInfo(("wide",), "boolean"),
    },
)

SWIFT = gateway("swift", endpoints={}, deduplicates=False, idempotency_header="Idempotency-Key")
SWIFT_IMAGES = operation("/v1/images", None)
SWIFT_ONE = model(
    SWIFT,
    SWIFT_IMAGES,
    price=PriceInfo("CNY", "0.25", "image", "before", None, None, "a page"),
    links_lifetime=7 * 86400,
    arguments={
        "prompt": ArgumentInfo(("prompt",), "string"),
        "image_url": ArgumentInfo(("image_url",), "url", link=True),
    },
)

FILMS = replace(DEDUP_IMAGES, media=("video", "audio", "image"))
FILM_ONE = model(DEDUP, FILMS, medium="video")
SOUND_ONE = model(DEDUP, FILMS, medium="audio")

PROMPT = Rule("/prompt", Text(max_length=20), source="a page")
SIZE = Rule("/params/size", Enum(options=("1:1", "16:9")), source="a page")


def check(body: Any) -> list[Violation] | None:
    """A validator as the generator writes them, of two rules."""
    out: list[Violation] | None = None
    out = PROMPT.report(out, body["prompt"]) if "prompt" in body else PROMPT.missing(out)
    if "size" in body.get("params", {}):
        out = SIZE.report(out, body["params"]["size"])
    return out


def classes(
    of: GatewayInfo, op: OperationInfo, one: ModelInfo
) -> tuple[type[SyncClient], type[AsyncClient]]:
    """The two clients of a gateway, each with one model called ``one``."""

    class Sync(SyncClient):
        info = of
        operations = {op.name: op}  # noqa: RUF012

        @property
        def one(self) -> SyncModel:
            return self._model(SyncOne)

    class Async(AsyncClient):
        info = of
        operations = {op.name: op}  # noqa: RUF012

        @property
        def one(self) -> AsyncModel:
            return self._model(AsyncOne)

    class Callable:
        info = one
        gateway = of

        def _check(self) -> Any:
            return check

        def _notices(self, body: Any) -> list[Any]:
            return []

        def __getattr__(self, name: str) -> Any:
            if name in ("generate", "submit", "request", "validate", "estimate"):
                method = getattr(self, f"_{name}")
                return lambda prompt=None, **given: method({"prompt": prompt, **given})
            raise AttributeError(name)

    class SyncOne(Callable, SyncModel):
        pass

    class AsyncOne(Callable, AsyncModel):
        pass

    return Sync, Async


CLIENTS = {
    "dedup": classes(DEDUP, DEDUP_IMAGES, DEDUP_ONE),
    "plain": classes(PLAIN, PLAIN_IMAGES, PLAIN_ONE),
    "swift": classes(SWIFT, SWIFT_IMAGES, SWIFT_ONE),
    "film": classes(DEDUP, FILMS, FILM_ONE),
    "sound": classes(DEDUP, FILMS, SOUND_ONE),
}
