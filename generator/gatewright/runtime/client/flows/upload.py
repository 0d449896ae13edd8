"""Local files on their way into a create: sent ahead, within the form, or within the body."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from ...catalog.info import GatewayInfo, ModelInfo, OperationInfo, UploadInfo
from ..context import Context, Deadline
from ..drafting import Draft, Placed
from ..effects import Flow, Work
from ..errors import InvalidRequest, MediaError, ServerError
from ..http.message import HttpRequest, JsonBody, WireBody
from ..media.given import look
from ..media.local import Local
from ..media.multipart import FileBody, Form, FormPart
from ..media.uploaded import UploadedFile
from ..values import seconds
from .addresses import checked_url
from .answers import first, text
from .exchange import repeatable
from .places import part_body
from .refusals import header_id

UPLOAD_SLOTS = ("upload.url", "upload.token", "upload.put")
"""What an answer to an upload may say."""


def settle(
    context: Context, model: ModelInfo, draft: Draft, deadline: Deadline, timeout: float | None
) -> Flow[WireBody]:
    """The body of the create, with every local file of `draft` taken care of.

    Raises MediaError, or what the upload met; nothing was created then.
    """
    for placed in [one for one in draft.files if one.files.base64]:
        digits = yield from Work(partial(base64_of, placed))
        draft.put_address(placed, upload_file(context, placed.local, digits))
        draft.files.remove(placed)
    if model.operation.multipart:
        return Form(form_parts(draft), context.env.new_key())
    if not draft.files:
        return freeze_body(draft.whole())
    match context.gateway.upload_via:
        case "files_api" | "signed_url":
            meant = {"model": model.id, "client_request_id": draft.client_request_id}
            for placed in draft.files:
                way, files = AHEAD[context.gateway.upload_via], placed.files
                made = yield from way(context, placed.local, files, meant, deadline, timeout)
                draft.put_address(placed, made)
            return freeze_body(draft.whole())
        case "multipart":
            return Form(form_parts(draft), context.env.new_key())
        case "inline":
            for placed in draft.files:
                inline = yield from Work(partial(data_url, placed))
                draft.put_address(placed, upload_file(context, placed.local, inline))
            return freeze_body(draft.whole())
        case _:
            raise MediaError(f"{draft.files[0].argument}: {public_only(context.gateway)}")


def public_only(gateway: GatewayInfo) -> str:
    """The way out where a gateway fetches files itself."""
    return f"{gateway.title} takes public https addresses only: host the file and pass its address"


def upload(
    context: Context,
    local: Local,
    limits: UploadInfo,
    meant: Mapping[str, str | None],
    deadline: Deadline,
    timeout: float | None = None,
) -> Flow[UploadedFile]:
    """One file at the gateway; `meant` are the other parts of the form, by meaning.

    Raises what the answer means, or ServerError for one that names no address.
    """
    names = limits.form or {}
    values = {"kind": local.type.kind, **meant}
    parts: list[FormPart] = [
        (names[meaning], value) for meaning, value in values.items() if value and meaning in names
    ]
    parts.append((names["file"], local))
    form = Form(parts, context.env.new_key())
    said = yield from ask(context, local, form, meant, ("upload.url",), deadline, timeout)
    return upload_file(context, local, said["upload.url"], said.get("upload.token"))


def ask(
    context: Context,
    local: Local,
    body: WireBody,
    meant: Mapping[str, str | None],
    needed: tuple[str, ...],
    deadline: Deadline,
    timeout: float | None,
) -> Flow[dict[str, str]]:
    """Sends `body` to the upload endpoint; what the answer says, by slot.

    Raises what the answer means, or ServerError where it lacks a slot of `needed`.
    """
    gateway = context.gateway
    method, path = gateway.endpoints["upload"]
    request = HttpRequest(method, context.url(path, model=meant["model"] or ""), {}, body)
    data, response = yield from repeatable(context, "upload", request, deadline, timeout)
    answers = [gateway.answers["upload"]] if "upload" in gateway.answers else []
    found = {slot: text(first(answers, slot, data)) for slot in UPLOAD_SLOTS}
    said = {slot: one for slot, one in found.items() if one is not None}
    if not said.keys() >= set(needed):
        raise ServerError(
            f"the answer to the upload of {local.name} names no address",
            gateway=gateway.title,
            operation="upload",
            status=response.status,
            request_id=header_id(response),
            body=data,
        )
    return said


def upload_file(context: Context, local: Local, url: str, token: str | None = None) -> UploadedFile:
    """A local file that has an address now."""
    kind, mime = local.type.kind, local.type.mime
    return UploadedFile(context.gateway.name, url, kind, mime, local.name, local.size, token)


def upload_of(
    context: Context, model: ModelInfo, file: Any, timeout: float | None, deadline: float | None
) -> Flow[UploadedFile]:
    """A file that is uploaded before any request needs it.

    Raises MediaError for a gateway that takes no uploads, and for a file that no argument of the model
    takes.
    """
    known = [one.files for one in model.arguments.values() if one.files is not None]
    way = AHEAD.get(context.gateway.upload_via)
    if way is None or not known:
        takes = known and context.gateway.upload_via != "public_url"
        out = "pass the file with each request" if takes else public_only(context.gateway)
        raise MediaError(f"there is nothing to upload to: {out}", gateway=context.gateway.title)
    local, limits = yield from Work(lambda: choose_limits(file, known))
    until = context.until(None if deadline is None else seconds("deadline", deadline))
    exchange = None if timeout is None else seconds("timeout", timeout)
    return (yield from way(context, local, limits, {"model": model.id}, until, exchange))


def choose_limits(file: Any, known: Sequence[UploadInfo]) -> tuple[Local, UploadInfo]:
    """The file, and the first of these limits that it keeps; raises MediaError when it keeps none."""
    for limits in known[:-1]:
        with suppress(MediaError):
            return look(file, limits), limits
    return look(file, known[-1]), known[-1]


def put(
    context: Context,
    local: Local,
    limits: UploadInfo,
    meant: Mapping[str, str | None],
    deadline: Deadline,
    timeout: float | None = None,
) -> Flow[UploadedFile]:
    """One file at a signed address that the gateway is asked for; the file travels without the key.

    `meant` and errors: see `upload`.
    """
    gateway, names = context.gateway, limits.form or {}
    known: dict[str, Any] = {
        "kind": local.type.kind,
        **meant,
        "name": local.name,
        "mime_type": local.type.mime,
        "bytes": local.size,
    }
    asked = {
        names[meaning]: value for meaning, value in known.items() if value and meaning in names
    }
    needed = ("upload.url", "upload.put")
    said = yield from ask(context, local, freeze_body(asked), meant, needed, deadline, timeout)
    to = said["upload.put"]
    checked_url(to, context.private)
    sent = HttpRequest("PUT", to, gateway.upload_put, FileBody(local))
    yield from repeatable(context, "upload", sent, deadline, timeout, empty=True)
    return upload_file(context, local, said["upload.url"])


AHEAD = {"files_api": upload, "signed_url": put}
"""Ways to send a file ahead of the request that needs it."""


def freeze_body(body: dict[str, Any]) -> JsonBody:
    """The body as the bytes that every attempt sends."""
    try:
        return JsonBody(
            json.dumps(part_body(body).body, ensure_ascii=False, allow_nan=False).encode()
        )
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidRequest(f"the request cannot travel as JSON: {error}") from error


def data_url(placed: Placed) -> str:
    """A file as a data URL."""
    return f"data:{placed.local.type.mime};base64,{base64_of(placed)}"


def base64_of(placed: Placed) -> str:
    """The content of a file as base64 digits."""
    return b64encode(b"".join(placed.local.chunks())).decode()


def travels_as_form(gateway: GatewayInfo, operation: OperationInfo, draft: Draft) -> bool:
    """Whether the create of `draft` is a form."""
    beside = any(not one.files.base64 for one in draft.files)
    return operation.multipart or (gateway.upload_via == "multipart" and beside)


def form_parts(draft: Draft) -> list[FormPart]:
    """The body as parts of a form: files in their places, lists as repeated parts; null is a part that is not there."""
    files = {placed.path: placed.local for placed in draft.files}
    parts: list[FormPart] = []
    for name, value in part_body(draft.whole()).body.items():
        if value is None:
            continue
        elements: list[Any] = value if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownVariableType]
        for index, element in enumerate(elements):
            place = (name, index) if isinstance(value, list) else (name,)
            parts.append((name, files.get(place) or form_text(name, element)))
    return parts


def form_text(name: str, value: object) -> str:
    """A JSON value as a part of a form. Raises MediaError for null in a list, which a form cannot carry."""
    if value is None:
        raise MediaError(f"{name}: null in a list cannot travel in a form; leave it out")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
