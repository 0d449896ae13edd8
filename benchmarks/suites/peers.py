"""The same three requests for every peer, and bodies to check: typical, largest, one error, four."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,  # which pydantic wants before Python 3.12
)

import fastjsonschema
import jsonschema
import jsonschema_rs
import msgspec
import pydantic
from typing_extensions import TypedDict

from image_gateways import MODELS

Body = dict[str, Any]
Meta = msgspec.Meta

KEYS = ("rivya/qwen2-image", "reapi/qwen-image-2", "skills-video/qwen/qwen-image-2")
RATIOS = Literal["1:1", "3:4", "4:3", "9:16", "16:9"]
PRESETS = Literal[
    "square_hd", "square", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"
]
WIDE = Literal["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"]


class RivyaItem(msgspec.Struct, forbid_unknown_fields=True):
    url: str
    kind: Literal["image"]
    name: str | msgspec.UnsetType = msgspec.UNSET
    mimeType: Literal["image/jpeg", "image/png", "image/webp"] | msgspec.UnsetType = msgspec.UNSET
    durationSeconds: float | msgspec.UnsetType = msgspec.UNSET
    durationToken: str | msgspec.UnsetType = msgspec.UNSET


class RivyaParams(msgspec.Struct, forbid_unknown_fields=True):
    image_size: RATIOS | msgspec.UnsetType = msgspec.UNSET
    output_format: Literal["png", "jpeg"] | msgspec.UnsetType = msgspec.UNSET
    seed: Annotated[float, Meta(ge=0)] | msgspec.UnsetType = msgspec.UNSET
    nsfw_checker: Literal["false", "true"] | msgspec.UnsetType = msgspec.UNSET
    referenceMediaItems: Annotated[list[RivyaItem], Meta(max_length=1)] | msgspec.UnsetType = (
        msgspec.UNSET
    )


class Rivya(msgspec.Struct, forbid_unknown_fields=True):
    model: Literal["qwen2-image"]
    prompt: Annotated[str, Meta(max_length=800)]
    params: RivyaParams | msgspec.UnsetType = msgspec.UNSET
    client_request_id: str | msgspec.UnsetType = msgspec.UNSET


class ReAPI(msgspec.Struct, forbid_unknown_fields=True):
    model: Literal["qwen-image-2"]
    prompt: Annotated[str, Meta(max_length=800)]
    image_url: Annotated[str, Meta(pattern="^https://[^/?# ]")] | msgspec.UnsetType = msgspec.UNSET
    image_size: (
        Literal["1:1", "3:4", "4:3", "9:16", "16:9", "2:3", "3:2", "21:9"] | msgspec.UnsetType
    ) = msgspec.UNSET
    output_format: Literal["png", "jpeg"] | msgspec.UnsetType = msgspec.UNSET
    seed: int | msgspec.UnsetType = msgspec.UNSET
    nsfw_checker: bool | msgspec.UnsetType = msgspec.UNSET


Uri = Annotated[str, Meta(pattern="^[A-Za-z][A-Za-z0-9+.-]*:")]
OneToFour = Annotated[int, Meta(ge=1, le=4)]


class Skills(msgspec.Struct, forbid_unknown_fields=True):
    prompt: str
    image_urls: Annotated[list[Uri], Meta(max_length=4)] | msgspec.UnsetType = msgspec.UNSET
    negative_prompt: Annotated[str, Meta(max_length=500)] | msgspec.UnsetType = msgspec.UNSET
    image_size: PRESETS | msgspec.UnsetType = msgspec.UNSET
    aspect_ratio: WIDE | msgspec.UnsetType = msgspec.UNSET
    enable_prompt_expansion: bool | msgspec.UnsetType = msgspec.UNSET
    seed: Annotated[int, Meta(ge=0, le=2147483647)] | msgspec.UnsetType | None = msgspec.UNSET
    num_images: OneToFour | msgspec.UnsetType = msgspec.UNSET
    output_format: Literal["jpeg", "png", "webp"] | msgspec.UnsetType = msgspec.UNSET
    n: OneToFour | msgspec.UnsetType = msgspec.UNSET


F = pydantic.Field
STRICT = pydantic.ConfigDict(extra="forbid", strict=True)


class PRivyaItem(TypedDict):
    __pydantic_config__ = STRICT
    url: str
    kind: Literal["image"]
    name: NotRequired[str]
    mimeType: NotRequired[Literal["image/jpeg", "image/png", "image/webp"]]
    durationSeconds: NotRequired[float]
    durationToken: NotRequired[str]


class PRivyaParams(TypedDict):
    __pydantic_config__ = STRICT
    image_size: NotRequired[RATIOS]
    output_format: NotRequired[Literal["png", "jpeg"]]
    seed: NotRequired[Annotated[float, F(ge=0)]]
    nsfw_checker: NotRequired[Literal["false", "true"]]
    referenceMediaItems: NotRequired[Annotated[list[PRivyaItem], F(max_length=1)]]


class PRivya(TypedDict):
    __pydantic_config__ = STRICT
    model: Literal["qwen2-image"]
    prompt: Annotated[str, F(max_length=800)]
    params: NotRequired[PRivyaParams]
    client_request_id: NotRequired[str]


class PReAPI(TypedDict):
    __pydantic_config__ = STRICT
    model: Literal["qwen-image-2"]
    prompt: Annotated[str, F(max_length=800)]
    image_url: NotRequired[Annotated[str, F(pattern="^https://[^/?# ]")]]
    image_size: NotRequired[Literal["1:1", "3:4", "4:3", "9:16", "16:9", "2:3", "3:2", "21:9"]]
    output_format: NotRequired[Literal["png", "jpeg"]]
    seed: NotRequired[int]
    nsfw_checker: NotRequired[bool]


class PSkills(TypedDict):
    __pydantic_config__ = STRICT
    prompt: str
    image_urls: NotRequired[
        Annotated[list[Annotated[str, F(pattern="^[A-Za-z][A-Za-z0-9+.-]*:")]], F(max_length=4)]
    ]
    negative_prompt: NotRequired[Annotated[str, F(max_length=500)]]
    image_size: NotRequired[PRESETS]
    aspect_ratio: NotRequired[WIDE]
    enable_prompt_expansion: NotRequired[bool]
    seed: NotRequired[Annotated[int, F(ge=0, le=2147483647)] | None]
    num_images: NotRequired[Annotated[int, F(ge=1, le=4)]]
    output_format: NotRequired[Literal["jpeg", "png", "webp"]]
    n: NotRequired[Annotated[int, F(ge=1, le=4)]]


STRUCTS = dict(zip(KEYS, (Rivya, ReAPI, Skills), strict=True))
TYPED = dict(zip(KEYS, (PRivya, PReAPI, PSkills), strict=True))

ALL_ERRORS = ("jsonschema-rs iter_errors", "pydantic TypedDict", "jsonschema")
"""The peers that report every error; the others stop at the first."""


def checkers(key: str) -> dict[str, Callable[[Body], Any]]:
    """Candidate → a function that is falsy for a valid body, and otherwise says what is wrong."""
    schema = MODELS.data(key, "schemas")
    rs = jsonschema_rs.validator_for(schema)
    adapter = pydantic.TypeAdapter(TYPED[key])
    python = jsonschema.Draft202012Validator(schema)
    fast = fastjsonschema.compile(
        {**schema, "$schema": "http://json-schema.org/draft-07/schema#"}, use_default=False
    )
    struct = STRUCTS[key]

    def with_rs(body: Body) -> Any:
        return list(rs.iter_errors(body))

    def with_pydantic(body: Body) -> Any:
        try:
            adapter.validate_python(body)
        except pydantic.ValidationError as error:
            return error.errors()
        return None

    def with_msgspec(body: Body) -> Any:
        try:
            msgspec.convert(body, struct)
        except msgspec.ValidationError as error:
            return str(error)
        return None

    def with_fast(body: Body) -> Any:
        try:
            fast(body)
        except fastjsonschema.JsonSchemaValueException as error:
            return error.message
        return None

    def with_jsonschema(body: Body) -> Any:
        return list(python.iter_errors(body))

    return {
        "image_gateways": MODELS.rules(key),
        "msgspec convert *": with_msgspec,
        "jsonschema-rs iter_errors": with_rs,
        "pydantic TypedDict": with_pydantic,
        "fastjsonschema *": with_fast,
        "jsonschema": with_jsonschema,
    }


def bodies(key: str) -> dict[str, list[Body]]:
    """Kind of body → 16 different ones."""
    made: dict[str, list[Body]] = {}
    for number in range(16):
        typical, largest = _typical(key, number), _largest(key, number)
        foreign = copy.deepcopy(typical)
        foreign["prompt"] = (
            f"Ein Leuchtturm in der D\u00e4mmerung, {number} M\u00f6wen, \u706f\u5854"
        )
        for kind, body in {
            "valid, typical": typical,
            "valid, largest": largest,
            "valid, non-ASCII": foreign,
            "invalid, 1 error": _broken(typical, 1),
            "invalid, 4 errors": _broken(typical, 4),
        }.items():
            made.setdefault(kind, []).append(body)
    return made


def _typical(key: str, number: int) -> Body:
    prompt = f"A lighthouse at dusk with {number} gulls around it, painted in gouache"
    params = {"image_size": "16:9", "output_format": "png", "seed": number}
    if key.startswith("rivya"):
        return {
            "model": "qwen2-image",
            "prompt": prompt,
            "params": {**params, "nsfw_checker": "false"},
        }
    if key.startswith("reapi"):
        return {"model": "qwen-image-2", "prompt": prompt, **params}
    return {"prompt": prompt, "aspect_ratio": "16:9", "output_format": "png", "seed": number}


def _largest(key: str, number: int) -> Body:
    body = _typical(key, number)
    body["prompt"] = body["prompt"].ljust(800, "x")
    url = f"https://cdn.example.com/{number}.png"
    if key.startswith("rivya"):
        item = {"url": url, "kind": "image", "name": "a.png", "mimeType": "image/png"}
        body["params"]["referenceMediaItems"] = [item]
        return {**body, "client_request_id": str(number)}
    if key.startswith("reapi"):
        return {**body, "image_url": url, "image_size": "21:9", "nsfw_checker": True}
    return {
        **body,
        "image_urls": [url] * 4,
        "negative_prompt": "y" * 500,
        "image_size": "square",
        "enable_prompt_expansion": True,
        "num_images": 2,
        "n": 1,
    }


def _broken(body: Body, errors: int) -> Body:
    body = copy.deepcopy(body)
    inner = body.get("params", body)
    inner["output_format"] = "gif"
    if errors == 4:
        body["prompt"] = 5
        inner["seed"] = "7"
        inner["seeds"] = 1
    return body
