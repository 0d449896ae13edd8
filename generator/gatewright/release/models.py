"""A model against its earlier self."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Model, Price, Uploads
from .arguments import argument_changes
from .between import rule_changes
from .change import Change, Direction, Verdict, change, code
from .values import choices, limit


def model_changes(old: Model, new: Model, shared: frozenset[str]) -> Iterator[Change]:
    """Every change of meaning; `shared` are the facts of the gateway's own params."""
    yield from _names(old, new)
    yield from argument_changes(old, new, shared)
    yield from rule_changes(old, new)
    yield from _uploads(new.key, old.uploads, new.uploads)
    yield from _outputs(old, new)
    yield from _price(new.key, old.price, new.price)


def _names(old: Model, new: Model) -> Iterator[Change]:
    owner = new.key
    if old.attribute != new.attribute or old.class_name != new.class_name:
        text = (
            f"The client calls this model {code(new.attribute)} now; it was {code(old.attribute)}."
        )
        effect = f"`{old.attribute}` is renamed `{new.attribute}`, and its classes with it"
        yield change(owner, "name", "changed", old.attribute, new.attribute, text, interface=effect)
    if old.medium != new.medium:
        text = f"The model makes {code(new.medium)} now; it was {code(old.medium)}."
        yield change(owner, "medium", "changed", old.medium, new.medium, text)
    if old.operation.name != new.operation.name:
        text = f"Requests go to {code(new.operation.create.path)} now."
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
    for fact in ("title", "summary"):
        before, after = getattr(old, fact), getattr(new, fact)
        if before != after:
            text = f"The {fact} reads otherwise."
            yield change(owner, fact, "reworded", before or None, after or None, text)


def _uploads(owner: str, old: Uploads | None, new: Uploads | None) -> Iterator[Change]:
    if old is None or new is None:
        if old is not None:
            text = "The model takes no files any more."
            effect = f"the argument `{old.argument}` takes no files any more"
            yield change(owner, "uploads", "removed", old.argument, None, text, interface=effect)
        if new is not None:
            text = f"The model takes files, as {code(new.argument)}."
            effect = f"the argument `{new.argument}` takes files"
            yield change(owner, "uploads", "added", None, new.argument, text, interface=effect)
        return
    if old.argument != new.argument:
        text = f"Files are given as {code(new.argument)} now; it was {code(old.argument)}."
        effect = f"files are given by another argument, `{new.argument}`"
        yield change(
            owner, "uploads.param", "changed", old.argument, new.argument, text, interface=effect
        )
    yield from limit(
        owner, "uploads.max_files", "The number of files", old.max_files, new.max_files, True
    )
    mine, theirs = ({one.kind: one for one in uploads.limits} for uploads in (old, new))
    for kind, one in mine.items():
        fact = f"uploads.{kind}"
        if kind not in theirs:
            text = f"The model takes no {kind} files any more."
            yield change(owner, fact, "removed", kind, None, text)
            continue
        now, what = theirs[kind], f"Each {kind} file"
        yield from limit(
            owner, f"{fact}.max_bytes", what, one.max_bytes, now.max_bytes, True, "bytes"
        )
        yield from choices(owner, f"{fact}.mime_types", what, one.mime_types, now.mime_types)
    for kind in theirs:
        if kind not in mine:
            text = f"The model takes {kind} files too."
            yield change(owner, f"uploads.{kind}", "added", None, kind, text)


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
    if old.links_expire != new.links_expire:
        said = {True: "expire", False: "do not expire", None: "may or may not expire"}
        worse = old.links_expire is False or (old.links_expire is None and new.links_expire is True)
        way: Direction = "tightened" if worse else "loosened"
        text = f"Result links {said[new.links_expire]} now, as documented."
        yield change(owner, "links.expire", way, old.links_expire, new.links_expire, text)
    if old.links_lifetime is not None and new.links_lifetime is not None:
        was, now = old.links_lifetime, new.links_lifetime
        what = "The life of a result link"
        yield from limit(owner, "links.lifetime", what, was, now, True, "seconds")
    elif old.links_lifetime != new.links_lifetime and old.links_expire == new.links_expire:
        lasts = new.links_lifetime
        ends = "is not documented any more" if lasts is None else f"is {lasts:,} seconds"
        text = f"How long result links live {ends}."
        yield change(owner, "links.lifetime", "changed", old.links_lifetime, lasts, text, "minor")


def _price(owner: str, old: Price, new: Price) -> Iterator[Change]:
    terms = ("unit", "amount", "per", "known", "credits_per_usd", "round")
    if all(getattr(old, key) == getattr(new, key) for key in terms):
        return
    was, now = price_in_words(old), price_in_words(new)
    # `max_credits` refuses an unknown price, so calls that went through are refused now.
    lost = old.known == "before" and new.known != "before"
    effect = "`max_credits` refuses this model now, its price being unknown" if lost else ""
    verdict: Verdict = "major" if lost else "minor"
    text = f"A request costs {now}; it was {was}."
    yield change(owner, "price", "repriced", was, now, text, verdict, effect)


def price_in_words(price: Price) -> str:
    """The price as a person would say it, with what a change may lie in."""
    if price.amount is None:
        known = {"after": "what is known afterwards", "undocumented": "what no page states"}
        words = known.get(price.known, price.known)
        words += f", in {price.unit}" + (f" per {price.per}" if price.per == "image" else "")
    else:
        unit = "credits" if price.unit == "credit" else price.unit
        words = f"{price.amount} {unit} per {price.per}"
        words += ", settled afterwards" if price.known == "after" else ""
    if price.credits_per_usd is not None:
        rounded = f", rounded {price.round.replace('_', ' ')}" if price.round else ""
        words += f" at {price.credits_per_usd:,} credits a dollar{rounded}"
    return words
