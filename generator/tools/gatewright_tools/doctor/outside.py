"""What a call has outside its body, as a request as data has it: in the path, behind the question mark, as headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, parse_qs, unquote

from .call import GivenCall
from .texts import value_of

if TYPE_CHECKING:
    from gatewright.runtime.catalog.info import ModelInfo

    from ..package import InstalledPackage

Outside = dict[str, dict[str, Any]]
"""Container of a request as data, such as ``$query`` → what it holds."""
HOLE = r"\\\{(?!model\\)(\w+)\\\}"
"""A hole that a param fills, in a path of which every mark is escaped."""


def path_pattern(template: str, id: str) -> str:
    """A path as a pattern, with a group for each hole that a param fills."""
    written = re.escape(template).replace(r"\{model\}", re.escape(id))
    return re.sub(HOLE, r"(?P<\1>[^/]+)", written)


def outside_the_body(
    package: InstalledPackage, model: ModelInfo, parts: SplitResult, call: GivenCall
) -> Outside:
    """What `call` gives for the params of `model` that travel outside the body.

    Texts are read as numbers and booleans where the schema of the model wants them. Behind the question mark,
    unknown keys count too, so that a slip in one is told; headers have too many uses for that.
    """
    info = package.info
    texts: dict[str, dict[str, Any]] = {
        info.IN_PATH: _in_path(model, parts.path),
        info.IN_QUERY: _in_query(package, model, parts.query),
        info.IN_HEADERS: {
            name: call.header(name.lower()) for name in _names(model, info.IN_HEADERS)
        },
    }
    schema = package.models.data(model.key, "schemas")["properties"]
    return {
        container: {
            name: value_of(text, schema[container]["properties"].get(name, {}))
            for name, text in held.items()
            if text is not None
        }
        for container, held in texts.items()
        if container in schema
    }


def _names(model: ModelInfo, container: str) -> list[str]:
    return [one.at[-1] for one in model.arguments.values() if one.at[0] == container]


def _in_path(model: ModelInfo, path: str) -> dict[str, str]:
    """What stands in the holes of the create that the path is of."""
    operations = (model.operation, *model.mode_operations.values())
    for one in operations:
        found = re.search(rf"{path_pattern(one.create[1], model.id)}\Z", path)
        if found is not None:
            return {hole: unquote(text) for hole, text in found.groupdict().items()}
    return {}


def _in_query(package: InstalledPackage, model: ModelInfo, query: str) -> dict[str, Any]:
    """What stands behind the question mark and belongs to neither the address nor the key."""
    gateway = package.models.gateway(model.key)
    places = [
        one.key_place[2]
        for one in (model.operation, *model.mode_operations.values())
        if one.key_place
    ]
    of_the_address = parse_qs(model.operation.create[1].partition("?")[2], keep_blank_values=True)
    others = {gateway.key_query, *places, *of_the_address}
    lists = {one.at[-1] for one in model.arguments.values() if one.several}
    given = parse_qs(query, keep_blank_values=True)
    return {
        name: texts if name in lists or len(texts) > 1 else texts[0]
        for name, texts in given.items()
        if name not in others
    }
