"""Calls that were recorded as JSON: HAR files, and a request beside its answer."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any, cast

from .call import GivenAnswer, GivenCall, GivenPart, Incident, NoCall
from .forms import MULTIPART, parts_of

Data = dict[str, Any]


def read_record(data: Data) -> list[Incident] | None:
    """Returns the calls in `data`, or None for another form. Raises NoCall for a broken record."""
    log = data.get("log")
    if isinstance(log, dict):
        entries: Any = cast("Data", log).get("entries")
        if not _list(entries):
            raise NoCall("/log/entries: the HAR file holds no calls")
        found = [
            _entry(cast("Data", one), f"entry {index}")
            for index, one in enumerate(_list(entries))
            if isinstance(one, dict) and isinstance(one.get("request"), dict)  # pyright: ignore[reportUnknownMemberType]
        ]
        if not found:
            raise NoCall("/log/entries: none of the entries holds a request")
        return found
    if "request" in data or "response" in data:
        return [_entry(data, "")]
    return None


def _entry(entry: Data, name: str) -> Incident:
    request, response = entry.get("request"), entry.get("response")
    call = None if request is None else _call(request)
    answer = None if response is None else answer_of(response, entry.get("status"))
    return Incident(call, answer, name)


def _call(request: Any) -> GivenCall:
    """A request of a HAR entry, one with url and body, or the body itself."""
    if isinstance(request, str):
        return GivenCall(body=request.encode("utf-8", "replace"))
    if not isinstance(request, dict):
        return GivenCall(body=json.dumps(request).encode())
    data = cast("Data", request)
    url = data.get("url")
    if not isinstance(url, str):
        return GivenCall(body=json.dumps(data).encode())
    method = data.get("method")
    headers = _headers(data.get("headers"))
    body: Any = data.get("body")
    post = data.get("postData")
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    listed: list[Any] = []
    if isinstance(post, dict):
        body = cast("Data", post).get("text")
        kind = str(cast("Data", post).get("mimeType") or kind)
        listed = _list(cast("Data", post).get("params"))
    form = _form(listed, body, kind) if kind.lower().startswith(MULTIPART) else ()
    # Browsers leave the key out of what they record, so its absence says nothing.
    key = any(name.lower() == "authorization" for name, _ in headers)
    told = {"method": isinstance(method, str), "headers": bool(headers), "key": key}
    return GivenCall(
        method.upper() if isinstance(method, str) else None,
        url,
        headers,
        None if form else _bytes(body),
        form,
        told=frozenset(name for name, known in told.items() if known),
    )


def _form(listed: list[Any], body: Any, kind: str) -> tuple[GivenPart, ...]:
    """The parts of a form: as a HAR entry lists them, else of its text."""
    parts = [cast("Data", one) for one in listed if isinstance(one, dict)]
    if not parts:
        return parts_of(_bytes(body) or b"", kind)
    return tuple(
        GivenPart(
            str(one.get("name", "")),
            str(one.get("fileName") or one.get("value") or ""),
            bool(one.get("fileName")),
        )
        for one in parts
    )


def answer_of(response: Any, status: Any = None) -> GivenAnswer:
    """A response of a HAR entry, one with status and body, or the body itself."""
    if not isinstance(response, dict):
        return GivenAnswer(_status(status), body=_bytes(response) or b"")
    data = cast("Data", response)
    content = data.get("content")
    if isinstance(content, dict) and "status" in data:
        kept = cast("Data", content)
        text = kept.get("text")
        body = _bytes(text) or b""
        if kept.get("encoding") == "base64" and isinstance(text, str):
            try:
                body = base64.b64decode(text, validate=True)
            except binascii.Error as error:
                raise NoCall("/response/content/text: is not base64") from error
        return GivenAnswer(_status(data["status"]), _headers(data.get("headers")), body)
    known = {"status", "status_code", "headers", "body"}
    if "body" in data and not data.keys() - known:
        told = data.get("status", data.get("status_code", status))
        return GivenAnswer(
            _status(told), _headers(data.get("headers")), _bytes(data["body"]) or b""
        )
    return GivenAnswer(_status(status), body=json.dumps(data).encode())


def _status(value: Any) -> int | None:
    return value if isinstance(value, int) and 100 <= value <= 599 else None


def _headers(value: Any) -> list[tuple[str, str]]:
    """Headers as HAR has them, a list of name and value, or as an object."""
    if isinstance(value, dict):
        return [(str(key), str(one)) for key, one in cast("Data", value).items()]
    found: list[tuple[str, str]] = []
    for one in _list(value):
        if isinstance(one, dict):
            pair = cast("Data", one)
            found.append((str(pair.get("name", "")), str(pair.get("value", ""))))
    return found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]


def _bytes(body: Any) -> bytes | None:
    if body is None:
        return None
    return (body if isinstance(body, str) else json.dumps(body)).encode("utf-8", "replace")
