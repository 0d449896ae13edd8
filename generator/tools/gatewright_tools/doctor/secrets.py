"""Finds keys in the input, so that no output repeats one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qsl, unquote, urlsplit

from .call import GivenAnswer, GivenCall, Incident

HIDDEN = "[key]"
"""The replacement for a key."""
HEADERS = re.compile(r"auth|key|token|secret|cookie|session|password", re.IGNORECASE)
NOT_SECRET = frozenset({"idempotency-key"})
QUERY = re.compile(r"key|token|secret|signature|password|auth", re.IGNORECASE)
SHORTEST = 6
"""Least characters of a secret to search for. Shorter ones occur in words by chance."""
_VARIABLE = re.compile(r"\$\{?\w+\}?|\$\(.*\)", re.DOTALL)


def secrets(cases: Iterable[Incident], prefixes: Iterable[str], text: str) -> list[str]:
    """Everything in a call that may be a key; `prefixes` are those of the gateways' keys."""
    found: set[str] = set()
    for case in cases:
        headers = [
            *(case.call.headers if case.call else ()),
            *(case.answer.headers if case.answer else ()),
        ]
        for name, value in headers:
            if HEADERS.search(name) and name.lower() not in NOT_SECRET and name[:1] != ":":
                found |= set(re.split(r"[\s;,=:]+", value))
        if case.call is not None and case.call.url is not None:
            found |= _in_address(case.call.url)
    for prefix in prefixes:
        found |= set(re.findall(rf"{re.escape(prefix)}[\w.~+/-]+", text))
    found = {one for one in found if len(one) >= SHORTEST and not _VARIABLE.fullmatch(one)}
    found = {one for one in found if one.lower() not in ("bearer", "basic", "token")}
    return sorted(found, key=len, reverse=True)


def _in_address(url: str) -> set[str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return set()
    found = {value for key, value in parse_qsl(parts.query) if QUERY.search(key)}
    found |= {unquote(value) for value in (parts.username, parts.password) if value}
    return found | {value for value in (parts.username, parts.password) if value}


def remove_secrets(case: Incident, found: Iterable[str]) -> Incident:
    """Returns the call without secrets. Headers keep theirs, because headers are never printed.

    Call it before texts are shortened, because a cut key is not found.
    """
    call: GivenCall | None = case.call
    answer: GivenAnswer | None = case.answer
    for one in found:
        if call is not None:
            # Brackets would make another address of it.
            url = None if call.url is None else call.url.replace(one, HIDDEN.strip("[]"))
            form = tuple(replace(part, text=part.text.replace(one, HIDDEN)) for part in call.form)
            call = replace(call, body=_without(call.body, one), form=form, url=url)
        if answer is not None:
            answer = replace(answer, body=_without(answer.body, one) or b"")
    return Incident(call, answer, case.name)


def _without(body: bytes | None, secret: str) -> bytes | None:
    plain = secret.encode("utf-8", "surrogatepass")
    return None if body is None else body.replace(plain, HIDDEN.encode())


def redact(text: str, found: Iterable[str]) -> str:
    """`text` without the secrets."""
    for one in found:
        text = text.replace(one, HIDDEN)
    return text
