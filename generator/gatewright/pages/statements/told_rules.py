"""Rules that a page tells in words: those of one meaning, and candidates for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from ...candidates import RULES, candidates_in
from ..facts import FactPath, PageCandidate
from ..shapes.sheet import Sheet
from .params import ParamReader

_LONGEST = 2_000


def rule_candidates(
    params: Iterable[ParamReader], sheet: Sheet, used: Set[int], entries: dict[int, FactPath]
) -> Iterator[PageCandidate]:
    """Words that may tell a rule: in cells and descriptions of params, and in lines that no reader took."""
    for param in params:
        field, name = param.field, ".".join(param.path)
        if not param.path:
            continue
        if field.condition is not None:
            line, words = field.condition.place.line, field.condition.text
            yield PageCandidate(line, f"{name}.required", "required", words)
        understood = {at for start, end in param.spans for at in range(start, end)}
        for one in candidates_in(param.text.text, RULES):
            if not understood.issuperset(range(one.start, one.end)):
                yield PageCandidate(param.text.line(one.start), name, one.form, one.words)
    for index, beside in enumerate(sheet.lines):
        described = index in used or beside.number in entries
        if not described and not beside.code and sheet.roles[index] not in ("response", "errors"):
            for one in candidates_in(beside.text[:_LONGEST], RULES):
                yield PageCandidate(beside.number, "", one.form, one.words)
