"""Compares two states of a model."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Model
from ..runtime.facts.expiry import span_words
from ..runtime.rules.messages import code_span, code_spans
from .answers import envelope_changes
from .arguments import argument_changes
from .between import rule_changes
from .change import Change, Direction, Verdict, change
from .constants import constant_changes
from .files import file_changes
from .prices import price_changes
from .values import longest


def model_changes(old: Model, new: Model, shared: frozenset[str]) -> Iterator[Change]:
    """Every change of meaning; `shared` are the facts of the gateway's own params."""
    yield from _names(old, new)
    yield from _sight(old, new)
    yield from argument_changes(old, new, shared)
    yield from constant_changes(old, new)
    yield from rule_changes(old, new)
    yield from file_changes(old, new)
    yield from _outputs(old, new)
    yield from envelope_changes(
        new.key,
        "answers",
        {one.state: one for one in old.answers},
        {one.state: one for one in new.answers},
    )
    yield from price_changes(old, new)


def _names(old: Model, new: Model) -> Iterator[Change]:
    owner = new.key
    if old.attribute != new.attribute or old.class_name != new.class_name:
        text = f"The client calls this model {code_span(new.attribute)} now; it was {code_span(old.attribute)}."
        effect = f"`{old.attribute}` is renamed `{new.attribute}`, and its classes with it"
        yield change(owner, "name", "changed", old.attribute, new.attribute, text, interface=effect)
    if old.medium != new.medium:
        text = f"The model makes {code_span(new.medium)} now; it was {code_span(old.medium)}."
        yield change(owner, "medium", "changed", old.medium, new.medium, text)
    if old.operation.name != new.operation.name:
        text = f"Requests go to {code_span(new.operation.create.path)} now."
        gone: Verdict = "major" if old.operation.poll and not new.operation.poll else "minor"
        effect = "`submit` is gone" if gone == "major" else ""
        yield change(
            owner,
            "operation",
            "changed",
            old.operation.name,
            new.operation.name,
            text,
            gone,
            effect,
        )
    for mode in new.modes:
        before, after = old.operation_in(mode.name), new.operation_in(mode.name)
        if (old.mode_operations or new.mode_operations) and before.name != after.name:
            text = f"Requests in the mode {code_span(mode.name)} go to {code_span(after.create.path)} now."
            fact = f"modes.{mode.name}.operation"
            yield change(owner, fact, "changed", before.name, after.name, text, "minor")
    for fact in ("title", "summary"):
        before, after = getattr(old, fact), getattr(new, fact)
        if before != after:
            text = f"The {fact} reads otherwise."
            yield change(owner, fact, "reworded", before or None, after or None, text)


def _sight(old: Model, new: Model) -> Iterator[Change]:
    """What follows for requests where more or less of the page was seen."""
    if ("params" in old.unseen) == ("params" in new.unseen):
        return
    open = "params" in new.unseen
    said = (
        "take a key that is not listed, with a warning" if open else "take no other keys any more"
    )
    way: Direction = "loosened" if open else "tightened"
    before, after = (list(one.unseen) for one in (old, new))
    yield change(new.key, "seen", way, before, after, f"Requests {said}.")


_SAID_BY = (
    ("count_params", "How many results a request makes"),
    ("seconds_param", "How long a result lasts"),
    ("format_param", "The format of results"),
)


def _depending(old: Model, new: Model) -> Iterator[Change]:
    """Which params say how many results there are, how long and of what format."""
    for fact, what in _SAID_BY:
        was, now = (_params(getattr(side, fact)) for side in (old, new))
        if set(was) != set(now):
            text = f"{what} is said by {code_spans(now) or 'no param'} now; it was said by {code_spans(was) or 'no param'}."
            name = f"outputs.{fact}"
            yield change(new.key, name, "changed", was or None, now or None, text, "minor")


def _params(stated: str | tuple[str, ...]) -> list[str]:
    """The names of the params of one fact, as a spec has them."""
    several = (stated,) if isinstance(stated, str) else stated
    return [one.removeprefix("params.") for one in several if one]


def _outputs(old: Model, new: Model) -> Iterator[Change]:
    owner = new.key
    before, after = old.output_count, new.output_count
    if before != after:
        fewer = before is not None and after is not None and after < before
        known = "of no documented number" if after is None else f"{after} a request"
        direction: Direction = (
            "tightened" if fewer else "changed" if None in (before, after) else "loosened"
        )
        text = f"Results are {known} now."
        yield change(
            owner, "outputs.count", direction, before, after, text, "major" if fewer else "minor"
        )
    yield from _depending(old, new)
    if old.links_expire != new.links_expire:
        said = {True: "expire", False: "do not expire", None: "may or may not expire"}
        worse = old.links_expire is False or (old.links_expire is None and new.links_expire is True)
        way: Direction = "tightened" if worse else "loosened"
        text = f"Result links {said[new.links_expire]} now, as documented."
        yield change(owner, "links.expire", way, old.links_expire, new.links_expire, text)
    if old.links_lifetime is not None and new.links_lifetime is not None:
        was, now = old.links_lifetime, new.links_lifetime
        what = "The life of a result link"
        yield from longest(owner, "links.lifetime", what, was, now)
    elif old.links_lifetime != new.links_lifetime and old.links_expire == new.links_expire:
        lasts = new.links_lifetime
        ends = "is not documented any more" if lasts is None else f"is {span_words(lasts)}"
        text = f"How long result links live {ends}."
        yield change(owner, "links.lifetime", "changed", old.links_lifetime, lasts, text, "minor")
