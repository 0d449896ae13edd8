"""Limits, prices and lifetimes in words."""

from __future__ import annotations

import json

from ...ir import Model, Param
from ...render.signatures import price_words
from ...runtime.facts.expiry import expiry_words
from ...runtime.facts.price import rate_in_words
from ...runtime.rules.kinds.base import Kind
from .text import code, plain


def takes(kind: Kind) -> str:
    """Returns the title and all limits of a kind, as Markdown."""
    return "; ".join((kind.title(code), *map(plain, kind.words())))


def default(param: Param) -> str:
    """A parameter's default as JSON, in the words of the wire; empty when none is documented."""
    if not param.has_default:
        return ""
    return code(json.dumps(param.kind.travels(param.default), ensure_ascii=False))


def price(model: Model) -> str:
    """What a request costs."""
    text, rate = price_words(model), model.price.credits_per_usd
    return f"{text} ({rate_in_words(rate)})" if rate and model.price.unit == "credit" else text


def returns(model: Model) -> str:
    """Returns the number of outputs, and whether they come at once or through a task."""
    count = model.output_count
    noun = model.medium if count == 1 else f"{model.medium}s"
    what = f"{model.medium}s" if count is None else f"{count} {noun}"
    return f"{what}, {'as the answer' if model.operation.poll is None else 'through a task'}"


def lifetime(model: Model) -> str:
    """How long the links to the results live."""
    return expiry_words(model.links_expire, model.links_lifetime, model.unseen)


def mode(name: str) -> str:
    """A mode's name as people say it."""
    return plain(name.replace("_", " "))
