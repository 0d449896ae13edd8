"""Finds a model's own key for a key of another gateway, as ``image_url`` for ``image_urls``.

For keys that `vocabulary` does not list. The models of other gateways that are called nearly the same
say what they take under that key, and the model's own key that takes the same is the answer.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any

from ...catalog.models import Catalog
from ..messages import fold
from ..pointers import pointer

SISTERS = 8
"""Most models to compare, those with the most similar ids first."""
ALIKE = 0.6
"""Least similarity of the ids of two versions of a model, from 0 to 1."""


@lru_cache(maxsize=1024)
def own_name(model: str, word: str) -> str | None:
    """The key of `model`, or its JSON Pointer, for the key `word` of similar models.

    Returns None when no similar model has the key, or when several keys of `model` fit.
    """
    catalog = home()
    if catalog is None or model not in catalog or len(word) > 100:
        return None
    own = _keys(model)
    for sister in _sisters(model):
        meant = _keys(sister).get(word)
        if meant is None:
            continue
        found = [place for place, one in own.values() if _same(meant[1], one)]
        if len(found) == 1:
            return found[0].removeprefix("/") if found[0].count("/") == 1 else found[0]
    return None


def home() -> Catalog | None:
    """The models of the package that this runtime is part of."""
    package, runtime, _ = __name__.partition("._runtime")
    return import_module(f"{package}._models").MODELS if runtime else None


@lru_cache(maxsize=64)
def _sisters(model: str) -> tuple[str, ...]:
    import difflib

    catalog = home()
    gateway, _, id = model.partition("/")
    found: list[tuple[float, str]] = []
    matcher = difflib.SequenceMatcher(b=fold(id.rpartition("/")[2]))
    for key in catalog or ():
        other, _, name = key.partition("/")
        matcher.set_seq1(fold(name.rpartition("/")[2]))
        if other != gateway and matcher.quick_ratio() >= ALIKE:
            found.append((-matcher.ratio(), key))
    return tuple(key for ratio, key in sorted(found)[:SISTERS] if -ratio >= ALIKE)


@lru_cache(maxsize=64)
def _keys(model: str) -> dict[str, tuple[str, Any]]:
    """Key → (JSON Pointer, schema), over all objects of a model's request."""
    catalog = home()
    schema: Any = catalog.data(model, "schemas") if catalog is not None else {}
    found: dict[str, tuple[str, Any]] = {}
    _collect(schema, "", found)
    return found


def _collect(schema: Any, path: str, found: dict[str, tuple[str, Any]]) -> None:
    for key, one in schema.get("properties", {}).items():
        place = path + pointer([key])
        found.setdefault(key, (place, one))
        _collect(one, place, found)


def _same(one: Any, other: Any) -> bool:
    """Whether two keys take the same kind of thing: addresses of files, sizes, or the same words."""
    kinds = _pattern(one), _pattern(other)
    if any(kinds):
        return kinds[0] == kinds[1]
    words, others = set(one.get("enum", ())) - {None}, set(other.get("enum", ())) - {None}
    return len(words & others) >= max(2, min(len(words), len(others)) / 2)


def _pattern(schema: Any) -> str:
    """``address`` for the address of a file, a list of them or of objects with one; ``size``; or nothing."""
    inner = schema.get("items", schema)
    within = inner.get("properties", {}).values()
    patterns: list[str] = [one.get("pattern", "") for one in (inner, *within)]
    if any("://" in pattern or "]*:" in pattern for pattern in patterns):
        return "address"
    return "size" if patterns[0] else ""
