"""Addresses in descriptions: of which schemes they are, and whether anybody has to reach them."""

from __future__ import annotations

import re

from ..text.lines import Passage
from .phrases import Phrase

_BOTH = r"https?\(s\)(?:://)?|https?(?:://)? ?(?:/|,|or|and|或|和|及) ?https?(?:://)?"
_SCHEMES = rf"(?:{_BOTH}|https(?:://)?)"
_NOUN = r"(?:URLs?|links?|address(?:es)?|地址|链接)(?![a-z_])"
_OPEN = r"public(?:ly[ -](?:accessible|reachable|available|readable|hosted))?"
_WITH_SCHEMES = re.compile(
    rf"(?<![A-Za-z0-9_/])(?<!recommend )(?<!prefer )(?P<schemes>{_SCHEMES})[ -]?(?:{_NOUN}(?: only)?|only\b)"
    rf"|\bURLs?\b[^.;()]{{0,40}}\((?:{_OPEN},? )?(?P<noted>{_SCHEMES})(?=[),])"
    r"|\bMust (?:be|use) (?P<used>HTTPS)\b(?! ?or\b)",
    re.I,
)
_URL = re.compile(r"(?<![A-Za-z0-9_])URLs?(?![A-Za-z0-9_])", re.I)
_BOTH_TOLD = re.compile(_BOTH, re.I)
_ONLY_URL = re.compile(
    rf"(?<!/)\b{_SCHEMES} (?:URLs?|links?) only\b|\bMust be (?:an? )?(?:{_OPEN} )?{_SCHEMES} (?:URL|link|address)\b"
    rf"|\b(?:each|all)(?: (?:entry|item|one)s?)?(?: is| are| must be)? (?:an? )?(?:{_OPEN} )?{_SCHEMES} (?:URL|link)s?\b"
    rf"|\b\d{{1,3}} {_OPEN} {_SCHEMES} (?:URL|link)s\b",
    re.I,
)
_IS_URL = re.compile(
    r"\A[^.,;:()]{0,24}?(?:URLs?|链接)(?: ?(?:地址|列表|数组))?(?=[.,;(]|\Z)"
    r"|\A(?:(?:an?|the|public|https?|one|direct) ){0,3}URLs? (?:of|to|for|pointing|where) (?!or\b)",
    re.I,
)
"""A description that begins with calling the value an address."""
_OR_ELSE = re.compile(
    r"base ?-?64|\bdata ur[il]|data:|binary|\bor\b|或|上传|multipart|二进制|\bfile[ _-]?ids?\b|asset|upload",
    re.I,
)
"""Words by which something else than an address may do."""
_BEFORE = re.compile(rf"(?:\b{_OPEN},? |公[网开共](?:可?(?:访问|读取))?的? ?)\Z", re.I)
_BEHIND = re.compile(
    r"[^.;]{0,40}?(?<!not)(?: that is| that are| which is| must be| has to be|,|\() ?"
    r"public(?:ly[ -](?:accessible|reachable|available|readable))\b",
    re.I,
)


def address_in(text: Passage) -> Phrase[list[str]] | None:
    """The schemes of an address, where the value is one; none when any will do."""
    found = _WITH_SCHEMES.search(text.text)
    if found:
        told = found["schemes"] or found["noted"] or found["used"]
        schemes = ["https", "http"] if _BOTH_TOLD.fullmatch(told) else ["https"]
        return Phrase(schemes, *found.span())
    found = _URL.search(text.text)
    return None if found is None else Phrase(list[str](), *found.span())


def is_only_address(text: Passage) -> bool:
    """Whether the text says that nothing but an address will do."""
    called = _IS_URL.match(text.text) and not _OR_ELSE.search(text.text)
    return bool(called or _ONLY_URL.search(text.text))


def public_in(text: Passage, address: Phrase[list[str]]) -> Phrase[bool] | None:
    """The words that call the address a public one, with it, or None."""
    before = _BEFORE.search(text.text, 0, address.start)
    if before:
        return Phrase(True, before.start(), address.end)
    behind = _BEHIND.match(text.text, address.end) or _BEHIND.match(text.text, address.start)
    return Phrase(True, address.start, behind.end()) if behind else None
