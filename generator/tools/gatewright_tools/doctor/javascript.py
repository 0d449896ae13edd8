"""Calls in JavaScript: ``fetch(…)`` as browsers copy it, axios, and the library of OpenAI."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlencode

from .call import GivenCall, is_unknown
from .literals import Literals, NoLiteral
from .openai_library import openai_call, openai_method
from .script_forms import as_form, form_data_parts
from .scripts import script_call, values_of_names

_CALLED = re.compile(
    r"(?<![\w.$])(?P<name>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)\s*(?:<[^()]{1,80}>)?\("
)
_MADE = re.compile(
    r"\b(?P<name>[A-Za-z_$][\w$]*)\s*(?::\s*\w+\s*)?=\s*(?P<how>axios\.create|new\s+OpenAI)\s*\("
)
_VERBS = ("get", "post", "put", "patch", "delete", "request")
_WITH_BODY = ("post", "put", "patch")
_END = re.compile(r"\s*;?")
_OptionsOfCall = Mapping[str, Any]


def javascript_calls(text: str) -> tuple[list[GivenCall], int] | None:
    """(the calls in a script in their order, where the last one ends), or None."""
    script = _JavaScript(text)
    found: list[GivenCall] = []
    end = 0
    for called in _CALLED.finditer(text):
        try:
            given, after = script.reader.arguments(called.end())
            call = script.call(called["name"], given, called.start())
        except (NoLiteral, RecursionError):
            continue
        if call is not None:
            found.append(call)
            closed = _END.match(text, after)
            end = closed.end() if closed else after
    return (found, end) if found else None


class _JavaScript:
    """A script: what its names hold, and the clients that it makes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reader = Literals(text, values_of_names(text))
        self.axios: dict[str, _OptionsOfCall] = {"axios": {}}
        self.openai: dict[str, _OptionsOfCall] = {}
        for made in _MADE.finditer(text):
            try:
                given, _ = self.reader.arguments(made.end())
            except (NoLiteral, RecursionError):
                continue
            clients = self.axios if made["how"].startswith("axios") else self.openai
            clients[made["name"]] = _object(given, 0)

    def call(self, name: str, given: list[Any], at: int) -> GivenCall | None:
        """The call of the function `name` at `at` with the arguments `given`; None: it calls no gateway."""
        client, _, rest = name.partition(".")
        if not given:
            return None
        if name == "fetch":
            return self._by_fetch(given, at)
        if client in self.axios and rest in ("", *_VERBS):
            return self._by_axios(self.axios[client], rest or "request", given, at)
        method = openai_method(name)
        if method and client in self.openai:
            base = str(self.openai[client].get("baseURL", ""))
            return openai_call(method, base, _object(given, 1).get("headers"), given[0])
        return None

    def _by_fetch(self, given: list[Any], at: int) -> GivenCall | None:
        options = _object(given, 1)
        if len(given) > 1 and not options:
            return None
        return self._given_call({**options, "url": given[0], "data": options.get("body")}, at)

    def _by_axios(
        self, client: _OptionsOfCall, verb: str, given: list[Any], at: int
    ) -> GivenCall | None:
        """A call of axios: its options come on top of those of its client, and an object travels as JSON."""
        if verb == "request":
            options = _object(given, 0) or {**_object(given, 1), "url": given[0]}
        else:
            sends = verb in _WITH_BODY
            options = {**_object(given, 2 if sends else 1), "url": given[0], "method": verb}
            options |= {"data": given[1]} if sends and len(given) > 1 else {}
        url, base = options.get("url"), options.get("baseURL", client.get("baseURL"))
        if not isinstance(url, str) or is_unknown(url):
            return None
        if isinstance(base, str) and "://" not in url:
            url = f"{base.rstrip('/')}/{url.lstrip('/')}"
        if query := _object([options.get("params")], 0):
            url = f"{url}{'&' if '?' in url else '?'}{urlencode(query)}"
        headers = {**_object([client.get("headers")], 0), **_object([options.get("headers")], 0)}
        if isinstance(options.get("data"), dict):
            headers = {"Content-Type": "application/json", **headers}
        return self._given_call({**options, "url": url, "headers": headers}, at)

    def _given_call(self, options: _OptionsOfCall, at: int) -> GivenCall | None:
        url, body = options["url"], options.get("data")
        if not isinstance(url, str):
            return None
        call = script_call(options.get("method") or "GET", url, options.get("headers"), body)
        if "new FormData" in self.text and is_unknown(body):
            return as_form(call, form_data_parts(self.text[:at], self.reader))
        return call


def _object(given: list[Any], place: int) -> dict[str, Any]:
    """The object among arguments at `place`; empty where there is none."""
    found = given[place] if place < len(given) else None
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
