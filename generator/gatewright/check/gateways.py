"""A gateway's operations, envelopes and words against each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, Workspace
from ..slots import CONTENT, SLOTS, file_slot, find_slots, is_slot
from .holes import hole_faults
from .uploads import upload_faults

MEDIA = ("image", "video", "audio")
NO_FILE = "the `succeeded` answer marks no <output.url>, nor another slot that holds a file"
WHOLE = "<output.bytes>"
"""The envelope of an answer that is the file itself."""
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


def is_gateway_name(name: str) -> bool:
    """Whether a gateway may be called so: its file, and the folder of its models."""
    return _NAME.match(name) is not None


def gateway_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every contradiction in a gateway's file."""
    data = file.data
    if not is_gateway_name(file.gateway):
        hint = "a gateway's file is named in small letters, digits and hyphens"
        yield file.fault((), f"`{file.gateway}` is not a name for a gateway", hint)
    yield from slot_faults(file, ("answers",), data["answers"])
    for name, operation in data["operations"].items():
        here = ("operations", name)
        yield from slot_faults(file, (*here, "answers"), operation.get("answers", {}))
        yield from _media_faults(file, here, operation.get("answers", {}), operation["media"])
        yield from _operation_faults(file, here, operation)
    made = {medium for one in data["operations"].values() for medium in one["media"]}
    yield from _media_faults(file, (), data["answers"], made)
    yield from _auth_faults(file, ("auth",), data["auth"])
    yield from hole_faults(file)
    yield from _word_faults(file)
    yield from _range_faults(file)
    conflict = data.get("idempotency", {}).get("conflict")
    codes = data.get("errors", {}).get("codes", {})
    if conflict is not None and conflict not in codes:
        hint = did_you_mean(conflict, codes)
        yield file.fault(("idempotency", "conflict"), f"there is no error code `{conflict}`", hint)
    if data.get("errors", {}).get("code_type") == "integer":
        for code in codes:
            if not code.isdecimal():
                message = f"`{code}` is not a whole number, as `code_type` says of the codes"
                yield file.fault(("errors", "codes", code), message, key=True)
    tracing = data.get("tracing", {}).get("param")
    if tracing is not None and tracing not in data.get("params", {}):
        hint = did_you_mean(tracing, data.get("params", {}))
        yield file.fault(("tracing", "param"), f"there is no param `{tracing}`", hint)
    yield from upload_faults(file)


def slot_faults(
    file: SpecFile, here: tuple[str, ...], answers: dict[str, Any]
) -> Iterator[Diagnostic]:
    """Every slot of these envelopes that does not exist, or is marked twice."""
    for state, body in answers.items():
        if state in MEDIA:
            yield from slot_faults(file, (*here, state), body)
            continue
        if isinstance(body, str) and body != WHOLE:
            message = "an answer is an object, a list, or the file itself"
            yield file.fault((*here, state), message, f"write `{WHOLE}` for the file itself")
        seen: set[str] = set()
        for slot, path in find_slots(body):
            if not is_slot(slot):
                hint = did_you_mean(slot, SLOTS)
                yield file.fault((*here, state, *path), f"there is no slot <{slot}>", hint)
            elif slot in seen:
                yield file.fault((*here, state, *path), f"<{slot}> is marked twice in this answer")
            seen.add(slot)


def _media_faults(
    file: SpecFile, here: tuple[str, ...], answers: dict[str, Any], made: Collection[str]
) -> Iterator[Diagnostic]:
    """Returns a fault for the answers of each medium that is not made here."""
    for medium in MEDIA:
        if medium in answers and medium not in made:
            message = f"no operation here makes {medium}, so it has no answers"
            hint = f"remove them, or add {medium} to `media`"
            yield file.fault((*here, "answers", medium), message, hint, key=True)


