"""Where a fact comes from, in one line."""

from __future__ import annotations

from ..ir import Provenance


def source_text(provenance: Provenance) -> str:
    """A provenance in one line: title, address and date of the page, or why the project says so."""
    source = provenance.source
    parts: list[str] = []
    if source is not None:
        parts = [source.title, *([source.url] if source.url else []), f"read {source.read}"]
    text = ", ".join(parts)
    if provenance.how == "inferred":
        return (
            f"{text}; inferred: {provenance.reason}" if text else f"inferred: {provenance.reason}"
        )
    if provenance.how == "chosen":
        return f"chosen here: {provenance.reason}"
    return text
