"""The ids that an operation names: the options of `model`, or its path."""

from __future__ import annotations

import json
from typing import Any

from ..runtime.rules.kinds import kind_class
from ..runtime.rules.relations.base import Facts
from .flat import NoSchema, flatten
from .forms import MODEL
from .operations import MediaOperation
from .places import Library, SchemaPlace
from .statements import Accounting
from .values import ValueReader


def create_path(operation: MediaOperation, library: Library) -> tuple[str, str]:
    """(the path of the create, where the model's id is: body or path)."""
    if model_place(operation, library) is not None:
        return operation.path, "body"
    path, id = _split(operation.path)
    return path, "path" if id else "body"


def ids_of(operation: MediaOperation, library: Library) -> list[str]:
    """The ids that an operation names, or the one that its path is."""
    place = model_place(operation, library)
    if place is None:
        if operation.problem:
            # What is left out is called by all of its path.
            return ["/".join(_after_version(operation.path)[1])]
        return [_split(operation.path)[1] or f"?{operation.name}"]
    facts = model_facts(place, library)
    if facts is None:
        return [f"?{operation.name}"]
    if kind_class(facts).fixed:
        return [str(facts["const"])]
    listed = [str(one) for one in facts.get("options", [])]
    if not listed and isinstance(facts.get("default"), str):
        listed = [facts["default"]]
    return listed or [f"?{operation.name}"]


def is_branched(operation: MediaOperation, library: Library) -> bool:
    """Whether a request is one of several forms, and each names its models itself."""
    try:
        flat = flatten(operation.body, library, Accounting(), "")
        branches = [
            flatten(listed.at(at), library, Accounting(), "")
            for listed in flat.places("oneOf", "anyOf")
            for at in range(len(listed.elements))
        ]
    except NoSchema:
        return False
    named = [one for branch in branches for one in branch.places("properties")]
    return any(one.has(MODEL) for one in named)


def _split(path: str) -> tuple[str, str]:
    """A path as that of its gateway's creates and the id in it: ``/v1/flux-dev`` → ``/v1/{model}``, ``flux-dev``.

    The id is what follows the version, up to what a param fills: ``/v1/speech/{voice}`` → ``/v1/{model}/{voice}``,
    ``speech``. It is empty where params fill all of the path.
    """
    version, parts = _after_version(path)
    start = next((at for at, part in enumerate(parts) if "{" not in part), None)
    if start is None:
        return path, ""
    end = next((at for at in range(start, len(parts)) if "{" in parts[at]), len(parts))
    whole = [*version, *parts[:start], "{model}", *parts[end:]]
    return f"/{'/'.join(whole)}", "/".join(parts[start:end])


def _after_version(path: str) -> tuple[list[str], list[str]]:
    """(the version that a path begins with, if it does, and the segments behind it)."""
    parts = path.strip("/").split("/")
    first = 1 if len(parts) > 1 and parts[0][:1] == "v" and parts[0][1:2].isdigit() else 0
    return parts[:first], parts[first:]


def model_place(operation: MediaOperation, library: Library) -> SchemaPlace | None:
    try:
        flat = flatten(operation.body, library, Accounting(), "")
    except NoSchema:
        return None
    key = operation.model_key
    return next((one.at(key) for one in flat.places("properties") if one.has(key)), None)


def model_facts(place: SchemaPlace, library: Library) -> Facts | None:
    facts = ValueReader(library, Accounting(), accept=True).read(place, "id")
    if facts is not None:
        return facts
    # One id that no spec can hold leaves out its own model only.
    listed = [one for one in _key_options(place, library) if isinstance(one, str)]
    return {"type": "enum", "options": listed} if listed else None


def _key_options(place: SchemaPlace, library: Library) -> list[Any]:
    """The options of a key as the document has them, each once."""
    try:
        flat = flatten(place, library, Accounting(), "id")
    except NoSchema:
        return []
    found = [one for place in flat.places("enum") for one in place.elements]
    for branches in flat.places("anyOf", "oneOf"):
        for index in range(len(branches.elements)):
            listed = branches.at(index).find("enum")
            found += listed.elements if listed is not None else []
    return list({json.dumps(one): one for one in found}.values())
