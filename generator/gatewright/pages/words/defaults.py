"""Defaults in sentences."""

from __future__ import annotations

import re

from ..text.lines import Passage

_DEFAULT = re.compile(
    r"(?:\bdefaults? (?:to|is|value is)|\bdefault ?[:=]|\u9ed8\u8ba4\u503c?(?:\u4e3a|\u662f)?[: ]*|\u7f3a\u7701\u503c?(?:\u4e3a|\u662f)?[: ]*|\bdefault (?=-?\d)|(?:\bpredeterminado|\bpadr\u00e3o|\bpar d\u00e9faut|\bstandard|\u30c7\u30d5\u30a9\u30eb\u30c8) ?: ?|(?:\u7701\u7565|\u4e0d\u4f20|\u4e0d\u586b)(?:\u65f6|\u5219)(?:\u9ed8\u8ba4)?\u4e3a[: ]*)"
    r" ?[\"']?(?P<value>-?[A-Za-z0-9_](?:[A-Za-z0-9_:./+-]*[A-Za-z0-9_])?)[\"']?(?![A-Za-z0-9_])",
    re.I,
)
_IS_DEFAULT = re.compile(
    r"(?<![A-Za-z0-9_])(?:(?P<key>-?[A-Za-z0-9_.]+) ?= ?(?:\w+ ){0,6})?(?P<value>-?[A-Za-z0-9_][A-Za-z0-9_:./+-]*)[\"']?(?: is the default\b| ?\((?:default|\u9ed8\u8ba4\u503c?)(?:\)|[,;]))",
    re.I,
)
_NOT_A_DEFAULT = frozenset({"the", "a", "an", "it", "this", "all", "no", "not"})


def default_in(text: Passage) -> tuple[str, int, int, str] | None:
    """(default, start, end, doubt) of a sentence such as "Defaults to auto", or None."""
    found = [
        (one.groupdict().get("key") or one["value"], one)
        for form in (_DEFAULT, _IS_DEFAULT)
        for one in form.finditer(text.text)
        if one["value"].casefold() not in _NOT_A_DEFAULT
    ]
    if not found:
        return None
    value, first = found[0]
    differ = any(other != value for other, _ in found)
    return value, first.start(), first.end(), "more than one default is given" if differ else ""