def _auth_faults(
    file: SpecFile, here: tuple[str, ...], auth: dict[str, Any]
) -> Iterator[Diagnostic]:
    """More or fewer places for the key than one."""
    places = [key for key in ("scheme", "header", "query") if key in auth]
    if not places:
        hint = "add `scheme: bearer`, `header` or `query`"
        yield file.fault(here, "nothing says where the key travels", hint, key=True)
    for key in places[1:]:
        yield file.fault((*here, key), f"the key travels in `{places[0]}` already", key=True)
    if "prefix" in auth and "header" not in auth:
        message = "a prefix stands before the key in a header"
        yield file.fault((*here, "prefix"), message, "add `header`", key=True)


def _operation_faults(
    file: SpecFile, here: tuple[str, str], operation: dict[str, Any]
) -> Iterator[Diagnostic]:
    if "auth" in operation:
        yield from _auth_faults(file, (*here, "auth"), operation["auth"])
    answers = {**file.data["answers"], **operation.get("answers", {})}
    slots = {
        state: {slot for slot, _ in find_slots(body)}
        for state, body in answers.items()
        if state not in MEDIA
    }
    for step in ("poll", "result", "cancel"):
        slot = f"address.{step}"
        if step not in operation and any(slot in found for found in slots.values()):
            message = f"<{slot}> is marked, but the operation has no `{step}`"
            yield file.fault(here, message, "add its method and path", key=True)
    if "model_key" in operation["request"] and operation["request"]["model"] == "path":
        message = "the model is in the path, so it has no key"
        yield file.fault((*here, "request", "model_key"), message, "remove it", key=True)
    in_path = operation["request"]["model"] == "path"
    for step in ("create", "stream"):
        if step in operation and ("{model}" in operation[step]) != in_path:
            where = "in the path" if in_path else "in the body"
            has = "lacks" if in_path else "has"
            yield file.fault((*here, step), f"the model is {where}, but the {step} {has} {{model}}")
    # Where no file of the gateway shows results, each model has to; `check.models` looks.
    layers = [file.data["answers"], operation.get("answers", {})]
    for medium in operation["media"]:
        shown = [one for layer in layers for one in (layer, layer.get(medium, {}))]
        ends = [
            one["succeeded"]
            for one in (shown[0], shown[2], shown[1], shown[3])
            if "succeeded" in one
        ]
        if ends and not any(holds_file(slot) for slot, _ in find_slots(ends[-1])):
            yield file.fault(here, NO_FILE, key=True)
            break
    for step in ("result", "cancel"):
        if step in operation and "poll" not in operation:
            yield file.fault((*here, step), "without `poll` there is no task", "add `poll`")
    if "poll" in operation:
        for step in ("poll", "result", "cancel"):
            if step in operation and "{id}" not in operation[step]:
                yield file.fault((*here, step), f"the path of a {step} has {{id}} in it")
        if "created" not in answers or "id" not in slots["created"]:
            yield file.fault(
                here, "the answer to a create has to mark <id>, or nobody can poll", key=True
            )
        if "states" not in file.data:
            yield file.fault(here, "`states` is missing, which a polled operation needs", key=True)
        elif "status" not in slots.get("pending", slots.get("created", set())):
            yield file.fault(here, "the answer to a poll has to mark <status>", key=True)


def holds_file(slot: str) -> bool:
    """Whether a slot is a file, or leads to one."""
    found = file_slot(slot)
    return found is not None and found.field in CONTENT


def _word_faults(file: SpecFile) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for group in ("states", "older_states"):
        for meaning, words in file.data.get(group, {}).items():
            for index, word in enumerate(words):
                other = seen.setdefault(word, meaning)
                if other != meaning or (group == "older_states" and word in _current(file)):
                    message = f"the word `{word}` already means {other}"
                    yield file.fault((group, meaning, index), message)


def _current(file: SpecFile) -> set[str]:
    return {word for words in file.data.get("states", {}).values() for word in words}


def _range_faults(file: SpecFile) -> Iterator[Diagnostic]:
    for key in ("first", "every"):
        bounds = file.data["polling"].get(key)
        if bounds is not None and bounds[0] > bounds[1]:
            yield file.fault(("polling", key), "the first number is the smaller one")
