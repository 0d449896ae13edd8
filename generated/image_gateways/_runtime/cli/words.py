"""The facts of a page in the words that ``show`` uses."""

from __future__ import annotations

import json
from typing import Any

from ..catalog.info import Mode, UploadInfo
from ..facts.changes import apply_change
from ..facts.files import files_in_words
from ..rules.kinds import kind_of
from ..rules.messages import join_words
from ..rules.relations.conditions import value_in_words

FactRow = dict[str, Any]


def limits(fact: FactRow, kind: str = "") -> str:
    """What a value may be: kind, options, limits and default, as one line."""
    made = kind_of({"type": kind, **fact})
    words = [made.title(str), *made.words()]
    if fact.get("required"):
        words.append("required")
    return ", ".join([*words, *_default(fact)])


def change(mode: str, fact: FactRow, whole: FactRow) -> str:
    """Returns the limits that a mode changes. `whole` are the facts without the mode."""
    merged = apply_change(whole, fact)
    if merged is None:
        return f"not in {mode}"
    words = list(kind_of(merged).words(frozenset(fact)))
    for key, before in (("options", ""), ("also", "also ")):
        if key in fact:
            words.insert(0, f"{before}{', '.join(map(str, fact[key]))}")
    if "required" in fact:
        words.append("required" if fact["required"] else "may be left out")
    words += _default(fact)
    if "doc" in fact:
        words.append(fact["doc"][:1].lower() + fact["doc"][1:].rstrip("."))
    return f"in {mode} {', '.join(words)}"


def _default(fact: FactRow) -> list[str]:
    if "default" not in fact:
        return []
    return [f"default {json.dumps(fact['default'], ensure_ascii=False)}"]


def mode(info: Mode) -> str:
    """A mode, with the arguments that decide on it."""
    parts = [f"with {' and '.join(info.present)}"] if info.present else []
    parts += [
        f"{'or without ' if one.otherwise else ''}{one.label} {join_words(tuple(map(value_in_words, one.values)))}"
        for one in info.when
    ]
    if not parts and info.absent:
        parts = [f"without {join_words(info.absent)}"]
    return f"{info.name} ({' and '.join(parts)})" if parts else info.name


def files(info: UploadInfo) -> str:
    """How many files of which kinds, as far as that is documented."""
    return f"takes files, {files_in_words(info.max_files, info.kinds)}"


def kinds_inside(fact: FactRow) -> tuple[str, ...]:
    """The kinds of files that keys of the objects in a param lead to, each once."""
    owner: FactRow = fact.get("items", fact)
    keys: dict[str, FactRow] = owner.get("fields", {})
    found = [kind for one in keys.values() for kind in (*one.get("takes", {}), *kinds_inside(one))]
    return tuple(dict.fromkeys(found))
