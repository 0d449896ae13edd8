"""What an operation says outside the schema of its body: params in query and header, and what becomes no fact."""

from __future__ import annotations

from typing import Any

from ..runtime.rules.kinds import kind_class
from ..runtime.rules.relations.base import Facts
from . import reasons
from .access import is_of_gateway
from .filled import stated_holes
from .models import ImportOptions, PublishedModel, describe, one_doc
from .objects import constant_facts, order_facts, spec_key
from .operations import MediaOperation
from .places import Library, SchemaPlace
from .prose import described_rules, price_hint
from .values import ValueReader

_PLACES = ("path", "query", "header")
_KEYS = ("authorization", "content-type", "accept")


def read_outside(
    model: PublishedModel,
    operation: MediaOperation,
    library: Library,
    options: ImportOptions,
    key: str,
) -> dict[str, Facts]:
    """The params in path, query and header. One in the path with options is a part of the id; others are listed.

    `key` is the header that the client's key travels in.
    """
    found: dict[str, Facts] = {}
    holes = {one.key: hole for hole, one in stated_holes(operation.path, operation.params).items()}
    reader = ValueReader(library, model.accounting, options.accept, model.clashes, model.lost)
    for place in operation.params:
        where, name, schema = place.get("in"), str(place.get("name")), place.find("schema")
        if where == "path" and place.key not in holes:
            # Its options are in the ids, or the operation has no model.
            model.accounting.count(place)
            model.accounting.carry(place, "id")
            continue
        if where == "header" and name.lower() in (*_KEYS, key.lower()):
            model.accounting.note(place, reasons.OWN_KEY)
            continue
        if where not in _PLACES or schema is None:
            why = reasons.NO_SCHEMA if where in _PLACES else reasons.ELSEWHERE
            model.accounting.note(place, why)
            model.lost.add("params")
            continue
        model.roots.append(schema)
        name = holes.get(place.key, name)
        key = spec_key(name, found)
        text = place.find("description")
        if text is not None:
            model.candidates += described_rules(text.node, text.pointer, f"params.{key}")
        facts = reader.read(schema, f"params.{key}")
        if where == "path" and facts is not None and not _stands_in_path(facts):
            facts = None
        if facts is None:
            model.accounting.note(place, reader.why or reasons.NOT_SAID)
            model.lost.add("params")
            if where == "path" and not model.problem:
                model.problem = f"no spec can say what fills {{{name}}} in its path"
            continue
        if where == "path" or place.get("required") is True:
            facts = {**constant_facts(facts), "required": True}
        if key != name:
            facts["key"] = name
        facts["in"] = where
        _list_way(model, place)
        describe(model, library, options, f"params.{key}", facts, [schema])
        said = one_doc(text.node) if text is not None and options.docs else ""
        if said and "doc" not in facts:
            facts["doc"] = said
        found[key] = order_facts(facts)
    return found


def _stands_in_path(facts: Facts) -> bool:
    return not kind_class(facts).walks and not facts.get("nullable")


def _list_way(model: PublishedModel, place: SchemaPlace) -> None:
    """Lists what a param says beside its schema: examples, and how its value is written."""
    usual: dict[str, Any] = {
        "style": "form" if place.get("in") == "query" else "simple",
        "explode": place.get("in") == "query",
        "allowReserved": False,
        "deprecated": False,
    }
    for word, value in usual.items():
        if place.get(word, value) != value:
            why = reasons.DEPRECATED if word == "deprecated" else reasons.WRITTEN
            model.accounting.note(place.at(word), why)
    for word in ("example", "examples"):
        if place.has(word):
            model.accounting.note(place.at(word), reasons.EXAMPLE)


def list_beside(model: PublishedModel, operation: MediaOperation, gateway: dict[str, Any]) -> None:
    """Lists other content types, examples, and hints of the operation; prices among them are candidates."""
    for place in operation.others:
        model.accounting.note(place, reasons.OTHER_TYPE)
    content = operation.content
    for word in ("example", "examples"):
        if content.has(word):
            model.accounting.note(content.at(word), reasons.EXAMPLE)
    for word, value in operation.place.members.items():
        if word.startswith("x-"):
            place = operation.place.at(word)
            model.accounting.note(place, reasons.HINT)
            model.candidates += price_hint(word, value, place.pointer, "price")
    if operation.place.get("deprecated") is True:
        model.accounting.note(operation.place.at("deprecated"), reasons.DEPRECATED)
    for word, why in (("servers", reasons.OTHER_SERVER), ("security", reasons.OTHER_KEY)):
        # What an operation says counts for it, and not what its path says.
        stated = operation.place.find(word) or operation.item.find(word)
        if stated is not None and not is_of_gateway(stated, gateway):
            model.accounting.note(stated, why)
    text = operation.place.find("description")
    if text is not None:
        model.candidates += described_rules(text.node, text.pointer, "params")
