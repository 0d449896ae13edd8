"""The forms in which vendors publish, and what each needs beside its documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .models import ImportOptions, PublishedModel
from .places import Library

Wanted = Callable[[str], bool]
_KNOWN = Path(__file__).parent / "gateways"


def gateway_text(shape: str, library: Library, options: ImportOptions) -> str:
    """The spec of a gateway that has none yet."""
    if shape == "openapi":
        from .openapi_gateway import openapi_gateway

        return openapi_gateway(library, options)
    text = (_KNOWN / f"{shape}.yaml").read_text(encoding="utf-8")
    return f"# yaml-language-server: $schema=../schema/gateway.schema.json\n{text}"


def models_of(
    shape: str, library: Library, options: ImportOptions, gateway: dict[str, Any], wanted: Wanted
) -> Iterator[PublishedModel]:
    """The models of the documents."""
    from .fal import read_fal
    from .openapi import read_openapi
    from .replicate import read_replicate

    readers = {"replicate": read_replicate, "openapi": read_openapi, "fal": read_fal}
    yield from readers[shape](library, options, gateway, wanted)
