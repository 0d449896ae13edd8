"""Reference files: refused before anything is sent, or sent the way the pages say."""

from __future__ import annotations

import json
import tempfile
from email import message_from_bytes, policy
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest

from ..handle import Package
from ..stage import Colour, Stage, body_of, filled
from ..subject import PROMPT, Model
from .registry import of_model
from .requests import accepted, created_at

HEADS = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff\xe0",
    "image/webp": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "image/gif": b"GIF89a",
    "image/avif": b"\x00\x00\x00\x20ftypavif",
    "image/heic": b"\x00\x00\x00\x20ftypheic",
    "video/mp4": b"\x00\x00\x00\x20ftypisom",
    "video/quicktime": b"\x00\x00\x00\x14ftypqt  ",
    "video/webm": b"\x1a\x45\xdf\xa3",
    "audio/mpeg": b"ID3\x04",
    "audio/mp4": b"\x00\x00\x00\x20ftypM4A ",
    "audio/wav": b"RIFF\x10\x00\x00\x00WAVEfmt ",
    "audio/aac": b"\xff\xf1\x50\x80",
    "audio/ogg": b"OggS",
}
"""How files of each type begin."""
PICTURE = HEADS["image/png"] + bytes(64)


@cache
def sparse(size: int) -> Path:
    """A file that begins as a PNG does and has that many bytes, most of them not on the disk."""
    path = Path(_folder().name) / f"{size}.png"
    with path.open("wb") as file:
        file.write(PICTURE)
        file.truncate(size)
    return path


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def refused(package: Package, model: Model, colour: Colour, *files: Any) -> str | None:
    """Why these files cannot be sent, or None; nothing is sent either way."""
    stage = Stage(package, model.gateway, colour)
    argument = str(model.media_argument)
    try:
        violations = getattr(stage.client, model.attribute).validate(
            PROMPT, **{argument: list(files)}
        )
    except package.runtime("client.errors").MediaError as error:
        return str(error)
    finally:
        assert stage.requests() == []
    return violations[0].rule if violations else None


@of_model("uploads", "params", "provenance", "undocumented")
def a_file_too_big_is_refused_before_it_is_sent(
    package: Package, model: Model, colour: Colour
) -> None:
    if model.media_argument is None:
        return
    most = model.facts.get(f"{model.files_fact}.image.max_bytes")
    if most is None:
        assert refused(package, model, colour, sparse(10**9)) is None
        return
    assert refused(package, model, colour, sparse(most)) is None
    said = refused(package, model, colour, sparse(most + 1))
    assert said is not None and f"{most:,}" in said


@of_model("uploads", "params")
def a_file_of_another_type_is_refused_before_it_is_sent(
    package: Package, model: Model, colour: Colour
) -> None:
    if model.media_argument is None:
        return
    types = model.facts.get(f"{model.files_fact}.image.mime_types")
    for mime, head in HEADS.items():
        allowed = mime in types if types else mime.startswith("image/")
        assert (refused(package, model, colour, head + bytes(64)) is None) == allowed, mime


@of_model("uploads", "params", "provenance")
def too_many_files_are_refused_before_they_are_sent(
    package: Package, model: Model, colour: Colour
) -> None:
    if model.media_argument is None:
        return
    most = model.most_files
    assert most is not None
    assert refused(package, model, colour, *[PICTURE] * most) is None
    assert refused(package, model, colour, *[PICTURE] * (most + 1)) == "maxItems"
    info = package.module().MODELS[model.key].arguments[model.media_argument].files
    assert info.max_files == most


@of_model("uploads", "params")
def a_file_where_only_addresses_go_is_refused(
    package: Package, model: Model, colour: Colour
) -> None:
    if model.media_argument is not None:
        return
    stage = Stage(package, model.gateway, colour)
    door = getattr(stage.client, model.attribute)
    for name, facts in model.params.items():
        if facts["type"] == "url":
            with pytest.raises(package.runtime("client.errors").MediaError):
                door.validate(PROMPT, **{name: PICTURE})


