"""Imported gateways in use: requests of every form make files on the mock."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.mock import VALID_KEY, Clock, MockServer
from gatewright.pipeline import read_package

TEXT = {"type": "string"}
Called = Callable[..., Any]


def post(
    properties: dict[str, Any], answer: dict[str, Any], kind: str = "application/json", **more: Any
) -> dict[str, Any]:
    """A create whose request has these keys."""
    schema = {"type": "object", "properties": properties}
    return {
        "post": {
            "requestBody": {"content": {kind: {"schema": schema}}},
            "responses": {"200": {"content": answer}},
            **more,
        }
    }


LINK = {"application/json": {"schema": {"properties": {"image_url": TEXT}}}}
SPEECH = {
    "type": "object",
    "required": ["text"],
    "properties": {
        "text": TEXT,
        "model_id": {"type": "string", "default": "many-tongues"},
        "voice_id": {"type": "integer"},
    },
}
VOICE: list[dict[str, Any]] = [
    {"name": "voice-id", "in": "path", "required": True, "schema": {"type": "string"}},
    {"name": "output_format", "in": "query", "schema": {"enum": ["mp3", "wav"]}},
]
SOUND = {"audio/mpeg": {"schema": {"type": "string", "format": "binary"}}}
TASK = {"application/json": {"schema": {"properties": {"id": TEXT}}}}
DONE = {
    "oneOf": [
        {"properties": {"id": TEXT, "status": {"const": "RUNNING"}}},
        {
            "properties": {
                "id": TEXT,
                "status": {"const": "SUCCEEDED"},
                "output": {"type": "array", "items": {**TEXT, "format": "uri"}},
            }
        },
        {"properties": {"id": TEXT, "status": {"const": "FAILED"}, "failure_reason": TEXT}},
    ]
}
VERSION = {
    "name": "X-Version",
    "in": "header",
    "required": True,
    "schema": {"type": "string", "enum": ["2026-11-06"]},
}
MAYBE = {"type": ["string", "null"]}
DUB = {
    "type": "object",
    "required": ["clip", "language"],
    "properties": {
        "clip": {"type": "string", "format": "binary"},
        "language": MAYBE,
        "accent": MAYBE,
    },
}
FILM = {"type": "object", "properties": {"model": {"const": "film-1"}, "prompt": TEXT}}
LONGER = {
    "type": "object",
    "properties": {"model": {"const": "film-2"}, "seconds": {"type": "integer"}},
}
FORMS = {"application/json": {"schema": {"oneOf": [FILM, LONGER]}}}
NUMBERS = {"schemas": {"VoiceNumber": {"type": "integer", "minimum": 1}}}
PATHS: dict[str, Any] = {
    "/v1/brush": post({"prompt": TEXT}, LINK),
    "/v1/voice": post({"text": TEXT}, SOUND),
    "/v1/{engine}/draw": post(
        {"prompt": TEXT},
        LINK,
        parameters=[{"name": "engine", "in": "path", "schema": {"enum": ["oil", "chalk"]}}],
    ),
    "/v1/text-to-speech/{voice-id}": post(SPEECH["properties"], SOUND, parameters=VOICE),
    "/v1/text-to-speech/{voice-id}/stream": post(SPEECH["properties"], SOUND, parameters=VOICE),
    "/v1/voices/{id}/preview": post(
        {"text": TEXT},
        SOUND,
        parameters=[
            {"name": "id", "in": "path", "schema": {"$ref": "#/components/schemas/VoiceNumber"}}
        ],
    ),
    "/v1/change-voice": post(
        {
            "clip": {"type": "string", "format": "binary"},
            "output_format": {"type": "object", "properties": {"rate": {"type": "integer"}}},
        },
        SOUND,
        "multipart/form-data",
        parameters=[VERSION],
    ),
    "/v1/dub": {
        "post": {
            "requestBody": {"content": {"multipart/form-data": {"schema": DUB}}},
            "responses": {"200": {"content": SOUND}},
        }
    },
    "/v1/text_to_video": {
        "post": {"requestBody": {"content": FORMS}, "responses": {"200": {"content": TASK}}}
    },
    "/v1/tasks/{id}": {
        "get": {"responses": {"200": {"content": {"application/json": {"schema": DONE}}}}}
    },
}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, MockServer]]:
    """The client of a gateway that was imported, beside its mock."""
    home = tmp_path_factory.mktemp("studio")
    (home / "api.json").write_text(
        json.dumps({"openapi": "3.1.0", "paths": PATHS, "components": NUMBERS})
    )
    specs, out = home / "specs", home / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        source = str(home / "api.json")
        assert (
            main(["import", "openapi", source, "--gateway", "studio", "--specs", str(specs)]) == 0
        )
        folders = ["--specs", str(specs), "--out", str(out)]
        assert main(["generate", *folders, "--package", "called_studio"]) == 0
        patch.syspath_prepend(str(out))
        module: Any = importlib.import_module("called_studio")
        package, faults = read_package(specs)
        assert package is not None, faults
        with (
            MockServer(package, clock=Clock(speed=50)) as mock,
            module.Studio(api_key=VALID_KEY, base_url=mock.gateway_url("studio")) as found,
        ):
            yield found, mock
    for one in [name for name in sys.modules if name.partition(".")[0] == "called_studio"]:
        del sys.modules[one]


@pytest.fixture
def client(studio: tuple[Any, MockServer]) -> Any:
    return studio[0]


@pytest.mark.parametrize(
    ("id", "given", "path"),
    [
        (
            "text-to-speech",
            {"voice_id_in_path": "Ava/2", "voice_id": 3},
            "/v1/text-to-speech/Ava%2F2",
        ),
        (
            "text-to-speech@text_to_speech_stream",
            {"voice_id_in_path": "Ava"},
            "/v1/text-to-speech/Ava/stream",
        ),
        ("voices", {"path_id": 7}, "/v1/voices/7/preview"),
    ],
)
def test_a_param_of_the_path_is_an_argument(
    studio: tuple[Any, MockServer], id: str, given: dict[str, Any], path: str
) -> None:
    client, mock = studio
    assert client.model(id).generate(text="good morning", **given).audios
    assert mock.requests[-1].path == path


def test_what_leads_to_another_path_is_refused(studio: tuple[Any, MockServer]) -> None:
    client, mock = studio
    before = len(mock.requests)
    with pytest.raises(ValueError, match="would lead to another path"):
        client.model("voices").generate(
            text="good morning", path_id=7, extra_body={"$path": {"path_id": ".."}}
        )
    assert len(mock.requests) == before


@pytest.mark.parametrize("id", ["brush", "oil/draw", "chalk/draw"])
def test_models_in_paths_make_pictures(client: Any, id: str) -> None:
    assert client.model(id).generate("a lighthouse").images


def test_an_answer_that_is_the_file_is_of_its_own_operation(client: Any) -> None:
    assert client.model("voice").generate(text="good morning").audios


def test_headers_and_objects_travel_beside_files(client: Any, tmp_path: Path) -> None:
    clip = tmp_path / "clip.wav"
    clip.write_bytes(b"RIFF" + (2084).to_bytes(4, "little") + b"WAVEfmt " + bytes(2076))
    result = client.model("change-voice").generate(clip=clip, output_format={"rate": 44100})
    assert result.audios


def test_null_in_a_form_is_a_part_that_is_not_there(
    studio: tuple[Any, MockServer], tmp_path: Path
) -> None:
    client, mock = studio
    clip = tmp_path / "clip.wav"
    clip.write_bytes(b"RIFF" + (2084).to_bytes(4, "little") + b"WAVEfmt " + bytes(2076))
    null = import_module("called_studio").NULL
    model = client.model("dub")
    assert model.generate(clip=clip, accent=null, language="en").audios
    (task,) = mock.world.tasks.latest(1)
    assert {"accent", "language"} & set(task.asked.body) == {"language"}
    assert model.generate(clip=clip, language="en", extra_body={"accent": null}).audios
    before = len(mock.requests)
    # A form without the part is not what the document asks for.
    with pytest.raises(ValueError, match="language: is required and missing"):
        model.generate(clip=clip, language=null)
    assert len(mock.requests) == before


@pytest.mark.parametrize(
    ("id", "given"), [("film-1", {"prompt": "fog"}), ("film-2", {"seconds": 5})]
)
def test_each_form_of_a_request_makes_films_as_a_task(
    client: Any, id: str, given: dict[str, Any]
) -> None:
    assert client.model(id).generate(**given).videos
