"""What an operation takes and answers, by content type."""

from __future__ import annotations

import re

from .places import BrokenReference, Library, SchemaPlace
from .values import is_media

FORM = "multipart/form-data"
JSON = re.compile(r"application/(?:[\w.+-]+\+)?json\b")
_BYTES = "application/octet-stream"
_FILES = ("image", "video", "audio", "bytes")
_DEEPEST = 5
"""Schemas inside schemas of a form's parts."""
_GOOD = ("200", "201", "202", "2XX", "default")
"""Statuses of a good answer, the likeliest first."""


def params_of(place: SchemaPlace, item: SchemaPlace, library: Library) -> list[SchemaPlace]:
    """The params of an operation that do not travel in its body; those of its path count for it too."""
    found: dict[tuple[str, str], SchemaPlace] = {}
    for listed in (item.find("parameters"), place.find("parameters")):
        for index in range(len(listed.elements) if listed is not None else 0):
            try:
                one = library.follow(listed.at(index)) if listed is not None else place
            except BrokenReference:
                continue
            if isinstance(one.get("name"), str):
                found[str(one.get("in")), str(one.get("name"))] = one
    return list(found.values())


def contents_of(place: SchemaPlace, library: Library) -> dict[str, SchemaPlace]:
    """Content type → what holds its schema."""
    try:
        content = library.follow(place).find("content")
    except BrokenReference:
        return {}
    if content is None:
        return {}
    found = {kind: content.at(kind) for kind in content.members}
    return {kind: one for kind, one in found.items() if one.find("schema") is not None}


def request_of(
    contents: dict[str, SchemaPlace], library: Library
) -> tuple[str, SchemaPlace] | None:
    """(json or multipart, the content that is sent): a form where it has files, else JSON; None: neither."""
    form = next((one for kind, one in contents.items() if kind.startswith(FORM)), None)
    data = next((one for kind, one in contents.items() if JSON.match(kind)), None)
    if form is not None and (data is None or _has_files(form.at("schema"), library)):
        return "multipart", form
    return ("json", data) if data is not None else None


def part_types(content: SchemaPlace) -> dict[str, str]:
    """The content types that a form states for its parts, by key."""
    encoding = content.find("encoding")
    if encoding is None:
        return {}
    said = {key: encoding.at(key).get("contentType") for key in encoding.members}
    return {key: one for key, one in said.items() if isinstance(one, str)}


def good_answer(place: SchemaPlace, library: Library) -> tuple[SchemaPlace | None, str]:
    """(the schema of the good answer, what it is: json, image, video, audio, or other bytes)."""
    responses = place.find("responses")
    for status in _GOOD:
        one = responses.find(status) if responses is not None else None
        content = contents_of(one, library) if one is not None else {}
        for kind, schema in content.items():
            if JSON.match(kind):
                return schema.at("schema"), "json"
        for kind, schema in content.items():
            main = kind.partition("/")[0]
            if main in ("image", "video", "audio"):
                return schema.at("schema"), main
            if kind == _BYTES:
                return schema.at("schema"), "bytes"
    return None, ""


def answers_files(place: SchemaPlace, library: Library) -> bool:
    """Whether a good answer may be a file itself, beside whatever else it may be."""
    responses = place.find("responses")
    for status in _GOOD:
        one = responses.find(status) if responses is not None else None
        kinds = contents_of(one, library) if one is not None else {}
        if kinds:
            return any(kind == _BYTES or kind.partition("/")[0] in _FILES for kind in kinds)
    return False


def _has_files(place: SchemaPlace, library: Library) -> bool:
    """Whether a form has parts that are files."""
    todo, above = [(place, 0)], set[tuple[str, str]]()
    while todo:
        try:
            here, depth = todo.pop()
            here = library.follow(here)
        except BrokenReference:
            continue
        if here.key in above or depth > _DEEPEST:
            continue
        above.add(here.key)
        media = "contentEncoding" not in here.members and is_media(here.get("contentMediaType"))
        if media or here.get("format") == "binary":
            return True
        inner = here.find("properties")
        below = [
            here.at("properties", name) for name in (inner.members if inner is not None else {})
        ]
        below += [here.at("items")] if here.has("items") else []
        for word in ("allOf", "anyOf", "oneOf"):
            listed = here.find(word)
            below += (
                [listed.at(at) for at in range(len(listed.elements))] if listed is not None else []
            )
        todo += [(one, depth + 1) for one in below]
    return False
