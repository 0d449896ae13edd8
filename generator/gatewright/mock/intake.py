"""Files coming in: through the Files API, or as parts of a multipart create."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from .. import ir
from .asked import lookup
from .body import BadBody, FormData, FormFile
from .envelope import ABSENT, Values
from .narrowing import is_list, is_object
from .sniff import kind_of, mime_type
from .uploads import Upload, fault_of, limits_of, limits_of_param
from .world import World

SMALL = 40
"""Bytes that no picture, film or sound is shorter than."""
_KINDS = ("image", "video", "audio")


def take_upload(world: World, gateway: ir.Gateway, form: FormData | None) -> Values:
    """Store the file of a Files API request; the slots of its answer. BadBody says what is wrong."""
    uploads = gateway.uploads
    parts = dict(uploads.form)
    file = form.file(parts["file"]) if form else None
    if form is None or file is None:
        raise BadBody(f"/{parts['file']}: a file in a multipart form is required")
    kind = form.text(parts["kind"]) if "kind" in parts else None
    if "kind" in parts and kind not in _KINDS:
        raise BadBody(f"/{parts['kind']}: expected {', '.join(_KINDS)}")
    longest, own_id = uploads.longest_request_id, parts.get("client_request_id")
    if longest and own_id and len(form.text(own_id) or "") > longest:
        raise BadBody(f"/{own_id}: at most {longest} characters")
    model, name = None, form.text(parts["model"]) if "model" in parts else None
    if name is not None:
        model = next((one for one in gateway.models if one.id == name), None)
        if model is None:
            raise BadBody(f"/{parts['model']}: no such model here")
    url = _store(world, file, kind, parts["file"], limits_of(gateway, model))
    kind = kind or kind_of(mime_type(file.content) or "")
    token = world.new_id("duration") if kind in uploads.token_kinds else ABSENT
    return {"upload.url": url, "upload.token": token}


def signed_address(world: World, gateway: ir.Gateway, body: Any) -> Values:
    """Room for the file that the body announces; the slots of the answer. BadBody says what is wrong."""
    parts = dict(gateway.uploads.form)
    for meaning in ("name", "mime_type"):
        key = parts.get(meaning)
        if key is not None and not (is_object(body) and isinstance(body.get(key), str)):
            raise BadBody(f"/{key}: a text is required")
    id = world.new_id("file")
    name = safe_name(str(body.get(parts.get("name", ""), "")) if is_object(body) else "")
    room = Upload(id, name, b"", "application/octet-stream", gateway.uploads.put)
    world.uploads.add(room)
    return {
        "upload.put": f"{world.files_url}/put/{id}",
        "upload.url": f"{world.files_url}/uploads/{id}/{name}",
    }


def safe_name(name: str) -> str:
    """A file's name as it may stand in an address."""
    return (
        "".join(c for c in name if c.isascii() and (c.isalnum() or c in "._-")).lstrip(".")
        or "file"
    )


def body_of(world: World, model: ir.Model, form: FormData) -> dict[str, Any]:
    """A multipart create as the JSON body that means the same, its files stored.

    BadBody where the gateway takes no forms, or a file is not one that it takes.
    """
    gateway = world.package.gateway(model.gateway)
    if gateway.uploads.via != "multipart" and not model.operation.multipart:
        raise BadBody("the body: expected application/json, got a form")
    params = {param.wire: param for param in model.params}
    body: dict[str, Any] = {**form.outside}
    for name, part in form.parts:
        param = params.get(name)
        value: Any = part
        if isinstance(part, FormFile):
            if param is None or param.uploads is None:
                raise BadBody(f"/{name}: takes no file")
            value = _store(world, part, None, name, limits_of_param(param))
        elif param is not None:
            value = _value(param, part)
        if param is not None and param.kind.walks == "items":
            body.setdefault(name, []).append(value)
        else:
            body[name] = value
    return body


def _value(param: ir.Param, part: str) -> Any:
    """What the text of a part stands for: objects travel as JSON."""
    kind = param.kind.items or param.kind
    if kind.walks in ("keys", "members") and part[:1] == "{":
        with suppress(ValueError, RecursionError):
            return json.loads(part)
    return kind.parse(part)


def file_faults(world: World, model: ir.Model, body: dict[str, Any]) -> Iterator[str]:
    """What is wrong with files that lie in the body itself, or that this gateway keeps."""
    for param in model.file_params:
        value = lookup(body, param, None)
        for one in value if is_list(value) else [value]:
            if not param.takes_local and _holds_data(one):
                yield f"/{'/'.join(param.place)}: takes the address of a file, not the file"
            content = _content(world, one, param.uploads is not None and param.uploads.base64)
            fault = None if content is None else fault_of(content, None, limits_of_param(param))
            if fault is not None:
                yield f"/{'/'.join(param.place)}: {fault}"


def _holds_data(value: Any) -> bool:
    """Whether a value is a data address, or an object with one in it."""
    if is_object(value):
        return any(map(_holds_data, value.values()))
    return isinstance(value, str) and value.startswith("data:")


def _content(world: World, value: Any, digits: bool = False) -> bytes | None:
    """The bytes of a file at a data address, or at an address of this gateway's own.

    `digits`: the content may stand there as bare base64.
    """
    if is_object(value):
        inner = (_content(world, one, digits) for one in value.values())
        return next((found for found in inner if found), None)
    if not isinstance(value, str):
        return None
    if digits and ":" not in value:
        return _decode_file(value)
    if value.startswith("data:"):
        try:
            return b64decode(value.partition(",")[2])
        except ValueError:
            return b""  # which is not a picture, film or sound
    kept = value.partition("/uploads/")[2].partition("/")[0]
    upload = world.uploads.get(kept) if value.startswith(world.files_url) else None
    return upload.content if upload is not None else None


def _decode_file(text: str) -> bytes | None:
    """What base64 digits stand for, where the text is long enough to be a file."""
    try:
        found = b64decode(text, validate=True)
    except ValueError:
        return None
    return found if len(found) > SMALL else None


def _store(
    world: World,
    file: FormFile,
    kind: str | None,
    field: str,
    limits: Mapping[str, ir.MediaLimit] | None,
) -> str:
    """Keep a file that is within the limits; its URL."""
    if fault := fault_of(file.content, kind, limits):
        raise BadBody(f"/{field}: {fault}")
    mime = mime_type(file.content) or "application/octet-stream"
    upload = Upload(world.new_id("file"), safe_name(file.name), file.content, mime)
    world.uploads.add(upload)
    return f"{world.files_url}/uploads/{upload.id}/{upload.name}"
