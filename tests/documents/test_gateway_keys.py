"""Each key of a gateway's file is shown in the documents as a file has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from gatewright.check.shape import schema_of

from ..release.test_gateway_keys import KEYS, followed

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("spec-language.md", "other-gateways.md", "prices-and-files.md")
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
KINDS = ("image", "video", "audio")
Place = tuple[str, ...]


@cache
def shown() -> frozenset[Place]:
    """The places of all facts in the examples of the pages, by their last two keys."""
    blocks = [text for page in PAGES for text in BLOCK.findall((DOCS / page).read_text("utf-8"))]
    places = {place for text in blocks for place in places_of(yaml.safe_load(text))}
    return frozenset(place[-2:] for place in places)


def places_of(node: Any, at: Place = ()) -> Iterator[Place]:
    if isinstance(node, dict):
        for key, child in node.items():
            yield (*at, str(key))
            yield from places_of(child, (*at, str(key)))
    elif isinstance(node, list):
        for child in node:
            yield from places_of(child, at)


def alike(key: Place) -> Iterator[Place]:
    """The key and its neighbours that are written the same way, such as the words of other states."""
    *above, last = key
    schema = followed(schema_of("gateway"))
    for name in above:
        inner = schema["additionalProperties"] if name == "*" else schema["properties"][name]
        schema = followed(inner)
    neighbours = schema.get("properties", {})
    form = bare(neighbours.get(last))
    yield key
    yield from ((*above, name) for name, one in neighbours.items() if bare(one) == form)


def bare(schema: Any) -> Any:
    """A schema without what editors show of it."""
    if not isinstance(schema, dict):
        return schema
    found = followed(schema)
    return {name: one for name, one in found.items() if name not in ("description", "examples")}


def is_shown(key: Place) -> bool:
    """Whether an example has it: the same two last keys, of any kind of file, of any name for a star."""
    form = [KINDS if part in KINDS else (part,) for part in key[-2:]]
    return any(
        len(place) == len(form)
        and all("*" in want or have in want for have, want in zip(place, form, strict=True))
        for place in shown()
    )


@pytest.mark.parametrize("key", KEYS, ids=".".join)
def test_each_key_of_a_gateway_is_shown_by_example(key: Place) -> None:
    assert any(map(is_shown, alike(key))), f"no page shows {'.'.join(key)}"
