"""Two operations of one id: a mode for each where a key tells them apart, two models where none does."""

from __future__ import annotations

import copy
import importlib
import json
import random
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from PIL import Image

from gatewright.cli import main
from gatewright.mock import VALID_KEY, Clock, MockServer
from gatewright.pipeline import read_package

from .bodies import bent
from .walker import without

Capture = pytest.CaptureFixture[str]
TEXT: dict[str, Any] = {"type": "string"}
FILE: dict[str, Any] = {"type": "string", "format": "binary"}
MODEL: dict[str, Any] = {"type": "string", "enum": ["brush-1"]}
DRAW: dict[str, Any] = {
    "type": "object",
    "required": ["model", "prompt"],
    "properties": {
        "model": MODEL,
        "prompt": {**TEXT, "maxLength": 400},
        "size": {**TEXT, "enum": ["small", "large"], "default": "small"},
        "n": {"type": "integer", "minimum": 1, "maximum": 8},
        "style": {**TEXT, "enum": ["oil", "ink"]},
    },
}
EDIT: dict[str, Any] = {
    "type": "object",
    "required": ["model", "prompt", "image", "n"],
    "properties": {
        "model": MODEL,
        "prompt": {**TEXT, "maxLength": 90},
        "size": {**TEXT, "enum": ["small", "square"], "default": "square"},
        "n": {"type": "integer", "minimum": 1},
        "image": FILE,
        "mask": FILE,
    },
}
ANSWER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "data": {
            "type": "array",
            "items": {"type": "object", "properties": {"url": {**TEXT, "format": "uri"}}},
        }
    },
}


def post(schema: dict[str, Any], kind: str = "application/json") -> dict[str, Any]:
    """An operation with that request, whose answer holds pictures."""
    answer = {"200": {"content": {"application/json": {"schema": ANSWER}}}}
    return {"post": {"requestBody": {"content": {kind: {"schema": schema}}}, "responses": answer}}


def document(edit: dict[str, Any] = EDIT) -> dict[str, Any]:
    paths = {"/images": post(DRAW), "/images/edits": post(edit, "multipart/form-data")}
    server = [{"url": "https://api.brushes.example/v1"}]
    return {"openapi": "3.1.0", "servers": server, "paths": copy.deepcopy(paths)}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def take(data: dict[str, Any], *more: str) -> int:
    Path("api.json").write_text(json.dumps(data), "utf-8")
    return main(["import", "openapi", "api.json", "--gateway", "brushes", *more])


def spec() -> str:
    (path,) = Path("specs/models/brushes").glob("*.yaml")
    return path.read_text("utf-8")


def test_generations_and_edits_of_one_id_are_modes_of_one_model() -> None:
    assert take(document()) == 0
    package, faults = read_package(Path("specs"))
    assert package is not None, faults
    (model,) = package.gateway("brushes").models
    assert {mode.name: mode.present for mode in model.modes} == {
        "images_edits": ("image",),
        "images": (),
    }
    assert model.operation_in("images").name == "images"
    assert model.operation_in("images_edits").name == "images_edits"
    text = spec()
    assert "modes.images_edits:\n    source: images_edits" in text
    assert text.count("digest:") == 2 and "~1images~1edits/post" in text


def test_each_mode_judges_as_its_own_request_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert take(document()) == 0
    assert main(["generate", "--out", "out", "--package", "joined_brushes"]) == 0
    monkeypatch.syspath_prepend(str(Path("out").resolve()))
    package: Any = importlib.import_module("joined_brushes")
    judges: dict[bool, Any] = {}
    for edits, schema in ((False, DRAW), (True, EDIT)):
        # A file of a form is an address here, which jsonschema knows by its beginning.
        made = json.dumps(without(schema, set())).replace(
            '"format": "binary"', '"pattern": "^https:"'
        )
        judges[edits] = jsonschema.Draft202012Validator(json.loads(made))
    judged = {(edits, right): 0 for edits in (True, False) for right in (True, False)}
    for schema in (DRAW, EDIT):
        shown = json.loads(json.dumps(schema).replace('"binary"', '"uri"'))
        for body in bent(shown, shown, random.Random(7), 300):
            sent = {**body, "model": "brush-1"}
            right = judges["image" in sent].is_valid(sent)
            said = package.validate("brushes/brush-1", sent)
            assert (not said) is right, (sent, said)
            judged["image" in sent, right] += 1
    assert min(judged.values()) > 20
    for one in [name for name in sys.modules if name.partition(".")[0] == "joined_brushes"]:
        del sys.modules[one]


