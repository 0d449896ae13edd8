"""No pattern of the reader takes long, whatever a page repeats: lists can be cut in one way alone."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any, cast

import pytest

import gatewright.pages
from gatewright.pages.words.limits.patterns import LIMIT_PATTERNS

HEADS = (": ", "one of ", "不支持 ", "可选值: ", "a label: ", "支持 ", "必须是 ", "(", '"', "| ")
BODIES = ("a/", "a, ", "1-", '"a", ', "a or ", "a.b", "a ", "- ", "(", "a: ", "a|", "[1, ", "或")
TIMES = 24
SLOW = 0.5


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """(name, pattern) of every pattern in a module of the reader."""
    for one in pkgutil.walk_packages(gatewright.pages.__path__, "gatewright.pages."):
        module = importlib.import_module(one.name)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                pattern = cast(re.Pattern[Any], value)
                if isinstance(pattern.pattern, str):
                    yield f"{module.__name__.rpartition('.')[2]}.{name}", pattern
    for at, (_, pattern) in enumerate(LIMIT_PATTERNS):
        yield f"limits {at}", pattern


ALL = dict(patterns())


def test_there_are_patterns() -> None:
    assert len(ALL) > 150


@pytest.mark.parametrize("body", BODIES)
def test_no_pattern_takes_long(body: str) -> None:
    slow: list[str] = []
    for name, pattern in ALL.items():
        for head in HEADS:
            text = f"{head}{body * TIMES}a x!"
            # What takes long takes long each time; what waited for another process does not.
            if all(_seconds(pattern, text) > SLOW for _ in range(2)):
                slow.append(f"{name} on {head!r}")
    assert slow == []


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.perf_counter()
    pattern.search(text)
    return time.perf_counter() - start
