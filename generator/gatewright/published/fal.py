"""fal's models: an OpenAPI document for each endpoint of the queue, alone or in the answer of `/models`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..slots import CONTENT, file_slot, find_slots
from .answers import answer_slots, made_envelope, medium_in, unread_members
from .models import ImportOptions, PublishedModel, read_params, spec_data
from .places import BrokenReference, Library, SchemaPlace
from .writable import one_line

_META = "x-fal-metadata"
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class _FalEndpoint:
    """One endpoint of a document."""

    place: SchemaPlace
    """Its OpenAPI document."""
    root: str
    category: str
    title: str
    url: str


def read_fal(
    library: Library,
    options: ImportOptions,
    gateway: dict[str, Any],
    wanted: Callable[[str], bool],
) -> Iterator[PublishedModel]:
    """Every endpoint of the documents whose id `wanted` takes, once each."""
    seen: set[str] = set()
    for document in library.documents:
        for one in _endpoints(SchemaPlace(document, "", document.data)):
            if not wanted(one.root):
                continue
            if one.root in seen:
                library.twice.append(one.root)
            else:
                seen.add(one.root)
                yield _read(one, library, options, gateway)


def _endpoints(place: SchemaPlace) -> Iterator[_FalEndpoint]:
    """The endpoints in an answer of `/models`, in a list, or the one that a document is about."""
    if isinstance(place.node, list):
        for index in range(len(place.elements)):
            yield from _endpoints(place.at(index))
    elif place.find("models") is not None:
        yield from _endpoints(place.at("models"))
    elif isinstance(place.get("endpoint_id"), str) and place.find("openapi", "paths") is not None:
        inner = place.at("openapi")
        document = inner.document.inside(inner.pointer, inner.node)
        own = SchemaPlace(document, inner.pointer, inner.node)
        yield _endpoint(own, str(place.get("endpoint_id")), place.find("metadata"))
    elif place.find("info", _META, "endpointId") is not None:
        meta = place.at("info", _META)
        yield _endpoint(place, str(meta.get("endpointId")), meta)


def _endpoint(place: SchemaPlace, root: str, meta: SchemaPlace | None) -> _FalEndpoint:
    def text_at(*words: str) -> str:
        found = (meta.get(word) for word in words) if meta is not None else ()
        return next((one for one in found if isinstance(one, str)), "")

    url = text_at("documentationUrl", "model_url", "playgroundUrl")
    return _FalEndpoint(
        place,
        root,
        text_at("category"),
        text_at("display_name") or root,
        url if url.startswith("https://") else "",
    )


def _read(
    endpoint: _FalEndpoint, library: Library, options: ImportOptions, gateway: dict[str, Any]
) -> PublishedModel:
    paths = endpoint.place.find("paths")
    request = _schema(paths, f"/{endpoint.root}", "post", library) if paths is not None else None
    if paths is None or request is None:
        why = "the document describes no request"
        return PublishedModel(endpoint.root, endpoint.place, problem=why)
    model = PublishedModel(endpoint.root, request)
    params = read_params(model, library, options)
    answer = _schema(paths, f"/{endpoint.root}/requests/{{request_id}}", "get", library)
    slots = answer_slots(answer, library) if answer is not None else []
    files = [one for one in slots if one.slot.startswith("output.")]
    model.unread = unread_members(answer, library, files) if answer is not None else []
    if not files:
        model.problem = "its answer holds no file"
        return model
    told = medium_in(endpoint.category) or medium_in(*(".".join(one.path) for one in files))
    medium = told or options.medium
    if medium is None:
        model.problem = model.problem or "no document says what it makes; give --medium"
        return model
    more, inferred = {}, {"medium": f"Its category is {endpoint.category or 'not named'}."}
    if not endpoint.category:
        inferred["medium"] = "The keys of its answer say so."
    if _usual(gateway, medium) != {(one.path, one.slot) for one in files}:
        more = {"answers": {"succeeded": made_envelope(files)}}
        inferred["answers"] = "The slots are where the answer has files; look at them before use."
    source = {"title": one_line(endpoint.title), **({"url": endpoint.url} if endpoint.url else {})}
    head = {"id": endpoint.root, "title": one_line(endpoint.title), "medium": medium}
    source = {**source, "read": options.today}
    model.data = spec_data(model, head, source, params, more, inferred)
    return model


def _usual(gateway: dict[str, Any], medium: str) -> set[tuple[tuple[str, ...], str]]:
    """Where the gateway's own envelope of that medium has files."""
    answers: dict[str, Any] = gateway["answers"]
    found = answers.get(medium, {}).get("succeeded") or answers.get("succeeded")
    return {
        (tuple("*" if isinstance(key, int) else key for key in path), slot)
        for slot, path in find_slots(found)
        if (one := file_slot(slot)) is not None and one.field in CONTENT
    }


def _schema(paths: SchemaPlace, path: str, method: str, library: Library) -> SchemaPlace | None:
    """The schema of a request, or of a good answer."""
    place = paths.find(path, method)
    if place is None:
        return None
    way = ("requestBody",) if method == "post" else ("responses", "200")
    found = place.find(*way, "content", _JSON, "schema")
    try:
        return library.follow(found) if found is not None else None
    except BrokenReference:
        return None
