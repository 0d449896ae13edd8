"""The facts of a page in the words that ``show`` uses."""

from __future__ import annotations

import json
from typing import Any

from ..info import ModeInfo, UploadInfo
from ..rules.kinds import kind_of
from ..rules.messages import listed

FactRow = dict[str, Any]


def limits(fact: FactRow, kind: str = "") -> str:
    """What a value may be: kind, options, limits and default, as one line."""
    made = kind_of({"type": kind, **fact})
    words = [made.title(str), *made.words()]
    if fact.get("required"):
        words.append("required")
    if "default" in fact:
        words.append(f"default {json.dumps(fact['default'], ensure_ascii=False)}")
    return ", ".join(words)


def change(mode: str, fact: FactRow, whole: FactRow) -> str:
    """What one mode makes different about a value, whose facts are `whole` otherwise."""
    if fact.get("forbidden"):
        return f"not in {mode}"
    if "also" in fact:
        return f"in {mode} also {', '.join(fact['also'])}"
    words = list(kind_of({**whole, **fact}).words(frozenset(fact)))
    if "options" in fact:
        words.insert(0, ", ".join(fact["options"]))
    if "required" in fact:
        words.append("required" if fact["required"] else "may be left out")
    if "default" in fact:
        words.append(f"default {json.dumps(fact['default'], ensure_ascii=False)}")
    return f"in {mode} {', '.join(words)}"


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
