"""Example answers → the envelope of their state, its slots, and the words and prices they show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, cast

from ..facts import PagePlace, Statement
from ..shapes.extract import Example
from ..words.vocabulary import Vocabulary

_MEDIA = {
    **dict.fromkeys(("png", "jpg", "jpeg", "webp"), "image"),
    **dict.fromkeys(("mp4", "webm", "mov"), "video"),
    **dict.fromkeys(("mp3", "wav", "flac", "ogg"), "audio"),
}
_FILE = re.compile(rf"https?://[^\s\"]{{1,300}}\.({'|'.join(_MEDIA)})\b", re.I)
_LONGEST = 1 << 15
_DATE = re.compile(r"\d{4}-\d\d-\d\dT")
_MILLISECONDS = 10**11
"""A time since 1970 that is so large is not in seconds."""
_UNKNOWN = "<?>"
_STATES = {"queued": "created", "running": "created", "succeeded": "succeeded", "failed": "failed"}
"""Meaning of a status word → the answer it stands in. An unknown word is taken for an early one."""


def answer_statements(example: Example, words: Vocabulary) -> Iterator[Statement]:
    """What an example answer says about the gateway, and about the price of the call it answers."""
    medium = _medium(example.body)
    if medium:
        yield Statement("model", ("medium",), medium, example.place, likely=True)
    state = _state(example.body, words)
    if state is None:
        return
    for path, slot in _slots(example.body, (), (), words):
        place = example.at(*path)
        doubt = f"the page does not say what `{path[-1]}` means" if slot == _UNKNOWN else ""
        yield Statement("gateway", ("answers", state, *path), slot, place, doubt=doubt)
    status = example.body.get("status")
    if isinstance(status, str):
        meaning = words.states.get(status.casefold())
        place = example.at("status")
        if meaning:
            yield Statement("gateway", ("states", meaning), [status], place, partial=True)
        else:
            yield unknown_status(status, place)
    for key in ("created_at", "created"):
        if key in example.body:
            place = example.at(key)
            yield from _timestamps(example.body[key], place)
    for key, fact in words.prices.items():
        value = example.body.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            place = example.at(key)
            yield Statement("model", tuple(fact.split(".")), value, place, example=True)
    model = example.body.get("model")
    if isinstance(model, str):
        yield Statement("model", ("id",), model, example.at("model"), example=True)


def _medium(value: Any) -> str:
    """What the addresses in an answer lead to, by the endings of their files; empty when they differ."""
    found = {_MEDIA[ending[1].lower()] for ending in _FILE.finditer(json.dumps(value)[:_LONGEST])}
    return found.pop() if len(found) == 1 else ""


def unknown_status(word: str, place: PagePlace) -> Statement:
    """A statement about a status word whose meaning is not known."""
    doubt = f"the page does not say what the status `{word}` means"
    return Statement("gateway", ("states", "unknown"), [word], place, doubt=doubt)


def _state(body: dict[str, Any], words: Vocabulary) -> str | None:
    status = body.get("status")
    if isinstance(status, str) and "id" in body:
        meaning = words.states.get(status.casefold(), "queued")
        return _STATES.get(meaning)
    if isinstance(body.get("error"), dict) and len(body) == 1:
        return "error"
    if isinstance(body.get("data"), list) and "created" in body:
        return "succeeded"
    return None


def _slots(
    value: Any, path: tuple[str, ...], named: tuple[str, ...], words: Vocabulary
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """(path, slot or plain value) of every leaf that means something."""
    slot = _slot(named, words)
    if slot is not None and path and not (isinstance(value, dict) and slot == "status"):
        yield (
            path,
            [f"<{slot}>"] if isinstance(value, list) else (None if value is None else f"<{slot}>"),
        )
        return
    if value is None or value == {}:
        yield path, value
    elif isinstance(value, dict):
        for key, child in cast(dict[str, Any], value).items():
            yield from _slots(child, (*path, key), (*named, key), words)
    elif isinstance(value, list):
        many = cast(list[object], value)
        listed = _slot((*named[:-1], f"{named[-1]}[]"), words) if named else None
        if listed is not None:
            yield path, [f"<{listed}>"]
        elif many and isinstance(many[0], dict):
            yield from _slots(many[0], (*path, "0"), (*named[:-1], f"{named[-1]}[]"), words)
    elif words.gateway is not None:
        yield path, _UNKNOWN


def _slot(named: tuple[str, ...], words: Vocabulary) -> str | None:
    """The slot of a key: by its whole path, by its path below `error`, or by its own name."""
    if not named:
        return None
    whole = ".".join(named)
    if whole in words.slots:
        return words.slots[whole]
    if len(named) == 1 or named[0] == "error":
        return words.slots.get(named[-1])
    return None


def _timestamps(value: Any, place: PagePlace) -> Iterator[Statement]:
    if isinstance(value, int) and not isinstance(value, bool):
        doubt = "these are milliseconds" if value >= _MILLISECONDS else ""
        yield Statement("gateway", ("timestamps",), "unix", place, doubt=doubt)
    elif isinstance(value, str) and _DATE.match(value):
        yield Statement("gateway", ("timestamps",), "iso8601", place)
