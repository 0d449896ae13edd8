"""The sources of a spec: the document of its request, and each further file that references lead to."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import PurePath

from ..names import snake
from ..runtime.rules.relations.base import Facts
from .places import SchemaPlace
from .statements import Accounting, PublishedStatement

_KEYS = ("properties", "required")
"""Statements that a key is there; the others say what its value is."""


def digest_of(stated: Iterable[PublishedStatement], start: int = 0) -> str:
    """SHA-256 of what statements say; the first `start` characters of their pointers do not count."""
    said = [[one.pointer[start:], one.value] for one in stated]
    text = json.dumps(said, sort_keys=True, ensure_ascii=True)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def further_sources(
    place: SchemaPlace, accounting: Accounting, titles: dict[str, str], today: str
) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """(the source of each further file by its name, the name of each such file's source).

    `titles` are the titles of the files by name. Their digests are of what this request has from them.
    """
    sources: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    for file, title in titles.items():
        if file == place.document.name:
            continue
        stem = re.sub(r"[^a-z0-9_]+", "_", snake(PurePath(title).stem)).strip("_") or "file"
        name = stem if stem != "page" else "page_file"
        while name in sources:
            name = f"{name}_{len(sources) + 1}"
        own = [one for one in accounting.stated.values() if one.document == file]
        sources[name] = {
            "title": title,
            "read": today,
            "document": title,
            "pointer": "/",
            "digest": digest_of(own),
        }
        names[file] = name
    return sources, names


def stated_elsewhere(
    accounting: Accounting, params: dict[str, Facts], names: dict[str, str]
) -> dict[str, dict[str, str]]:
    """The provenance of each param whose value one further file alone states."""
    found: dict[str, dict[str, str]] = {}
    for key in params if names else ():
        fact = f"params.{key}"
        files = {
            place[0]
            for place, said in accounting.carried.items()
            if (said == fact or said.startswith(f"{fact}."))
            and accounting.stated[place].word not in _KEYS
        }
        if len(files) == 1 and (name := names.get(files.pop())) is not None:
            found[fact] = {"source": name}
    return found
