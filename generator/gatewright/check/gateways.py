"""A gateway's operations, envelopes and words against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, Workspace
from ..slots import SLOTS, marked
from .holes import hole_faults
from .uploads import upload_faults

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


def gateway_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every contradiction in a gateway's file."""
    data = file.data
    if not _NAME.match(file.gateway):
        hint = "a gateway's file is named in small letters, digits and hyphens"
        yield file.fault((), f"`{file.gateway}` is not a name for a gateway", hint)
    yield from _slot_faults(file, ("answers",), data["answers"])
    for name, operation in data["operations"].items():
        here = ("operations", name)
        yield from _slot_faults(file, (*here, "answers"), operation.get("answers", {}))
        yield from _operation_faults(file, here, operation)
    yield from hole_faults(file)
    yield from _word_faults(file)
    yield from _range_faults(file)
    conflict = data.get("idempotency", {}).get("conflict")
    codes = data.get("errors", {}).get("codes", {})
    if conflict is not None and conflict not in codes:
        hint = did_you_mean(conflict, codes)
        yield file.fault(("idempotency", "conflict"), f"there is no error code `{conflict}`", hint)
    tracing = data.get("tracing", {}).get("param")
    if tracing is not None and tracing not in data.get("params", {}):
        hint = did_you_mean(tracing, data.get("params", {}))
        yield file.fault(("tracing", "param"), f"there is no param `{tracing}`", hint)
    yield from upload_faults(file)
    if data["uploads"]["via"] == "files_api":
        if "form" not in data["uploads"]:
            yield file.fault(("uploads",), "`form` is missing, which a files API needs")
        elif "file" not in data["uploads"]["form"]:
            message = "no part of the form is the file"
            yield file.fault(("uploads", "form"), message, "add `file`", key=True)
        if "upload" not in data.get("endpoints", {}):
            yield file.fault(("endpoints",), "`upload` is missing, which a files API needs")


def _slot_faults(
    file: SpecFile, here: tuple[str, ...], answers: dict[str, Any]
) -> Iterator[Diagnostic]:
    for state, body in answers.items():
        seen: set[str] = set()
        for slot, path in marked(body):
            if slot not in SLOTS:
                hint = did_you_mean(slot, SLOTS)
                yield file.fault((*here, state, *path), f"there is no slot <{slot}>", hint)
            elif slot in seen:
                yield file.fault((*here, state, *path), f"<{slot}> is marked twice in this answer")
            seen.add(slot)


def _operation_faults(
    file: SpecFile, here: tuple[str, str], operation: dict[str, Any]
) -> Iterator[Diagnostic]:
    answers = {**file.data["answers"], **operation.get("answers", {})}
    slots = {state: {slot for slot, _ in marked(body)} for state, body in answers.items()}
    in_path = operation["request"]["model"] == "path"
    for step in ("create", "stream"):
        if step in operation and ("{model}" in operation[step]) != in_path:
            where = "in the path" if in_path else "in the body"
            has = "lacks" if in_path else "has"
            yield file.fault((*here, step), f"the model is {where}, but the {step} {has} {{model}}")
    if "succeeded" not in answers:
        yield file.fault(here, "there is no `succeeded` answer to read results from", key=True)
    elif not slots["succeeded"] & {"output.url", "output.base64"}:
        yield file.fault(
            here, "the `succeeded` answer marks no <output.url> or <output.base64>", key=True
        )
    if "poll" in operation:
        if "{id}" not in operation["poll"]:
            yield file.fault((*here, "poll"), "the path of a poll has {id} in it")
        if "created" not in answers or "id" not in slots["created"]:
            yield file.fault(
                here, "the answer to a create has to mark <id>, or nobody can poll", key=True
            )
        if "states" not in file.data:
            yield file.fault(here, "`states` is missing, which a polled operation needs", key=True)
        elif "status" not in slots.get("pending", slots.get("created", set())):
            yield file.fault(here, "the answer to a poll has to mark <status>", key=True)


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
