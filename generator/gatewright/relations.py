"""The rules between params that a spec can state: every file of `runtime.rules.relations` is one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from .runtime.rules import relations as home
from .runtime.rules.relations.base import Relation


@cache
def relations() -> dict[str, type[Relation]]:
    """Every relation by its word, the key of a spec that tells it from the others."""
    found: dict[str, type[Relation]] = {}
    for word in sorted(module.name for module in iter_modules(home.__path__)):
        if word not in ("base", "conditions"):
            made = word.replace("_", " ").title().replace(" ", "")
            found[word] = getattr(import_module(f"{home.__name__}.{word}"), made)
    return found


def relation_of(facts: dict[str, object]) -> type[Relation] | None:
    """The relation that a spec's facts state, or None where they state none or several."""
    found = [made for made in relations().values() if made.is_stated_in(facts)]
    return found[0] if len(found) == 1 else None
