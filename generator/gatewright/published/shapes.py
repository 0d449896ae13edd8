"""The forms in which vendors publish, and what each needs beside its documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..load import SpecFile
from ..load.document import read
from .models import ImportOptions, PublishedModel
from .places import Library

Wanted = Callable[[str], bool]
_KNOWN = Path(__file__).parent / "gateways"
SHAPES = ("openapi", "replicate", "fal")


def gateway_text(shape: str, library: Library, options: ImportOptions) -> str:
    """The spec of a gateway that has none yet."""
    known = _KNOWN / f"{shape}.yaml"
    text = known.read_text(encoding="utf-8")
    return f"# yaml-language-server: $schema=../schema/gateway.schema.json\n{text}"


def data_of(text: str, name: str) -> dict[str, Any]:
    """The data of a gateway's spec."""
    file = SpecFile(Path(f"{name}.yaml"), "gateway", name)
    read(file, text.encode("utf-8"))
    return file.data


def models_of(
    shape: str, library: Library, options: ImportOptions, gateway: dict[str, Any], wanted: Wanted
) -> Iterator[PublishedModel]:
    """The models of the documents."""
    from .replicate import read_replicate

    readers = {"replicate": read_replicate}
    yield from readers[shape](library, options, gateway, wanted)
