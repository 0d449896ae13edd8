"""Which files the params of a model take against which they took, and what a gateway says of all."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Gateway, MediaLimit, Model, Param, Uploads
from ..runtime.rules.messages import code_span, join_words
from .change import Change, Direction, change
from .values import choices, limit

_LIMITS = (
    ("max_bytes", True, "bytes"),
    ("min_side", False, "pixels a side"),
    ("max_side", True, "pixels a side"),
    ("max_ratio", True, "times the shorter side"),
    ("min_seconds", False, "seconds"),
    ("max_seconds", True, "seconds"),
    ("max_seconds_tall", True, "seconds where it is higher than wide"),
)
"""(limit, whether more is looser, its unit)."""


def file_changes(old: Model, new: Model) -> Iterator[Change]:
    """Changes of each param that takes files, and of whether it takes any."""
    before = {one.fact: one for one in old.file_params}
    after = {one.fact: one for one in new.file_params}
    olds = {one.fact for one in old.params}
    news = {one.fact for one in new.params}
    for fact in dict.fromkeys((*before, *after)):
        was, now = before.get(fact), after.get(fact)
        if was is not None and now is not None and was.uploads and now.uploads:
            yield from _limits(new.key, now, was.uploads, now.uploads)
        elif now is not None and (fact in olds or fact == "uploads"):
            text = f"The model takes files, as {code_span(now.name)}."
            effect = f"the argument `{now.name}` takes files"
            at = now.files_fact
            yield change(new.key, at, "added", None, now.name, text, interface=effect)
        elif was is not None and (fact in news or fact == "uploads"):
            text = f"{code_span(was.name)} takes no files any more."
            effect = f"the argument `{was.name}` takes no files any more"
            at = was.files_fact
            yield change(new.key, at, "removed", was.name, None, text, interface=effect)

    before, after = ({one.fact: one for one in _inside(model)} for model in (old, new))
    for fact, now in after.items():
        was = before.get(fact, now)
        if set(was.holds) != set(now.holds):
            kinds = join_words(now.holds) if now.holds else "no"
            text = f"{code_span(now.wire)} leads to {kinds} files."
            olds_of, news_of = (list(one.holds) or None for one in (was, now))
            yield change(new.key, f"{fact}.takes", "changed", olds_of, news_of, text)


def _inside(model: Model) -> Iterator[Param]:
    """Every key of the objects in the params of a model."""
    for param in model.params:
        yield from param.inside


def _limits(owner: str, param: Param, old: Uploads, new: Uploads) -> Iterator[Change]:
    if param.fact == "uploads":
        what = "The number of files"
        yield from limit(owner, "uploads.max_files", what, old.max_files, new.max_files, True)
    if old.order != new.order:
        was_in, is_in = (list(one.order) or None for one in (old, new))
        text = f"The order of the files of {code_span(param.name)} means something else."
        fact = "uploads.order" if param.fact == "uploads" else f"{param.fact}.order"
        yield change(owner, fact, "changed", was_in, is_in, text)
    if old.addresses_only != new.addresses_only:
        was_so, is_so = (one.addresses_only or None for one in (old, new))
        takes = "takes files by their address only now" if is_so else "takes local files too"
        text = f"{code_span(param.name)} {takes}."
        direction: Direction = "tightened" if is_so else "loosened"
        effect = f"the argument `{param.name}` {takes}"
        fact = f"{param.fact}.addresses_only"
        yield change(owner, fact, direction, was_so, is_so, text, interface=effect)
    if old.item != new.item:
        before, after = (dict(one.item) or None for one in (old, new))
        text = f"The files of {code_span(param.name)} stand at other keys."
        yield change(owner, f"{param.fact}.file_keys", "changed", before, after, text)
    what = f"of {code_span(param.name)}"
    takes = code_span(param.name)
    yield from _kinds(owner, param.files_fact, what, takes, old.limits, new.limits)


def gateway_file_changes(old: Gateway, new: Gateway) -> Iterator[Change]:
    """Changes of the limits of files whose model states none, and of the ids and the token of an upload."""
    owner, before, after = new.name, old.uploads, new.uploads
    takes = "The gateway"
    what = "whose model states no other limit"
    yield from _kinds(owner, "uploads", what, takes, before.limits, after.limits)
    ids, fact = "The caller's own id of an upload", "uploads.client_request_id_max_length"
    longest = before.longest_request_id, after.longest_request_id
    yield from limit(owner, fact, ids, *longest, upper=True, unit="characters")
    was, now = before.token_field or None, after.token_field or None
    if was != now:
        place = code_span(now) if now else "no key"
        text = f"The token of an upload travels under {place} now; bodies made by hand must follow."
        yield change(owner, "uploads.token.field", "changed", was, now, text)
    kinds, sent = list(before.token_kinds), list(after.token_kinds)
    if set(kinds) != set(sent):
        words = join_words(after.token_kinds) if sent else "no"
        text = f"The token of an upload travels with {words} files now; bodies made by hand must follow."
        yield change(owner, "uploads.token.kinds", "changed", kinds or None, sent or None, text)


def _kinds(
    owner: str,
    at: str,
    what: str,
    takes: str,
    old: tuple[MediaLimit, ...],
    new: tuple[MediaLimit, ...],
) -> Iterator[Change]:
    """Changes of the kinds of files below the fact `at`, and of the limits of each."""
    mine, theirs = ({one.kind: one for one in side} for side in (old, new))
    for kind, one in mine.items():
        fact = f"{at}.{kind}"
        if kind not in theirs:
            text = f"{takes} takes no {kind} files any more."
            yield change(owner, fact, "removed", kind, None, text)
            continue
        now, each = theirs[kind], f"Each {kind} file {what}"
        for name, upper, unit in _LIMITS:
            was, is_now = getattr(one, name), getattr(now, name)
            yield from limit(owner, f"{fact}.{name}", each, was, is_now, upper, unit)
        yield from choices(owner, f"{fact}.mime_types", each, one.mime_types, now.mime_types)
    for kind in theirs:
        if kind not in mine:
            text = f"{takes} takes {kind} files too."
            yield change(owner, f"{at}.{kind}", "added", None, kind, text)
