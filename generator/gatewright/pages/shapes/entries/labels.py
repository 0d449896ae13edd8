"""Labels with a value below the name of a field: ``Type: string / Default: x / Range: 1-4``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...facts import PagePlace
from ...words.known_limits import needs
from ...words.label_words import limit_named, meaning_of_label
from ...words.types import type_of
from ...words.values import split_list
from ...words.vocabulary import Vocabulary
from ..extract import FieldPart, PageField
from .attributes import Attributes, attributes_of

_PARTS = re.compile(r" (?:/|\||·|•|;) (?=[A-Z][\w ]{1,24} ?:)")
_SENTENCES = re.compile(r"\. (?=[A-Z][\w ]{1,24} ?:)")
"""Between labels that are written as sentences: ``Type: string. Required: no.``"""
_LABEL = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z ]{1,24}?|[\u4e00-\u9fff]{2,6}) ?: ?(?P<value>\S.*)\Z"
)
_SEVERAL = re.compile(
    r"\[?[\w.-]+(?: ?, ?[\w.-]+){2,}\]?\Z|\[?(?=.*[A-Za-z])[\w.-]+(?: ?, ?[\w.-]+)+\]?\Z"
)
"""A list under the label of a range: more than two numbers, or words."""
_OPEN = re.compile(r"(?:-|~|to) ?(?:\u65e0|\u4e0d\u9650|unlimited|no limit|any|inf|\u221e)", re.I)
"""A range without an upper end."""
_RANGED = re.compile(
    r"\b(?:min|max|up to|at (?:least|most))|^[\[(]?-?\d[\d.]* ?(?:-|to|~|\.\.|,) ?-?\d[\d.]*[\])]?\Z",
    re.I,
)
"""Limits in the place of options."""
_PROSE = re.compile(r"\b(?:an?|the|and|or|of|to|for|in|is|are|any|all|only|if|when|with)\b", re.I)
"""Words that make a sentence of a few words."""
_BEHIND = re.compile(r"(?:Possible values|Example): ?.*\Z")
_QUOTED = re.compile(r"\"([^\"]{1,60})\"")


def labels_in(text: str) -> list[tuple[str, str, str]]:
    """(what it says, label, value) of each label on a line that consists of labels and values, or nothing."""
    found: list[tuple[str, str, str]] = []
    parts = _PARTS.split(text) if ":" in text[:40] else []
    if len(parts) == 1 and _SENTENCES.search(text):
        parts = _SENTENCES.split(text.removesuffix("."))
    for part in parts:
        pair = _LABEL.match(part)
        meaning = meaning_of_label(pair["label"]) if pair else ""
        if pair is None or not meaning:
            return []
        value = _BEHIND.sub("", pair["value"]).strip()
        found.append((meaning, limit_named(pair["label"]), value or pair["value"]))
    return found


def put_labels(
    field: PageField, labels: Iterable[tuple[str, str, str]], place: PagePlace, words: Vocabulary
) -> list[str]:
    """Puts what labels say into a field; returns what they say in prose."""
    prose: list[str] = []
    for meaning, label, value in labels:
        match meaning:
            case "type" if field.type is None and _put_type(field, value, place, words):
                pass
            case "required" if value.casefold() in words.required:
                field.required = FieldPart(
                    "yes" if words.required[value.casefold()] else "no", place
                )
            case "default":
                nothing = words.is_nothing(value) or words.is_nothing(value.strip("\"'") or "?")
                field.default = None if nothing else FieldPart(value, place)
            case "range" if _SEVERAL.match(value) and (options := _options_of(value)):
                field.options, field.options_place = options, place
            case "range" if _OPEN.search(value):
                prose.append(f"{label}: {value}")
            case "range":
                field.ranges.append(FieldPart(f"{label}: {value}", place))
            case "options" if "(default)" in value.casefold():
                prose.append(f"{label}: {value}")
            case "options" if " " not in value and _may_be_alone(field, words):
                field.options, field.options_place = [value], place
            case "options" if options := _options_of(
                value, _is_parted_by_blanks(field, label, value)
            ):
                field.options, field.options_place = options, place
            case "options" if _RANGED.search(value):
                field.ranges.append(FieldPart(value, place))
            case "description":
                prose.append(value)
            case _:
                field.unread.append(f"{label}: {value}")
    return prose


def _put_type(field: PageField, value: str, place: PagePlace, words: Vocabulary) -> bool:
    """Puts a type, and what else is said beside it, into a field; whether there was one, and nothing else."""
    said = attributes_of(value, words)
    if not said.type or not said.whole:
        return False
    put_attributes(field, said, place)
    return True


def put_attributes(field: PageField, said: Attributes, place: PagePlace) -> None:
    """Puts what is said of a field into it; what is known already stays."""
    if said.type and field.type is None:
        field.type = FieldPart(said.type, place)
    if said.required is not None:
        field.required = FieldPart("yes" if said.required else "no", place)
    elif said.condition:
        field.required, field.condition = None, FieldPart(said.condition, place)
    if said.default and field.default is None:
        field.default = FieldPart(said.default, place)
    field.ranges += [FieldPart(one, place) for one in said.ranges]
    if said.options and not field.options:
        field.options, field.options_place = list(said.options), place


def _may_be_alone(field: PageField, words: Vocabulary) -> bool:
    """Whether one value is a whole list of options: of the model's id, and of a choice."""
    kind = type_of(field.type.text, words) if field.type else None
    return field.name == "model" or (kind is not None and needs(kind.kind, "options"))


def _is_parted_by_blanks(field: PageField, label: str, value: str) -> bool:
    """Whether blanks part options: behind ``enum:``, and where one of the words is the default."""
    default = field.default.text.strip("\"'") if field.default else ""
    return label.casefold() == "enum" or (default in value.split() and not _PROSE.search(value))


def _options_of(value: str, by_blanks: bool = False) -> list[str]:
    """The options of a label: parted by commas, or each in quotation marks; fewer than two are none.

    `by_blanks` is whether blanks alone may part them.
    """
    quoted = _QUOTED.findall(value)
    if len(quoted) > 1 and not _QUOTED.sub("", value).strip(" ,/|[]"):
        return quoted
    if by_blanks and not re.search("[,|\"']", value):
        value = ", ".join(value.split())
    listed = [
        one.strip("\"' ") for one in split_list(value.strip("[]").rstrip(".").replace(" | ", ", "))
    ]
    return listed if len(listed) > 1 else []
