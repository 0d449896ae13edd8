"""Imported documents kept at hand, so that a model more needs no path: ``gatewright add``."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..emit.replace import replace_all
from ..resources import user_cache
from .documents import DocumentError, PublishedDocument, document_at
from .places import Library


def kept_folder(specs: Path, gateway: str) -> Path:
    """Where the documents of a gateway lie; each folder of specs has its own."""
    digest = hashlib.sha256(str(specs.resolve()).encode()).hexdigest()[:16]
    return user_cache() / "imported" / digest / gateway


def keep(library: Library, specs: Path, gateway: str) -> None:
    """Keeps the documents and the files that they refer to, beside those of earlier imports.

    Of a document that was imported before, the new one counts. Raises EmitError and OSError.
    """
    folder = kept_folder(specs, gateway)
    texts: dict[Path, str] = {}
    index: list[dict[str, Any]] = []
    own = len(library.documents)
    for number, document in enumerate((*library.documents, *library.referred_documents())):
        path = os.path.realpath(document.path) if document.path else ""
        name = f"{hashlib.sha256((path or document.title).encode()).hexdigest()[:24]}.json"
        texts[folder / name] = json.dumps(document.data)
        index.append(
            {
                "file": name,
                "title": document.title,
                "path": path,
                "referred": number >= own,
            }
        )
    new = {one["file"] for one in index}
    with suppress(OSError, ValueError):
        # The newer documents come first: where two hold one model, the first counts.
        index += [one for one in _index(folder) if one["file"] not in new]
    texts[folder / "index"] = json.dumps(index)
    replace_all(texts)


def kept_documents(specs: Path, gateway: str) -> Library:
    """The documents and what they refer to. Raises DocumentError where none is kept."""
    folder = kept_folder(specs, gateway)
    try:
        index = _index(folder)
    except (OSError, ValueError):
        raise DocumentError("no document is kept at hand; import it once more") from None
    found: list[PublishedDocument] = []
    referred: list[PublishedDocument] = []
    for one in index:
        document = document_at(str(folder / one["file"]), one["title"])
        document.name, document.path = one["title"], one["path"]
        (referred if one["referred"] else found).append(document)
    return Library(found, [], referred)


def _index(folder: Path) -> list[dict[str, Any]]:
    """What is kept. Raises OSError and ValueError."""
    found: list[dict[str, Any]] = json.loads((folder / "index").read_text(encoding="utf-8"))
    if not all({"file", "title", "path", "referred"} <= set(one) for one in found):
        raise ValueError
    return found
