"""Keys inside a field that its description lists: ``Each object has: text (string, required), seconds (integer)``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..words.known_limits import needs, takes
from ..words.types import type_of
from ..words.vocabulary import Vocabulary
from .extract import FieldPart, PageField

_KEY = r"[A-Za-z_]\w{0,40} ?\([\w\[\]<> ]{2,30}(?:, ?\w+)?\)"
_LIST = re.compile(
    rf"\b(?:(?:each|every) (?:object|item|element|entry)(?: has| contains| holds)?|objects? with(?: the)?(?: keys| fields)?)"
    rf" ?:? (?P<keys>{_KEY}(?:,? ?(?:and )?{_KEY})*)",
    re.A | re.I,
)
_ONE = re.compile(r"(?P<name>\w+) ?\((?P<type>[^,()]+)(?:, ?(?P<needed>\w+))?\)", re.A)


def inner_fields(fields: Iterable[PageField], words: Vocabulary) -> Iterator[PageField]:
    """The fields that descriptions of objects, and of lists of objects, list."""
    for field in fields:
        kind = type_of(field.type.text, words) if field.type else None
        listed = _LIST.search(field.description.text) if kind else None
        if kind is None or listed is None:
            continue
        held = kind.items if needs(kind.kind, "items") else kind.kind
        if held and not takes(held, ("fields",)):
            continue
        for one in _ONE.finditer(listed["keys"]):
            if type_of(one["type"], words) is None:
                break
            inner = PageField(f"{field.name}.{one['name']}", field.place, field.role)
            inner.type = FieldPart(one["type"], field.place)
            needed = words.required.get((one["needed"] or "").casefold())
            if needed is not None:
                inner.required = FieldPart("yes" if needed else "no", field.place)
            yield inner
