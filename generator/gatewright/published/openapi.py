"""OpenAPI 3.0 and 3.1: each operation that makes files, for each model that it names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from ..runtime.rules.kinds import kind_class
from ..runtime.rules.relations.base import Facts
from . import reasons
from .beside import list_beside, read_outside
from .contents import part_types
from .flat import NoSchema, flatten
from .joined import join_models
from .models import ImportOptions, PublishedModel, read_params, spec_data
from .operations import MediaOperation, media_operations
from .places import Library, SchemaPlace
from .refused import unread_refusals
from .values import ValueReader
from .writable import one_line

MODEL = "model"


def read_openapi(
    library: Library,
    options: ImportOptions,
    gateway: dict[str, Any],
    wanted: Callable[[str], bool],
) -> Iterator[PublishedModel]:
    """Every model of the documents whose name `wanted` takes.

    A model is called by its id. A second operation with the same id is a mode of it; where that cannot be said, or
    where it alone is wanted, it is a model called by both: ``ID@OPERATION``.
    """
    by_create: dict[str, str] = {
        str(one["create"]).partition(" ")[2].partition("?")[0]: name
        for name, one in gateway.get("operations", {}).items()
    }
    seen: set[str] = set()
    taken: dict[str, PublishedModel] = {}
    found: list[PublishedModel] = []
    for operation in media_operations(library, options.medium):
        for wire in ids_of(operation, library):
            root = wire if wire not in seen else f"{wire}@{operation.name}"
            if root in seen:
                library.twice.append(root)
                continue
            seen.add(root)
            if not wanted(root) and not (wire in taken and wanted(wire)):
                continue
            model = _read(operation, wire, root, library, options, by_create, gateway)
            if wire in taken and not model.problem and _joins(taken[wire], model, library):
                continue
            if wire not in taken and not model.problem:
                taken[wire] = model
            found.append(model)
    yield from found


def _joins(first: PublishedModel, second: PublishedModel, library: Library) -> bool:
    """Makes one model of two operations with one id, or says why they stay two."""
    more = str(second.data["operation"]).removeprefix(f"{first.data['operation']}_")
    if second.data["params"] == first.data["params"] and more.isdecimal():
        # The same words of another version of the path.
        library.twice.append(second.root)
        return True
    why = join_models(first, second)
    if not why:
        first.unread += second.unread
    else:
        second.problem = (
            f"it stays apart from {first.data['operation']}, which has the same id, as {why}; "
            "--select it into another --gateway"
        )
    return not why


def create_path(operation: MediaOperation, library: Library) -> tuple[str, str]:
    """(the path of the create, where the model's id is: body or path)."""
    if _model_place(operation, library) is not None:
        return operation.path, "body"
    head, _, _ = _split(operation.path)
    return f"{head}/{{model}}", "path"


def ids_of(operation: MediaOperation, library: Library) -> list[str]:
    """The ids that an operation names, or the one that its path is."""
    place = _model_place(operation, library)
    if place is None:
        return [_split(operation.path)[2]]
    facts = _model_facts(place, library)
    if facts is None:
        return [f"?{operation.name}"]
    if kind_class(facts).fixed:
        return [str(facts["const"])]
    listed = [str(one) for one in facts.get("options", [])]
    if not listed and isinstance(facts.get("default"), str):
        listed = [facts["default"]]
    return listed or [f"?{operation.name}"]


def _branched(operation: MediaOperation, library: Library) -> bool:
    """Whether a request is one of several forms, and each names its models itself."""
    from .statements import Accounting

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


def _split(path: str) -> tuple[str, str, str]:
    """A path as its version and what follows: ``/v1/flux-dev`` → ``/v1``, /, ``flux-dev``."""
    parts = path.strip("/").split("/")
    if len(parts) > 1 and parts[0][:1] == "v" and parts[0][1:2].isdigit():
        return f"/{parts[0]}", "/", "/".join(parts[1:])
    return "", "/", "/".join(parts)


def _model_place(operation: MediaOperation, library: Library) -> SchemaPlace | None:
    from .statements import Accounting

    try:
        flat = flatten(operation.body, library, Accounting(), "")
    except NoSchema:
        return None
    return next((one.at(MODEL) for one in flat.places("properties") if one.has(MODEL)), None)


def _model_facts(place: SchemaPlace, library: Library) -> Facts | None:
    from .statements import Accounting

    facts = ValueReader(library, Accounting(), accept=True).read(place, "id")
    if facts is not None:
        return facts
    # One id that no spec can hold leaves out its own model only.
    listed = [one for one in _listed(place, library) if isinstance(one, str)]
    return {"type": "enum", "options": listed} if listed else None


def _listed(place: SchemaPlace, library: Library) -> list[Any]:
    """The options of a key as the document has them, each once."""
    from .statements import Accounting

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


def _read(
    operation: MediaOperation,
    wire: str,
    root: str,
    library: Library,
    options: ImportOptions,
    by_create: dict[str, str],
    gateway: dict[str, Any],
) -> PublishedModel:
    model = PublishedModel(
        root, operation.body, problem=operation.problem, unread=[*operation.unread]
    )
    if operation.problem:
        return model
    place = _model_place(operation, library)
    skip = frozenset({MODEL}) if place is not None else frozenset[str]()
    if place is not None:
        _account_id(model, place, library)
    elif _branched(operation, library):
        model.problem = "each form of its request names models of its own; write them by hand"
        return model
    outside = read_outside(model, operation, library, options)
    list_beside(model, operation, gateway)
    model.unread += unread_refusals(operation, library, gateway)
    forms = part_types(operation.content) if operation.encoding == "multipart" else None
    params = read_params(model, library, options, skip, forms, outside)
    if not model.problem and wire.startswith("?"):
        model.problem = "no document lists the ids of its models"
    path, _ = create_path(operation, library)
    name = by_create.get(path)
    if name is None and not model.problem:
        model.problem = f"the gateway's spec has no operation that creates with POST {path}"
    if model.problem and not model.clashes:
        return model
    info = SchemaPlace(operation.place.document, "", operation.place.document.data).find("info")
    title = one_line(info.get("title")) if info is not None and info.get("title") else wire
    head = {"id": wire, "title": wire, "medium": operation.medium, "operation": name}
    shown = f"The path and the answer of POST {operation.path} say so."
    inferred = {"medium": shown if operation.told else "The person who imported it said so."}
    source = {"title": f"{title}, POST {operation.path}", "read": options.today}
    model.data = spec_data(model, head, source, params, {}, inferred)
    return model


def _account_id(model: PublishedModel, place: SchemaPlace, library: Library) -> None:
    """What the document says of the key of the id becomes the id, or is listed."""
    reader = ValueReader(library, model.accounting, accept=True)
    facts = reader.read(place, "id")
    if facts is None and _model_facts(place, library) is not None:
        with suppress(NoSchema):
            for one in flatten(place, library, model.accounting, "id").places("type", "enum"):
                model.accounting.listed.pop(one.key, None)
                model.accounting.carry(one, "id")
    model.accounting.carry(place, "id")
    if facts is not None and "default" in facts:
        for one in flatten(place, library, model.accounting, "id").places("default"):
            model.accounting.leave(one, reasons.OWN_ID)
    try:
        flat = flatten(model.place, library, model.accounting, "params")
    except NoSchema:
        return
    for listed in flat.places("required"):
        for index, name in enumerate(listed.elements):
            if name == MODEL:
                model.accounting.carry(listed.at(index), "id")
