"""Types as writers say them: ``whole number``, ``list of URLs``, ``string (URL)`` → a word of the vocabulary."""

from __future__ import annotations

import re

from .known_limits import is_text
from .types import type_of
from .vocabulary import Vocabulary

_SAID = {
    "string": "text, free text, plain text, short text, characters, words, a text, text string, utf-8 string, 文本, 字符",
    "integer": "whole number, natural number, whole, int number, integer number, positive integer, non-negative integer, number (integer), 整型数字, 整形",
    "number": "decimal number, floating point, floating-point number, floating point number, floating number, real, real number, fraction, number (float), 浮点, 浮点型, 小数, 数值, 数字类型",
    "boolean": "true/false, yes/no, on/off, flag, switch, toggle, bool flag, boolean flag, true or false, 布尔型, 开关",
    "enum": "choice, enumeration, enum string, string enum, string (enum), selection, 单选, 下拉",
    "url": "link, web address, https url, http url, image url, video url, audio url, file url, public url, address, 链接, 网址, 图片链接",
    "object": "json object, json, mapping, dictionary, record, struct, 字典, 结构体",
    "list": "json array, 列表",
}
_WORDS = {word.strip(): type_ for type_, words in _SAID.items() for word in words.split(",")}
_ARTICLE = re.compile(r"\A(?:an?|the) ", re.I)
_SEVERAL = re.compile(
    r"(?:array|list|sequence|collection) of (?:(?:public|https|image|video|audio) )?(?P<of>[\w ]+?)s\Z"
    r"|(?P<one>[\w]+) (?:array|list)\Z|(?P<held>[\u4e00-\u9fff]{2,4}|string)(?:数组|列表)\Z",
    re.I,
)
_BESIDE = re.compile(r"(?P<type>[\w<>\[\]]+) ?(?:[(,] ?)(?P<more>[\w/ -]+)\)?\Z")
_FORMATS = frozenset({"url", "uri", "link", "https url", "http url", "web address", "链接"})


def type_phrase(text: str, words: Vocabulary) -> str:
    """The type that `text` names, as the vocabulary has it, or empty."""
    plain = _ARTICLE.sub("", text.strip(), count=1)
    if type_of(plain, words) is not None:
        return plain
    folded = plain.casefold()
    if folded in _WORDS:
        return _WORDS[folded]
    several = _SEVERAL.match(plain)
    if several:
        inner = type_phrase(several["of"] or several["one"] or several["held"], words)
        return f"{inner}[]" if inner and not inner.endswith("[]") else ""
    beside = _BESIDE.match(plain)
    if beside and beside["more"].casefold() in _FORMATS:
        held = type_of(beside["type"], words)
        return "url" if held is not None and is_text(held.kind) else ""
    return ""
