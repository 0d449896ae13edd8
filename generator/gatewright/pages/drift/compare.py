"""A page against the specs of its model and its gateway."""

from __future__ import annotations

from dataclasses import replace

from ...diagnostics import did_you_mean
from ...load import SpecFile, Workspace
from ..facts import PageReading
from .alignment import align
from .cut import looks_cut
from .findings import Comparison
from .new_words import new_words
from .parting import describing, source_of
from .record import RecordError, load_records, record_for
from .spec_facts import own_source
from .text_changes import text_changes
from .told import Told
from .verdicts import SpecAgainstPage

_NO_MODEL = "the page does not say which model it is about"


def readings_of(reading: PageReading, workspace: Workspace) -> list[PageReading]:
    """The page once for each model with a spec that it is about; once when it has one model, or none."""
    here = specs_by_id(workspace, reading.gateway)
    several = [reading.about(one) for one in reading.models if one in here]
    return several or [reading]


def specs_by_id(workspace: Workspace, gateway: str | None) -> dict[str, SpecFile]:
    """The specs of a gateway by the ids that pages show.

    Of several operations of one id it is the one whose key is the plain id: its record has every line of the page.
    """
    theirs = [one for one in workspace.models if one.gateway == gateway]
    theirs.sort(key=lambda one: not one.data.get("names_operation", False))
    return {str(one.data.get("id")): one for one in theirs}


def compare(reading: PageReading, workspace: Workspace) -> Comparison:
    """Holds one page against the specs of `workspace`."""
    gateway = workspace.gateways.get(reading.gateway or "")
    here = specs_by_id(workspace, reading.gateway)
    model = here.get(reading.model or "")
    if gateway is None or model is None:
        return Comparison(reading, None, problem=_without_spec(reading, gateway, here))
    try:
        records = load_records(model.path)
    except RecordError as error:
        return Comparison(reading, model, problem=str(error))
    source = source_of(reading, model)
    which = record_for(records, reading.blocks, len(describing(model)), source is not None)
    alignment = None if which is None else align(records[which], reading.blocks)
    cut = None if alignment is None else looks_cut(alignment)
    if cut:
        return Comparison(reading, model, problem=cut, alignment=alignment, records=records)
    found = [*SpecAgainstPage(reading, "model", model, gateway, source or "page", alignment).run()]
    found += SpecAgainstPage(
        reading, "gateway", gateway, gateway, own_source(gateway, model), alignment
    ).run()
    comparison = Comparison(
        reading, model, found, alignment=alignment, records=records, leftovers=reading.leftovers
    )
    if alignment is not None:
        told = Told(alignment, reading, found)
        without = [one for one in reading.models if one not in here]
        comparison.changes = [
            replace(one, models=tuple(name for name in without if name in one.text))
            for one in text_changes(told)
        ]
        comparison.leftovers = new_words(told, comparison.changes)
    return comparison


def _without_spec(reading: PageReading, gateway: SpecFile | None, here: dict[str, SpecFile]) -> str:
    """Why there is nothing to hold the page against; `here` are the specs of its gateway."""
    if gateway is None and reading.gateway is None:
        return "the page does not say which gateway it is about; name it with --gateway"
    if gateway is None:
        return f"there is no spec for the gateway `{reading.gateway}`"
    if reading.model is None:
        names = ", ".join(reading.models)
        return f"the page is about {names}, and none of them has a spec" if names else _NO_MODEL
    near = did_you_mean(reading.model, [*here])
    hint = f"there is no spec for {reading.gateway}/{reading.model}; write one with `gatewright docs draft`"
    return f"{hint} ({near})" if near else hint
