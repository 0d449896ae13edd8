"""The names that a document gives to an operation and to what it answers: they may tell what it makes."""

from __future__ import annotations

from collections.abc import Iterator

from .places import SchemaPlace


def texts_of(place: SchemaPlace) -> Iterator[str]:
    """The id of the operation at `place`, the names of the schemas of its good answers, and its tags."""
    yield str(place.get("operationId", ""))
    responses = place.find("responses")
    for status in responses.members if responses is not None else {}:
        content = responses.at(status).find("content") if responses is not None else None
        if content is not None and status[:1] == "2":
            for kind in content.members:
                schema = content.find(kind, "schema")
                if schema is not None and isinstance(schema.get("$ref"), str):
                    yield str(schema.get("$ref")).rpartition("/")[2]
    tags = place.find("tags")
    yield from (str(one) for one in (tags.elements if tags is not None else ()))
