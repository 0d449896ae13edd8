"""Two tables about the same params, one with types and one with limits → one field for each param."""

from __future__ import annotations

from ...text.lines import Passage
from ..extract import FieldPart, PageField

_OTHERWISE = "two tables of the page say otherwise"


def join_fields(first: PageField, second: PageField) -> None:
    """Puts into a field what another table says of it; where both say it otherwise, neither is sure."""
    first.type = first.type or second.type
    first.untyped = first.untyped and second.untyped
    if _differ(first.default, second.default) or _differ(first.required, second.required):
        first.doubt = first.doubt or _OTHERWISE
    first.required = first.required or second.required
    first.condition = first.condition or second.condition
    first.default = first.default or second.default
    first.ranges += second.ranges
    if second.options and not first.options:
        first.options, first.options_place = second.options, second.options_place
    first.unread += second.unread
    first.ticked += second.ticked
    first.description = _join_passages(first.description, second.description)


def _differ(first: FieldPart | None, second: FieldPart | None) -> bool:
    return bool(first and second and first.text != second.text)


def _join_passages(first: Passage, second: Passage) -> Passage:
    if not first.text or not second.text:
        return first if first.text else second
    text, more = first.text, len(first.text) + 1
    return Passage(
        f"{text} {second.text}",
        (*first.starts, *((offset + more, line) for offset, line in second.starts)),
    )
