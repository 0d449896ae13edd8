"""Webhook endpoints of a gateway against what they were: their keys, what they need, how they are signed."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Gateway
from ..runtime.rules.messages import code_span
from .change import Change, Direction, change


def webhook_changes(old: Gateway, new: Gateway) -> Iterator[Change]:
    """Changes beside their addresses; none where one of the two documents no webhooks."""
    if old.webhooks is None or new.webhooks is None:
        return
    owner, before, after = new.name, old.webhooks, new.webhooks
    for meaning in dict.fromkeys([*before.fields, *after.fields]):
        was, now = before.fields.get(meaning), after.fields.get(meaning)
        if was == now:
            continue
        direction: Direction = "removed" if now is None else "added" if was is None else "changed"
        text = (
            f"A webhook endpoint has no {code_span(meaning)} any more."
            if now is None
            else f"The {code_span(meaning)} of a webhook endpoint has the key {code_span(now)} now."
        )
        yield change(owner, f"webhooks.fields.{meaning}", direction, was, now, text)
    for meaning in dict.fromkeys([*before.required, *after.required]):
        if (meaning in before.required) != (meaning in after.required):
            needed = meaning in after.required
            way: Direction = "tightened" if needed else "loosened"
            word = "has to" if needed else "need not"
            text = f"Who registers a webhook endpoint {word} give its {code_span(meaning)} now."
            yield change(owner, "webhooks.required", way, not needed, needed, text)
    if before.signature != after.signature:
        was, now = before.signature, after.signature
        text = (
            f"How deliveries are signed is {code_span(now)} now."
            if now
            else ("No page says any more how deliveries are signed.")
        )
        way = "removed" if now is None else "added" if was is None else "changed"
        yield change(owner, "webhooks.signature", way, was, now, text)
