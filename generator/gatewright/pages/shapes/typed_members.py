"""One member of a type in code: ``fps?: number; // frames``, ``size: Literal["a", "b"] = "a"``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TEXT = r"\"(?:[^\"\\]|\\.){0,200}\"|'(?:[^'\\]|\\.){0,200}'"
_SCRIPT = re.compile(
    rf"(?:readonly )?[\"']?(?P<name>[A-Za-z_]\w*)[\"']?(?P<mark>\?)? ?: ?(?P<type>(?:{_TEXT}|[^;,/\"'=]){{1,300}}?) ?[;,]? ?"
    r"(?:(?://+|/\*+) ?(?P<comment>.*?)(?: ?\*/)?)?\Z"
)
_PYTHON = re.compile(
    rf"(?P<name>[a-z_]\w*) ?: ?(?P<type>(?:{_TEXT}|[^=#\"']){{1,300}}?)(?: ?= ?(?P<value>(?:{_TEXT}|[^#\"']){{1,400}}?))? ?(?:# ?(?P<comment>.*))?\Z"
)
_LITERALS = re.compile(rf"(?:{_TEXT}|-?\d+(?:\.\d+)?)(?: ?\| ?(?:{_TEXT}|-?\d+(?:\.\d+)?))*\Z")
_LITERAL = re.compile(r"(?:\w+\.)?Literal\[(?P<listed>.+)\]\Z")
_MAY_LACK = re.compile(r"(?:\w+\.)?Optional\[(?P<inner>.+)\]\Z")
_NOTHING = re.compile(r" ?\| ?(?:null|undefined|None)\b|\b(?:null|undefined|None) ?\| ?")
_FIELD = re.compile(r"(?:\w+\.)?[Ff]ield\((?P<inside>.*)\)\Z")
_ARGUMENT = re.compile(rf"(?:(?P<key>\w+) ?= ?)?(?P<value>{_TEXT}|\[[^\[\]]*\]|[^,]+)(?:, ?|\Z)")
_BOUNDS = {"ge": "min {}", "le": "max {}", "multiple_of": "step {}", "gt": "> {}", "lt": "< {}"}


@dataclass(slots=True)
class TypedMember:
    """What a line of code says of one key."""

    name: str
    type: str
    required: bool
    options: list[str] = field(default_factory=list[str])
    default: str = ""
    ranges: list[str] = field(default_factory=list[str])
    comment: str = ""


def script_member(text: str) -> TypedMember | None:
    """The member of a type in TypeScript, or None."""
    found = _SCRIPT.match(text[:600])
    if found is None:
        return None
    member = TypedMember(
        found["name"], "", not found["mark"], comment=(found["comment"] or "").strip()
    )
    _put_type(member, found["type"].strip())
    return member


def python_member(text: str) -> TypedMember | None:
    """The member of a class in Python, or None."""
    found = _PYTHON.match(text[:1000])
    if found is None:
        return None
    value = (found["value"] or "").strip()
    member = TypedMember(found["name"], "", not value, comment=(found["comment"] or "").strip())
    _put_type(member, found["type"].strip())
    called = _FIELD.match(value)
    if called:
        _put_arguments(member, called["inside"])
    elif value not in ("", "None"):
        member.default = _plain(value)
    return member


def _put_type(member: TypedMember, text: str) -> None:
    held = _MAY_LACK.match(text)
    text = _NOTHING.sub("", held["inner"] if held else text).strip()
    listed = _LITERAL.match(text)
    if listed or _LITERALS.match(text):
        written = re.findall(rf"{_TEXT}|-?\d+(?:\.\d+)?", listed["listed"] if listed else text)
        member.options = [_plain(one) for one in written]
        texts = any(one[0] in "\"'" for one in written)
        whole = all(re.fullmatch(r"-?\d+", one) for one in member.options)
        member.type = (
            ("enum" if len(written) > 1 else "string")
            if texts
            else "integer"
            if whole
            else "number"
        )
    else:
        member.type = text


def _put_arguments(member: TypedMember, inside: str) -> None:
    """Puts what ``Field(0.5, ge=0, le=1, description="…")`` says into a member."""
    for index, one in enumerate(_ARGUMENT.finditer(inside)):
        key, value = one["key"], one["value"].strip()
        if key == "description":
            member.comment = f"{_plain(value)} {member.comment}".strip()
        elif key in _BOUNDS:
            member.ranges.append(_BOUNDS[key].format(value))
        elif key is not None and key.startswith(("min_", "max_")):
            member.ranges.append(f"{key.replace('_', ' ')}: {value}")
        elif (key is None and not index) or key == "default":
            member.required = value == "..."
            member.default = "" if value in ("...", "None") else _plain(value)


def _plain(text: str) -> str:
    plain = text.strip()
    return plain[1:-1] if plain[:1] in ("'", '"') and plain[-1:] == plain[:1] else plain
