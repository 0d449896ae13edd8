"""One parameter's facts → what its JSON value may be."""

from __future__ import annotations

from typing import Any

from ..ir import Kind, Param, Uploads, Value
from ..names import snake
from .provenance import Provenances

_LIMITS = (
    "minimum",
    "maximum",
    "step",
    "min_length",
    "max_length",
    "min_side",
    "max_side",
    "min_pixels",
    "max_pixels",
    "min_items",
    "max_items",
)


def value_of(
    facts: dict[str, Any], provenances: Provenances, fact: str, uploads: Uploads | None = None
) -> Value:
    """The value that `facts` describe. `uploads` gives the types ``media_kind`` and ``mime_type`` their options."""
    kind, options = _kind(facts, uploads)
    items = facts.get("items")
    limits: dict[str, Any] = {limit: facts.get(limit) for limit in _LIMITS}
    return Value(
        kind=kind,
        nullable=facts.get("nullable", False),
        as_string=facts.get("wire") == "string",
        options=options,
        schemes=tuple(facts.get("schemes", ())),
        items=None if items is None else value_of(items, provenances, f"{fact}.items", uploads),
        fields=tuple(
            param_of(name, field, provenances, f"{fact}.fields.{name}", (), uploads)
            for name, field in facts.get("fields", {}).items()
        ),
        open=facts.get("open", False),
        **limits,
    )


def _kind(facts: dict[str, Any], uploads: Uploads | None) -> tuple[Kind, tuple[str, ...]]:
    """The kind of a value and its options; two types of the language take theirs from the uploads."""
    limits = uploads.limits if uploads is not None else ()
    if facts["type"] == "media_kind":
        return "enum", tuple(limit.kind for limit in limits)
    if facts["type"] == "mime_type":
        types = tuple(dict.fromkeys(mime for limit in limits for mime in limit.mime_types))
        return ("enum", types) if types else ("string", ())
    return facts["type"], tuple(facts.get("options", ()))


def param_of(
    name: str,
    facts: dict[str, Any],
    provenances: Provenances,
    fact: str,
    at: tuple[str, ...],
    uploads: Uploads | None = None,
) -> Param:
    """The parameter that `facts` describe, sitting in the containers `at` unless it says otherwise."""
    return Param(
        name=facts.get("name") or snake(name),
        wire=facts.get("key") or name,
        at=container(facts["at"]) if "at" in facts else at,
        value=value_of(facts, provenances, fact, uploads),
        fact=fact,
        provenance=provenances.of(fact),
        required=facts.get("required", False),
        has_default="default" in facts,
        default=facts.get("default"),
        doc=facts.get("doc", ""),
        deprecated=facts.get("deprecated", ""),
        media=uploads is not None and uploads.argument == (facts.get("name") or snake(name)),
    )


def container(dotted: str) -> tuple[str, ...]:
    """``input.options`` → ``('input', 'options')``; the empty text is the top level."""
    return tuple(dotted.split(".")) if dotted else ()
