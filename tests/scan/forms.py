"""A form that has every kind, and what has it, said once more in Python."""

from __future__ import annotations

import json
import re
from typing import Any

from gatewright_tools.record.form import ScanForm, ScanKind

SIDES = ScanForm(ScanKind.INTEGER, least=100, most=2000)
NUMBERS = ScanForm(ScanKind.INTEGER, least=-50, most=50, step=5)
FORM = ScanForm(
    ScanKind.OBJECT,
    required=0b1,
    names=(b"t", b"ab", b"no", b"url", b"host", b"list", b"size", b"word", b"inner"),
    inner=(
        ScanForm(ScanKind.TEXT, least=1, most=5),
        NUMBERS,
        ScanForm(ScanKind.BOOLEAN, nullable=True),
        ScanForm(ScanKind.TEXT, names=(b"https://", b"http://")),
        ScanForm(ScanKind.PUBLIC, most=40, names=(b"https://",)),
        ScanForm(ScanKind.ARRAY, least=1, most=3, inner=(NUMBERS,)),
        ScanForm(ScanKind.SIZE, least=20_000, most=1_000_000, inner=(SIDES,)),
        ScanForm(ScanKind.WORD, nullable=True, names=(b"", b"a", b"bc", b"\xc3\xa9", b"bcd")),
        ScanForm(ScanKind.OBJECT, required=0b10, names=(b"x", b"y"), inner=(NUMBERS, NUMBERS)),
    ),
)
CHOICE = ScanForm(ScanKind.CHOICE, key=b"t", names=(b"a", b"bc"), inner=(FORM, FORM))


class Twice(Exception):
    """A key that is there twice."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise Twice
    return dict(pairs)


def strictly(data: bytes) -> Any:
    """What `data` holds; raises Twice, and ValueError for what RFC 8259 does not describe."""
    text = data.decode()

    def refuse(name: str) -> float:
        raise ValueError(name)

    body = json.loads(text, object_pairs_hook=_pairs, parse_constant=refuse)
    json.dumps(body, ensure_ascii=False).encode()  # no halves of pairs
    return body


def has(form: ScanForm, value: Any) -> bool:
    """Whether `value` has `form`."""
    if value is None:
        return form.nullable
    match form.kind:
        case ScanKind.TEXT:
            plain = tuple(f"{one.decode()}" for one in form.names)
            written = "[0-9A-Za-z][^\\x00-\\x20<>\\x7f-\U0010ffff\\\\]*"
            begins = not plain or bool(re.fullmatch(f"(?:{'|'.join(plain)}){written}", str(value)))
            return isinstance(value, str) and form.least <= len(value) <= form.most and begins
        case ScanKind.PUBLIC:
            label = "[0-9A-Za-z-]+"
            host = f"(?!-)(?:{label}\\.)+(?!(?i:localhost)(?:/|$))[A-Za-z]+"
            rest = "(?:/[^\\x00-\\x20<>\\x7f-\U0010ffff\\\\]*)?"
            named = bool(re.fullmatch(f"https://{host}{rest}", str(value)))
            return isinstance(value, str) and len(value) <= form.most and named
        case ScanKind.WORD:
            return isinstance(value, str) and value.encode() in form.names
        case ScanKind.SIZE:
            if not isinstance(value, str) or not re.fullmatch(
                "[1-9][0-9]{0,5}x[1-9][0-9]{0,5}", value
            ):
                return False
            width, height = map(int, value.split("x"))
            both = has(form.inner[0], width) and has(form.inner[0], height)
            return both and form.least <= width * height <= form.most
        case ScanKind.INTEGER:
            whole = isinstance(value, int) and not isinstance(value, bool)
            return whole and form.least <= value <= form.most and value % form.step == 0
        case ScanKind.BOOLEAN:
            return isinstance(value, bool)
        case ScanKind.ARRAY:
            inside = isinstance(value, list) and all(has(form.inner[0], one) for one in value)
            return inside and form.least <= len(value) <= form.most
        case ScanKind.OBJECT:
            if not isinstance(value, dict):
                return False
            inner = dict(zip((one.decode() for one in form.names), form.inner, strict=True))
            needed = {key for bit, key in enumerate(inner) if form.required >> bit & 1}
            known = needed <= value.keys() <= inner.keys()
            return known and all(has(inner[key], one) for key, one in value.items())
        case ScanKind.CHOICE:
            raise ValueError("a choice is never inside")