@of_model("uploads", "endpoints.upload", "answers.upload", "params", sends=True)
def a_file_travels_the_way_its_gateway_documents(
    package: Package, model: Model, colour: Colour
) -> None:
    if model.media_argument is None:
        return
    gateway = model.gateway
    via = gateway.facts["uploads.via"]
    stage = Stage(package, gateway, colour)
    if via == "files_api":
        endpoint = gateway.url(gateway.facts["endpoints.upload"])
        stage.answer(endpoint, filled(gateway, gateway.facts["answers.upload"]))
    stage.answer(created_at(model), accepted(model))
    door = getattr(stage.client, model.attribute)
    extra = dict.fromkeys(gateway.facts.get("params", {}), "mine")
    stage.run(door.submit(PROMPT, **{str(model.media_argument): [PICTURE]}, **extra))
    *uploads, create = stage.requests()
    if via == "files_api":
        (upload,) = uploads
        form = gateway.facts["uploads.form"]
        parts = form_of(upload)
        assert parts.pop(form["file"]) == [PICTURE]
        meant = {"kind": b"image", "model": model.id.encode(), "client_request_id": b"mine"}
        assert parts == {form[name]: [value] for name, value in meant.items()}
        said = {"address": "https://files.example.com/uploaded.png", "kind": "image"}
        said |= {"name": "file.png", "mime_type": "image/png"}
        roles = gateway.facts["uploads.roles"]
        item = {key: said[role] for role, key in roles.items()}
        body = model.place(model.minimal(), str(model.item_list), [item])
        assert body_of(create) == body | extra
    else:
        assert via == "multipart" and uploads == []
        parts = form_of(create)
        assert parts == {"prompt": [PROMPT.encode()], str(model.media_argument): [PICTURE]}


def form_of(request: httpx.Request) -> dict[str, list[bytes]]:
    """The parts of a form, by name."""
    kind = request.headers["content-type"]
    assert kind.startswith("multipart/form-data"), kind
    message = message_from_bytes(
        b"content-type: " + kind.encode() + b"\r\n\r\n" + request.content, policy=policy.HTTP
    )
    parts: dict[str, list[bytes]] = {}
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        parts.setdefault(name, []).append(payload)
    return parts


@of_model("uploads", "params", "provenance", "sources", by="data")
def what_a_file_may_be_is_shipped_with_its_source(
    package: Package, model: Model, colour: Colour
) -> None:
    arguments = package.module().MODELS[model.key].arguments
    taking = [name for name, one in arguments.items() if one.files is not None]
    assert taking == ([] if model.media_argument is None else [model.media_argument])
    if not taking:
        return
    info, fact = arguments[model.media_argument].files, model.files_fact
    own = {kind: model.facts.get(f"{fact}.{kind}") for kind in ("image", "video", "audio")}
    kinds = {kind: facts for kind, facts in own.items() if facts is not None}
    assert set(info.kinds) == set(kinds)
    for kind, facts in kinds.items():
        assert info.kinds[kind].max_bytes == facts.get("max_bytes")
        assert list(info.kinds[kind].mime_types) == facts.get("mime_types", [])
        source = model.facts.source_of(f"{fact}.{kind}")
        assert source is not None
        assert source.get("url", "") in info.kinds[kind].source
        assert source["read"] in info.kinds[kind].source
        inferred = f"provenance.{fact}.{kind}.max_bytes.inferred" in model.facts.facts
        assert ("; inferred: " in info.kinds[kind].source_of("max_bytes")) == inferred
    token = model.gateway.facts.get("uploads.token", {})
    assert info.longest_id == model.gateway.facts.get("uploads.client_request_id_max_length")
    assert info.token_field == token.get("field", "")
    assert list(info.token_kinds) == token.get("kinds", [])
    assert info.item == (model.gateway.facts.get("uploads.roles") if model.listed else None)
    form = model.gateway.facts.get("uploads.form")
    assert info.form == form, json.dumps(form)
