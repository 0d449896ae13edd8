"""The facts of a page in the words that ``show`` uses."""

from __future__ import annotations

import json
from typing import Any

from ..info import ModeInfo, UploadInfo
from ..rules.messages import listed

Fact = dict[str, Any]

_KINDS = {"string": "text", "integer": "whole number", "url": "address", "boolean": "true or false"}
_RANGES = (
    ("minimum", "maximum", ""),
    ("min_length", "max_length", " characters"),
    ("min_items", "max_items", " elements"),
    ("min_side", "max_side", " pixels a side"),
    ("min_pixels", "max_pixels", " pixels in all"),
)


def limits(fact: Fact, kind: str = "") -> str:
    """What a value may be: kind, options, limits and default, as one line."""
    named = str(fact.get("type", kind))
    words = [_KINDS.get(named, named)] if "options" not in fact else [_options(fact["options"])]
    words += [_range(fact.get(low), fact.get(high), unit) for low, high, unit in _RANGES]
    if "step" in fact:
        words.append(f"in steps of {fact['step']}")
    if "schemes" in fact:
        words.append(f"{listed(tuple(fact['schemes']))} only")
    if fact.get("required"):
        words.append("required")
    if fact.get("nullable"):
        words.append("or null")
    if "default" in fact:
        words.append(f"default {json.dumps(fact['default'], ensure_ascii=False)}")
    return ", ".join(word for word in words if word)


def change(mode: str, fact: Fact) -> str:
    """What one mode makes different about a value."""
    if fact.get("forbidden"):
        return f"not in {mode}"
    if "also" in fact:
        return f"in {mode} also {_options(fact['also'])}"
    return f"in {mode} {limits(fact)}"


def mode(info: ModeInfo) -> str:
    """A mode, with the arguments that decide on it."""
    if info.present:
        return f"{info.name} (with {' and '.join(info.present)})"
    return f"{info.name} (without {listed(info.absent)})" if info.absent else info.name


def uploads(info: UploadInfo) -> str:
    """How many files of which kinds, as far as that is documented."""
    words = [f"at most {info.max_files} in all"] if info.max_files is not None else []
    for kind, media in info.kinds.items():
        types = f" ({', '.join(media.mime_types)})" if media.mime_types else ""
        size = f" of at most {media.max_bytes:,} bytes" if media.max_bytes is not None else ""
        words.append(f"{kind}{types}{size}")
    return f"files: {', '.join(words)}"


def _options(options: list[Any]) -> str:
    return " | ".join(str(option) for option in options)


def _range(low: Any, high: Any, unit: str) -> str:
    if low is not None and high is not None:
        return f"{low:,} to {high:,}{unit}"
    if low is not None:
        return f"at least {low:,}{unit}"
    return "" if high is None else f"at most {high:,}{unit}"
