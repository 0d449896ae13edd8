"""Labels with a value below the name of a field: ``Type: string / Default: x / Range: 1-4``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...facts import PagePlace
from ...words.known_limits import needs
from ...words.types import type_of
from ...words.values import split_list
from ...words.vocabulary import Vocabulary, fold
from ..extract import FieldPart, PageField

_PARTS = re.compile(r" (?:/|\||·|•|;) (?=[A-Z][\w ]{1,24} ?:)")
_LABEL = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z ]{1,24}?|[\u4e00-\u9fff]{2,6}) ?: ?(?P<value>\S.*)\Z"
)
_LABELS = {
    "type": "type",
    "data type": "type",
    "required": "required",
    "default": "default",
    "default value": "default",
    "options": "options",
    "allowed values": "options",
    "possible values": "options",
    "accepted values": "options",
    "available options": "options",
    "available values": "options",
    "valid values": "options",
    "supported values": "options",
    "optional values": "options",
    "values": "options",
    "choices": "options",
    "enum": "options",
    "description": "description",
    "min": "range",
    "max": "range",
    "minimum": "range",
    "maximum": "range",
    "min value": "range",
    "max value": "range",
    "minimum value": "range",
    "maximum value": "range",
    "range": "range",
    "value range": "range",
    "valid range": "range",
    "allowed range": "range",
    "step": "range",
    "max length": "range",
    "maximum length": "range",
    "min length": "range",
    "minimum length": "range",
    "length": "range",
}

_IN_CHINESE = {
    "类型": "type", "数据类型": "type", "必填": "required", "必需": "required", "必须": "required",
    "必选": "required", "是否必填": "required", "是否必需": "required", "是否必须": "required",
    "是否必选": "required", "默认值": "default", "默认": "default", "范围": "range", "取值范围": "range",
    "最小值": "min", "最大值": "max", "最小长度": "min length", "最大长度": "max length", "步长": "step",
    "可选值": "options", "可选项": "options", "枚举值": "options", "枚举": "options", "取值": "options",
    "描述": "description", "说明": "description",
}  # fmt: skip
_SEVERAL = re.compile(
    r"\[?[\w.-]+(?: ?, ?[\w.-]+){2,}\]?\Z|\[?(?=.*[A-Za-z])[\w.-]+(?: ?, ?[\w.-]+)+\]?\Z"
)
"""A list under the label of a range: more than two numbers, or words."""
_BEHIND = re.compile(r"(?:Possible values|Example): ?.*\Z")
_QUOTED = re.compile(r"\"([^\"]{1,60})\"")


def labels_in(text: str) -> list[tuple[str, str, str]]:
    """(what it says, label, value) of each label on a line that consists of labels and values, or nothing."""
    found: list[tuple[str, str, str]] = []
    for part in _PARTS.split(text) if ":" in text[:40] else ():
        pair = _LABEL.match(part)
        label = _IN_CHINESE.get(pair["label"], pair["label"]) if pair else ""
        meaning = _LABELS.get(fold(label))
        if pair is None or meaning is None:
            return []
        value = _BEHIND.sub("", pair["value"]).strip()
        found.append((meaning, label, value or pair["value"]))
    return found


def put_labels(
    field: PageField, labels: Iterable[tuple[str, str, str]], place: PagePlace, words: Vocabulary
) -> list[str]:
    """Puts what labels say into a field; returns what they say in prose."""
    prose: list[str] = []
    for meaning, label, value in labels:
        match meaning:
            case "type" if field.type is None and type_of(value, words):
                field.type = FieldPart(value, place)
            case "required" if value.casefold() in words.required:
                field.required = FieldPart(
                    "yes" if words.required[value.casefold()] else "no", place
                )
            case "default":
                nothing = words.is_nothing(value) or words.is_nothing(value.strip("\"'") or "?")
                field.default = None if nothing else FieldPart(value, place)
            case "range" if _SEVERAL.match(value) and (options := _options_of(value)):
                field.options, field.options_place = options, place
            case "range":
                field.ranges.append(FieldPart(f"{label}: {value}", place))
            case "options" if " " not in value and _may_be_alone(field, words):
                field.options, field.options_place = [value], place
            case "options" if options := _options_of(value, label.casefold() == "enum"):
                field.options, field.options_place = options, place
            case "description":
                prose.append(value)
            case _:
                field.unread.append(f"{label}: {value}")
    return prose


def _may_be_alone(field: PageField, words: Vocabulary) -> bool:
    """Whether one value is a whole list of options: of the model's id, and of a choice."""
    kind = type_of(field.type.text, words) if field.type else None
    return field.name == "model" or (kind is not None and needs(kind.kind, "options"))


def _options_of(value: str, by_blanks: bool = False) -> list[str]:
    """The options of a label: parted by commas, or each in quotation marks; fewer than two are none.

    `by_blanks` is whether blanks alone may part them.
    """
    quoted = _QUOTED.findall(value)
    if len(quoted) > 1 and not _QUOTED.sub("", value).strip(" ,/|[]"):
        return quoted
    if by_blanks and not re.search("[,|\"']", value):
        value = ", ".join(value.split())
    listed = [one.strip("\"' ") for one in split_list(value.strip("[]").replace(" | ", ", "))]
    return listed if len(listed) > 1 else []
