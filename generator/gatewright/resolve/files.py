"""What a spec says of the files that a param takes → `ir.Uploads`."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ..ir import Gateway, MediaLimit, Uploads
from .provenance import Provenances

KINDS_OF_FILES = ("image", "video", "audio")
LIMITS = tuple(
    one.name for one in fields(MediaLimit) if one.name not in ("kind", "provenance", "stated")
)
"""What a spec may say of the files of one kind."""


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
        longest_id=shared.longest_request_id,
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
    """The limits of one kind of file; those of `default` where `facts` state none."""
    whole = provenances.of(fact)
    own = {name: provenances.of(f"{fact}.{name}") for name in facts}
    given: dict[str, Any] = {}
    for name in LIMITS:
        if name in facts:
            given[name] = facts[name]
        elif default is not None and getattr(default, name):
            given[name] = getattr(default, name)
            own[name] = default.source_of(name)
    return MediaLimit(
        kind=kind,
        max_bytes=given.pop("max_bytes", None),
        mime_types=tuple(given.pop("mime_types", ())),
        provenance=whole,
        stated=tuple((name, one) for name, one in own.items() if one != whole),
        **given,
    )
