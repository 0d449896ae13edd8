"""Request bodies: what a create takes, model by model."""

from __future__ import annotations

from typing import Any

from ..ir import Gateway, Model, Operation, Param, Price
from ..schema import request_schema


def component(model: Model) -> str:
    """The name of a model's request among the schemas of its gateway's document."""
    return f"{model.class_name}Request"


def request_component(model: Model) -> dict[str, Any]:
    """The schema of a model's request, with its price and the page that it was read from."""
    schema = {key: part for key, part in request_schema(model).items() if key != "$schema"}
    if model.page.url is not None:
        schema["externalDocs"] = {"description": model.page.title, "url": model.page.url}
    by_mode = {mode: price(one) for mode, one in model.mode_prices}
    return {
        **schema,
        "x-price": price(model.price) | ({"modes": by_mode} if by_mode else {}),
    }


def price(known: Price) -> dict[str, Any]:
    """``x-price``: a price as data; an amount that no page names is null, never 0."""
    source = known.provenance.source
    return {
        "unit": known.unit,
        "amount": known.amount,
        "per": known.per,
        "known": known.known,
        **({"creditsPerUsd": known.credits_per_usd} if known.credits_per_usd else {}),
        **({"round": known.round} if known.round else {}),
        **({"roundTo": known.round_to} if known.round_to else {}),
        **({"minimum": known.minimum} if known.minimum else {}),
        **({"of": _params(known.of)} if known.of else {}),
        **({"by": _params(known.by)} if known.by else {}),
        **({"table": [list(row) for row in known.table]} if known.table else {}),
        **({"source": source.url or source.title, "read": source.read} if source else {}),
    }


def _params(facts: tuple[str, ...]) -> list[str]:
    return [fact.removeprefix("params.") for fact in facts]


def create_body(
    gateway: Gateway, operation: Operation, models: tuple[Model, ...]
) -> dict[str, Any]:
    """The request body of a create that serves `models`, told apart by ``model`` in the body."""
    refs = [{"$ref": f"#/components/schemas/{component(model)}"} for model in models]
    schema: dict[str, Any] = refs[0]
    if len(models) > 1:
        mapping = {model.id: ref["$ref"] for model, ref in zip(models, refs, strict=True)}
        schema = {"oneOf": refs}
        if operation.model_in == "body":
            schema["discriminator"] = {"propertyName": "model", "mapping": mapping}
    examples = {
        f"{model.attribute}_{name}" if len(models) > 1 else name: {"value": body}
        for model in models
        for name, body in model.examples
    }
    content = {
        "application/json": {"schema": schema, **({"examples": examples} if examples else {})}
    }
    if gateway.uploads.via == "multipart" and len(models) == 1 and models[0].file_params:
        content["multipart/form-data"] = {"schema": _form(models[0])}
    return {"required": True, "content": content}


def _form(model: Model) -> dict[str, Any]:
    """The same request as a form, in which the files themselves may travel."""
    properties = {
        param.wire: param.kind.schema() if param.uploads is None else _file_parts(param)
        for param in model.params
    }
    required = [param.wire for param in model.params if param.required]
    return {
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _file_parts(param: Param) -> dict[str, Any]:
    part = {"type": "string", "format": "binary", "description": "A file, or its address."}
    if param.kind.walks != "items":
        return part
    return {**param.kind.schema(), "items": part}
