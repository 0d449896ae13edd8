"""A request of several forms, each of models of its own: a request for each."""

from __future__ import annotations

from .flat import ANNOTATIONS, FlatSchema, NoSchema, flatten
from .places import Library, SchemaPlace
from .statements import Accounting

MODEL = "model"
_BESIDE = frozenset({"oneOf", "anyOf", "discriminator", "type"})


def forms_of(body: SchemaPlace, library: Library) -> list[tuple[SchemaPlace, str, list[str]]]:
    """(a form of the request whose schema is at `body`, the key that names its models, what else names it).

    The key is what a discriminator names, or `model`. Where not every form names its models there, the request is
    one form.
    """
    flat = _flat(body, library)
    listed = list(flat.places("oneOf", "anyOf")) if flat is not None else []
    if flat is None or len(listed) != 1 or not set(flat.words) <= _BESIDE | ANNOTATIONS:
        return [(body, MODEL, [])]
    forms = [listed[0].at(at) for at in range(len(listed[0].elements))]
    named = [str(one.get("propertyName")) for one in flat.places("discriminator")]
    for key in dict.fromkeys([*named, MODEL]):
        if all(_names_models(one, key, library) for one in forms):
            return [(one, key, _words(one, key, library)) for one in forms]
    return [(body, MODEL, [])]


def _names_models(form: SchemaPlace, key: str, library: Library) -> bool:
    flat = _flat(form, library)
    for properties in flat.places("properties") if flat is not None else ():
        inner = _flat(properties.at(key), library) if properties.has(key) else None
        if inner is not None and any(inner.places("enum", "const")):
            return True
    return False


def _words(form: SchemaPlace, key: str, library: Library) -> list[str]:
    """The ids of a form and the name of its schema, which may tell what it makes."""
    flat = _flat(form, library)
    inner = [one.at(key) for one in flat.places("properties") if one.has(key)] if flat else []
    said = [one.get("const", one.get("enum", "")) for one in inner]
    return [*map(str, said), str(form.get("$ref", "")).rpartition("/")[2]]


def _flat(place: SchemaPlace, library: Library) -> FlatSchema | None:
    try:
        return flatten(place, library, Accounting(), "")
    except NoSchema:
        return None
