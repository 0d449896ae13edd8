"""All models side by side, by gateway and medium: what each accepts, its limits, what it costs and makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...ir import Gateway, Model, Param
from ...render.overview import files_limit, prompt_limit
from ...runtime.client.outcome import MADE
from ...runtime.facts.sight import NOT_SEEN, seen_in_words
from . import words
from .page import page_path
from .text import code, plain, table

_NONE = "-"
_MANY = 8
"""More options than this are counted; the model's page lists them."""
_HEAD = ("Model", "Prompt", "Files", "Arguments", "Modes", "Price", "Returns", "Links to results")


def matrix(gateways: Sequence[Gateway], *, linked: bool = True) -> str:
    """Returns a table of models for each gateway and medium. `linked` links the models to their pages."""
    return "\n\n".join(["# Models side by side", *_parts(gateways, linked)]) + "\n"


def _parts(gateways: Sequence[Gateway], linked: bool) -> Iterator[str]:
    count = sum(len(gateway.models) for gateway in gateways)
    yield f"{count} models that make pictures, films and sounds; chat models are not part of them."
    for gateway in gateways:
        for medium, noun in MADE.items():
            models = [model for model in gateway.models if model.medium == medium]
            if models:
                yield f"## {plain(gateway.title)}: {noun}s"
                yield _table(models, gateway, linked)


def _table(models: list[Model], gateway: Gateway, linked: bool) -> str:
    # How far a page was seen is said where there is one that was not seen whole.
    partly = any(model.unseen for model in models)
    rows = [
        [*_row(model, gateway, linked), *([seen_in_words(model.unseen)] if partly else [])]
        for model in models
    ]
    return table([*_HEAD, *(["Page"] if partly else [])], rows)


def _row(model: Model, gateway: Gateway, linked: bool) -> list[str]:
    key = f"[{plain(model.key)}]({page_path(model)})" if linked else code(model.key)
    return [
        f"{key}<br>{plain(model.title)}",
        _prompt(model),
        plain(files_limit(model)) or _none(model),
        _arguments(model, gateway),
        ", ".join(words.mode(mode.name) for mode in model.modes),
        words.price(model),
        words.returns(model),
        words.lifetime(model),
    ]


def _prompt(model: Model) -> str:
    if model.prompt is None:
        return _none(model)
    return plain(prompt_limit(model))


def _none(model: Model) -> str:
    """What is said where no param is listed."""
    return NOT_SEEN if "params" in model.unseen else _NONE


def _arguments(model: Model, gateway: Gateway) -> str:
    """Every argument of the model's own but the prompt and files, with limits and default, a line each."""
    own = [one for one in model.params if one not in gateway.params]
    listed = [_argument(one) for one in own if not one.positional and not one.uploads]
    more = ["others are not seen"] if "params" in model.unseen else []
    return "<br>".join([*listed, *more]) or _NONE


def _argument(param: Param) -> str:
    kind = param.kind
    title = f"{len(kind.choices)} options" if len(kind.choices) > _MANY else kind.title(code)
    limits = "; ".join((title, *map(plain, kind.words())))
    standard = f"; default {words.default(param)}" if param.has_default else ""
    return f"{code(param.name)}: {limits}{standard}"
