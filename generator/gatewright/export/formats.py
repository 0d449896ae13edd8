"""Each export as one text for a model or a gateway, and as files for all of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ..ir import Gateway, Model, Package
from .markdown import matrix, page, page_path
from .openapi import openapi
from .schemas import gateway_schema, json_schema


@dataclass(frozen=True, slots=True)
class Format:
    """One form of export."""

    model: Callable[[Package, Gateway, Model], str]
    """The text for one model."""
    gateway: Callable[[Package, Gateway], str]
    """The text for one gateway."""
    files: Callable[[Package], dict[str, str]]
    """{path: text} for all of a package."""


def text(package: Package, format: str, chosen: Gateway | Model) -> str:
    """One model or one gateway in that format, with a newline at its end."""
    if isinstance(chosen, Gateway):
        return FORMATS[format].gateway(package, chosen)
    return FORMATS[format].model(package, package.gateway(chosen.gateway), chosen)


def files(package: Package, format: str) -> dict[str, str]:
    """{path: text} of every model and gateway of `package` in that format."""
    return FORMATS[format].files(package)


def _json(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _schema_files(package: Package) -> dict[str, str]:
    return {
        f"{model.gateway}/{model.attribute}.schema.json": _json(json_schema(model))
        for model in package.models
    }


def _openapi_text(package: Package, gateway: Gateway) -> str:
    return _json(openapi(gateway, package.version, package.license))


def _openapi_model(package: Package, gateway: Gateway, model: Model) -> str:
    return _openapi_text(package, replace(gateway, models=(model,)))


def _openapi_files(package: Package) -> dict[str, str]:
    return {
        f"{gateway.name}.openapi.json": _openapi_text(package, gateway)
        for gateway in package.gateways
    }


def _gateway_pages(package: Package, gateway: Gateway) -> str:
    pages = [page(gateway, model) for model in gateway.models]
    return "\n".join([matrix([gateway], linked=False), *pages])


def _markdown_files(package: Package) -> dict[str, str]:
    pages = {
        page_path(model): page(package.gateway(model.gateway), model) for model in package.models
    }
    return {"README.md": matrix(package.gateways), **pages}


FORMATS = {
    "jsonschema": Format(
        lambda package, gateway, model: _json(json_schema(model)),
        lambda package, gateway: _json(gateway_schema(gateway)),
        _schema_files,
    ),
    "openapi": Format(_openapi_model, _openapi_text, _openapi_files),
    "markdown": Format(
        lambda package, gateway, model: page(gateway, model), _gateway_pages, _markdown_files
    ),
}
"""Name on the command line → format."""
