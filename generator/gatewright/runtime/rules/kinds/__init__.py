"""Kinds of values, one file each.

A kind knows all that differs between values: its keys in a spec, its Python type, its JSON Schema,
and the check of the generated validator with the judgement behind it. It knows its limits in words,
what two states differ in, the nearest right value, and examples on both sides of each limit.
The base class says what there is to override. A file ``colour.py`` with a class ``Colour`` is a kind.
A class of a kind is also an attribute of this package: its file is loaded when it is asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .base import Kind

_FOUND: dict[str, type[Kind]] = {}


def __getattr__(name: str) -> type[Kind]:
    """The class of that name; the first word of the name is the file that holds it."""
    from importlib import import_module

    word = next((name[:at] for at in range(1, len(name)) if name[at].isupper()), name)
    home = f"{__name__}.{word.lower()}"
    if name[:1].isupper() and name.isalnum():
        try:
            kind: type[Kind] = getattr(import_module(home), name)
            return kind
        except ModuleNotFoundError as error:
            if error.name != home:
                raise
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def kinds() -> dict[str, type[Kind]]:
    """Every kind by its word (``type:`` in a spec), in the order of the file names."""
    if not _FOUND:
        from importlib import import_module
        from pkgutil import iter_modules

        for name in sorted(module.name for module in iter_modules(__path__)):
            if name != "base":
                kind: type[Kind] = getattr(import_module(f"{__name__}.{name}"), name.title())
                _FOUND[kind.word] = kind
    return _FOUND


def kind_class(facts: dict[str, Any]) -> type[Kind]:
    """The class of the kind that a spec's facts name; `Kind` itself where they name none that is known here."""
    from .base import Kind

    return kinds().get(str(facts.get("type")), Kind)


def kind_of(facts: dict[str, object]) -> Kind:
    """The kind that a spec's facts describe, without the fields of objects."""
    items = facts.get("items")
    inner = kind_of(items) if isinstance(items, dict) else None  # pyright: ignore[reportUnknownArgumentType]
    members: Any = facts.get("any_of")
    if members is not None:
        facts = {**facts, "any_of": [kind_of(one) for one in members]}
    return kinds()[str(facts["type"])].build(facts, inner)
