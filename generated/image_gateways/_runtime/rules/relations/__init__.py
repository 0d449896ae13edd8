"""Rules between params, one file each: what one param asks of another, by presence or by value.

A relation knows all that differs between such rules: its keys in a spec, its part of the JSON Schema, the
judgement of a body and its words. The base class says what there is to override. A file ``only_when.py`` with a class ``OnlyWhen`` is a relation; there is no list.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .base import Relation

_FOUND: dict[str, type[Relation]] = {}


def relations() -> dict[str, type[Relation]]:
    """Every relation by its word, the key of a spec that tells it from the others."""
    if not _FOUND:
        from importlib import import_module
        from pkgutil import iter_modules

        for name in sorted(module.name for module in iter_modules(__path__)):
            if name not in ("base", "conditions"):
                made = name.replace("_", " ").title().replace(" ", "")
                _FOUND[name] = getattr(import_module(f"{__name__}.{name}"), made)
    return _FOUND


def relation_of(facts: dict[str, object]) -> type[Relation] | None:
    """The relation that a spec's facts state, or None where they state none or several."""
    found = [made for made in relations().values() if made.is_stated_in(facts)]
    return found[0] if len(found) == 1 else None
