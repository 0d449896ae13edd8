"""Whatever stands in a document, an import ends with specs or reasons, and what it would write passes."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest

from gatewright.published import ImportOptions, ImportRecord, Library, documents_of, import_models
from gatewright.published.documents import PublishedDocument, document_from

from .made import CATALOGUE, document
from .test_fal import DRAW, FILM, STEMS

STUDIO = Path(__file__).parent / "documents" / "studio"
JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 1e400, float("nan"), 10**400, 0.1, "", "x" * 5000, "\x00", "\u202e", "\ud800",
    "<output.url>", "{{ x }}", '"""', "a: b # c", [], {}, [[]], [None], {"": {}}, {"$ref": "#"},
    {"$ref": "#/components"}, {"$ref": 3}, {"type": "null"}, {"enum": []}, {"enum": [None]},
    {"anyOf": []}, {"allOf": [3]}, {"type": ["string", "array"]}, {"properties": []},
    {"required": {"a": 1}}, {"format": []}, {"pattern": "(("}, {"pattern": "^[$"}, {"const": {}},
    {"default": {"a": [float("inf")]}}, {"minimum": "x", "type": "integer"}, {"maxLength": -3, "type": "string"},
    {"multipleOf": 0, "type": "number"}, {"exclusiveMinimum": True, "type": "number"},
    {"type": "string", "enum": ["\n", "\u2028", "true", "1.10", "~"]}, {"type": "integer", "minimum": 5, "maximum": 3},
)  # fmt: skip
TIMES = 25


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place below a node."""
    found = [path] if path else []
    pairs = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, value in pairs:
        found += places(value, (*path, key))
    return found


def spoiled(data: Any, chance: random.Random) -> Any:
    """The data with junk in one to three places, or under a key that is junk."""
    made = copy.deepcopy(data)
    for _ in range(chance.randint(1, 3)):
        path = chance.choice(places(made))
        node = made
        for key in path[:-1]:
            node = node[key]
        if isinstance(node, dict) and chance.random() < 0.2:
            odd = chance.choice([one for one in JUNK if isinstance(one, str)])
            node[odd] = node.pop(path[-1])
        else:
            node[path[-1]] = copy.deepcopy(chance.choice(JUNK))
    return made


def studio() -> list[Any]:
    documents, _ = documents_of([str(STUDIO)])
    return [one.data for one in documents]


SOURCES: dict[str, list[Any]] = {
    "replicate": [CATALOGUE],
    "fal": [DRAW, FILM, STEMS],
    "openapi": studio(),
}


@pytest.mark.parametrize("shape", SOURCES)
@pytest.mark.parametrize("accept", [False, True], ids=["asked", "accepted"])
def test_junk_anywhere_is_a_reason_and_no_traceback(
    shape: str, accept: bool, tmp_path: Path
) -> None:
    chance = random.Random(f"{shape}{accept}")
    options = ImportOptions("some", "2026-11-28", accept=accept, docs=accept, medium="image")
    written = 0
    for _ in range(TIMES):
        titles = [f"{number}.json" for number in range(len(SOURCES[shape]))]
        documents = [
            PublishedDocument(name, spoiled(data, chance), name)
            for name, data in zip(titles, SOURCES[shape], strict=True)
        ]
        library = Library(documents, [])
        run = import_models(shape, library, options, tmp_path, ImportRecord(shape), lambda _: True)
        assert run.faults == []
        for model in run.models:
            ledger = model.accounting
            assert not ledger.carried.keys() & ledger.listed.keys()
            if ledger.stated:
                assert ledger.carried.keys() | ledger.listed.keys() == ledger.stated.keys()
        written += len(run.texts)
    assert written > TIMES


def test_a_document_of_another_kind_holds_no_model(tmp_path: Path) -> None:
    for shape in SOURCES:
        for data in (
            [],
            {},
            [3],
            {"paths": 3},
            {"paths": {"/a": 3}},
            {"results": [{}]},
            {"models": {}},
        ):
            library = Library([document(data)], [])
            options = ImportOptions("some", "2026-11-28")
            run = import_models(
                shape, library, options, tmp_path, ImportRecord(shape), lambda _: True
            )
            assert run.models == [] and run.texts == {}


YAML_KEYS = """
openapi: 3.0.3
info: {title: T, version: 1}
servers: [{url: https://brush.example}]
paths:
  null: {post: {}}
  /images:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {prompt: {type: string}, 1: {type: integer}, yes: {type: boolean}}}
      responses:
        200:
          content:
            application/json:
              schema: {type: object, properties: {url: {type: string, format: uri}}}
"""


@pytest.mark.parametrize("more", ["", "x-a: &a 1\nx-b: &a 2\n"], ids=["fast", "patient"])
def test_keys_of_yaml_are_texts_whatever_they_look_like(more: str, tmp_path: Path) -> None:
    document = document_from((more + YAML_KEYS).encode(), "api.yaml")
    options = ImportOptions("some", "2026-11-28")
    run = import_models(
        "openapi",
        Library([document], []),
        options,
        tmp_path,
        ImportRecord("openapi"),
        lambda _: True,
    )
    (model,) = run.models
    assert model.problem == "" and len(run.texts) == 4
    assert [one.get("key", key) for key, one in model.data["params"].items()] == [
        "prompt",
        "1",
        "yes",
    ]
