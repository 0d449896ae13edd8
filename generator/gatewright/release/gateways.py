"""Compares two states of a gateway: its requests and its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..ir import Endpoint, Gateway, Operation
from ..runtime.rules.messages import code_span
from .answers import answer_changes
from .arguments import added_param, param_changes, removed_param
from .change import Change, change
from .files import gateway_file_changes
from .values import longest
from .webhooks import webhook_changes


def gateway_changes(old: Gateway, new: Gateway) -> Iterator[Change]:
    """Every change of meaning of the gateway's own facts, without its models."""
    yield from _names(old, new)
    yield from _operations(old, new)
    yield from _params(old, new)
    yield from _money(old, new)
    yield from _waiting(old, new)
    yield from gateway_file_changes(old, new)
    yield from webhook_changes(old, new)
    yield from answer_changes(old, new)


def _names(old: Gateway, new: Gateway) -> Iterator[Change]:
    owner = new.name
    if old.class_name != new.class_name:
        before, after = old.class_name, new.class_name
        text = f"The client {code_span(before)} is called {code_span(after)} now."
        effect = f"`{before}` and `Async{before}` are renamed `{after}` and `Async{after}`"
        yield change(owner, "class", "changed", before, after, text, interface=effect)
    if old.title != new.title:
        yield change(owner, "title", "reworded", old.title, new.title, "The title reads otherwise.")
    if old.base_url != new.base_url:
        text = f"Requests, and keys with them, go to {code_span(new.base_url)} now."
        yield change(owner, "base_url", "changed", old.base_url, new.base_url, text)
    yield from _access(old, new)
    for name in old.key_env:
        if name not in new.key_env:
            text = f"The key is no longer looked up in {code_span(name)}."
            yield change(owner, "auth.env", "removed", name, None, text)
    for name in new.key_env:
        if name not in old.key_env:
            text = f"The key is looked up in {code_span(name)} too."
            yield change(owner, "auth.env", "added", None, name, text)
    lasting = [name for name in old.key_env if name in new.key_env]
    if lasting != [name for name in new.key_env if name in old.key_env]:
        text = "Where several variables hold a key, another one counts first now."
        yield change(owner, "auth.env", "changed", list(old.key_env), list(new.key_env), text)
    if old.key_prefix != new.key_prefix:
        text = "Keys are documented to begin otherwise."
        yield change(
            owner, "auth.key_prefix", "changed", old.key_prefix, new.key_prefix, text, "patch"
        )
    if old.uploads.via != new.uploads.via:
        text = f"Files are given by way of {code_span(new.uploads.via)} now."
        yield change(owner, "uploads.via", "changed", old.uploads.via, new.uploads.via, text)


def _access(old: Gateway, new: Gateway) -> Iterator[Change]:
    """Where the key travels, and to which hosts."""
    owner = new.name
    for host in dict.fromkeys([*old.hosts, *new.hosts]):
        if host not in new.hosts:
            text = f"Addresses at {code_span(host)} are no longer believed, and the key does not go there."
            yield change(owner, "hosts", "removed", host, None, text)
        elif host not in old.hosts:
            text = f"Addresses at {code_span(host)} are believed too, and the key goes there."
            yield change(owner, "hosts", "added", None, host, text)
    for fact, attribute in (
        ("header", "key_header"),
        ("prefix", "key_before"),
        ("query", "key_query"),
    ):
        before, after = getattr(old, attribute) or None, getattr(new, attribute) or None
        if before != after:
            text = f"The key travels otherwise: its {fact} is {code_span(after or 'none')} now."
            yield change(owner, f"auth.{fact}", "changed", before, after, text)
    for fact, key in (("form", "form"), ("put", "put")):
        mine, theirs = dict(getattr(old.uploads, key)), dict(getattr(new.uploads, key))
        for name in dict.fromkeys([*mine, *theirs]):
            said, says = mine.get(name), theirs.get(name)
            if said != says:
                text = (
                    f"What an upload calls {code_span(name)} is {code_span(says or 'nothing')} now."
                )
                yield change(owner, f"uploads.{fact}.{name}", "changed", said, says, text)


def _requests(owner: str, fact: str, old: Operation, new: Operation) -> Iterator[Change]:
    """Where the parts of a create sit, and how it travels."""
    if old.model_in != new.model_in:
        text = f"The model's id travels in the {new.model_in} now; bodies made by hand must follow."
        yield change(owner, f"{fact}.request.model", "changed", old.model_in, new.model_in, text)
    elif old.model_at != new.model_at:
        was, now = ".".join(old.model_at), ".".join(new.model_at)
        text = (
            f"The key of the model's id is {code_span(now)} now; bodies made by hand must follow."
        )
        yield change(owner, f"{fact}.request.model_key", "changed", was, now, text)
    if old.multipart != new.multipart:
        was, now = _encoding(old), _encoding(new)
        text = f"A create travels as {code_span(now)} now."
        yield change(owner, f"{fact}.request.encoding", "changed", was, now, text)
    if old.key_place != new.key_place:
        was_at, is_at = _key_in_words(old), _key_in_words(new)
        text = f"The key travels here as {code_span(is_at or 'the gateway has it')} now."
        yield change(owner, f"{fact}.auth", "changed", was_at, is_at, text)
    if old.base_url != new.base_url:
        text = (
            f"Creates, and keys with them, go to {code_span(new.base_url or 'the base URL')} now."
        )
        before, after = old.base_url or None, new.base_url or None
        yield change(owner, f"{fact}.base_url", "changed", before, after, text)


def _key_in_words(operation: Operation) -> str | None:
    """Where the key travels in an operation; None: as the gateway has it."""
    if operation.key_place is None:
        return None
    header, before, query = operation.key_place
    return f"?{query}=" if query else f"{header}: {before}"


