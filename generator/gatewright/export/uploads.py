"""The form of a Files API: what an upload of a reference file takes."""

from __future__ import annotations

from typing import Any

from ..ir import Gateway, Model

KINDS = ("image", "video", "audio")


def upload_body(gateway: Gateway) -> dict[str, Any]:
    """The request body of an upload, with what is documented of each kind of file."""
    limits = _limits(gateway)
    names = dict(gateway.uploads.form)
    if gateway.uploads.via == "signed_url":
        return _address_body(names)
    types = dict.fromkeys(mime for one in limits.values() for mime in one["mimeTypes"])
    sizes = [one["maxBytes"] for one in limits.values()]
    properties: dict[str, Any] = {
        names["file"]: {
            "type": "string",
            "format": "binary",
            **({} if None in sizes or not sizes else {"maxLength": max(sizes)}),
            "x-limits": limits,
        },
    }
    if "kind" in names:
        properties[names["kind"]] = {"type": "string", "enum": list(limits) or list(KINDS)}
    takers = [model for model in gateway.models if model.file_params]
    if "model" in names:
        properties[names["model"]] = {
            "type": "string",
            "enum": [model.id for model in takers],
            "description": "Named here, a model takes the kinds of its own page only.",
            "x-kinds": {model.id: _kinds(model) for model in takers},
        }
    if "client_request_id" in names:
        longest = gateway.uploads.longest_request_id
        limit = {} if longest is None else {"maxLength": longest}
        properties[names["client_request_id"]] = {"type": "string", **limit}
    form: dict[str, Any] = {
        "type": "object",
        "properties": properties,
        "required": [names[meaning] for meaning in ("file", "kind") if meaning in names],
    }
    encoding = {"encoding": {names["file"]: {"contentType": ", ".join(types)}}} if types else {}
    return {"required": True, "content": {"multipart/form-data": {"schema": form, **encoding}}}


def _address_body(names: dict[str, str]) -> dict[str, Any]:
    """The request for a signed address."""
    types = {"bytes": "integer"}
    properties = {name: {"type": types.get(meaning, "string")} for meaning, name in names.items()}
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _kinds(model: Model) -> list[str]:
    found = (param.uploads for param in model.file_params)
    return list(
        dict.fromkeys(limit.kind for one in found if one is not None for limit in one.limits)
    )


def _limits(gateway: Gateway) -> dict[str, dict[str, Any]]:
    """Kind of file → its limits at the gateway's Files API."""
    return {
        limit.kind: {"maxBytes": limit.max_bytes, "mimeTypes": list(limit.mime_types)}
        for limit in gateway.uploads.limits
    }
