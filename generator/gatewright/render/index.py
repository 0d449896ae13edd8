"""What a list of models shows of each, as data that is read without the rest of the package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from ..ir import Model, StatedPrice
from ..runtime.facts.price import plain
from .signatures import price_words

FILES = ("image", "video", "audio")
SAID = "text"
"""What the words are called that a model takes beside a prompt, or in the parts of a message."""


def index_entry(model: Model) -> dict[str, Any]:
    """The entry of a model; `takes` are ``text`` and kinds of files, `least` the lowest amount of its price."""
    taken = {
        limit.kind for param in model.file_params if param.uploads for limit in param.uploads.limits
    } | {kind for param in model.params for inner in param.inside for kind in inner.holds}
    return {
        "key": model.key,
        "title": model.title,
        "summary": model.summary,
        "medium": model.medium,
        "takes": [
            *(["text"] if _takes_text(model) else []),
            *(kind for kind in FILES if kind in taken),
        ],
        "modes": [mode.name for mode in model.modes],
        "price": price_words(model),
        "least": _least(model),
    }


def _takes_text(model: Model) -> bool:
    """Whether it takes a prompt, or a value that is a text to say or holds one."""
    return model.prompt is not None or any(
        one.wire == SAID and one.kind.free_text
        for param in model.params
        if param.name
        for one in (param, *param.inside)
    )


def _least(model: Model) -> dict[str, Any] | None:
    """The lowest amount that a page states, in its unit; None where none does."""
    prices = [model.price_in(mode.name) for mode in model.modes]
    amounts = [(amount, price) for price in prices for amount in _amounts(price)]
    if not amounts:
        return None
    least, price = min(amounts, key=lambda one: one[0])
    found: dict[str, Any] = {"amount": plain(least), "unit": price.unit}
    return {**found, "per_usd": price.credits_per_usd} if price.credits_per_usd else found


def _amounts(price: StatedPrice) -> Iterator[Decimal]:
    if price.amount is not None:
        yield Decimal(price.amount)
    yield from (Decimal(row[-1]) for row in (*price.table, *price.parts))


FILTERS: dict[str, Callable[..., Any]] = {"index_entry": index_entry}
