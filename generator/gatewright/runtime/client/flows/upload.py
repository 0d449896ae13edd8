"""Local files on their way into a create: sent ahead, within the form, or within the body."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import partial
from typing import Any

from ...info import GatewayInfo, ModelInfo
from ..arguments import Draft, Placed
from ..context import Context, Deadline
from ..effects import Flow, Work
from ..errors import InvalidRequest, MediaError, ServerError
from ..http.message import Body, HttpRequest, JsonBody
from ..media.multipart import FileBody, Form, Part
from .addresses import checked_url
from .answers import first, text
from .exchange import repeatable
from .places import parted
from .refusals import header_id


def settle(
    context: Context, model: ModelInfo, draft: Draft, deadline: Deadline, timeout: float | None
) -> Flow[Body]:
    """The body of the create, with every local file of `draft` taken care of.

    Raises MediaError, or what the upload met; nothing was created then.
    """
    if model.operation.multipart:
        return Form(form_parts(draft), context.env.new_key())
    if not draft.files:
        return frozen(draft.whole())
    match context.gateway.upload_via:
        case "files_api":
            for placed in draft.files:
                yield from send_ahead(context, model, draft, placed, deadline, timeout)
            return frozen(draft.whole())
        case "signed_url":
            for placed in draft.files:
                yield from put_ahead(context, model, draft, placed, deadline, timeout)
            return frozen(draft.whole())
        case "multipart":
            return Form(form_parts(draft), context.env.new_key())
        case "inline":
            for placed in draft.files:
                draft.uploaded(placed, (yield from Work(partial(data_url, placed))), None)
            return frozen(draft.whole())
        case _:
            raise MediaError(public_only(context.gateway))


def public_only(gateway: GatewayInfo) -> str:
    """The way out where a gateway fetches files itself."""
    return f"{gateway.title} takes public https addresses only: host the file and pass its address"


def send_ahead(
    context: Context,
    model: ModelInfo,
    draft: Draft,
    placed: Placed,
    deadline: Deadline,
    timeout: float | None,
) -> Flow[None]:
    """Uploads one file and puts its address, and its token if it needs one, into the draft."""
    gateway, files, local = context.gateway, placed.files, placed.local
    names = files.form or {}
    values: dict[str, str | None] = {
        "kind": local.type.kind,
        "model": model.id,
        "client_request_id": draft.client_request_id,
    }
    parts: list[Part] = [
        (names[meaning], value) for meaning, value in values.items() if value and meaning in names
    ]
    parts.append((names["file"], local))
    method, path = gateway.endpoints["upload"]
    body = Form(parts, context.env.new_key())
    request = HttpRequest(method, context.url(path, model=model.id), {}, body)
    data, response = yield from repeatable(context, "upload", request, deadline, timeout)
    answers = [gateway.answers["upload"]] if "upload" in gateway.answers else []
    url = text(first(answers, "upload.url", data))
    if url is None:
        raise ServerError(
            f"the answer to the upload of {local.name} names no address",
            gateway=gateway.title,
            operation="upload",
            status=response.status,
            request_id=header_id(response),
            body=data,
        )
    token = text(first(answers, "upload.token", data))
    draft.uploaded(placed, url, token if local.type.kind in files.token_kinds else None)


def put_ahead(
    context: Context,
    model: ModelInfo,
    draft: Draft,
    placed: Placed,
    deadline: Deadline,
    timeout: float | None,
) -> Flow[None]:
    """Asks for a signed address, puts the file there without the key, and its address into the draft."""
    gateway, names, local = context.gateway, placed.files.form or {}, placed.local
    known: dict[str, Any] = {
        "kind": local.type.kind,
        "model": model.id,
        "client_request_id": draft.client_request_id,
        "name": local.name,
        "mime_type": local.type.mime,
        "bytes": local.size,
    }
    asked = {
        names[meaning]: value for meaning, value in known.items() if value and meaning in names
    }
    method, path = gateway.endpoints["upload"]
    request = HttpRequest(method, context.url(path, model=model.id), {}, frozen(asked))
    data, response = yield from repeatable(context, "upload", request, deadline, timeout)
    answers = [gateway.answers["upload"]] if "upload" in gateway.answers else []
    url, to = text(first(answers, "upload.url", data)), text(first(answers, "upload.put", data))
    if url is None or to is None:
        raise ServerError(
            f"the answer about the upload of {local.name} names no address",
            gateway=gateway.title,
            operation="upload",
            status=response.status,
            request_id=header_id(response),
            body=data,
        )
    checked_url(to, context.private)
    put = HttpRequest("PUT", to, gateway.upload_put, FileBody(local))
    yield from repeatable(context, "upload", put, deadline, timeout, empty=True)
    draft.uploaded(placed, url, None)


def frozen(body: dict[str, Any]) -> JsonBody:
    """The body as the bytes that every attempt sends."""
    try:
        return JsonBody(json.dumps(parted(body).body, ensure_ascii=False, allow_nan=False).encode())
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidRequest(f"the request cannot travel as JSON: {error}") from error


def data_url(placed: Placed) -> str:
    """A file as a data URL."""
    data = b64encode(b"".join(placed.local.chunks())).decode()
    return f"data:{placed.local.type.mime};base64,{data}"


def form_parts(draft: Draft) -> list[Part]:
    """The body as parts of a form: files in their places, lists as repeated parts."""
    files = {placed.path: placed.local for placed in draft.files}
    parts: list[Part] = []
    for name, value in parted(draft.whole()).body.items():
        elements: list[Any] = value if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownVariableType]
        for index, element in enumerate(elements):
            place = (name, index) if isinstance(value, list) else (name,)
            parts.append((name, files.get(place) or form_text(name, element)))
    return parts


def form_text(name: str, value: object) -> str:
    """A JSON value as a part of a form. Raises MediaError for null, which a form cannot carry."""
    if value is None:
        raise MediaError(f"{name}: null cannot travel beside a file; leave it out")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
