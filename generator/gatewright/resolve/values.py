"""Turns the facts of a param into the kind of its JSON value."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..ir import OUTSIDE, Case, Key, Param, Provenance, Uploads
from ..known import Known
from ..names import snake
from ..runtime.rules.kinds import kinds
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.kinds.enum import Enum
from ..runtime.rules.kinds.text import Text
from ..schema import FROM_UPLOADS
from .provenance import Provenances

_KNOWN = Known[Kind]()
"""Kinds without an object inside."""


def kind_of(
    facts: dict[str, Any], provenances: Provenances, fact: str, uploads: Uploads | None = None
) -> Kind:
    """The kind that `facts` describe. `uploads` gives some types their options."""
    if uploads is None and not _has_fields(facts):
        return _KNOWN.of(facts, lambda facts: _build_kind(facts, provenances, fact, None))
    return _build_kind(facts, provenances, fact, uploads)


def _has_fields(facts: dict[str, Any]) -> bool:
    """Whether an object is in the value: its keys name the pages that state them."""
    inner = (*facts.get("any_of", ()), *([facts["items"]] if "items" in facts else ()))
    return "fields" in facts or any(map(_has_fields, inner))


def _build_kind(
    facts: dict[str, Any], provenances: Provenances, fact: str, uploads: Uploads | None
) -> Kind:
    stated: dict[str, Any] = dict(_from_uploads(facts, uploads))
    items = stated.get("items")
    if "any_of" in stated:
        members = (
            kind_of(one, provenances, f"{fact}.any_of.{index}", uploads)
            for index, one in enumerate(stated["any_of"])
        )
        stated["any_of"] = tuple(members)
    return kinds()[stated["type"]].build(
        stated,
        None if items is None else kind_of(items, provenances, f"{fact}.items", uploads),
        [
            key_of(param_of(name, field, provenances, f"{fact}.fields.{name}", (), uploads))
            for name, field in stated.get("fields", {}).items()
        ],
    )


def key_of(param: Param) -> Key:
    """A key that is the same in every mode."""
    return Key(param.wire, (Case((), param, param.required),))


def _from_uploads(facts: dict[str, Any], uploads: Uploads | None) -> dict[str, Any]:
    """Replaces a type that takes its options from the uploads; any text where these name none."""
    role = FROM_UPLOADS.get(facts["type"])
    if role is None:
        return facts
    limits = uploads.limits if uploads is not None else ()
    options = list(dict.fromkeys(word for limit in limits for word in limit.role_words(role)))
    chosen = {"type": Enum.word, "options": options} if options else {"type": Text.word}
    return {**facts, **chosen}


def param_of(
    name: str,
    facts: dict[str, Any],
    provenances: Provenances,
    fact: str,
    at: tuple[str, ...],
    uploads: Uploads | None = None,
) -> Param:
    """The parameter that `facts` describe, sitting in the containers `at` unless it says otherwise."""
    if facts.get("in") == "path" and "min_length" in _limits(facts["type"]):
        # No path has room for an empty text.
        facts = {**facts, "min_length": max(1, facts.get("min_length", 1))}
    return Param(
        name=facts.get("name") or snake(name),
        wire=facts.get("key") or name,
        at=place_of(facts, at),
        kind=kind_of(facts, provenances, fact, uploads),
        fact=fact,
        provenance=provenances.of(fact),
        required=facts.get("required", False),
        has_default="default" in facts,
        default=facts.get("default"),
        doc=facts.get("doc", ""),
        deprecated=facts.get("deprecated", ""),
        role=facts.get("role", ""),
        holds=tuple(facts.get("takes", ())) if ".fields." in fact else (),
        stated=_foreign_limits(facts, provenances, fact, uploads),
    )


def _foreign_limits(
    facts: dict[str, Any], provenances: Provenances, fact: str, uploads: Uploads | None
) -> tuple[tuple[str, str, Provenance], ...]:
    """The limits that another page states than the param's: a limit with its own provenance, and
    what the model's page says of the files in a gateway's item."""
    whole = provenances.of(fact)
    found: dict[str, tuple[str, Provenance]] = {}
    limits = _limits(_word(facts))
    for name in ("type", "required", *limits):
        if name in facts and (own := provenances.of(f"{fact}.{name}")) != whole:
            found[limits.get(name, name)] = (f"{fact}.{name}", own)
    first = uploads.limits[0] if uploads is not None and uploads.limits else None
    if facts["type"] in OF_UPLOADS and first is not None:
        name = OF_UPLOADS[facts["type"]]
        found["enum"] = (f"uploads.{first.kind}{name}", first.source_of(name.lstrip(".")))
    return tuple((keyword, *one) for keyword, one in found.items())


@cache
def _limits(word: str) -> dict[str, str]:
    """The limits of a type of value → the keyword that is broken."""
    return {one.name: one.breaks for one in kinds()[word].limits}


OF_UPLOADS = {"media_kind": "", "mime_type": ".mime_types"}
"""Types whose options the model's uploads say → where below a kind of file."""


def _word(facts: dict[str, Any]) -> str:
    word: str = facts["type"]
    return "enum" if word in OF_UPLOADS else word


_CONTAINERS = {where: container for container, where in OUTSIDE.items()}
"""Place outside the body → its container in a request as data."""


def place_of(facts: dict[str, Any], at: tuple[str, ...]) -> tuple[str, ...]:
    """The containers of a param: its own, those outside the body, or `at`."""
    where = facts.get("in", "body")
    if where != "body":
        return (_CONTAINERS[where],)
    return container(facts["at"]) if "at" in facts else at


def container(dotted: str) -> tuple[str, ...]:
    """``input.options`` → ``('input', 'options')``; the empty text is the top level."""
    return tuple(dotted.split(".")) if dotted else ()
