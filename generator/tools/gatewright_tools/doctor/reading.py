"""Reads the input: a call in any of the forms that people paste, recorded calls, a body, or an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from .call import GivenAnswer, GivenCall, Incident, NoCall
from .curl import ReadFile, is_curl, next_curl, parse
from .javascript import javascript_calls
from .powershell import powershell_call
from .raw import httpie, raw_answer, raw_request
from .recorded import Data, read_record
from .snippets import snippet_calls

ERROR_KEYS = frozenset({"error", "errors", "code", "message", "detail", "status", "request_id"})
"""An error body has only these keys."""
FORMS = (
    "give a call (curl, fetch, axios, Python, HTTPie, PowerShell, raw HTTP), a HAR file, a traceback, an "
    'error, or {"request": …, "response": …}'
)
_Reader = Callable[[str], "tuple[GivenCall | list[GivenCall], int] | None"]
_MARKS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (
        re.compile(r"\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\b", re.IGNORECASE),
        powershell_call,
    ),
    (re.compile(r"\bfetch\s*\(|\baxios\b|\bnew\s+OpenAI\b"), javascript_calls),
    (re.compile(r"\b(?:requests|httpx|client|session|openai|OpenAI)\b[\w.()]*\."), snippet_calls),
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
        found = _incidents_in_text(text, files)
        if found:
            return found
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


def _incidents_in_text(text: str, files: ReadFile) -> list[Incident]:
    """The calls in a text, each with the answer below it, or an answer alone."""
    if is_curl(text):
        return _name_several(_curls(text, files))
    for mark, reader in _MARKS:
        found = reader(text) if mark.search(text) else None
        if found is not None:
            calls = found[0] if isinstance(found[0], list) else [found[0]]
            return _name_several(_with_answer(calls, raw_answer(text[found[1] :])))
    found = httpie(text)
    if found is not None:
        return [Incident(found[0], raw_answer(text[found[1] :]))]
    answer = raw_answer(text)
    return [] if answer is None else [Incident(None, answer)]


def _curls(text: str, files: ReadFile) -> Iterator[Incident]:
    """Each command of curl with the answer between it and the next one."""
    call, below = parse(text, files)
    while (at := next_curl(below)) is not None:
        following, after = parse(below[at:], files)
        if following.url is None:  # somebody speaks of curl
            break
        yield Incident(call, raw_answer(below[:at]))
        call, below = following, after
    yield Incident(call, raw_answer(below))


def _with_answer(calls: list[GivenCall], answer: GivenAnswer | None) -> Iterator[Incident]:
    """The calls of a script; the answer below it is that of the last call that sends something."""
    sending = [place for place, one in enumerate(calls) if one.sends] or [len(calls) - 1]
    for place, call in enumerate(calls):
        yield Incident(call, answer if place == sending[-1] else None)


def _name_several(found: Iterable[Incident]) -> list[Incident]:
    """These incidents, with names where there are several."""
    cases = list(found)
    for number, one in enumerate(cases if len(cases) > 1 else (), 1):
        one.name = f"call {number}"
    return cases


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
