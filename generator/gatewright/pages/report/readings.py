"""What a page says, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...diagnostics import printable
from ..facts import Leftover, PageFact, PageReading
from .sentences import short


def reading_lines(reading: PageReading) -> Iterator[str]:
    """A reading as a table, and below it what was not understood."""
    gateway = reading.gateway or "unknown gateway, read by the general rules"
    yield printable(f"{reading.page}: {gateway}, {reading.model or 'model not known'}")
    width = min(56, max((len(fact.name) for fact in reading.facts), default=0))
    for fact in reading.facts:
        sure = (
            "" if fact.sure == "sure" else f"  [{fact.sure}{': ' if fact.note else ''}{fact.note}]"
        )
        owner = "" if fact.owner == "model" else "  (gateway)"
        yield printable(
            f"  {fact.place.line:>5}  {fact.name:<{width}} = {short(fact.value)}{owner}{sure}"
        )
    if reading.leftovers:
        yield f"  not understood ({len(reading.leftovers)}):"
        for left in reading.leftovers:
            yield printable(f"  {left.line:>5}  {left.text}  [{left.why}]")
    if reading.candidates:
        yield f"  may tell rules ({len(reading.candidates)}):"
        for one in reading.candidates:
            yield printable(f"  {one.line:>5}  {one.fact} {one.form}? {one.words}")
    if reading.unused:
        yield f"  not used ({len(reading.unused)}):"
        for left in reading.unused:
            yield printable(f"  {left.line:>5}  {left.text}  [{left.why}]")
    if not reading.leftovers and not reading.unused and not reading.candidates:
        yield "  every line was used"


def reading_data(reading: PageReading) -> dict[str, Any]:
    """A reading as JSON data."""
    return {
        "page": reading.page,
        "gateway": reading.gateway,
        "model": reading.model,
        "facts": [_fact(fact) for fact in reading.facts],
        "not_understood": leftover_data(reading.leftovers),
        "may_tell_rules": [
            {"line": one.line, "fact": one.fact, "may_be": one.form, "words": one.words}
            for one in reading.candidates
        ],
        "not_used": leftover_data(reading.unused),
    }


def _fact(fact: PageFact) -> dict[str, Any]:
    return {
        "fact": fact.name,
        "value": fact.value,
        "owner": fact.owner,
        "line": fact.place.line,
        "heading": fact.place.heading,
        "row": fact.place.row,
        "sure": fact.sure,
        "partial": fact.partial,
        "note": fact.note,
        "also": [place.line for place in fact.others],
        "contradicted": [place.line for place in fact.contradicted],
    }


def leftover_data(left: tuple[Leftover, ...]) -> list[dict[str, Any]]:
    """Lines that were not understood, as JSON data."""
    return [{"line": one.line, "text": one.text, "why": one.why} for one in left]
