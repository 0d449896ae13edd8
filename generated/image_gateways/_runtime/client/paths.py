"""Paths with holes, such as ``/tasks/{id}``: what may fill which, and how."""

from __future__ import annotations

import re
from urllib.parse import quote

_HOLE = re.compile(r"\{(\w+)\}")
LONGEST = 60_000
"""Most characters of a filled hole. HTTP clients refuse addresses of 64 KiB and more."""


class UnfitValue(ValueError):
    """A value that would lead to another path, or to no path at all."""


def holes_of(path: str) -> list[str]:
    """The names of the holes in `path`, in order."""
    return _HOLE.findall(path)


def app_of(model_id: str) -> str:
    """What ``{app}`` stands for: the first two segments of a model's id."""
    return "/".join(model_id.split("/")[:2])


def fill_path(path: str, values: dict[str, str]) -> str:
    """`path` with each ``{name}`` replaced by its percent-encoded value.

    Slashes stay in a model's id and are encoded elsewhere. Raises UnfitValue for a value that is
    empty, is not Unicode text, has more than `LONGEST` characters when encoded, or makes a segment
    ``.`` or ``..``, which every HTTP client resolves to another path.
    """
    for name, value in values.items():
        hole = f"{{{name}}}"
        if hole not in path:
            continue
        try:
            text = quote(value, safe="/" if name in ("model", "app") else "")
        except UnicodeEncodeError:
            raise UnfitValue(f"the {name} {value[:80]!a} is not Unicode text") from None
        if not text or len(text) > LONGEST:
            size = f"has {len(text):,} characters" if text else "is empty"
            raise UnfitValue(f"the {name} {size}, which no path can hold")
        path = path.replace(hole, text)
        if not {".", ".."}.isdisjoint(path.partition("?")[0].split("/")):
            raise UnfitValue(f"the {name} {value[:80]!a} would lead to another path")
    return path
