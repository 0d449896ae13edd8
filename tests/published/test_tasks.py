"""Tasks whose answers have a form for each state, and tasks whose files lie at another address."""

from __future__ import annotations

import copy
import importlib
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.load.document import SpecFile, read
from gatewright.mock import VALID_KEY, Clock, Fault, MockServer
from gatewright.pipeline import read_package

Capture = pytest.CaptureFixture[str]
TEXT: dict[str, Any] = {"type": "string"}
LINK: dict[str, Any] = {"type": "string", "format": "uri"}


def form(state: str, **more: Any) -> dict[str, Any]:
    """One form of an answer, which its state tells from the others."""
    return {"type": "object", "properties": {"id": TEXT, "state": {"const": state}, **more}}


BY_STATE: dict[str, Any] = {
    "oneOf": [
        form("waiting", queue_position={"type": "integer"}),
        {"$ref": "#/components/schemas/Running"},
        form("done", film={"type": "object", "properties": {"url": LINK}}),
        form("failed", error={"type": "object", "properties": {"message": TEXT}}),
    ],
    "discriminator": {"propertyName": "state"},
}
RUNNING: dict[str, Any] = {
    "allOf": [form("processing"), {"properties": {"progress": {"type": "integer"}}}]
}
STATUS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": TEXT,
        "status": {**TEXT, "enum": ["queued", "in_progress", "completed", "failed"]},
        "error": {"anyOf": [{"type": "object", "properties": {"message": TEXT}}, {"type": "null"}]},
    },
}
BODY: dict[str, Any] = {
    "type": "object",
    "required": ["prompt"],
    "properties": {"model": {**TEXT, "enum": ["reel-1"]}, "prompt": TEXT},
}
CONTENT: dict[str, Any] = {
    "video/mp4": {"schema": {**TEXT, "format": "binary"}},
    "image/webp": {"schema": {**TEXT, "format": "binary"}},
    "application/json": {"schema": TEXT},
}


def json_of(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def document(task: Any, **more: Any) -> dict[str, Any]:
    """POST /videos makes a task; GET /videos/{video_id} asks for it; `more` are paths below that."""
    answer = {"200": {"content": json_of(task)}}
    paths = {
        "/videos": {"post": {"requestBody": {"content": json_of(BODY)}, "responses": answer}},
        "/videos/{video_id}": {"get": {"responses": answer}, "delete": {"responses": answer}},
        **{
            f"/videos/{{video_id}}/{name}": {"get": {"responses": {"200": {"content": content}}}}
            for name, content in more.items()
        },
    }
    schemas = {"Running": RUNNING}
    made = {"openapi": "3.1.0", "paths": paths, "components": {"schemas": schemas}}
    return copy.deepcopy(made)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def take(data: dict[str, Any]) -> int:
    Path("api.json").write_text(json.dumps(data), "utf-8")
    return main(["import", "openapi", "api.json", "--gateway", "reels"])


def gateway() -> dict[str, Any]:
    path = Path("specs/gateways/reels.yaml")
    file = SpecFile(path, "gateway", "reels")
    assert read(file, path.read_bytes()) == []
    return file.data


@contextmanager
def client(package: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, MockServer]]:
    """A client of the generated package on the mock of the imported specs."""
    assert main(["generate", "--out", "out", "--package", package]) == 0
    monkeypatch.syspath_prepend(str(Path("out").resolve()))
    module: Any = importlib.import_module(package)
    described, faults = read_package(Path("specs"))
    assert described is not None, faults
    with (
        MockServer(described, clock=Clock(speed=50)) as mock,
        module.Reels(api_key=VALID_KEY, base_url=mock.gateway_url("reels")) as made,
    ):
        yield made, mock
    for one in [name for name in sys.modules if name.partition(".")[0] == package]:
        del sys.modules[one]


def test_each_form_of_an_answer_becomes_an_envelope_of_its_state(capsys: Capture) -> None:
    assert take(document(BY_STATE)) == 0
    answers = gateway()["operations"]["videos"]["answers"]
    assert answers["pending"] == {
        "id": "<id>", "state": "<status>",
        "queue_position": "<progress.position>", "progress": "<progress.percent>",
    }  # fmt: skip
    assert answers["succeeded"]["film"] == {"url": "<output.url>"}
    assert "film" not in answers["pending"] and "film" not in answers["failed"]
    assert answers["failed"]["error"] == {"message": "<error.message>"}
    assert gateway()["states"] == {
        "queued": ["waiting"],
        "running": ["processing"],
        "succeeded": ["done"],
        "failed": ["failed"],
    }
    assert "to confirm: videos: failed: {" in capsys.readouterr().out


def test_a_task_told_by_state_gives_its_film(monkeypatch: pytest.MonkeyPatch) -> None:
    assert take(document(BY_STATE)) == 0
    with client("reels_by_state", monkeypatch) as (reels, mock):
        assert reels.reel_1.generate("a wave").videos[0].save("a.mp4").is_file()
        mock.faults.add(Fault("fails"))
        with pytest.raises(importlib.import_module("reels_by_state").TaskFailed):
            reels.reel_1.generate("a wave")


def test_of_forms_that_no_state_tells_apart_the_first_counts() -> None:
    either = {
        "oneOf": [
            {**STATUS, "properties": {**STATUS["properties"], "film": LINK, "url": LINK}},
            {
                **STATUS,
                "properties": {**STATUS["properties"], "clips": {"type": "array", "items": LINK}},
            },
        ]
    }
    assert take(document(either)) == 0
    assert "clips" not in str(gateway()["operations"]["videos"]["answers"])


def test_a_file_at_another_address_is_fetched_there(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    assert take(document(STATUS, events=json_of(STATUS), content=CONTENT)) == 0
    said = (
        "to confirm: videos: POST /videos, then GET /videos/{id}, then GET /videos/{id}/content\n"
    )
    assert said in capsys.readouterr().out
    videos = gateway()["operations"]["videos"]
    assert videos["result"] == "GET /videos/{id}/content"
    assert videos["answers"]["succeeded"] == "<output.bytes>"
    with client("reels_elsewhere", monkeypatch) as (reels, mock):
        film = reels.reel_1.generate("a wave").videos[0].save("a.mp4")
        assert film.read_bytes()[4:8] == b"ftyp"
        steps = [one.path for one in mock.requests if one.method == "GET"]
        assert steps[-1].endswith("/content") and not steps[0].endswith("/content")


def test_files_listed_at_another_address_are_found_there(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = {"type": "object", "properties": {"assets": {"type": "array", "items": LINK}}}
    kept = {
        "type": "object",
        "properties": {
            "assets": {"type": "array", "items": {"type": "object", "properties": {"url": LINK}}}
        },
    }
    assert take(document(STATUS, notes=json_of(listed), assets=json_of(kept))) == 0
    videos = gateway()["operations"]["videos"]
    assert videos["result"] == "GET /videos/{id}/notes"
    assert videos["answers"]["succeeded"] == {"assets": ["<output.url>"]}
    with client("reels_listed", monkeypatch) as (reels, _):
        assert reels.reel_1.generate("a wave").videos[0].save("a.mp4").is_file()


def test_a_task_whose_files_no_document_shows_is_left_out(capsys: Capture) -> None:
    assert take(document(STATUS, events=json_of(STATUS))) == 1
    assert (
        "left out: reel-1: no document says where its result holds the files"
        in capsys.readouterr().out
    )
