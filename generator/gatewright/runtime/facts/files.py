"""Limits of files in words, the same in docstrings, documents and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..catalog.info import MediaInfo
from ..rules.limits import span

_MIB, _KIB = 1024 * 1024, 1024
_GIB = 1024 * _MIB


def kinds_in_words(limits: Mapping[str, MediaInfo[Any]]) -> str:
    """``image (image/png, at most 10 MiB) or video``: which files may be given."""
    return " or ".join(kind_in_words(kind, limit) for kind, limit in limits.items())


def files_in_words(
    count: int | None, limits: Mapping[str, MediaInfo[Any]], unlimited: str = "any number"
) -> str:
    """``at most 3: image (at most 10 MiB)``: how many files, and which."""
    return f"{unlimited if count is None else f'at most {count}'}: {kinds_in_words(limits)}"


def kind_in_words(kind: str, limit: MediaInfo[Any]) -> str:
    """A kind of file with its limits."""
    words = limits_in_words(limit)
    return f"{kind} ({', '.join(words)})" if words else kind


def limits_in_words(limit: MediaInfo[Any]) -> list[str]:
    """The limits of one kind of file, a phrase each."""
    words = list(limit.mime_types)
    if limit.max_bytes is not None:
        words.append(f"at most {size_in_words(limit.max_bytes)}")
    sides = span(limit.min_side, limit.max_side, "pixels")
    if sides:
        words.append(f"sides of {sides}")
    if limit.max_ratio is not None:
        words.append(f"one side at most {limit.max_ratio} times the other")
    seconds = span(limit.min_seconds, limit.max_seconds, "seconds")
    tall = span(None, limit.max_seconds_tall, "seconds")
    more = f"{tall} where it is higher than wide" if tall else ""
    return [*words, *filter(None, (seconds, more))]


def size_in_words(count: int) -> str:
    """A number of bytes: ``10 MiB``."""
    for size, unit in ((_GIB, "GiB"), (_MIB, "MiB"), (_KIB, "KiB")):
        if count % size == 0:
            return f"{count // size} {unit}"
    return f"{count:,} bytes"
