"""All models side by side: what each accepts, costs and returns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ...ir import Gateway, Model
from ...render.overview import files_limit
from ...runtime.sight import NOT_SEEN, seen_in_words
from . import words
from .page import page_path
from .text import code, plain, table

_NONE = "-"


def matrix(gateways: Sequence[Gateway], *, linked: bool = True) -> str:
    """Returns a table of models (columns) and facts (rows). `linked` links the heads."""
    models = [model for gateway in gateways for model in gateway.models]
    titles = {gateway.name: gateway.title for gateway in gateways}
    heads = [
        f"[{plain(model.key)}]({page_path(model)})" if linked else code(model.key)
        for model in models
    ]
    rows = [[name, *(cell(model) for model in models)] for name, cell in _rows(models, titles)]
    return f"# Models side by side\n\n{table(['', *heads], rows)}\n"


def _rows(
    models: list[Model], titles: dict[str, str]
) -> Iterator[tuple[str, Callable[[Model], str]]]:
    yield "Model", lambda model: plain(model.title)
    yield "Gateway", lambda model: plain(titles[model.gateway])
    yield "Prompt", _prompt
    names = dict.fromkeys(
        param.name for model in models for param in model.params if not param.positional
    )
    for name in names:
        yield code(name), partial(_argument, name=name)
    yield "Files", lambda model: plain(files_limit(model)) or _NONE
    yield "Modes", lambda model: ", ".join(words.mode(mode.name) for mode in model.modes)
    yield "Price", words.price
    yield "Returns", words.returns
    yield "Links to results", words.lifetime
    if any(model.unseen for model in models):
        yield "Page", lambda model: seen_in_words(model.unseen)


def _prompt(model: Model) -> str:
    return _none(model) if model.prompt is None else words.takes(model.prompt.kind)


def _none(model: Model) -> str:
    """What is said of a param that is not listed."""
    return NOT_SEEN if "params" in model.unseen else _NONE


def _argument(model: Model, name: str) -> str:
    """Returns the limits of a Python argument and its default."""
    param = next((one for one in model.params if one.name == name), None)
    if param is None:
        return _none(model)
    # Reference files have their own row, which says more than the type of the list.
    text = (
        "list of files"
        if param.uploads is not None and param.kind.walks
        else words.takes(param.kind)
    )
    return f"{text}; default {words.default(param)}" if param.has_default else text
