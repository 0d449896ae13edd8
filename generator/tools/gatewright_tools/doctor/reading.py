"""Reads the input: a call in any of the forms that people paste, recorded calls, a body, or an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, cast

from .call import GivenAnswer, GivenCall, Incident, NoCall
from .curl import ReadFile, is_curl, parse
from .raw import httpie, raw_answer, raw_request
from .recorded import Data, read_record
from .scripts import fetch_call, powershell_call
from .snippets import snippet_call

ERROR_KEYS = frozenset({"error", "errors", "code", "message", "detail", "status", "request_id"})
"""An error body has only these keys."""
FORMS = (
    "give a call (curl, fetch, Python, HTTPie, PowerShell, raw HTTP), a HAR file, a traceback, an "
    'error, or {"request": …, "response": …}'
)
_Reader = Callable[[str], "tuple[GivenCall, int] | None"]
_MARKS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (
        re.compile(r"\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\b", re.IGNORECASE),
        powershell_call,
    ),
    (re.compile(r"\bfetch\s*\("), fetch_call),
    (re.compile(r"\b(?:requests|httpx|client|session|openai|OpenAI)\b[\w.()]*\."), snippet_call),
    (re.compile(r"^(?:GET|POST|PUT|PATCH|DELETE) \S+ HTTP/", re.MULTILINE), raw_request),
)
"""What only one form has in it → the reader of that form."""


def read(content: bytes, files: ReadFile) -> list[Incident]:
    """Returns the calls in `content`. Raises NoCall, which names the accepted forms."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoCall(f"byte {error.start} is not UTF-8") from error
    if not text.strip():
        raise NoCall("is empty")
    try:
        data: Any = json.loads(text)
    except json.JSONDecodeError as error:
        found = _incident_in_text(text, files)
        if found is not None:
            return [found]
        where = f"{error.lineno}:{error.colno}"
        raise NoCall(f"{where}: no JSON ({error.msg}) and no call; {FORMS}") from error
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


def _incident_in_text(text: str, files: ReadFile) -> Incident | None:
    """The call in a text with the answer below it, or an answer alone."""
    if is_curl(text):
        call, below = parse(text, files)
        return Incident(call, raw_answer(below))
    for mark, reader in _MARKS:
        found = reader(text) if mark.search(text) else None
        if found is not None:
            return Incident(found[0], raw_answer(text[found[1] :]))
    found = httpie(text)
    if found is not None:
        return Incident(found[0], raw_answer(text[found[1] :]))
    answer = raw_answer(text)
    return None if answer is None else Incident(None, answer)


def pair(request: bytes, response: bytes, files: ReadFile) -> list[Incident]:
    """A request and its answer from two files; the request may be a call in any form."""
    (case, *more) = read(request, files)
    if more or case.call is None:
        raise NoCall("the request is one call or one body")
    try:
        data: Any = json.loads(response)
    except (ValueError, RecursionError):
        return [Incident(case.call, GivenAnswer(body=response))]
    from .recorded import answer_of

    return [Incident(case.call, answer_of(data))]
