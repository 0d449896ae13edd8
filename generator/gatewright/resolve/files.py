"""What a spec says of the files that a param takes → `ir.Uploads`."""

from __future__ import annotations

from typing import Any

from ..ir import Gateway, MediaLimit, Uploads
from .provenance import Provenances

KINDS_OF_FILES = ("image", "video", "audio")


def uploads_of(
    facts: dict[str, Any], fact: str, gateway: Gateway, provenances: Provenances
) -> Uploads:
    """The files that `facts` take, with the gateway's limits where they state none."""
    shared = gateway.uploads
    defaults = {limit.kind: limit for limit in shared.limits}
    return Uploads(
        via=shared.via,
        max_files=None,
        limits=tuple(
            limit_of(kind, facts[kind], f"{fact}.{kind}", provenances, defaults.get(kind))
            for kind in KINDS_OF_FILES
            if kind in facts
        ),
        token_answer=shared.token_answer,
        token_field=shared.token_field,
        token_kinds=shared.token_kinds,
        form=shared.form,
    )


def limit_of(
    kind: str,
    facts: dict[str, Any],
    fact: str,
    provenances: Provenances,
    default: MediaLimit | None = None,
) -> MediaLimit:
    """The limits of one kind of file; `default` where none is stated of size and types."""
    whole = provenances.of(fact)
    own = {name: provenances.of(f"{fact}.{name}") for name in facts}
    if default is not None:
        shared = {name: default.source_of(name) for name in ("max_bytes", "mime_types")}
        own = shared | own
    return MediaLimit(
        kind=kind,
        max_bytes=facts.get("max_bytes", default.max_bytes if default else None),
        mime_types=tuple(facts.get("mime_types", default.mime_types if default else ())),
        source=whole,
        stated={name: one for name, one in own.items() if one != whole},
        min_side=facts.get("min_side"),
        max_side=facts.get("max_side"),
        max_ratio=facts.get("max_ratio"),
        min_seconds=facts.get("min_seconds"),
        max_seconds=facts.get("max_seconds"),
        max_seconds_tall=facts.get("max_seconds_tall"),
    )
