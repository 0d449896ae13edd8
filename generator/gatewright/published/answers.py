"""The schema of an answer → slots, found by the names and forms of its members."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, cast

from ..names import snake
from .places import BrokenReference, Library, SchemaPlace
from .statements import PlaceKey
from .writable import writable

_DEEPEST = 8
_MOST = 20_000
"""Schemas that are looked at in one answer."""
_ECHOES = frozenset({"request", "input", "inputs"})
"""Keys of an answer below which a service repeats what it was asked."""
_MEDIA = {
    "image": re.compile(r"image|picture|photo|png|jpe?g"),
    "video": re.compile(r"video|film|movie|mp4"),
    "audio": re.compile(r"audio|speech|sound|music|song|voice"),
}
_ADDRESS = re.compile(r"(?:.*_)?(?:url|uri)\Z|sample\Z")
_OTHERS = re.compile(
    r"(?:.*_)?(?:status|response|polling|poll|cancel|webhook|callback|web|get|self|stream)_?ur[li]\Z"
)
_BASE64 = re.compile(r"b64(?:_json)?\Z|.*base64\Z")
_INSIDE = 2
"""Keys down to what stands in an object of an answer."""
_IDS = ("id", "request_id", "task_id", "generation_id", "job_id", "prediction_id")
_NAMED = {
    "status": "status", "state": "status", "revised_prompt": "actual_prompt",
    "created_at": "created_at", "updated_at": "updated_at", "queue_position": "progress.position",
    "progress": "progress.percent", "polling_url": "address.poll", "status_url": "address.poll",
    "response_url": "address.result", "cancel_url": "address.cancel",
    "failure_reason": "error.message", "fail_reason": "error.message", "error_message": "error.message",
}  # fmt: skip
_STATES = {
    "queued": "queued pending waiting in_queue submitted starting created scheduled",
    "running": "processing running in_progress generating active started",
    "succeeded": "completed complete succeeded success ready done finished ok",
    "failed": "failed failure error request_moderated content_moderated moderated rejected",
    "cancelled": "cancelled canceled",
    "expired": "expired timed_out",
}
_MEANING = {word: meaning for meaning, words in _STATES.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class AnswerSlot:
    """A member of an answer that the client reads."""

    path: tuple[str, ...]
    """Keys from the answer down; ``*`` for each element of a list."""
    slot: str
    place: SchemaPlace
    words: tuple[str, ...] = ()
    """The words that the schema lists for it."""


def answer_slots(place: SchemaPlace, library: Library) -> list[AnswerSlot]:
    """The slots of an answer whose schema is at `place`, each once; files among them have labels.

    Of several forms of an answer that a status tells apart, all count, and the status has the words of all.
    """
    found: dict[str, AnswerSlot] = {}
    files: dict[tuple[str, str], list[AnswerSlot]] = {}
    for one in answer_members(place, library):
        field = _file_field(one)
        if field:
            same = files.setdefault((field, _list_of(one.path)), [])
            same += [one] if all(other.path != one.path for other in same) else []
            continue
        slot = _slot_by_name(one)
        if slot and (slot not in found or len(one.path) < len(found[slot].path) == _INSIDE):
            found[slot] = AnswerSlot(one.path, slot, one.place, _words(one.place))
        elif slot and found[slot].path == one.path:
            words = dict.fromkeys([*found[slot].words, *_words(one.place)])
            found[slot] = replace(found[slot], words=tuple(words))
    return [*found.values(), *_files(files)]


def unread_members(
    place: SchemaPlace, library: Library, slots: list[AnswerSlot]
) -> list[SchemaPlace]:
    """The members of an answer that no slot reads, each once; what repeats the request as one."""
    read, found = {one.path for one in slots}, dict[PlaceKey, SchemaPlace]()
    for one in answer_members(place, library):
        if one.path and one.path not in read:
            found.setdefault(one.place.key, one.place)
    with suppress(BrokenReference):
        for name in _ECHOES:
            echo = library.follow(place).find("properties", name)
            if echo is not None:
                found.setdefault(echo.key, echo)
    return list(found.values())


def _files(groups: dict[tuple[str, str], list[AnswerSlot]]) -> Iterator[AnswerSlot]:
    """The files: the address and the content of one are fields of it; several files have labels."""
    holders: dict[tuple[str, ...], list[tuple[str, AnswerSlot]]] = {}
    for (field, _), ones in groups.items():
        for one in ones:
            holders.setdefault(one.path[:-1], []).append((field, one))
    lone = len(holders) == 1
    for holder, fields in holders.items():
        several = len({field for field, _ in fields}) < len(fields)
        for field, one in fields:
            words = [key for key in (one.path if several else holder or one.path) if key != "*"]
            label = "" if lone and not several else f".{snake('_'.join(words))}"
            yield AnswerSlot(one.path, f"output{label}.{field}", one.place)


def _list_of(path: tuple[str, ...]) -> str:
    return "/".join(path[:-1])


def answer_members(place: SchemaPlace, library: Library) -> Iterator[AnswerSlot]:
    """Every leaf of an answer whose schema is at `place`, without a slot."""
    return _leaves(place, library, (), frozenset(), [_MOST])


def _leaves(
    place: SchemaPlace,
    library: Library,
    path: tuple[str, ...],
    above: frozenset[PlaceKey],
    left: list[int],
) -> Iterator[AnswerSlot]:
    """The leaves below `path`. `left` counts down what is looked at: schemas may hold each other."""
    try:
        place = library.follow(place)
    except BrokenReference:
        return
    left[0] -= 1
    if len(above) > _DEEPEST or place.key in above or left[0] < 0:
        return
    above |= {place.key}
    inner = place.find("properties")
    for name in inner.members if inner is not None else {}:
        if not 0 < len(name) <= 128 or not writable(name) or (not path and name in _ECHOES):
            continue
        yield from _leaves(place.at("properties", name), library, (*path, name), above, left)
    if isinstance(place.get("items"), dict):
        yield from _leaves(place.at("items"), library, (*path, "*"), above, left)
    for word in ("allOf", "anyOf", "oneOf"):
        forms = _forms(place, word)
        every = word == "allOf" or _by_status(forms, library)
        for form in forms:
            found = list(_leaves(form, library, path, above, left))
            yield from found
            if found and not every:
                break  # the others are other forms of the same answer
    if inner is None and not place.has("items"):
        yield AnswerSlot(path, "", place)


def _forms(place: SchemaPlace, word: str) -> list[SchemaPlace]:
    listed = place.find(word)
    return [listed.at(at) for at in range(len(listed.elements))] if listed is not None else []


def _by_status(forms: list[SchemaPlace], library: Library) -> bool:
    """Whether a status tells forms of an answer apart: each lists words of its own for one key."""
    words = [_status_words(form, library) for form in forms]
    return len(words) > 1 and all(words) and len(set[str]().union(*words)) == sum(map(len, words))


def _status_words(form: SchemaPlace, library: Library) -> set[str]:
    """The words for the status that a form of an answer lists, each with its key."""
    found, seen, todo = set[str](), set[PlaceKey](), [form]
    while todo:
        with suppress(BrokenReference):
            form = library.follow(todo.pop())
            if form.key in seen:
                continue
            seen.add(form.key)
            todo += _forms(form, "allOf")
            inner = form.find("properties")
            for name in inner.members if inner is not None else {}:
                if _NAMED.get(name) == "status":
                    listed = _words(library.follow(form.at("properties", name)))
                    found |= {f"{name}={word}" for word in listed}
    return found


def _words(place: SchemaPlace) -> tuple[str, ...]:
    """The texts of `enum` and `const`."""
    listed = [*(place.at("enum").elements if place.has("enum") else []), place.get("const")]
    return tuple(one for one in listed if isinstance(one, str) and writable(one))


def _file_field(one: AnswerSlot) -> str:
    """The field of a file that a leaf is; empty where it is none."""
    last = next((key for key in reversed(one.path) if key != "*"), "")
    if _OTHERS.match(last) or one.place.get("type") not in ("string", None, ["string", "null"]):
        return ""
    if _BASE64.match(last) or one.place.get("contentEncoding") == "base64":
        return "base64"
    if one.place.get("format") in ("uri", "url") or _ADDRESS.match(last):
        return "url"
    return ""


def _slot_by_name(one: AnswerSlot) -> str:
    last = one.path[-1] if one.path else ""
    if one.path[:1] == ("error",) and last == "message":
        return "error.message"
    if last in _IDS and len(one.path) == 1:
        return "id"
    if snake(last) in _IDS[1:] and len(one.path) == _INSIDE and "*" not in one.path:
        return "id"
    slot = _NAMED.get(last, "")
    return slot if slot and "*" not in one.path[1:] else ""


def status_words(slots: list[AnswerSlot]) -> dict[str, list[str]]:
    """The words of the `status` slot by meaning; words that nobody knows mean nothing here."""
    found: dict[str, list[str]] = {}
    for one in slots:
        if one.slot == "status":
            for word in one.words:
                meaning = _MEANING.get(snake(word))
                if meaning:
                    found.setdefault(meaning, []).append(word)
    return {meaning: found[meaning] for meaning in _STATES if meaning in found}


def unknown_words(slots: list[AnswerSlot]) -> list[str]:
    """The words of the `status` slot whose meaning nobody knows."""
    return [
        word
        for one in slots
        if one.slot == "status"
        for word in one.words
        if snake(word) not in _MEANING
    ]


def medium_in(*texts: str) -> str | None:
    """The medium that the first telling text names: of several in one, the last."""
    for text in texts:
        found = {
            medium: max((match.start() for match in form.finditer(text.lower())), default=-1)
            for medium, form in _MEDIA.items()
        }
        medium = max(found, key=lambda one: found[one])
        if found[medium] >= 0:
            return medium
    return None


def made_envelope(slots: list[AnswerSlot], only: frozenset[str] | None = None) -> dict[str, Any]:
    """The example of an answer with these slots; `only` those that begin with one of the words."""
    made: Any = {}
    for one in slots:
        if only is None or one.slot.partition(".")[0] in only:
            made = put_slot(made, one.path, f"<{one.slot}>")
    return cast("dict[str, Any]", made)


def put_slot(node: Any, path: tuple[str, ...], slot: str) -> Any:
    """`node` with a slot at `path`."""
    if not path:
        return slot
    if path[0] == "*":
        inner = cast("list[object]", node)[0] if isinstance(node, list) and node else None
        return [put_slot(inner, path[1:], slot)]
    held = cast("dict[str, Any]", node) if isinstance(node, dict) else {}
    return {**held, path[0]: put_slot(held.get(path[0]), path[1:], slot)}
