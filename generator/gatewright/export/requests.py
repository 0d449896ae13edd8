"""Request bodies: what a create takes, model by model."""

from __future__ import annotations

from typing import Any

from ..ir import OUTSIDE, Gateway, Model, Operation, Param, StatedPrice
from ..runtime.rules.kinds.base import Kind
from ..schema import request_schema
from .spelled import spell_out


def component(model: Model) -> str:
    """The name of a model's request among the schemas of its gateway's document."""
    return f"{model.class_name}Request"


def request_component(model: Model) -> dict[str, Any]:
    """The schema of a model's request, with its price and the page that it was read from."""
    schema = in_body({key: part for key, part in request_schema(model).items() if key != "$schema"})
    if model.page.url is not None:
        schema["externalDocs"] = {"description": model.page.title, "url": model.page.url}
    by_mode = {mode: price(one) for mode, one in model.mode_prices}
    return {
        **spell_out(schema),
        "x-price": price(model.price) | ({"modes": by_mode} if by_mode else {}),
    }


def in_body(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a request as data without what travels outside its body."""
    kept = {name: one for name, one in schema.get("properties", {}).items() if name not in OUTSIDE}
    required = [name for name in schema.get("required", []) if name not in OUTSIDE]
    return {
        key: kept if key == "properties" else required if key == "required" else part
        for key, part in schema.items()
        if key != "required" or required
    }


def outside_body(models: tuple[Model, ...]) -> list[dict[str, Any]]:
    """The params that travel in the path, behind the question mark and as headers."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    schemas: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for param in (param for model in models for param in (*model.params, *model.constants)):
        place = param.outside
        if not place:
            continue
        schema = spell_out(param.kind.schema())
        if param.has_default:
            schema["default"] = param.kind.travels(param.default)
        known = schemas.setdefault((place, param.wire), [])
        if schema not in known:
            known.append(schema)
        found[place, param.wire] = {
            "name": param.wire,
            "in": place,
            **({"description": param.doc} if param.doc else {}),
            # A path without it is another path, so what has a default is there as well.
            "required": place == "path" or (param.required and len(models) == 1),
            "schema": known[0] if len(known) == 1 else {"anyOf": [*known]},
        }
    return list(found.values())


def price(known: StatedPrice) -> dict[str, Any]:
    """``x-price``: a price as data; an amount that no page names is null, never 0."""
    source = known.source.source
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
        **({"parts": dict(known.parts)} if known.parts else {}),
        **({"adds": _adds(known)} if known.adds else {}),
        **({"source": source.url or source.title, "read": source.read} if source else {}),
    }


def _adds(known: StatedPrice) -> dict[str, Any]:
    """The amount beside a price, for what it counts, and its condition."""
    when = {_params((fact,))[0]: list(values) for fact, values in known.adds_when}
    each = {"each": _params((known.adds_each,))[0]} if known.adds_each else {}
    free = {"included": known.adds_free} if known.adds_free else {}
    return {"amount": known.adds, **each, **free, **({"when": when} if when else {})}


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
        if len(operation.model_at) == 1:
            name = operation.model_at[0]
            schema["discriminator"] = {"propertyName": name, "mapping": mapping}
    examples = {
        f"{model.attribute}_{name}" if len(models) > 1 else name: {"value": body}
        for model in models
        for name, body in model.examples
    }
    content = {
        "application/json": {"schema": schema, **({"examples": examples} if examples else {})}
    }
    form = gateway.uploads.via == "multipart" or operation.multipart
    if form and len(models) == 1 and models[0].file_params:
        content["multipart/form-data"] = {"schema": _form(operation, models[0])}
    return {"required": True, "content": content}


def _form(operation: Operation, model: Model) -> dict[str, Any]:
    """Returns the same request as a form, which can carry the files themselves."""
    # A form has no objects, so a model that is named inside of one cannot be said in it.
    named = operation.model_at if len(operation.model_at) == 1 else ()
    properties: dict[str, Any] = {key: {"type": "string", "const": model.id} for key in named}
    properties |= {
        # A form has no null.
        param.wire: spell_out(_without_null(param.kind))
        if param.uploads is None
        else _file_parts(param)
        for param in model.params
        if not param.outside
    }
    required = [
        *named,
        *(param.wire for param in model.params if param.required and not param.outside),
    ]
    return {
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        # Of a page that was not seen whole, other keys are taken too.
        "additionalProperties": bool(model.body.partial),
    }


def _without_null(kind: Kind) -> dict[str, Any]:
    if kind.walks == "members":
        return {"anyOf": [one.schema() for one in kind.members()]}
    return kind.plain_schema()


def _file_parts(param: Param) -> dict[str, Any]:
    part = {"type": "string", "format": "binary", "description": "A file, or its address."}
    if param.kind.walks != "items":
        return part
    return {**param.kind.schema(), "items": part}
