"""What the last import wrote, so that the next one tells the document's changes from a person's.

One file per gateway, ``models/GATEWAY/.imported.jsonl`` beside the specs: first how it was imported,
then a line for each model.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SHAPES = ("openapi", "replicate", "fal")
"""The forms in which vendors publish."""
NAME = ".imported.jsonl"


class ImportRecordError(Exception):
    """A record that cannot be read; the text says why."""


@dataclass(slots=True)
class ImportRecord:
    """What was imported into one gateway."""

    shape: str
    """openapi, replicate or fal."""
    docs: bool = False
    accept: bool = False
    medium: str | None = None
    gateway: dict[str, Any] | None = None
    """The data of the gateway's spec as the documents stated it; None where an import left it alone."""
    models: dict[str, tuple[str, dict[str, Any]]] = field(
        default_factory=dict[str, tuple[str, dict[str, Any]]]
    )
    """What a person calls a model → the name of its file, and the data that was written."""


def record_file(specs: Path, gateway: str) -> Path:
    """Where the record of a gateway lies."""
    return specs / "models" / gateway / NAME


def read_record(specs: Path, gateway: str) -> ImportRecord | None:
    """The record of a gateway, or None where nothing was imported. Raises ImportRecordError."""
    path = record_file(specs, gateway)
    try:
        first, *lines = path.read_text(encoding="utf-8").splitlines()
        head = json.loads(first)
        record = ImportRecord(head["shape"], head["docs"], head["accept"], head["medium"])
        record.gateway = head.get("gateway")
        if record.shape not in SHAPES:
            raise ValueError(f"no form is called {record.shape}")
        for line in lines:
            one = json.loads(line)
            record.models[one["model"]] = one["file"], one["data"]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ImportRecordError(f"{path}: not a record of an import: {error}") from None
    return record


def import_record_text(record: ImportRecord) -> str:
    """A record as text, its models by name."""
    head = {
        "shape": record.shape,
        "docs": record.docs,
        "accept": record.accept,
        "medium": record.medium,
        **({"gateway": record.gateway} if record.gateway is not None else {}),
    }
    rows = [
        {"model": root, "file": file, "data": data}
        for root, (file, data) in sorted(record.models.items())
    ]
    return "".join(json.dumps(one, ensure_ascii=True) + "\n" for one in [head, *rows])