def _encoding(operation: Operation) -> str:
    return "multipart" if operation.multipart else "json"


def _operations(old: Gateway, new: Gateway) -> Iterator[Change]:
    owner = new.name
    yield from _endpoints(owner, "endpoints", _by_name(old.endpoints), _by_name(new.endpoints))
    yield from _endpoints(owner, "webhooks.endpoints", _hooks(old), _hooks(new))
    before = {one.name: one for one in old.operations}
    after = {one.name: one for one in new.operations}
    for name, one in before.items():
        fact = f"operations.{name}"
        if name not in after:
            text = f"There is no way of making {code_span(name)} any more."
            yield change(owner, fact, "removed", name, None, text)
            continue
        now = after[name]
        mine, theirs = (
            _by_name(
                end
                for end in (op.create, op.poll, op.result, op.cancel, op.stream)
                if end is not None
            )
            for op in (one, now)
        )
        yield from _endpoints(owner, fact, mine, theirs)
        if one.created_http != now.created_http:
            was, is_now = one.created_http, now.created_http
            text = f"The answer to a create is documented as HTTP {is_now or 'unknown'} now."
            yield change(owner, f"{fact}.created_http", "changed", was, is_now, text, "patch")
        yield from _requests(owner, fact, one, now)
        if one.media != now.media:
            text = "Other media are made this way now."
            yield change(
                owner, f"{fact}.media", "changed", list(one.media), list(now.media), text, "minor"
            )
    for name in after:
        if name not in before:
            text = f"There is a way of making {code_span(name)} now."
            yield change(owner, f"operations.{name}", "added", None, name, text)


def _hooks(gateway: Gateway) -> dict[str, Endpoint]:
    known = gateway.webhooks.endpoints if gateway.webhooks is not None else {}
    return {action: Endpoint(action, *address) for action, address in known.items()}


def _by_name(endpoints: Any) -> dict[str, Endpoint]:
    return {one.name: one for one in endpoints}


def _endpoints(
    owner: str, fact: str, old: Mapping[str, Endpoint], new: Mapping[str, Endpoint]
) -> Iterator[Change]:
    for name in dict.fromkeys([*old, *new]):
        before, after = (
            f"{one.method} {one.path}" if one else None for one in (old.get(name), new.get(name))
        )
        if before == after:
            continue
        if before is None:
            text = f"The gateway has an endpoint for {code_span(name)}."
            yield change(owner, f"{fact}.{name}", "added", None, after, text)
        elif after is None:
            text = f"The gateway has no endpoint for {code_span(name)} any more."
            effect = f"calls that need `{name}` are gone"
            yield change(owner, f"{fact}.{name}", "removed", before, None, text, interface=effect)
        else:
            text = f"The endpoint for {code_span(name)} is {code_span(after)} now; versions before this one call {code_span(before)}."
            yield change(owner, f"{fact}.{name}", "changed", before, after, text)


def _params(old: Gateway, new: Gateway) -> Iterator[Change]:
    before = {one.fact: one for one in old.params}
    after = {one.fact: one for one in new.params}
    for fact, one in before.items():
        if fact in after:
            yield from param_changes(new.name, one, after[fact])
        else:
            yield removed_param(new.name, one)
    for fact, one in after.items():
        if fact not in before:
            yield added_param(new.name, one)


def _money(old: Gateway, new: Gateway) -> Iterator[Change]:
    owner = new.name
    said = {True: "once", False: "each time", None: "as no page says"}
    if old.deduplicates != new.deduplicates:
        text = f"A create repeated with the same key is charged {said[new.deduplicates]} now; what is sent again by itself follows from that."
        yield change(
            owner, "idempotency.deduplicates", "changed", old.deduplicates, new.deduplicates, text
        )
    if old.infers_deduplication != new.infers_deduplication:
        fact, infers = "provenance.idempotency.deduplicates", new.infers_deduplication
        text = f"That the same key is charged once is {'now' if infers else 'no longer'} inferred."
        yield change(owner, fact, "changed", old.infers_deduplication, infers, text)
    if old.idempotency_header != new.idempotency_header:
        was, now = old.idempotency_header, new.idempotency_header
        text = f"The key of a create travels in {code_span(now) if now else 'no header'} now."
        yield change(owner, "idempotency.header", "changed", was, now, text)
    if old.idempotency_conflict != new.idempotency_conflict:
        was, now = old.idempotency_conflict, new.idempotency_conflict
        text = "The refusal of a key that was used with another body has another code."
        yield change(owner, "idempotency.conflict", "changed", was, now, text, "patch")
    before, after = dict(old.charges), dict(new.charges)
    for key in dict.fromkeys([*before, *after]):
        if before.get(key) != after.get(key):
            was, now = before.get(key), after.get(key)
            text = f"What is charged ({key.replace('_', ' ')}) is {code_span(now or 'undocumented')} now."
            yield change(owner, f"charges.{key}", "repriced", was, now, text)


def _waiting(old: Gateway, new: Gateway) -> Iterator[Change]:
    owner = new.name
    what = "A whole wait"
    before, after = old.deadline, new.deadline
    yield from longest(owner, "polling.deadline", what, before, after)
    for key, fact in (("poll_first", "polling.first"), ("poll_every", "polling.every")):
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            text = "Tasks are asked after at other intervals."
            yield change(owner, fact, "changed", _seconds(was), _seconds(now), text, "patch")
    if old.retry_after != new.retry_after:
        text = "How long to stay away after too many requests is said in another form."
        was, now = old.retry_after, new.retry_after
        yield change(owner, "rate_limit.retry_after", "changed", was, now, text, "patch")


def _seconds(bounds: tuple[Any, Any] | None) -> list[Any] | None:
    return None if bounds is None else list(bounds)
