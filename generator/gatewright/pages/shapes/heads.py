"""The line that begins a field: ``name (type, required): …``, ``name: optional type``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..facts import PagePlace
from ..words.required import needed_at
from ..words.types import is_type, type_of
from ..words.vocabulary import Vocabulary
from .extract import FieldPart, PageField

NAME = r"[A-Za-z_][A-Za-z0-9_.\[\]-]{0,63}"
_BRACKETED = re.compile(
    rf"(?P<name>{NAME})(?P<star>\*?) ?\((?P<inside>[^()]{{1,200}}(?:\([^()]{{0,80}}\)[^()]{{0,100}}){{0,3}})\)"
    r"(?: ?[:-]+ ?|\.? |\Z)(?P<behind>.*)\Z"
)
_UNION = re.compile(rf"(?P<name>{NAME}): ?(?P<optional>optional )?(?P<rest>.{{2,300}})\Z")
_LITERAL = r"(?:\"[^\"]{1,60}\"|-?\d+(?:\.\d+)?|null)"
_LITERALS = re.compile(rf"{_LITERAL}(?: or {_LITERAL})*(?P<more> or \d+ more)?\Z")
_GLUED = re.compile(
    r"(?P<name>[a-z_][a-z0-9_]*?)(?P<type>(?:string|integer|number|double|float|boolean|enum|object|any)(?:\[\])?)"
    r"(?P<marks>(?: ?· ?(?:[a-z]+|(?:min|max): ?-?[\d.]+)){0,4})(?P<needed>Required|Optional)"
    r"(?:Default(?:s to|:) ?(?P<default>\S+?))?(?:Possible values: ?.*|Example: ?.*)?\Z"
)
"""A head whose parts have run together: ``textstring · max: 4096Required``."""
_FUSED = re.compile(
    r"(?P<name>[a-z][a-z0-9]*(?:_[a-z0-9]+)*?)(?P<type>string|integer|number|boolean|object|array|[Ee]num)\*?"
    r"(?: ?(?P<needed>required|optional))?(?: ?Default: ?(?P<default>\S.*))?\Z"
)
"""A name and a type that have run together: ``sizeEnumDefault: "1:1"``."""
_FEWEST_FUSED = 3
STRESS = re.compile(r"(?<!\w)_(\w+)_(?!\w)")
_INSIDE = re.compile(r" ?[,;] (?![^\[(]*[\])])")
_DEFAULT = re.compile(
    r"(?:defaults? (?:to|is)|default value(?: is)?|default) ?[:=]? ?(?P<value>\S.*)\Z", re.I
)
_RANGE = re.compile(
    r"(?:range|value range|between|min(?:imum)?|max(?:imum)?|step|up to)\b.*\d|\[?-?\d[\d.]* ?(?:-|to|~|,|\.\.) ?-?\d[\d.]*\]?\Z",
    re.I,
)


@dataclass(slots=True)
class Head:
    """What one line says of a field that begins on it."""

    name: str
    type: str = ""
    required: bool | None = None
    default: str = ""
    ranges: list[str] = field(default_factory=list[str])
    options: list[str] = field(default_factory=list[str])
    unread: list[str] = field(default_factory=list[str])
    behind: str = ""
    """What stands behind it on the same line."""
    condition: str = ""
    """The words by which it is required, or optional, under a condition."""
    shape: str = "fixed"
    """How it is written: ``prose``, ``named`` with its type below, ``sibling`` of one before, ``untold`` type, ``fused``."""

    def field(self, place: PagePlace, role: str, words: Vocabulary) -> PageField:
        """The field that begins so."""
        made = PageField(self.name, place, role, unread=list(self.unread))
        if self.condition and self.required is None:
            made.condition = FieldPart(self.condition, place)
        elif self.required is not False or self.type:
            made.required = FieldPart("yes" if self.required else "no", place)
        if self.type and type_of(self.type, words) is not None:
            made.type = FieldPart(self.type, place)
        elif self.type:
            made.unread.append(self.type)
        if self.default and not words.is_nothing(self.default):
            made.default = FieldPart(self.default, place)
        made.ranges = [FieldPart(one, place) for one in self.ranges]
        if self.options:
            made.options, made.options_place = list(self.options), place
        return made


def bracketed_head(text: str, words: Vocabulary) -> Head | None:
    """The head of ``name (type, required, default: 4): what it does``, or None."""
    found = _BRACKETED.match(text)
    if found is None:
        return None
    head = Head(found["name"], behind=found["behind"].strip())
    head.required = True if found["star"] else None
    known = False
    for part in _INSIDE.split(found["inside"]):
        known |= _takes(head, STRESS.sub(r"\1", part).strip(" *"), words)
    return head if known else None


def _takes(head: Head, part: str, words: Vocabulary) -> bool:
    """Puts one part of the brackets into the head; whether it says that a field begins here."""
    default = _DEFAULT.match(part)
    part = part.strip("\"'")
    needed = needed_at(part, 0, words)
    type_ = part if not head.type and is_type(part, words) else ""
    if needed is not None and needed[1] == len(part):
        head.required = needed[0]
    elif type_:
        head.type = type_
    elif default:
        value = default["value"].strip()
        head.default = value.strip(" \"'") or value
        return False
    elif _RANGE.match(part):
        head.ranges.append(part)
        return False
    else:
        head.unread.append(part)
        return False
    return True


def glued_head(text: str) -> Head | None:
    """The head of ``textstring · min: 1 · max: 4096Required``, or None."""
    found = _GLUED.match(text[:300])
    if found is None:
        return None
    marks = [one.strip() for one in found["marks"].split("·") if one.strip()]
    head = Head(found["name"], found["type"], found["needed"] == "Required")
    head.ranges = [one for one in marks if one.startswith(("min", "max"))]
    head.default = found["default"] or ""
    return head


def glues_heads(texts: Iterable[str]) -> bool:
    """Whether a page writes names and types without a blank between them."""
    return sum(bool(_FUSED.match(one)) for one in texts) >= _FEWEST_FUSED


def fused_head(text: str) -> Head | None:
    """The head of ``sizeEnumDefault: "1:1"`` on a page that writes heads so, or None."""
    found = _FUSED.match(text[:200])
    if found is None:
        return None
    head = Head(found["name"], found["type"], found["needed"] == "required")
    head.default = (found["default"] or "").strip("\"'")
    return head


def union_head(
    text: str, words: Vocabulary, marks_optional: bool, in_code: bool = False
) -> Head | None:
    """The head of ``name: optional "a" or "b"``, or None.

    Where a page marks what may be left out, all else is required.
    """
    found = _UNION.match(text)
    if found is None:
        return None
    rest, optional = found["rest"].strip(), bool(found["optional"])
    head = Head(found["name"], required=not optional if marks_optional else None)
    literals = _LITERALS.match(rest)
    told = [one for one in rest.split(" or ") if one != "null" and not one.endswith(" more")]
    if literals and (len(told) > 1 or any(one.startswith('"') for one in told)):
        head.type = "enum" if told[0].startswith('"') else "number"
        head.options = [] if literals["more"] else [one.strip('"') for one in told]
        return head
    if marks_optional and type_of(rest, words) is not None:
        head.type = rest
        return head
    if marks_optional and in_code:
        # A type that is not known; what stands below belongs to this field, and not to the one before.
        head.unread.append(rest)
        return head
    return None
