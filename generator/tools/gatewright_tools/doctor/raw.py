"""Calls and answers as they travel: raw HTTP, what ``curl -i`` and ``-v`` print, and HTTPie."""

from __future__ import annotations

import ast
import json
import re
from typing import Any, cast

from .call import GivenAnswer, GivenCall, OpenFile
from .forms import MULTIPART, parts_of
from .script_forms import as_form, form_of
from .scripts import script_call
from .shell import split

_ASKED = re.compile(r"^(?:> )?(GET|POST|PUT|PATCH|DELETE) (\S+) HTTP/[\d.]+\s*$", re.MULTILINE)
_STATUS = re.compile(r"^(?:< )?HTTP/[\d.]+ (\d{3})[^\n]*\n?", re.MULTILINE)
_HEADER = re.compile(r"(?:< )?([A-Za-z][A-Za-z0-9-]*):[ \t]*([^\n]*)\n?")
_ERROR_CODE = re.compile(r"(?:Error code: |status(?:[ _]code)?\W{1,4}|HTTP |^\S*Error: )(\d{3})\b")
_CLIENT_ERROR = re.compile(r"\b([45]\d{2}) (?:Client|Server) Error")
_HTTPIE = re.compile(r"^\s*(?:\$ )?(?:https?|xh)\s+(?=.*(?:://|\s\S+[:=]))", re.MULTILINE)
_ITEM = re.compile(r"([^=:@]+)(:=|==|=|:|@)(.*)", re.DOTALL)


def raw_request(text: str) -> tuple[GivenCall, int] | None:
    """(the raw request in `text`, where it ends), or None."""
    found = _ASKED.search(text)
    if found is None or text.startswith("> ", found.start()):
        return None
    head, gap, rest = text[found.end() :].lstrip("\r\n").replace("\r\n", "\n").partition("\n\n")
    headers = [(one[1], one[2].strip()) for one in map(_HEADER.fullmatch, head.split("\n")) if one]
    answer = _STATUS.search(rest)
    body = rest[: answer.start()] if answer else rest
    host = next((value for name, value in headers if name.lower() == "host"), "")
    url = found[2] if "://" in found[2] else f"https://{host}{found[2]}"
    sent = body.strip().encode() if gap and body.strip() else None
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    form = parts_of(sent, kind) if sent and kind.lower().startswith(MULTIPART) else ()
    call = GivenCall(
        found[1],
        url,
        [one for one in headers if one[0].lower() not in ("host", "content-length")],
        None if form else sent,
        form,
        told=frozenset({"method", "headers", "key"}),
    )
    return call, text.find(answer[0], found.end()) if answer else len(text)


def httpie(text: str) -> tuple[GivenCall, int] | None:
    """(the call of HTTPie in `text`, where it ends), or None."""
    found = _HTTPIE.search(text)
    if found is None:
        return None
    command = split(text, found.end())
    words = [one.text for one in command.words if not one.text.startswith("-")]
    as_parts = any(one.text in ("-f", "--form", "--multipart") for one in command.words)
    method = words.pop(0) if words and words[0].isupper() else None
    if not words:
        return None
    url = words.pop(0)
    headers: dict[str, str] = {}
    body: dict[str, Any] = {}
    for word in words:
        item = _ITEM.fullmatch(word)
        if item is None:
            continue
        key, sign, value = item.groups()
        if sign == ":":
            headers[key] = value.strip()
        elif sign in ("=", ":="):
            _set(body, key, value if sign == "=" else _json(value))
        elif sign == "@":
            body[key] = OpenFile(value.partition(";")[0])
        else:
            url += f"{'&' if '?' in url else '?'}{key}={value}"
    url = url if "://" in url else f"https://{url}"
    if as_parts and body:
        return as_form(
            script_call(method or "POST", url, headers, None), form_of(body)
        ), command.end
    if body:
        headers.setdefault("Content-Type", "application/json")
    text_of = json.dumps(body) if body else command.fed
    return script_call(method or ("POST" if text_of else "GET"), url, headers, text_of), command.end


def _set(body: dict[str, Any], key: str, value: Any) -> None:
    """``params[seed]`` is a key inside an object."""
    first, *inner = re.split(r"\]?\[|\]$", key.rstrip("]")) if "[" in key else [key]
    for step in inner:
        made_of = body.setdefault(first, {})
        body = cast("dict[str, Any]", made_of) if isinstance(made_of, dict) else body
        first = step
    body[first] = value


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def raw_answer(text: str) -> GivenAnswer | None:
    """The answer in `text`: with its status line, of a traceback, or its body alone; or None."""
    found = [*_STATUS.finditer(text)]
    status = found[-1] if found else None
    headers: list[tuple[str, str]] = []
    code = None
    rest = text
    if status is not None:
        code, at = int(status[1]), status.end()
        while (header := _HEADER.match(text, at)) is not None:
            headers.append((header[1], header[2].strip()))
            at = header.end()
        rest = text[at:]
    else:
        told = _CLIENT_ERROR.search(text) or _ERROR_CODE.search(text)
        code = int(told[1]) if told else None
    body = _body(rest)
    if body is None and code is None:
        return None
    return GivenAnswer(code, headers, body or b"")


def _body(text: str) -> bytes | None:
    """The last object in `text`, as JSON or as Python prints one."""
    found: bytes | None = None
    at = text.find("{")
    while at >= 0:
        end = _closing(text, at)
        part = text[at:end]
        for read in (json.loads, ast.literal_eval):
            try:
                value: Any = read(part)
            except (ValueError, SyntaxError, RecursionError, MemoryError):
                continue
            if isinstance(value, dict):
                found = json.dumps(value).encode()
                break
        else:
            end = at + 1
        at = text.find("{", end)
    return found


def _closing(text: str, at: int) -> int:
    """Where the object that begins at `at` ends; brackets in quotation marks do not count."""
    depth, quote = 0, ""
    place = at
    while place < len(text):
        char = text[place]
        if quote:
            place += char == "\\"
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in "{}":
            depth += 1 if char == "{" else -1
            if depth == 0:
                return place + 1
        place += 1
    return len(text)
