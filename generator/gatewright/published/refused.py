"""What a service answers to a request that it refuses → the gateway's envelope of errors."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..slots import find_slots
from .answers import AnswerSlot, answer_members, made_envelope
from .contents import JSON, contents_of
from .operations import MediaOperation
from .places import Library, SchemaPlace
from .statements import PlaceKey

USUAL: dict[str, Any] = {"error": {"message": "<error.message>"}}
"""An error as most services write it."""
_WORDS = {
    "error.message": ("message", "error_message", "err_msg", "msg", "detail", "error", "reason", "description"),
    "error.code": ("code", "error_code", "err_code"),
    "error.type": ("type", "error_type"),
    "request_id": ("request_id",),
}  # fmt: skip
"""Slot → the names of its member, the likeliest first."""
_TYPES = {"string", "integer"}


def refused_answers(operation: MediaOperation, library: Library) -> Iterator[SchemaPlace]:
    """The schema of each answer to a refused request."""
    responses = operation.place.find("responses")
    for status in responses.members if responses is not None else {}:
        if responses is not None and status[:1] in ("4", "5"):
            for kind, content in contents_of(responses.at(status), library).items():
                if JSON.match(kind):
                    yield content.at("schema")


def refusal_slots(place: SchemaPlace, library: Library) -> list[AnswerSlot]:
    """The slots of an answer to a refused request; none where no member tells what went wrong."""
    leaves = [one for one in answer_members(place, library) if _plain(one)]
    found: dict[str, AnswerSlot] = {}
    for slot, names in _WORDS.items():
        fits = [one for one in leaves if _name(one) in names]
        if slot in ("error.code", "error.type"):
            # What stands elsewhere is the code of something else.
            beside = found["error.message"].path[:-1] if "error.message" in found else ()
            fits = [one for one in fits if one.path[:-1] == beside]
        fits.sort(key=lambda one: (one.path.count("*"), names.index(_name(one)), len(one.path)))
        if fits:
            found[slot] = AnswerSlot(fits[0].path, slot, fits[0].place)
    return list(found.values()) if "error.message" in found else []


def _plain(leaf: AnswerSlot) -> bool:
    said = leaf.place.get("type")
    types: set[Any] = set(said) if isinstance(said, list) else {said}  # pyright: ignore[reportUnknownArgumentType]
    return bool(types & _TYPES) and leaf.path[-1:] != ("*",) and leaf.path.count("*") < 2


def _name(leaf: AnswerSlot) -> str:
    return leaf.path[-1] if leaf.path else ""


def error_envelope(
    operations: list[MediaOperation], library: Library
) -> tuple[dict[str, Any], dict[str, str]]:
    """(the envelope that most answers to refused requests have, why)."""
    counted: Counter[str] = Counter()
    for operation in operations:
        for place in refused_answers(operation, library):
            slots = refusal_slots(place, library)
            if slots:
                counted[json.dumps(made_envelope(slots))] += 1
    if not counted:
        return USUAL, {"inferred": "An error as most services write it; look at it before use."}
    (text, most), *others = counted.most_common()
    rest = sum(count for _, count in others)
    why = f"The document describes {most} refusals so"
    return json.loads(text), {"inferred": f"{why}, and {rest} otherwise." if rest else f"{why}."}


def unread_refusals(
    operation: MediaOperation, library: Library, gateway: dict[str, Any]
) -> list[SchemaPlace]:
    """The members of answers to refused requests that the gateway's envelope of errors does not read."""
    known = gateway.get("answers", {}).get("error")
    read = {
        tuple("*" if isinstance(key, int) else key for key in path) for _, path in find_slots(known)
    }
    found: dict[PlaceKey, SchemaPlace] = {}
    for place in refused_answers(operation, library):
        for one in answer_members(place, library):
            if one.path and one.path not in read:
                found.setdefault(one.place.key, one.place)
    return list(found.values())
