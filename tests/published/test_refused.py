"""Answers to refused requests: the gateway's envelope of errors, and what it does not read."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.mock import Clock, MockServer
from gatewright.pipeline import read_package

from .test_openapi import imports

TEXT = {"type": "string"}
PLAIN = {"type": "object", "properties": {"detail": TEXT}}
LISTED = {
    "type": "object",
    "properties": {
        "detail": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"loc": {"type": "array", "items": TEXT}, "msg": TEXT, "type": TEXT},
            },
        }
    },
}
CODED = {
    "type": "object",
    "properties": {
        "error": {"type": "object", "properties": {"message": TEXT, "code": {"type": "integer"}}},
        "request_id": TEXT,
        "code": TEXT,
    },
}
EITHER = {"oneOf": [{"type": "object", "properties": {"err_msg": TEXT, "err_code": TEXT}}, CODED]}


def paths(**refused: dict[str, Any]) -> dict[str, Any]:
    """A document whose create answers with a picture, and refuses with these schemas by status."""
    answers = {"200": {"type": "object", "properties": {"image_url": TEXT}}, **refused}
    post = {
        "requestBody": {
            "content": {
                "application/json": {"schema": {"type": "object", "properties": {"prompt": TEXT}}}
            }
        },
        "responses": {
            status.strip("s"): {"content": {"application/json": {"schema": one}}}
            for status, one in answers.items()
        },
    }
    return {"openapi": "3.1.0", "paths": {"/v1/brush": {"post": post}}}


@pytest.mark.parametrize(
    ("schema", "envelope", "unread"),
    [
        (PLAIN, {"detail": "<error.message>"}, []),
        (LISTED, {"detail": [{"msg": "<error.message>", "type": "<error.type>"}]}, ["items"]),
        (
            CODED,
            {
                "error": {"message": "<error.message>", "code": "<error.code>"},
                "request_id": "<request_id>",
            },
            ["code"],
        ),
        (EITHER, {"err_msg": "<error.message>", "err_code": "<error.code>"}, []),
        ({"type": "object"}, {"error": {"message": "<error.message>"}}, []),
    ],
)
def test_the_envelope_of_errors_is_what_the_document_says(
    schema: dict[str, Any], envelope: dict[str, Any], unread: list[str], tmp_path: Path
) -> None:
    source = tmp_path / "api.json"
    source.write_text(json.dumps(paths(s422=schema)))
    run = imports(source, tmp_path / "specs")
    assert run.gateway is not None and run.gateway["answers"] == {"error": envelope}
    (model,) = run.models
    assert [one.pointer.rpartition("/")[2] for one in model.unread] == unread


def test_most_answers_count_and_the_others_are_listed(tmp_path: Path) -> None:
    source = tmp_path / "api.json"
    source.write_text(json.dumps(paths(s400=PLAIN, s401=PLAIN, s422=LISTED)))
    run = imports(source, tmp_path / "specs")
    assert run.gateway is not None and run.gateway["answers"]["error"] == {
        "detail": "<error.message>"
    }
    said = run.gateway["provenance"]["answers"]["inferred"]
    assert said == "The document describes 2 refusals so, and 1 otherwise."
    (model,) = run.models
    assert len(model.unread) == 3 and all("/422/" in one.pointer for one in model.unread)


def test_the_message_of_an_imported_error_reaches_the_caller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("api.json").write_text(json.dumps(paths(s422=LISTED)))
    assert main(["import", "openapi", "api.json", "--gateway", "lab"]) == 0
    assert "to confirm: error: {detail: [{msg:" in capsys.readouterr().out
    assert main(["generate", "--out", "out", "--package", "refused_lab"]) == 0
    monkeypatch.syspath_prepend(str(Path("out").resolve()))
    module: Any = importlib.import_module("refused_lab")
    package, faults = read_package(Path("specs"))
    assert package is not None, faults
    with (
        MockServer(package, clock=Clock(speed=50)) as mock,
        module.Lab(api_key="another", base_url=mock.gateway_url("lab")) as client,
        pytest.raises(module.GatewayError, match="key") as caught,
    ):
        client.brush.generate("a lighthouse")
    assert caught.value.body["detail"][0]["msg"].rstrip(".") == caught.value.message
    for one in [name for name in sys.modules if name.partition(".")[0] == "refused_lab"]:
        del sys.modules[one]
