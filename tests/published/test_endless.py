"""Schemas that hold each other: an import ends soon, with specs or reasons."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from gatewright.published import ImportRun

from .made import imported

TEXT = {"type": "string"}
FILE = {"type": "string", "format": "uri"}
SECONDS = 20.0


def named(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def take(
    schemas: dict[str, Any], specs: Path, request: Any = None, answer: Any = None
) -> tuple[ImportRun, float]:
    """The import of one operation with these schemas, and how long it took."""
    body = {
        "type": "object",
        "properties": {"prompt": TEXT, **({"it": request} if request else {})},
    }
    good = {"type": "object", "properties": {"url": FILE, **({"more": answer} if answer else {})}}
    post = {
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": {"200": {"content": {"application/json": {"schema": good}}}},
    }
    document = {"paths": {"/v1/images": {"post": post}}, "components": {"schemas": schemas}}
    start = time.process_time()
    run = imported(document, specs, shape="openapi")
    return run, time.process_time() - start


def clique(count: int) -> dict[str, Any]:
    keys = {f"c{index}": named(f"N{index}") for index in range(count)}
    return {f"N{index}": {"type": "object", "properties": keys} for index in range(count)}


DEEP: Any = 1
for _ in range(300):
    DEEP = [DEEP]
SCHEMAS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "itself": ({"N0": {"type": "object", "properties": {f"c{at}": named("N0") for at in range(8)}}}, {}),
    "clique": (clique(8), {}),
    "double": ({f"N{at}": {"allOf": [named(f"N{at + 1}")] * 2} for at in range(40)}, {"N40": TEXT}),
    "unions": ({f"N{at}": {"anyOf": [named(f"N{at + 1}"), named(f"N{at + 1}")]} for at in range(40)}, {"N40": TEXT}),
    "union of itself": ({"N0": {"anyOf": [TEXT, named("N0")]}}, {}),
    "chain": ({f"N{at}": named(f"N{at + 1}") for at in range(3000)}, {"N3000": TEXT}),
    "nested": ({f"N{at}": {"items": named(f"N{at + 1}")} for at in range(3000)}, {"N3000": TEXT}),
    "all of": ({f"N{at}": {"allOf": [named(f"N{at + 1}")]} for at in range(3000)}, {"N3000": TEXT}),
    "deep value": ({"N0": {**TEXT, "default": DEEP}}, {}),
}  # fmt: skip


@pytest.mark.parametrize("name", SCHEMAS)
def test_requests_and_answers_that_hold_themselves_are_read_in_time(
    name: str, tmp_path: Path
) -> None:
    schemas = {**SCHEMAS[name][0], **SCHEMAS[name][1]}
    run, took = take(schemas, tmp_path, named("N0"), named("N0"))
    (model,) = run.models
    assert took < SECONDS and (model.problem or "prompt" in model.data["params"])
    if name in ("chain", "double", "all of"):
        assert model.problem == "" and model.data["params"]["it"] == {"type": "string"}
    ledger = model.accounting
    assert ledger.carried.keys() | ledger.listed.keys() == ledger.stated.keys()
