"""The spec of a gateway from OpenAPI documents: servers, security, operations, envelopes."""

from __future__ import annotations

from typing import Any

from ..names import pascal
from .access import auth, base_url
from .answers import unknown_words
from .described import describe_operations
from .models import ImportOptions
from .operations import MediaOperation, media_operations
from .places import Library, SchemaPlace
from .refused import error_envelope
from .specs import spec_text
from .writable import one_line

_OWN = "Chosen here: no document says it."


def openapi_gateway(library: Library, options: ImportOptions) -> str:
    """The text of the spec. What no document states is chosen, and `provenance` says so."""
    roots = [SchemaPlace(one, "", one.data) for one in library.documents]
    operations = {
        one.name: one for one in media_operations(library, options.medium) if not one.problem
    }
    shown = describe_operations(list(operations.values()), library)
    base, base_why = base_url(roots)
    key, key_why = auth(
        roots, options.gateway, [param for one in operations.values() for param in one.params]
    )
    states = _states(list(operations.values()))
    error, error_why = error_envelope(list(operations.values()), library)
    document = library.documents[0].title
    title = next(
        (one_line(one.at("info", "title").node) for one in roots if one.find("info", "title")), ""
    )
    data: dict[str, Any] = {
        "title": title or options.gateway,
        "class": pascal(options.gateway),
        "base_url": base,
        "sources": {"document": {"title": title or document, "read": options.today, "document": document}},
        "auth": key,
        "operations": shown,
        **({"states": states} if states else {}),
        "polling": {"deadline": 600},
        "answers": {"error": error},
        "uploads": {"via": "multipart" if any(one.encoding == "multipart" for one in operations.values()) else "inline"},
        "undocumented": ["charges.when", "idempotency.deduplicates", "polling.every"],
        "provenance": {
            "base_url": base_why,
            "auth": key_why,
            "operations": {"inferred": "Each POST whose answer holds files, or is a task that does."},
            **({"states": {"inferred": _words_said(list(operations.values()))}} if states else {}),
            "polling": {"chosen": "No document limits a task; ten minutes is this project's own bound."},
            "answers": error_why,
            "uploads": {"chosen": _OWN},
        },
    }  # fmt: skip
    return spec_text(data, "gateway").replace("../../schema", "../schema", 1)


def _words_said(operations: list[MediaOperation]) -> str:
    """How the status words were read, and those that were not."""
    said = "The words of the schema by what they mean in English"
    slots = [slot for one in operations if one.poll for slot in (*one.slots, *one.done)]
    unknown = ", ".join(dict.fromkeys(unknown_words(slots)))
    return f"{said}; write what these mean: {unknown}." if unknown else f"{said}."


def _states(operations: list[MediaOperation]) -> dict[str, list[str]]:
    """The status words of all operations; a word that two would read differently keeps its first sense."""
    found: dict[str, list[str]] = {}
    known: set[str] = set()
    for operation in operations:
        for meaning, words in operation.states.items():
            for word in words:
                if word not in known:
                    known.add(word)
                    found.setdefault(meaning, []).append(word)
    return found
