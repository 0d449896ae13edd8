"""What descriptions tell: candidates and texts of every param, wherever the document describes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gatewright.candidates import candidates_in
from gatewright.published import ImportOptions

from .made import imported

BASE = {
    "type": "object",
    "properties": {"seed": {"type": "integer", "description": "From 1 to 99."}},
}


def document() -> dict[str, Any]:
    """A request in two parts, and a param in its query."""
    own = {"width": {"allOf": [{"$ref": "#/components/schemas/Width"}]}}
    body = {"allOf": [{"$ref": "#/components/schemas/Base"}, {"type": "object", "properties": own}]}
    file = {"type": "object", "properties": {"url": {"type": "string", "format": "uri"}}}
    schema = {"type": "integer", "description": "At most 3."}
    post = {
        "parameters": [
            {"in": "query", "name": "speed", "schema": schema},
            {
                "in": "header",
                "name": "X-Hue",
                "description": "A hue.",
                "schema": {"type": "string"},
            },
        ],
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": {"200": {"content": {"application/json": {"schema": file}}}},
    }
    width = {"type": "integer", "description": "A multiple of 8."}
    return {
        "paths": {"/v1/images": {"post": post}},
        "components": {"schemas": {"Base": BASE, "Width": width}},
    }


def test_candidates_come_from_parts_of_a_body_and_from_beside_it(tmp_path: Path) -> None:
    (model,) = imported(document(), tmp_path, shape="openapi").models
    assert {(one.fact, one.form) for one in model.candidates} == {
        ("params.seed", "range"),
        ("params.width", "step"),
        ("params.speed", "maximum"),
    }
    assert len(model.candidates) == 3


def test_texts_are_taken_from_there_too(tmp_path: Path) -> None:
    options = ImportOptions("mine", "2026-11-28", docs=True)
    (model,) = imported(document(), tmp_path, options, "openapi").models
    assert model.problem == ""
    said = {key: facts.get("doc") for key, facts in model.data["params"].items()}
    assert said == {
        "speed": "At most 3.", "X-Hue": "A hue.", "seed": "From 1 to 99.", "width": "A multiple of 8.",
    }  # fmt: skip
    words = {key: why for key, why in model.accounting.listed.items() if "description" in key[1]}
    assert words == {}


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("The maximum length is 32 characters.", "maximum"),
        ("A step of 8, no larger than 1024.", "maximum"),
        ("Must be no shorter than 3.", "minimum"),
        ("Available options: oil, ink.", "options"),
        ("Only applies to brush-1.", "only_when"),
        ("only works if size is custom", "only_when"),
    ],
)
def test_words_that_may_tell_a_rule_are_known(words: str, form: str) -> None:
    assert form in {one.form for one in candidates_in(words)}
