"""What an import prints: what was carried, what was listed and why, contradictions, candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..load import spec_key
from ..pages.writing.edit import flow
from ..runtime.catalog.keys import known_as
from . import reasons
from .models import PublishedModel
from .options import Clash
from .places import Library, SchemaPlace
from .statements import PlaceKey
from .values import note_reason

_FEW = 20
"""Models of which the text form lists each statement."""
_SPOKEN = frozenset({"title", "description", "example", "examples"})
_NOTES = frozenset({reasons.WORDS, reasons.EXAMPLE, reasons.HINT})


def model_lines(model: PublishedModel) -> Iterator[str]:
    """A model's lines but for its name: counts, then what refuses requests and is not carried."""
    ledger = model.accounting
    counted = f"{len(ledger.stated)} statements, {len(ledger.carried)} carried"
    yield f"{counted}, {len(ledger.listed)} listed"
    reasoned = {
        key: note_reason(word) if (word := key[1].rpartition("/")[2]) in _SPOKEN else why
        for key, why in ledger.listed.items()
    }
    for key, why in reasoned.items():
        if why not in _NOTES:
            yield f"  listed    {_where(key)}: {why}"
    notes = Counter(why for why in reasoned.values() if why in _NOTES)
    for why, count in notes.items():
        yield f"  listed    {count} x {why}"
    if model.unread:
        places = [_where(one.key) for one in model.unread]
        yield f"  answer    {len(places)} x no slot reads it: {_first_names(places)}"
    for one in model.candidates:
        yield f"  candidate {one.fact} {one.form}? {one.pointer}: {one.words}"


def clash_lines(models: list[PublishedModel], accepted: bool) -> Iterator[str]:
    """Each contradiction once, with both places, the choice and the models that have it."""
    done = "accepted" if accepted else "to choose"
    roots: dict[tuple[str, str], list[str]] = {}
    for model in models:
        for one in model.clashes:
            said = f"{one.fact}: {one.said}; the other place is {one.other.pointer}; {done}: {one.choice}"
            roots.setdefault((_place(one), said), []).append(model.root)
    for (place, said), named in roots.items():
        yield f"{place}: {_first_names(list(dict.fromkeys(named)))}: {said}"


def _place(clash: Clash) -> str:
    return _where(clash.place.key)


def _where(key: PlaceKey) -> str:
    document, pointer = key
    return f"{document}#{pointer}"


def left_out_lines(models: list[PublishedModel]) -> Iterator[str]:
    """Models without a spec, and those with an id that another has, by reason; of many only the first are named."""
    by_reason: dict[str, list[str]] = {}
    for model in models:
        if model.apart and not model.problem:
            by_reason.setdefault(f"apart: {{}}: {model.apart}", []).append(model.root)
        if model.problem:
            by_reason.setdefault(f"left out: {{}}: {model.problem}", []).append(model.root)
    for said, roots in by_reason.items():
        yield said.replace("{}", _first_names(roots), 1)


def answer_lines(models: list[PublishedModel], gateway: dict[str, Any] | None) -> Iterator[str]:
    """The envelopes that were made, to be confirmed: of a new gateway, and of models that differ."""
    for fact in ("base_url", "auth"):
        why = (gateway or {}).get("provenance", {}).get(fact, {})
        said = why.get("chosen") or why.get("inferred")
        if said:
            yield f"to confirm: {fact}: {flow((gateway or {})[fact])}: {said}"
    error = (gateway or {}).get("answers", {}).get("error")
    if error is not None:
        why = (gateway or {})["provenance"]["answers"]
        said = why.get("inferred") or why.get("chosen", "")
        yield f"to confirm: error: {flow(error)}: {said}"
    shapes: dict[str, list[str]] = {}
    for name, one in (gateway or {}).get("operations", {}).items():
        steps = [one[step] for step in ("create", "poll", "result") if step in one]
        yield f"to confirm: {name}: {', then '.join(steps)}"
        for state, shape in one.get("answers", {}).items():
            shapes.setdefault(f"{state}: {flow(shape)}", []).append(name)
    yield from (f"to confirm: {_first_names(names)}: {said}" for said, names in shapes.items())
    words = (gateway or {}).get("provenance", {}).get("states", {}).get("inferred")
    if words:
        yield f"to confirm: states: {flow((gateway or {}).get('states', {}))}: {words}"
    made: dict[str, list[str]] = {}
    for model in models:
        for state, shape in model.data.get("answers", {}).items():
            made.setdefault(f"{state}: {flow(shape)}", []).append(model.root)
    yield from (f"to confirm: {_first_names(roots)}: {said}" for said, roots in made.items())


