"""What an import prints: what was carried, what was listed and why, contradictions, candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..pages.edit import flow
from . import reasons
from .models import PublishedModel
from .options import Clash
from .statements import Key

_FEW = 20
"""Models of which the text form lists each statement."""
_NOTES = frozenset({reasons.WORDS, reasons.EXAMPLE, reasons.HINT})


def model_lines(model: PublishedModel) -> Iterator[str]:
    """A model's lines: counts first, then each statement that refuses requests and is not carried."""
    ledger = model.accounting
    counted = f"{len(ledger.stated)} statements, {len(ledger.carried)} carried"
    yield f"{model.root}: {counted}, {len(ledger.listed)} listed"
    for key, why in ledger.listed.items():
        if why not in _NOTES:
            yield f"  listed    {_where(key)}: {why}"
    notes = Counter(why for why in ledger.listed.values() if why in _NOTES)
    for why, count in notes.items():
        yield f"  listed    {count} x {why}"
    for one in model.candidates:
        yield f"  candidate {one.fact} {one.form}? {one.pointer}: {one.words}"


def clash_lines(model: PublishedModel, accepted: bool) -> Iterator[str]:
    """Each contradiction with both places and the choice."""
    for one in model.clashes:
        done = "accepted" if accepted else "to choose"
        yield (
            f"{_place(one)}: {model.root}: {one.fact}: {one.said}; "
            f"the other place is {one.other.pointer}; {done}: {one.choice}"
        )


def _place(clash: Clash) -> str:
    return _where(clash.place.key)


def _where(key: Key) -> str:
    document, pointer = key
    return f"{document}#{pointer}"


def left_out_lines(models: list[PublishedModel]) -> Iterator[str]:
    """Models without a spec, by reason; of many only the first are named."""
    by_reason: dict[str, list[str]] = {}
    for model in models:
        if model.problem:
            by_reason.setdefault(model.problem, []).append(model.root)
    for why, roots in by_reason.items():
        more = f" and {len(roots) - 3} more" if len(roots) > 3 else ""
        yield f"left out: {', '.join(roots[:3])}{more}: {why}"


def answer_lines(models: list[PublishedModel], gateway: dict[str, Any] | None) -> Iterator[str]:
    """The envelopes that were made, to be confirmed: of a new gateway, and of models that differ."""
    for name, one in (gateway or {}).get("operations", {}).items():
        for state, shape in one.get("answers", {}).items():
            yield f"to confirm: {name}, {one['create']}: {state}: {flow(shape)}"
    made: dict[str, list[str]] = {}
    for model in models:
        for state, shape in model.data.get("answers", {}).items():
            made.setdefault(f"{state}: {flow(shape)}", []).append(model.root)
    for said, roots in made.items():
        more = f" and {len(roots) - 3} more" if len(roots) > 3 else ""
        yield f"to confirm: {', '.join(roots[:3])}{more}: {said}"


def import_lines(models: list[PublishedModel], accepted: bool) -> Iterator[str]:
    """The whole report as text."""
    detailed = len(models) <= _FEW
    for model in models:
        if detailed:
            yield from model_lines(model)
        yield from clash_lines(model, accepted)
    if not detailed:
        yield from _totals(models)
    yield from left_out_lines(models)


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
            "document": model.place.document.name,
            "pointer": model.place.pointer,
            "left_out": model.problem or None,
            "not_all_said": sorted(model.lost),
            "carried": {_where(key): fact for key, fact in model.accounting.carried.items()},
            "listed": {_where(key): why for key, why in model.accounting.listed.items()},
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
