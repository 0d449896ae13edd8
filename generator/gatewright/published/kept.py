"""Imported documents kept at hand, so that a model more needs no path: ``gatewright add``."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from ..emit.replace import replace_all
from ..resources import user_cache
from .documents import DocumentError, PublishedDocument, document_at


def kept_folder(specs: Path, gateway: str) -> Path:
    """Where the documents of a gateway lie; each folder of specs has its own."""
    digest = hashlib.sha256(str(specs.resolve()).encode()).hexdigest()[:16]
    return user_cache() / "imported" / digest / gateway


def keep(documents: list[PublishedDocument], specs: Path, gateway: str) -> None:
    """Keeps the documents. Those of an earlier import are replaced. Raises EmitError."""
    folder = kept_folder(specs, gateway)
    texts: dict[Path, str] = {}
    index: list[dict[str, str]] = []
    for number, one in enumerate(documents):
        parts = [part for part in Path(one.title).parts if part not in ("..", "/")]
        path = folder.joinpath(*parts[:-1], parts[-1] if parts else "document")
        if path in texts or path.suffix != ".json":
            path = path.with_name(f"{path.name}.{number}.json" if path in texts else path.name)
        texts[path] = json.dumps(one.data)
        index.append({"path": str(path.relative_to(folder)), "title": one.title})
    texts[folder / "index"] = json.dumps(index)
    replace_all(texts)


def kept_documents(specs: Path, gateway: str) -> tuple[list[PublishedDocument], str]:
    """(the documents, the folder that they lie in). Raises DocumentError where there are none."""
    folder = kept_folder(specs, gateway)
    try:
        index = json.loads((folder / "index").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise DocumentError("no document is kept at hand; import it once more") from None
    found: list[PublishedDocument] = []
    for one in index:
        document = document_at(str(folder / one["path"]), one["title"])
        document.name = one["title"]
        found.append(document)
    return found, str(folder)