def _first_names(names: list[str]) -> str:
    """Of many names the first three."""
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{', '.join(names[:3])}{more}"


def import_lines(models: list[PublishedModel], accepted: bool) -> Iterator[str]:
    """The whole report as text."""
    detailed = len(models) <= _FEW
    # The models of one operation mostly say the same: their lines stand there once.
    alike: dict[tuple[str, ...], list[str]] = {}
    for model in models if detailed else []:
        if model.accounting.stated:
            alike.setdefault(tuple(model_lines(model)), []).append(model.root)
    for (counted, *lines), roots in alike.items():
        yield f"{', '.join(roots)}: {counted}"
        yield from lines
    yield from clash_lines(models, accepted)
    if not detailed:
        yield from _totals(models)
    yield from left_out_lines(models)


def why_none(library: Library, shape: str) -> str:
    """What stands in documents without a model, as the end of a sentence."""
    tops = [SchemaPlace(one, "", one.data).members for one in library.documents]
    if any("swagger" in one for one in tops):
        return ": Swagger 2.0 is not read; convert it to OpenAPI 3 first"
    if shape != "openapi" and any("paths" in one for one in tops):
        return "; they look like openapi"
    if shape != "openapi":
        return ""
    if not any("paths" in one for one in tops):
        return ": none has `paths`"
    return ": no POST of theirs takes JSON or a form and answers with files or a task"


def _totals(models: list[PublishedModel]) -> Iterator[str]:
    stated = sum(len(one.accounting.stated) for one in models)
    carried = sum(len(one.accounting.carried) for one in models)
    yield f"{len(models)} models: {stated} statements, {carried} carried, {stated - carried} listed"
    whys = Counter(why for one in models for why in one.accounting.listed.values())
    yield from (f"  listed    {count} x {why}" for why, count in whys.most_common())
    told = Counter(one.form for model in models for one in model.candidates)
    yield from (f"  candidate {count} x {form}" for form, count in told.most_common())


def import_data(models: list[PublishedModel]) -> list[dict[str, Any]]:
    """The whole report as JSON data, every statement in it."""
    return [
        {
            "model": model.root,
            "id": model.data.get("id"),
            "key": known_as(spec_key("", model.data)) if model.data else None,
            "document": model.place.document.name,
            "pointer": model.place.pointer,
            "further": [one.pointer for one in model.roots],
            "left_out": model.problem or None,
            "apart": model.apart or None,
            "not_all_said": sorted(model.lost),
            "carried": {_where(key): fact for key, fact in model.accounting.carried.items()},
            "listed": {_where(key): why for key, why in model.accounting.listed.items()},
            "answer_without_slot": [_where(one.key) for one in model.unread],
            "contradictions": [
                {
                    "fact": one.fact,
                    "pointer": one.place.pointer,
                    "other": one.other.pointer,
                    "message": one.said,
                    "choice": one.choice,
                }
                for one in model.clashes
            ],
            "candidates": [
                {
                    "fact": one.fact,
                    "pointer": one.pointer,
                    "may_be": one.form,
                    "words": one.words,
                }
                for one in model.candidates
            ],
        }
        for model in models
    ]
