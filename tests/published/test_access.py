"""Servers, keys and ways of sending that a spec does not say: each is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.published.access import auth, base_url
from gatewright.published.places import SchemaPlace
from gatewright.published.report import answer_lines, clash_lines

from .made import document, imported

FILE = {"type": "object", "properties": {"url": {"type": "string", "format": "uri"}}}
BODY = {"type": "object", "properties": {"prompt": {"type": "string"}}}
GOOD = {"200": {"content": {"application/json": {"schema": FILE}}}}
SCHEMES = {
    "One": {"type": "apiKey", "in": "header", "name": "X-One"},
    "Two": {"type": "apiKey", "in": "header", "name": "X-Two"},
}


def api(kind: str = "application/json", verb: str = "post", **more: Any) -> dict[str, Any]:
    create = {"requestBody": {"content": {kind: {"schema": BODY}}}, "responses": GOOD, **more}
    return {
        "servers": [{"url": "https://brush.example"}],
        "security": [{"One": []}],
        "components": {"securitySchemes": SCHEMES},
        "paths": {"/v1/images": {verb: create}},
    }


def roots(**data: Any) -> list[SchemaPlace]:
    made = document(data)
    return [SchemaPlace(made, "", made.data)]


def test_a_second_key_is_named() -> None:
    said, why = auth(
        roots(security=[{"One": [], "Two": []}], components={"securitySchemes": SCHEMES}), "mine"
    )
    assert said["header"] == "X-One"
    assert why["inferred"].endswith("A request needs Two too; a spec has one key only.")


def test_a_key_that_does_alone_comes_first() -> None:
    asked = [{"One": [], "Two": []}, {"Two": []}]
    said, why = auth(roots(security=asked, components={"securitySchemes": SCHEMES}), "mine")
    assert said["header"] == "X-Two" and "too" not in why["inferred"]


@pytest.mark.parametrize(
    ("name", "is_key"),
    [("xi-api-key", True), ("X-API-Key", True), ("apikey", True), ("x-api-key-owner", False)],
)
def test_a_header_with_the_key_is_no_param_of_the_models(
    name: str, is_key: bool, tmp_path: Path
) -> None:
    data = api()
    del data["components"], data["security"]
    param = {"name": name, "in": "header", "schema": {"type": "string"}}
    data["paths"]["/v1/images"]["post"]["parameters"] = [param]
    run = imported(data, tmp_path, shape="openapi")
    assert run.gateway is not None
    assert run.gateway["auth"].get("header") == (name if is_key else None)
    (model,) = run.models
    assert (name in model.data["params"]) is not is_key
    at = "/paths/~1v1~1images/post/parameters/0"
    listed = {pointer for _, pointer in model.accounting.listed}
    assert (at in listed) is is_key


def test_models_with_one_contradiction_share_its_line(tmp_path: Path) -> None:
    data = api()
    schema = data["paths"]["/v1/images"]["post"]["requestBody"]["content"]["application/json"]
    schema["schema"] = {
        "type": "object",
        "properties": {"model": {"enum": ["a", "b"]}, "size": {"enum": ["s", "s"]}},
    }
    models = imported(data, tmp_path, shape="openapi").models
    assert len(models) == 2 and all(one.clashes for one in models)
    (line,) = clash_lines(models, accepted=False)
    assert "a, b: params.size: the option" in line


def test_an_address_without_a_host_is_told(tmp_path: Path) -> None:
    url, why = base_url(roots(servers=[{"url": "/v1"}]))
    assert url == "https://server.invalid" and "/v1" in why["chosen"]
    run = imported({**api(), "servers": [{"url": "/v1"}]}, tmp_path, shape="openapi")
    lines = list(answer_lines(run.models, run.gateway))
    assert any(one.startswith("to confirm: base_url: ") and "/v1" in one for one in lines)


def test_an_operation_with_ways_of_its_own_has_them_listed(tmp_path: Path) -> None:
    own = {
        "servers": [{"url": "https://other.example"}],
        "security": [{"Two": []}],
        "deprecated": True,
        "parameters": [
            {"in": "query", "name": "hues", "style": "pipeDelimited", "explode": False,
             "schema": {"type": "array", "items": {"type": "string"}}},
        ],
    }  # fmt: skip
    (model,) = imported(api(**own), tmp_path, shape="openapi").models
    assert model.problem == ""
    ends = {pointer.partition("/post/")[2] for _, pointer in model.accounting.listed}
    assert {"servers", "security", "deprecated"} <= ends
    assert {"parameters/0/style", "parameters/0/explode"} <= ends


def test_what_an_operation_says_again_is_not_listed(tmp_path: Path) -> None:
    same = {"servers": [{"url": "https://brush.example/"}], "security": [{"One": []}]}
    (model,) = imported(api(**same), tmp_path, shape="openapi").models
    assert model.problem == "" and model.accounting.listed == {}


@pytest.mark.parametrize(
    ("data", "passed"),
    [
        (api(verb="put"), "PUT /v1/images"),
        (api("application/x-www-form-urlencoded"), "POST /v1/images"),
        (api(verb="get", parameters=[{"in": "query", "name": "prompt"}]), "GET /v1/images"),
        (api(verb="get"), None),
        (api(), None),
    ],
    ids=["put", "urlencoded", "get", "list", "post"],
)  # fmt: skip
def test_what_makes_files_in_another_way_is_told(
    data: dict[str, Any],
    passed: str | None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "api.json"
    path.write_text(json.dumps(data), "utf-8")
    specs = ["--specs", str(tmp_path / "specs")]
    main(["import", "openapi", str(path), "--gateway", "mine", *specs])
    lines = [one for one in capsys.readouterr().err.splitlines() if one.startswith("left out: ")]
    assert [one.partition(": ")[2].partition(": ")[0] for one in lines] == [passed] * bool(passed)
