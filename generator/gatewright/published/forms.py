"""A request of several forms, each of models of its own: a request for each."""

from __future__ import annotations

from .flat import ANNOTATIONS, FlatSchema, NoSchema, flatten
from .places import Library, SchemaPlace
from .statements import Accounting

MODEL = "model"
_BESIDE = frozenset({"oneOf", "anyOf", "discriminator", "type"})


def forms_of(body: SchemaPlace, library: Library) -> list[SchemaPlace]:
    """The forms of the request whose schema is at `body`; itself where they do not all name their models."""
    flat = _flat(body, library)
    listed = list(flat.places("oneOf", "anyOf")) if flat is not None else []
    if flat is None or len(listed) != 1 or not set(flat.words) <= _BESIDE | ANNOTATIONS:
        return [body]
    forms = [listed[0].at(at) for at in range(len(listed[0].elements))]
    return forms if all(_names_models(one, library) for one in forms) else [body]


def _names_models(form: SchemaPlace, library: Library) -> bool:
    flat = _flat(form, library)
    for properties in flat.places("properties") if flat is not None else ():
        inner = _flat(properties.at(MODEL), library) if properties.has(MODEL) else None
        if inner is not None and any(inner.places("enum", "const")):
            return True
    return False


def _flat(place: SchemaPlace, library: Library) -> FlatSchema | None:
    try:
        return flatten(place, library, Accounting(), "")
    except NoSchema:
        return None
