"""OpenAPI 3.0 and 3.1: each operation that makes files, for each model that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from . import reasons
from .beside import list_beside, read_outside
from .contents import part_types
from .described import operation_of
from .flat import NoSchema, flatten
from .ids import create_path, ids_of, is_branched, model_facts, model_place
from .joined import join_models
from .models import ImportOptions, PublishedModel, read_params, spec_data
from .operations import MediaOperation, media_operations
from .places import Library, SchemaPlace
from .refused import unread_refusals
from .values import ValueReader
from .writable import one_line


def read_openapi(
    library: Library,
    options: ImportOptions,
    gateway: dict[str, Any],
    wanted: Callable[[str], bool],
) -> Iterator[PublishedModel]:
    """Every model of the documents whose name `wanted` takes.

    A model is called by its id. A second operation with the same id is a mode of it; where that cannot be said, or
    where it alone is wanted, it is a model of its own, called by both: ``ID@OPERATION``. So is each further one.
    """
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
            model = _read(operation, wire, root, library, options, gateway)
            if root != wire and not model.problem:
                model.data = _naming_its_operation(model.data)
            if wire in taken and not model.problem and _joins(taken[wire], model, library):
                continue
            if model.apart and not wanted(root):
                model.problem, model.apart = f"{model.apart}; --select takes it", ""
            if wire not in taken and not model.problem:
                taken[wire] = model
            found.append(model)
    yield from found


def _joins(first: PublishedModel, second: PublishedModel, library: Library) -> bool:
    """Makes one model of two operations with one id, or notes why they stay two."""
    more = str(second.data["operation"]).removeprefix(f"{first.data['operation']}_")
    if second.data["params"] == first.data["params"] and more.isdecimal():
        # The same words of another version of the path.
        library.twice.append(second.root)
        return True
    why = join_models(first, second)
    if not why:
        first.unread += second.unread
    else:
        second.apart = (
            f"it stays apart from {first.data['operation']}, which has the same id, as {why}"
        )
    return not why


def _naming_its_operation(data: dict[str, Any]) -> dict[str, Any]:
    """The data of a spec whose key names the operation, as another model has its id."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        found[key] = value
        if key == "operation":
            found["names_operation"] = True
    return found


def _read(
    operation: MediaOperation,
    wire: str,
    root: str,
    library: Library,
    options: ImportOptions,
    gateway: dict[str, Any],
) -> PublishedModel:
    model = PublishedModel(
        root, operation.body, problem=operation.problem, unread=[*operation.unread]
    )
    if operation.problem:
        return model
    place = model_place(operation, library)
    skip = frozenset({operation.model_key}) if place is not None else frozenset[str]()
    if place is not None:
        _account_id(model, place, operation.model_key, library)
    elif is_branched(operation, library):
        model.problem = "each form of its request names models of its own; write them by hand"
        return model
    key = str(gateway.get("auth", {}).get("header", "authorization"))
    outside = read_outside(model, operation, library, options, key)
    list_beside(model, operation, gateway)
    model.unread += unread_refusals(operation, library, gateway)
    forms = part_types(operation.content) if operation.encoding == "multipart" else None
    params = read_params(model, library, options, skip, forms, outside)
    if not model.problem and wire.startswith("?"):
        model.problem = "no document lists the ids of its models"
    path, _ = create_path(operation, library)
    name = operation_of(operation, library, gateway)
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


def _account_id(model: PublishedModel, place: SchemaPlace, key: str, library: Library) -> None:
    """What the document says of the key of the id becomes the id, or is listed."""
    reader = ValueReader(library, model.accounting, accept=True)
    facts = reader.read(place, "id")
    if facts is None and model_facts(place, library) is not None:
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
            if name == key:
                model.accounting.carry(listed.at(index), "id")
