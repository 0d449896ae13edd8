"""Reads the input: a curl command line, recorded calls, a body, or an answer."""

from __future__ import annotations

import json
from typing import Any, cast

from .call import GivenAnswer, GivenCall, Incident, NoCall
from .curl import ReadFile, is_curl, parse
from .recorded import Data, read_record

ERROR_KEYS = frozenset({"error", "errors", "code", "message", "detail", "status", "request_id"})
"""An error body has only these keys."""


def read(content: bytes, files: ReadFile) -> list[Incident]:
    """Returns the calls in `content`. Raises NoCall, which names the accepted forms."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoCall(f"byte {error.start} is no UTF-8") from error
    if not text.strip():
        raise NoCall("is empty")
    try:
        data: Any = json.loads(text)
    except json.JSONDecodeError as error:
        if is_curl(text):
            return [Incident(parse(text, files))]
        where = f"{error.lineno}:{error.colno}"
        raise NoCall(
            f"{where}: no JSON ({error.msg}) and no call of curl; give a curl command line, a HAR "
            'file, or {"request": …, "response": …}'
        ) from error
    except (ValueError, RecursionError) as error:
        raise NoCall("no JSON that can be read: nested too deep or a number too long") from error
    if not isinstance(data, dict):
        raise NoCall('is neither a HAR file nor {"request": …, "response": …}')
    known = cast("Data", data)
    cases = read_record(known)
    if cases is not None:
        return cases
    if known and known.keys() <= ERROR_KEYS:
        return [Incident(None, GivenAnswer(body=content))]
    return [Incident(GivenCall(body=content))]


def pair(request: bytes, response: bytes, files: ReadFile) -> list[Incident]:
    """A request and its answer from two files; the request may be a curl command line."""
    (case, *more) = read(request, files)
    if more or case.call is None:
        raise NoCall("the request is one call or one body")
    try:
        data: Any = json.loads(response)
    except (ValueError, RecursionError):
        return [Incident(case.call, GivenAnswer(body=response))]
    from .recorded import answer_of

    return [Incident(case.call, answer_of(data))]
