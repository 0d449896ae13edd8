"""Replicate's models: the schema of `Input` and `Output` that cog publishes with each version."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .models import ImportOptions, PublishedModel, read_params, spec_data
from .outputs import FileLeaf, envelope, leaves_of, medium_of
from .places import Library, SchemaPlace
from .writable import one_line

_LISTS = ("results", "models")


@dataclass(frozen=True, slots=True)
class _ReplicateModel:
    """One model of a document, in the form of Replicate's own API."""

    place: SchemaPlace

    @property
    def root(self) -> str:
        return f"{self.place.get('owner')}/{self.place.get('name')}"

    @property
    def version(self) -> SchemaPlace | None:
        return self.place.find("latest_version")

    def schema(self, name: str) -> SchemaPlace | None:
        whole = self.place.find("latest_version", "openapi_schema")
        if whole is None:
            return None
        document = whole.document.inside(whole.pointer, whole.node)
        return SchemaPlace(document, whole.pointer, whole.node).find("components", "schemas", name)

    @property
    def example(self) -> Any:
        """The answer of the document's own example."""
        found = self.place.find("default_example", "output")
        return None if found is None else found.node


def read_replicate(
    library: Library, options: ImportOptions, gateway: dict[str, Any], wanted: Any
) -> Iterator[PublishedModel]:
    """Every model of the documents whose name `wanted` takes, once each.

    `gateway` is the data of the gateway's spec.
    """
    seen: set[str] = set()
    for entry in _entries(library):
        if not wanted(entry.root):
            continue
        if entry.root in seen:
            library.twice.append(entry.root)
        else:
            seen.add(entry.root)
            yield _read(entry, library, options, gateway)


def _entries(library: Library) -> Iterator[_ReplicateModel]:
    for document in library.documents:
        yield from _below(SchemaPlace(document, "", document.data))


def _below(place: SchemaPlace) -> Iterator[_ReplicateModel]:
    if isinstance(place.node, list):
        for index in range(len(place.elements)):
            yield from _below(place.at(index))
    elif isinstance(place.get("owner"), str) and isinstance(place.get("name"), str):
        yield _ReplicateModel(place)
    else:
        for word in _LISTS:
            if isinstance(place.get(word), list):
                yield from _below(place.at(word))


def _read(
    entry: _ReplicateModel, library: Library, options: ImportOptions, gateway: dict[str, Any]
) -> PublishedModel:
    request = entry.schema("Input")
    if request is None:
        return PublishedModel(entry.root, entry.place, problem="no version with a schema is there")
    model = PublishedModel(entry.root, request)
    params = read_params(model, library, options)
    output = entry.schema("Output")
    leaves = list(leaves_of(output, library)) if output is not None else []
    if not leaves:
        model.problem = "its answer holds no file"
        return model
    files, medium, why = _media(leaves, entry.example, options)
    if medium is None:
        model.problem = model.problem or why
        return model
    succeeded = _success_envelope(gateway, files, medium)
    more: dict[str, Any] = {"answers": {"succeeded": succeeded}} if succeeded else {}
    inferred = {"medium": why}
    if more:
        pointer = output.pointer if output is not None else ""
        inferred["answers"] = f"The slots are where {pointer} has files; look at them before use."
    head = _head(entry, medium, gateway)
    source: dict[str, Any] = {"title": one_line(entry.root)}
    url = entry.place.get("url")
    if isinstance(url, str) and url.startswith("https://"):
        source["url"] = url
    source["read"] = options.today
    model.data = spec_data(model, head, source, params, more, inferred)
    return model


def _head(entry: _ReplicateModel, medium: str, gateway: dict[str, Any]) -> dict[str, Any]:
    """The id, and the operation of official models, which travel without a version."""
    head = {"id": entry.root, "title": one_line(entry.place.get("name")), "medium": medium}
    if entry.place.get("is_official") is True:
        by_path = (
            name
            for name, one in gateway["operations"].items()
            if one["request"]["model"] == "path" and medium in one["media"]
        )
        operation = next(by_path, None)
        return {**head, **({"operation": operation} if operation else {})}
    version = entry.version
    number = version.get("id") if version is not None else None
    return {**head, "id": f"{entry.root}:{number}"} if isinstance(number, str) else head


def _media(
    leaves: list[FileLeaf], example: Any, options: ImportOptions
) -> tuple[list[tuple[FileLeaf, str]], str | None, str]:
    """(each file with its family, the model's medium or None, why)."""
    shown = [(leaf, *medium_of(leaf, example)) for leaf in leaves]
    first = next(((medium, ending) for _, medium, ending in shown if medium), None)
    if first is None:
        endings = ", ".join(sorted({ending for *_, ending in shown if ending}))
        if options.medium is None or endings:
            said = f"makes {endings}" if endings else "has no example of what it makes"
            hint = "which is not a picture, film or sound" if endings else "give --medium"
            return [], None, f"it {said}; {hint}"
        why = "The document has no example; the person who imported it said so."
        return [(leaf, "output") for leaf in leaves], options.medium, why
    medium, ending = first
    files = [
        (leaf, "output" if kind in (medium, None) else kind)
        for leaf, kind, end in shown
        if kind is not None or not end
    ]
    files = [(leaf, str(family)) for leaf, family in files]
    return files, medium, f"The document's own example ends in {ending}."


def _success_envelope(
    gateway: dict[str, Any], files: list[tuple[FileLeaf, str]], medium: str
) -> dict[str, Any] | None:
    """The envelope of a finished prediction; None where the gateway's says the same."""
    usual: dict[str, Any] = gateway["answers"]["succeeded"]
    made = copy.deepcopy(usual)
    made["output"] = envelope(files)
    return None if made == usual else made
