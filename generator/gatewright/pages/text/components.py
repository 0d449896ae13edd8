"""Components of MDX pages → lines: a field whose name, type and default are attributes of a tag."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .fences import Fences
from .lines import FieldHead

_FIELDS = "ParamField|ResponseField|Param|Property"
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>{_FIELDS})(?=[\s/>])"
    r"(?P<attributes>(?:\s+[\w-]{1,40}(?:=(?:\"[^\"]{0,400}\"|'[^']{0,400}'|\{[^{}]{0,400}\}))?){0,12})\s*(?P<alone>/?)>"
)
_START = re.compile(rf"<(?:{_FIELDS})(?=\s|\Z)")
_AROUND = re.compile(r"</?[A-Z][A-Za-z.]{1,40}(?:\s[^<>]{0,400})?/?>")
"""Components that only draw: notes, cards, what folds and unfolds."""
_ATTRIBUTE = re.compile(
    r"(?P<key>[\w-]+)(?:=(?:\"(?P<text>[^\"]*)\"|'(?P<single>[^']*)'|\{(?P<code>[^{}]*)\}))?"
)
_PLACES = ("body", "query", "path", "header", "name")
_MOST_LINES = 12
"""Lines of one tag."""


def field_pieces(lines: list[str]) -> Iterator[tuple[int, str | FieldHead]]:
    """(number, text or head) of a page: heads of fields where tags begin one, and the text around them.

    A head without a name ends the field that is open.
    """
    if not any(_START.search(line) for line in lines):
        yield from enumerate(lines, 1)
        return
    body = any(re.search(r"<ParamField\s(?:[^<>]*\s)?body=", line) for line in lines)
    around: list[str] = []
    fences = Fences()
    index = 0
    while index < len(lines):
        text, number = lines[index], index + 1
        index += 1
        if fences.begins_or_ends(text) or fences.inside or "<" not in text:
            yield number, text
            continue
        while _has_open_tag(text) and index < min(len(lines), number + _MOST_LINES):
            text = f"{text} {lines[index].strip()}"
            index += 1
        yield from _parts(number, text, around, body)


def _has_open_tag(text: str) -> bool:
    """Whether the last tag of a field on the line ends on a later one."""
    starts = [found.start() for found in _START.finditer(text)]
    return bool(starts) and _TAG.match(text, starts[-1]) is None and ">" not in text[starts[-1] :]


def _parts(
    number: int, text: str, around: list[str], body: bool
) -> Iterator[tuple[int, str | FieldHead]]:
    position = 0
    for tag in _TAG.finditer(text):
        before = _AROUND.sub(" ", text[position : tag.start()])
        if before.strip():
            yield number, before
        position = tag.end()
        if tag["close"]:
            around[-1:] = []
            yield number, FieldHead("")
            continue
        head = _head(tag, around, body)
        yield number, head
        if tag["alone"]:
            yield number, FieldHead("")
        else:
            around.append(head.name)
    rest = _AROUND.sub(" ", text[position:])
    if rest.strip() or not position:
        yield number, rest


def _head(tag: re.Match[str], around: list[str], body: bool) -> FieldHead:
    said: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(tag["attributes"]):
        given = next((one[key] for key in ("text", "single", "code") if one[key] is not None), None)
        said[one["key"]] = "true" if given is None else given.strip().strip("\"'`").strip()
    place = next((one for one in _PLACES if one in said), "")
    own = said.get(place, "")
    name = f"{around[-1]}.{own}" if around and around[-1] else own
    # Where a page says `path` of all its fields and `body` of none, it means the name of a key.
    asked = place == "body" or (place in ("path", "name") and not body)
    answered = tag["name"] == "ResponseField"
    return FieldHead(
        name,
        said.get("type", ""),
        said.get("required", "false") == "true",
        said.get("default", said.get("initialValue", "-")) or '""',
        "response" if answered else "" if asked else "address",
    )
