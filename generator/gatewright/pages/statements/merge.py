"""Statements → facts: places that agree make one fact, places that do not make it unsure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..equal import holds, same, show
from ..facts import FactPath, Owner, PageFact, Statement, Sure


def facts_of(statements: Iterable[Statement], known_gateway: bool) -> tuple[PageFact, ...]:
    """One fact per path, in the order of the page.

    On a page of an unknown gateway nothing is more than likely.
    """
    groups: dict[tuple[Owner, FactPath], list[Statement]] = {}
    for statement in statements:
        groups.setdefault((statement.owner, statement.path), []).append(statement)
    facts = [_fact(group, known_gateway) for group in groups.values()]
    return tuple(sorted(facts, key=lambda fact: (fact.place.line, fact.owner, fact.path)))


def _fact(group: list[Statement], known_gateway: bool) -> PageFact:
    stated = [one for one in group if not one.example and not one.partial]
    parts = [one for one in group if one.partial]
    shown = [one for one in group if one.example]
    if not stated and parts:
        return _from_parts(parts, known_gateway)
    clear = [one for one in stated if not one.doubt]
    chosen = (clear or stated or shown)[0]
    rivals = [one for one in (clear or stated or shown)[1:] if not same(one.value, chosen.value)]
    broken = [one for one in parts if not holds(chosen.value, one.value)]
    sure: Sure = "sure"
    note = ""
    if rivals or broken:
        sure = "unsure"
        other = (rivals or broken)[0]
        note = (
            f"the page contradicts itself: {show(chosen.value)} in line {chosen.place.line}, "
            f"{show(other.value)} in line {other.place.line}"
        )
    elif not clear and stated:
        sure, note = "unsure", chosen.doubt
    elif not stated or all(one.likely for one in stated) or not known_gateway:
        sure = "likely"
    against = (
        tuple(one.place for one in shown if not same(one.value, chosen.value)) if stated else ()
    )
    return PageFact(
        chosen.owner,
        chosen.path,
        chosen.value,
        chosen.place,
        sure,
        note=note,
        others=tuple(one.place for one in group if one is not chosen and one.place not in against),
        contradicted=against,
        lines=chosen.lines,
    )


def _from_parts(parts: list[Statement], known_gateway: bool) -> PageFact:
    first = parts[0]
    values: Any = first.value
    if isinstance(first.value, list):
        values = list(dict.fromkeys(value for one in parts for value in one.value))
    sure: Sure = "sure" if known_gateway else "likely"
    others = tuple(one.place for one in parts[1:])
    return PageFact(first.owner, first.path, values, first.place, sure, partial=True, others=others)
