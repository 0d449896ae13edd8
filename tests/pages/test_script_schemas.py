"""Schemas in the data of scripts, from which sites draw their reference pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from html import escape
from pathlib import Path
from typing import Any, cast

import pytest

from gatewright.check import check
from gatewright.load import load
from gatewright.pages import Comparison, PageReading, compare, read
from gatewright.pages.drift.findings import DRIFT
from gatewright.pages.writing.draft import draft
from tests.pages.test_schema_blocks import params

REEDS: dict[str, Any] = {
    "type": "object",
    "description": "A drawing of reeds",
    "required": ["prompt"],
    "properties": {
        "prompt": {"type": "string", "title": "Prompt", "maxLength": 900, "x-order": 1},
        "steps": {
            "type": "integer",
            "minimum": 1,
            "maximum": 50,
            "default": 20,
            "description": "How often to\ndraw over it",
        },
        "tone": {"$ref": "#/components/schemas/Tone"},
        "images": {"type": "array", "maxItems": 4, "items": {"type": "string", "format": "uri"}},
    },
}
ANSWER = {"type": "object", "properties": {"url": {"type": "string", "maxLength": 9}}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.1",
    "info": {"title": "Reeds", "version": "2"},
    "paths": {
        "/v1/reeds": {
            "post": {
                "requestBody": {"content": {"application/json": {"schema": REEDS}}},
                "responses": {"200": {"content": {"application/json": {"schema": ANSWER}}}},
            }
        },
        "/v1/reeds/{id}": {"get": {"responses": {}}},
    },
    "components": {
        "schemas": {"Tone": {"type": "string", "enum": ["warm", "cold"], "default": "warm"}}
    },
}
SAID = {
    "prompt.type": "string",
    "prompt.required": True,
    "prompt.max_length": 900,
    "steps.type": "integer",
    "steps.minimum": 1,
    "steps.maximum": 50,
    "steps.default": 20,
    "tone.type": "enum",
    "tone.options": ["warm", "cold"],
    "tone.default": "warm",
    "images.type": "list",
    "images.items.type": "url",
    "images.max_items": 4,
}
WORDS = "<h1>Reeds</h1>\n<p>Draws reeds.</p>\n<p>POST https://api.reeds.example/v1/reeds</p>"


def whole(script: str, words: str = WORDS) -> str:
    return (
        f"<!doctype html><html><head><title>x</title></head><body>{words}\n{script}</body></html>"
    )


def data(value: Any, mark: str = "") -> str:
    return f'<script {mark} type="application/json">{json.dumps(value)}</script>'


def in_pieces(text: str, size: int) -> str:
    parts = (text[at : at + size] for at in range(0, len(text), size))
    pushed = (f"<script>self.__next_f.push([1,{json.dumps(one)}])</script>" for one in parts)
    return f"<script>self.__next_f=[[0]]</script>{''.join(pushed)}"


def state(document: Any, build: str = "a1") -> dict[str, Any]:
    return {"buildId": build, "props": {"page": {"id": build, "doc": document}, "user": None}}


SITES: dict[str, Callable[[Any], str]] = {
    "props of a page": lambda it: data(state(it), 'id="__NEXT_DATA__"'),
    "pieces": lambda it: in_pieces(f"0:[1]\n1a:[2,null,{json.dumps(state(it))}]\n", 70),
    "text in pieces": lambda it: in_pieces(json.dumps({"spec": json.dumps(it)}), 90),
    "a state": lambda it: (
        f"<script>\nconst __state = {json.dumps({'spec': {'data': it}})};\nrun({{a: 1}});</script>"
    ),
    "the document": lambda it: data(it, 'id="api-reference"'),
    "an attribute": lambda it: f'<div data-props="{escape(json.dumps(state(it)))}"></div>',
    "an operation": lambda it: data(
        {"api": {**it["paths"]["/v1/reeds"]["post"], "path": "/v1/reeds"}, **it}
    ),
}


def read_page(text: str) -> PageReading:
    return read(text.encode(), "page")


def said(text: str) -> dict[str, Any]:
    return {name: value for name, value in params(read_page(text)).items() if value is not False}


@pytest.mark.parametrize("site", SITES)
def test_a_document_in_a_script_states_the_keys_of_its_request(site: str) -> None:
    assert said(whole(SITES[site](DOCUMENT))) == SAID


def test_a_schema_counts_below_a_key_that_says_that_it_is_asked() -> None:
    schemas = {"input_schema": REEDS | {"components": None}, "output_schema": ANSWER}
    found = said(whole(data({"model": schemas})))
    assert found["steps.maximum"] == 50 and "url.type" not in found


@pytest.mark.parametrize(
    "script",
    [
        f'<script type="application/ld+json">{json.dumps(DOCUMENT)}</script>',
        f"<!-- {data(DOCUMENT)} -->",
        data({"search": {"schema": {"type": "object", "properties": {"q": {"type": "string"}}}}}),
        data({"event": {"properties": {"steps": 4, "path": "/v1/reeds"}}}),
        data({"response": {"input_schema": ANSWER}}),
        "<script>const input_schema = {properties: {steps: {type: 'integer'}}}</script>",
    ],
)
def test_what_is_no_schema_of_a_request_states_nothing(script: str) -> None:
    assert said(whole(script)) == {}


def with_two(path: str) -> dict[str, Any]:
    moors = {"type": "object", "properties": {"fog": {"type": "boolean"}}}
    made = deepcopy(DOCUMENT)
    made["paths"][path] = {
        "post": {"requestBody": {"content": {"application/json": {"schema": moors}}}}
    }
    return made


def test_of_several_requests_the_one_counts_whose_address_the_page_shows() -> None:
    document = with_two("/v1/reeds/{id}/moors")
    assert said(whole(data(document))) == SAID
    moors = "<h1>Moors</h1><p>POST /v1/reeds/7/moors</p>"
    assert said(whole(data(document), moors)) == {"fog.type": "boolean"}


@pytest.mark.parametrize("words", ["<p>Reeds</p>", "<p>/v1/reeds</p><p>/v1/moors</p>"])
def test_several_requests_that_the_page_does_not_tell_apart_are_listed(words: str) -> None:
    reading = read_page(whole(data(with_two("/v1/moors")), words))
    assert params(reading) == {}
    assert any("several requests" in one.text for one in reading.unused)


def test_what_words_and_schema_say_otherwise_is_a_contradiction() -> None:
    table = (
        "<h2>Parameters</h2><table><tr><th>Name</th><th>Type</th><th>Description</th></tr>"
        "<tr><td>steps</td><td>integer</td><td>At most 60</td></tr></table>"
    )
    reading = read_page(whole(data(DOCUMENT), WORDS + table))
    limit = reading.fact("model", ("params", "steps", "maximum"))
    assert limit is not None and limit.sure == "unsure" and "contradicts itself" in limit.note


def test_members_that_are_not_known_are_listed() -> None:
    document = deepcopy(DOCUMENT)
    steps = document["paths"]["/v1/reeds"]["post"]["requestBody"]["content"]["application/json"][
        "schema"
    ]["properties"]["steps"]
    steps["not"] = {"const": 13}
    assert [one.text for one in read_page(whole(data(document))).leftovers] == ["not"]


def turn_round(value: Any) -> Any:
    """The same data with the keys of its objects in another order."""
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {key: turn_round(one) for key, one in reversed(members.items())}
    return (
        [turn_round(one) for one in cast("list[Any]", value)] if isinstance(value, list) else value
    )


def rebuilds() -> Iterator[tuple[str, str]]:
    """(what, page) of builds of the same site."""
    yield "hash", whole(data(state(DOCUMENT, "ff09"), 'id="__NEXT_DATA__" crossorigin'))
    yield "order", whole(data(turn_round(state(DOCUMENT))))
    yield "pieces", whole(in_pieces(json.dumps(state(DOCUMENT, "c3")), 41))
    yield "lines", whole("\n\n".join(data(state(one)) for one in ({}, DOCUMENT)))
    more = deepcopy(DOCUMENT)
    body = more["paths"]["/v1/reeds"]["post"]["requestBody"]["content"]["application/json"]
    body["schema"] |= {"$id": "77af", "title": "Body", "x-build": 4}
    body["schema"]["properties"]["steps"] |= {"x-id": "k9", "title": "Steps", "_order": 7}
    body["example"] = {"prompt": "x"}
    yield "ids", whole(data(state(more)))


@pytest.fixture
def told(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> Callable[[str], Comparison]:
    """What is told of a page, where that of `DOCUMENT` has a spec and was accepted."""
    words = f'{WORDS}<p>rivya.ai</p><pre>{{"model": "reeds-2", "prompt": "Reeds"}}</pre>'

    def page(text: str) -> str:
        return text.replace(WORDS, words)

    before = page(whole(data(state(DOCUMENT))))
    reading = read(before.encode(), "page", "rivya").making("image")
    keep("rivya", "reeds", draft(reading, "2026-01-02"))
    accept(before)
    workspace, faults = load(gateways)
    assert [*faults, *check(workspace)] == []
    return lambda text: compare(read(page(text).encode(), "page", "rivya"), workspace)


def test_another_build_of_the_site_is_no_drift(told: Callable[[str], Comparison]) -> None:
    assert not told(whole(data(state(DOCUMENT)))).has_drift
    for what, text in rebuilds():
        assert not told(text).has_drift, what


CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "params.steps.maximum": ("steps", {"maximum": 60}),
    "params.steps.minimum": ("steps", {"minimum": 2}),
    "params.steps.default": ("steps", {"default": 30}),
    "params.steps.type": ("steps", {"type": "number"}),
    "params.prompt.max_length": ("prompt", {"maxLength": 800}),
    "params.images.max_items": ("images", {"maxItems": 5}),
    "params.tone.options": ("tone", {"enum": ["warm", "cold", "dry"]}),
    "params.halo": ("halo", {"type": "integer", "maximum": 4}),
}


@pytest.mark.parametrize("fact", CHANGES)
def test_a_change_in_the_data_is_drift_by_name_and_nothing_else(
    fact: str, told: Callable[[str], Comparison]
) -> None:
    name, change = CHANGES[fact]
    document = deepcopy(DOCUMENT)
    body = document["paths"]["/v1/reeds"]["post"]["requestBody"]["content"]["application/json"]
    body["schema"]["properties"][name] = {**body["schema"]["properties"].get(name, {}), **change}
    comparison = told(whole(data(state(document, "b2"))))
    assert [one.name for one in comparison.findings if one.kind in DRIFT] == [fact]
    assert comparison.changes == []


def test_a_key_that_is_gone_or_required_now_is_drift_by_name(
    told: Callable[[str], Comparison],
) -> None:
    for fact in ("params.steps", "params.steps.required"):
        document = deepcopy(DOCUMENT)
        body = document["paths"]["/v1/reeds"]["post"]["requestBody"]["content"]["application/json"]
        if fact == "params.steps":
            del body["schema"]["properties"]["steps"]
        else:
            body["schema"]["required"] = ["prompt", "steps"]
        comparison = told(whole(data(state(document))))
        assert [one.name for one in comparison.findings if one.kind in DRIFT] == [fact]
        assert comparison.changes == []


def test_words_of_the_data_that_change_are_told(told: Callable[[str], Comparison]) -> None:
    text = whole(data(state(DOCUMENT))).replace("draw over it", "paint over it")
    assert [one.kind for one in told(text).changes] == ["changed"]


BOMBS = {
    "open objects": '{"properties":' * 40_000,
    "open texts": '{"a":"' * 40_000 + "properties",
    "texts in texts": json.dumps('{"properties": "' + '{\\"properties\\": ' * 20_000),
    "references": json.dumps(
        {"openapi": "3.1.0", "paths": {"/x": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/x"}}}}}}}, "x": {"$ref": "#/x"}}
    ),
    "schemas in each other": json.dumps(
        {"input": {"$defs": 1, "properties": {str(at): {"$ref": "#"} for at in range(200)}}}
    ),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_data_that_means_harm_states_nothing_and_ends(bomb: str) -> None:
    assert said(whole(f"<script>{BOMBS[bomb]}</script>")) in ({}, {"x": 1})
