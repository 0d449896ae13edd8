"""Places in documents, by JSON Pointer, and the references from one to another."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

from .documents import DocumentError, PublishedDocument, document_at


class BrokenReference(Exception):
    """A `$ref` that leads nowhere; the text says why."""


@dataclass(slots=True)
class SchemaPlace:
    """A value of a document, with the pointer to it.

    Nobody changes one. It is not frozen, as that makes a million of them twice as slow.
    """

    document: PublishedDocument
    pointer: str
    node: Any

    def at(self, *keys: str | int) -> SchemaPlace:
        """The place below this one. The keys have to be there."""
        node, pointer = self.node, self.pointer
        for key in keys:
            node = node[key]
            said = str(key)
            pointer = f"{pointer}/{said if said.isalnum() else escape(said)}"
        return SchemaPlace(self.document, pointer, node)

    def find(self, *keys: str) -> SchemaPlace | None:
        """The place below this one, or None where there is none."""
        node: Any = self.node
        for key in keys:
            if not isinstance(node, dict) or key not in node:
                return None
            node = cast("dict[str, Any]", node)[key]
        return self.at(*keys)

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other place."""
        return self.document.name, self.pointer

    @property
    def members(self) -> dict[str, Any]:
        """The members of an object; none where it is something else."""
        node: object = self.node
        return cast("dict[str, Any]", node) if isinstance(node, dict) else {}

    @property
    def elements(self) -> list[Any]:
        """The elements of a list; none where it is something else."""
        node: object = self.node
        return cast("list[object]", node) if isinstance(node, list) else []

    def has(self, word: str) -> bool:
        """Whether it is an object with that key."""
        return word in self.members

    def get(self, word: str, otherwise: Any = None) -> Any:
        """The value at that key of an object."""
        return self.members.get(word, otherwise)


def escape(key: str) -> str:
    """A key as a part of a JSON Pointer."""
    return key.replace("~", "~0").replace("/", "~1")


class Library:
    """The documents of one run, which may refer to each other.

    A reference to another file is followed only below the folders of `sources`, or where it is among the
    `referred`; nothing is fetched.
    """

    def __init__(
        self,
        documents: list[PublishedDocument],
        sources: list[str],
        referred: Iterable[PublishedDocument] = (),
    ) -> None:
        self.documents = documents
        self.unread: dict[str, str] = {}
        """Path whose reference leads nowhere → why."""
        self.passed: dict[str, str] = {}
        """Operation that makes files → why it does not become a model."""
        self.twice: list[str] = []
        """Models that stand in several places, of which the first counts."""
        self._by_path = {
            os.path.realpath(one.path): one for one in (*referred, *documents) if one.path
        }
        self._folders = [
            Path(os.path.realpath(one))
            if Path(one).is_dir()
            else Path(os.path.realpath(one)).parent
            for one in sources
            if one != "-"
        ]

    def titles(self, names: set[str]) -> dict[str, str]:
        """The titles of the documents of these names, by name."""
        if len(names) < 2:
            return {}
        return {
            one.name: one.title
            for one in (*self.documents, *self._by_path.values())
            if one.name in names
        }

    def referred_documents(self) -> list[PublishedDocument]:
        """The files beside the documents that these refer to, whether or not a model needed them."""
        own = {id(one) for one in self.documents}
        todo: list[tuple[PublishedDocument, Any]] = [(one, one.data) for one in self.documents]
        seen = {one.path for one in self.documents}
        while todo:
            document, node = todo.pop()
            inner: Iterable[object] = cast("list[object]", node) if isinstance(node, list) else ()
            if isinstance(node, dict):
                said = cast("dict[str, Any]", node)
                file = str(said["$ref"]).partition("#")[0] if "$ref" in said else ""
                with suppress(BrokenReference):
                    other = self._other(document, unquote(file)) if file else document
                    if other.path not in seen:
                        seen.add(other.path)
                        todo.append((other, other.data))
                inner = said.values()
            todo += [(document, one) for one in inner if isinstance(one, (dict, list))]
        return [one for one in self._by_path.values() if id(one) not in own]

    def step(self, place: SchemaPlace) -> SchemaPlace:
        """Where the reference of `place` leads, one step. Raises BrokenReference."""
        return self._target(place, str(place.get("$ref")))

    def follow(self, place: SchemaPlace) -> SchemaPlace:
        """Where `place` leads in the end: itself, or through its references. Raises BrokenReference."""
        seen: set[tuple[str, str]] = set()
        while isinstance(place.get("$ref"), str):
            if place.key in seen:
                raise BrokenReference("the reference leads back to itself")
            seen.add(place.key)
            place = self.step(place)
        return place

    def _target(self, place: SchemaPlace, reference: str) -> SchemaPlace:
        file, _, pointer = reference.partition("#")
        document = place.document if not file else self._other(place.document, unquote(file))
        node, said = document.data, document.prefix
        for part in pointer.split("/")[1:]:
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            if isinstance(node, dict) and key in node:
                node = cast("dict[str, Any]", node)[key]
            elif isinstance(node, list) and key.isdecimal() and int(key) < len(node):  # pyright: ignore[reportUnknownArgumentType]
                node = cast("list[object]", node)[int(key)]
            else:
                raise BrokenReference(f"{reference} leads nowhere")
            said = f"{said}/{escape(key)}"
        if pointer and not pointer.startswith("/"):
            raise BrokenReference(f"{reference} is not a JSON Pointer")
        return SchemaPlace(document, said, node)

    def _other(self, document: PublishedDocument, file: str) -> PublishedDocument:
        if not file.isprintable():
            raise BrokenReference("the name of the file holds a character that no name has")
        if "://" in file:
            raise BrokenReference(f"{file} is elsewhere, and nothing is fetched")
        path = os.path.realpath(Path(document.path).parent / file)
        if path not in self._by_path:
            if not any(folder in Path(path).parents for folder in self._folders):
                raise BrokenReference(f"{file} lies outside the folder of the sources")
            try:
                self._by_path[path] = document_at(path, file)
            except DocumentError as error:
                raise BrokenReference(f"{file} {error}") from None
        return self._by_path[path]