def test_a_picture_sends_the_call_to_the_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert take(document()) == 0
    assert main(["generate", "--out", "out", "--package", "joined_calls"]) == 0
    monkeypatch.syspath_prepend(str(Path("out").resolve()))
    module: Any = importlib.import_module("joined_calls")
    described, _ = read_package(Path("specs"))
    assert described is not None
    Image.new("RGB", (32, 32), "teal").save("hill.png")
    with (
        MockServer(described, clock=Clock(speed=50)) as mock,
        module.Brushes(api_key=VALID_KEY, base_url=mock.gateway_url("brushes")) as client,
    ):
        drawn = client.brush_1.generate("a hill", size="large", style="ink")
        edited = client.brush_1.generate("a hill", image=Path("hill.png"), size="square", n=1)
        assert [one.images[0].save("a.png").is_file() for one in (drawn, edited)] == [True, True]
        with pytest.raises(module.InvalidRequest, match="style"):
            client.brush_1.generate("a hill", image=Path("hill.png"), n=1, style="ink")
        paths = [one.path.rpartition("/v1")[2] for one in mock.requests if one.method == "POST"]
        assert [path.rpartition("/")[2] for path in paths] == ["images", "edits"]
    for one in [name for name in sys.modules if name.partition(".")[0] == "joined_calls"]:
        del sys.modules[one]


def test_a_newer_edit_changes_its_mode_only(capsys: Capture) -> None:
    assert take(document()) == 0
    newer = copy.deepcopy(EDIT)
    newer["properties"]["prompt"]["maxLength"] = 80
    newer["properties"]["mask"] = {**FILE, "description": "Where to paint."}
    capsys.readouterr()
    assert take(document(newer), "--update") == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line[:2] in ("- ", "+ ")]
    assert [line.split() for line in lines if "max_length" in line] == [
        ["-", "max_length:", "90"],
        ["+", "max_length:", "80"],
    ]
    assert not any("400" in line for line in lines)
    assert take(document(newer), "--update") == 0


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"required": ["model", "prompt"]}, "no key that it requires tells the two apart"),
        (
            {"properties": {**EDIT["properties"], "n": {"type": "boolean"}}},
            "n is another thing there",
        ),
        (
            {"anyOf": [{"required": ["image"]}, {"required": ["mask"]}]},
            "its keys ask something of each other",
        ),
    ],
    ids=["no key", "another kind", "rules"],
)
def test_what_no_mode_can_say_stays_two_models(
    change: dict[str, Any], why: str, capsys: Capture
) -> None:
    assert take(document({**EDIT, **change})) == 0
    out = capsys.readouterr().out
    said = f"brush-1@images_edits: it stays apart from images, which has the same id, as {why}"
    assert f"apart: {said}" in out
    second, first = sorted(Path("specs/models/brushes").glob("*.yaml"))
    assert "modes:" not in first.read_text("utf-8")
    assert "operation: images_edits\nnames_operation: true\n" in second.read_text("utf-8")


def three() -> dict[str, Any]:
    """Generations and edits, which a key tells apart, and variations, which have no prompt."""
    data = document()
    vary = {**EDIT, "properties": {**EDIT["properties"], "n": {"type": "integer"}}}
    vary["required"] = ["model", "image"]
    del vary["properties"]["prompt"]
    data["paths"]["/images/variations"] = post(vary, "multipart/form-data")
    return data


def test_a_third_operation_of_one_id_is_a_model_of_its_own(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert take(three()) == 0
    assert "as two operations are one model already" in capsys.readouterr().out
    package, faults = read_package(Path("specs"))
    assert package is not None, faults
    own, varied = sorted(package.gateway("brushes").models, key=lambda one: one.key)
    assert (own.key, varied.key) == ("brushes/brush-1", "brushes/brush-1@images_variations")
    assert [mode.name for mode in own.modes] == ["images_edits", "images"]
    assert main(["generate", "--out", "out", "--package", "joined_three"]) == 0
    monkeypatch.syspath_prepend(str(Path("out").resolve()))
    module: Any = importlib.import_module("joined_three")
    Image.new("RGB", (32, 32), "teal").save("hill.png")
    with (
        MockServer(package, clock=Clock(speed=50)) as mock,
        module.Brushes(api_key=VALID_KEY, base_url=mock.gateway_url("brushes")) as client,
    ):
        client.brush_1.generate("a hill")
        client.brush_1_images_variations.generate(image=Path("hill.png"))
        paths = [one.path for one in mock.requests if one.method == "POST"]
    assert [one.rpartition("/")[2] for one in paths] == ["images", "variations"]
    # What is added later finds its own file, and nothing is new.
    assert take(three(), "--update") == 0
    for one in [name for name in sys.modules if name.partition(".")[0] == "joined_three"]:
        del sys.modules[one]


def test_a_third_operation_that_is_not_selected_is_named(capsys: Capture) -> None:
    assert take(three(), "--select", "brush-1") == 1
    assert "two operations are one model already; --select takes it" in capsys.readouterr().out
    assert take(three(), "--select", "brush-1@images_variations") == 0
    assert len(list(Path("specs/models/brushes").glob("*.yaml"))) == 2


def test_the_same_request_under_two_paths_counts_once(capsys: Capture) -> None:
    data = document()
    data["paths"] = {"/v1/images": post(DRAW), "/images": post(DRAW)}
    assert take(data) == 0
    assert "1 models stand there twice, the first counts" in capsys.readouterr().err
    assert "modes:" not in spec()


def test_one_operation_may_still_be_taken_alone() -> None:
    assert take(document(), "--select", "brush-1@images_edits") == 0
    text = spec()
    assert "operation: images_edits" in text and "modes:" not in text
