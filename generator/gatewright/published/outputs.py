"""The schema of an answer → an example envelope with slots, found by what the schema says is a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from ..names import snake
from .answers import put_slot
from .places import BrokenReference, Library, SchemaPlace
from .statements import PlaceKey

_MEDIA = {
    "image": "png jpg jpeg webp gif avif bmp tif tiff svg",
    "video": "mp4 webm mov mkv avi m4v",
    "audio": "wav mp3 flac ogg opus m4a aac",
}
_BY_ENDING = {f".{one}": medium for medium, ones in _MEDIA.items() for one in ones.split()}
_DEEPEST = 8
_MOST = 20_000
"""Schemas that are looked at in one answer."""


@dataclass(frozen=True, slots=True)
class FileLeaf:
    """A place of an answer that holds the address of a file, or its content."""

    path: tuple[str, ...]
    """Keys from the answer down; ``*`` for each element of a list."""
    field: str = "url"


def leaves_of(place: SchemaPlace, library: Library) -> Iterator[FileLeaf]:
    """The files of an answer whose schema is at `place`."""
    return _leaves(place, library, frozenset(), [_MOST])


def _leaves(
    place: SchemaPlace, library: Library, above: frozenset[PlaceKey], left: list[int]
) -> Iterator[FileLeaf]:
    """`left` counts down what is looked at: schemas may hold each other."""
    try:
        place = library.follow(place)
    except BrokenReference:
        return
    left[0] -= 1
    if len(above) > _DEEPEST or place.key in above or left[0] < 0:
        return
    if not isinstance(place.node, dict):
        return
    above |= {place.key}
    said = place.get("format")
    if said in ("uri", "url"):
        yield FileLeaf(())
    elif said == "binary" or place.get("contentEncoding") == "base64":
        yield FileLeaf((), "bytes" if said == "binary" else "base64")
    for name in place.at("properties").members if place.has("properties") else {}:
        for leaf in _leaves(place.at("properties", name), library, above, left):
            yield FileLeaf((name, *leaf.path), leaf.field)
    if isinstance(place.get("items"), dict):
        for leaf in _leaves(place.at("items"), library, above, left):
            yield FileLeaf(("*", *leaf.path), leaf.field)
    for word in ("allOf", "anyOf", "oneOf"):
        members = place.at(word).elements if place.has(word) else []
        for index in range(len(members)):
            found = list(_leaves(place.at(word, index), library, above, left))
            yield from found
            if found and word != "allOf":
                return  # the others are other forms of the same files


def medium_of(leaf: FileLeaf, example: Any) -> tuple[str | None, str]:
    """What the example of an answer shows at `leaf`: its medium, if it is one, and the ending."""
    endings = {_ending(one) for one in _nodes_at(example, leaf.path)} - {""}
    if len(endings) != 1:
        media = {_BY_ENDING.get(one) for one in endings}
        return (media.pop() if len(media) == 1 else None), " or ".join(sorted(endings))
    ending = endings.pop()
    return _BY_ENDING.get(ending), ending


def _ending(value: Any) -> str:
    if not isinstance(value, str) or "://" not in value:
        return ""
    try:
        return os.path.splitext(urlsplit(value).path)[1].lower()  # noqa: PTH122 (no path of a file)
    except ValueError:
        return ""


def _nodes_at(node: Any, path: tuple[str, ...]) -> Iterator[Any]:
    if not path:
        yield node
    elif path[0] == "*" and isinstance(node, list):
        for one in cast("list[object]", node):
            yield from _nodes_at(one, path[1:])
    elif isinstance(node, dict) and path[0] in node:
        yield from _nodes_at(cast("dict[str, Any]", node)[path[0]], path[1:])


def envelope(leaves: list[tuple[FileLeaf, str]]) -> Any:
    """The example of an answer in which each leaf is a slot of its family."""
    made: Any = None
    names = [(family, leaf.field) for leaf, family in leaves]
    for leaf, family in leaves:
        labels = [one for one in leaf.path if one != "*"]
        alone = names.count((family, leaf.field)) == 1
        label = "" if alone or not labels else f".{snake('_'.join(labels))}"
        made = put_slot(made, leaf.path, f"<{family}{label}.{leaf.field}>")
    return made
