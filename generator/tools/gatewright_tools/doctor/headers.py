"""Checks the address, method, key and headers of a call against the gateway's pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from .call import Finding, GivenCall
from .forms import MULTIPART, takes_form
from .places import CREATE, LOCAL, POLL, STREAM, Place, expected_endpoint
from .sources import source_of

if TYPE_CHECKING:
    from gatewright.runtime.catalog.info import GatewayInfo

_VARIABLE = re.compile(r"\$\{?\w+\}?|\$\(.*\)", re.DOTALL)
_PLACEHOLDER = re.compile(
    r"<.*>|\[.*\]|\{.*\}|x{3,}|\.{3}|…|.*your[-_ ]?.*key.*|.*your[-_ ]?token.*", re.IGNORECASE
)
OTHER_HEADERS = ("x-api-key", "api-key", "apikey", "x-auth-token", "x-goog-api-key", "token")
"""Where other services want the key."""
SCHEMES = ("basic", "token", "key", "apikey", "api-key", "digest")


def around_the_body(place: Place, call: GivenCall, prefixes: dict[str, str]) -> Iterator[Finding]:
    """Returns every fault outside the body. `prefixes` are the key prefixes of the gateways."""
    printable = place.package.words.printable
    yield from call.findings
    if call.url is not None:
        yield from _address(place, call.url)
    wanted = expected_endpoint(place)
    method = "GET" if place.aim == POLL else wanted[0] if wanted else None
    if "method" in call.told and method is not None and call.method != method:
        hint = f"send {method}"
        if call.method == "GET" and call.body is None:
            hint += ", with the request as JSON in the body"
        yield Finding("method", f"{printable((call.method or '')[:20])} is not taken here", hint,
                      source_of(place.facts, "operations"))  # fmt: skip
    if "key" in call.told:
        yield from _key(gateway_with_key(place), call, prefixes, source_of(place.facts, "auth"))
    if place.aim in (CREATE, STREAM):
        yield from _content(place, call)


def _content(place: Place, call: GivenCall) -> Iterator[Finding]:
    """What is wrong with the form of a create: JSON or parts."""
    printable = place.package.words.printable
    form = place.operation.multipart
    whole = "send the request as a form of parts" if form else "send the request as one JSON object"
    if call.url is not None and not call.sends:
        yield Finding("body", "is missing", whole)
    if call.form and not takes_form(place.gateway, place.operation):
        yield Finding("body", "is a form of parts, and the gateway wants JSON", whole)
    elif call.body is not None and form:
        what = "is one text, and the gateway wants a form of parts here"
        yield Finding("body", what, f"{whole} (curl -F)", source_of(place.facts, "operations"))
    elif "headers" in call.told and call.sends:
        kind = (call.header("content-type") or "").partition(";")[0].strip().lower()
        wanted = MULTIPART if call.form else "application/json"
        if kind != wanted:
            what = (
                f"the content type is {printable(kind[:60])}"
                if kind
                else "there is no content type"
            )
            hint = "let the client set it" if call.form else f'give -H "Content-Type: {wanted}"'
            yield Finding("header", what, hint)


def gateway_with_key(place: Place) -> GatewayInfo:
    """The gateway with the key where the operation of the call wants it."""
    if place.operation.key_place is None:
        return place.gateway
    header, before, query = place.operation.key_place
    return replace(place.gateway, key_header=header, key_before=before, key_query=query)


def _address(place: Place, url: str) -> Iterator[Finding]:
    printable = place.package.words.printable
    parts, base = urlsplit(url), urlsplit(place.gateway.base_url)
    source = source_of(place.facts, "base_url")
    local = (parts.hostname or "") in LOCAL
    if parts.scheme != base.scheme and not local:
        what = f"{printable(parts.scheme[:20])} would carry the key in the open"
        yield Finding("url", what, f"write {base.scheme}://", source)
    if (parts.hostname or "").lower() != base.hostname and not local:
        what = f"{printable(parts.hostname or '')[:80]!r} is not the host of {place.gateway.title}"
        yield Finding("url", what, f"it is {base.hostname}", source)
    elif parts.port not in (None, 443, base.port) and not local:
        yield Finding("url", f"port {parts.port} is not the gateway's", "leave it out", source)
    wanted = expected_endpoint(place)
    if wanted is None:
        return
    path = urlsplit(wanted[1]).path
    right = parts.path.endswith(path) if local else parts.path == path
    if not right:
        what = f"{printable(parts.path)[:120]!r} is not the path for this"
        where = "operations" if place.aim in (CREATE, STREAM) else f"endpoints.{place.aim}"
        yield Finding("url", what, f"it is {path}", source_of(place.facts, where))


def _key(
    gateway: GatewayInfo, call: GivenCall, prefixes: dict[str, str], source: str
) -> Iterator[Finding]:
    right = f"give {key_words(gateway)}"
    if not takes_bearer(gateway):
        yield from _own_place(gateway, call, prefixes, right, source)
        return
    said = call.header("authorization")
    if said is None:
        other = next((name for name in OTHER_HEADERS if call.header(name) is not None), None)
        what = f"the key travels as {other}" if other else "there is no key"
        yield Finding("key", what, right, source)
        return
    scheme, space, value = said.strip().partition(" ")
    value = value.strip()
    if not space:
        if scheme.lower() == "bearer":
            yield Finding("key", "nothing follows Bearer; is the variable set?", right, source)
        else:
            yield Finding("key", "the word Bearer is missing before the key", right, source)
            yield from _value(gateway, scheme, prefixes, right, source)
        return
    if scheme.lower() != "bearer":
        # Print a known word only, because another one may be part of the key.
        named = f"{scheme} is" if scheme.lower() in SCHEMES else "what stands before the key is"
        yield Finding("key", f"{named} not Bearer", right, source)
        return
    if value.lower().startswith("bearer "):
        yield Finding("key", "the word Bearer is there twice", right, source)
        value = value[7:].strip()
    yield from _value(gateway, value, prefixes, right, source)


def takes_bearer(gateway: GatewayInfo) -> bool:
    """Whether the key travels as it does with most gateways."""
    usual = (gateway.key_header.lower(), gateway.key_before) == ("authorization", "Bearer ")
    return usual and not gateway.key_query


def key_words(gateway: GatewayInfo) -> str:
    """How the key is given on a command line, by the name of its variable."""
    variable = f"${gateway.key_env[0]}"
    if gateway.key_query:
        return f'"?{gateway.key_query}={variable}" in the address'
    name = "Authorization" if takes_bearer(gateway) else gateway.key_header
    return f'-H "{name}: {gateway.key_before}{variable}"'


def _own_place(
    gateway: GatewayInfo, call: GivenCall, prefixes: dict[str, str], right: str, source: str
) -> Iterator[Finding]:
    """What is wrong with a key that a gateway wants in a place of its own."""
    if gateway.key_query:
        found = dict(parse_qsl(urlsplit(call.url or "").query)).get(gateway.key_query)
    else:
        found = call.header(gateway.key_header.lower())
    if found is None:
        yield Finding("key", "there is no key", right, source)
        return
    before = gateway.key_before
    if before and found[: len(before)].lower() != before.lower():
        yield Finding("key", f"{before.strip()!r} does not stand before the key", right, source)
        return
    yield from _value(gateway, found[len(before) :].strip(), prefixes, right, source)


def _value(
    gateway: GatewayInfo, value: str, prefixes: dict[str, str], right: str, source: str
) -> Iterator[Finding]:
    """Checks a key without printing it."""
    if _VARIABLE.fullmatch(value):
        return
    if _PLACEHOLDER.fullmatch(value):
        yield Finding("key", "the key is still a placeholder", right, source)
        return
    if not value.isascii() or not value.isprintable() or " " in value:
        yield Finding("key", "the key holds characters that no header can carry", right, source)
        return
    owner = next((name for prefix, name in prefixes.items() if value.startswith(prefix)), None)
    if owner is not None and owner != gateway.title:
        yield Finding("key", f"this is a key of {owner}", right, source)
    elif owner is None and gateway.key_prefix is not None:
        what = f"keys of {gateway.title} begin with {gateway.key_prefix}, and this one does not"
        yield Finding("key", what, right, source)
