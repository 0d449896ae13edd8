"""What the generated README says of gateways and models, in words that Markdown cannot misread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from ..ir import Model, Package, Param
from ..markdown import escape, link
from ..runtime.files import size_in_words
from .literals import INDENT, WIDTH, inline
from .signatures import price_words

PROMPT = "a lighthouse at dusk, painted in gouache"
"""What the examples ask for."""


def prompt_limit(model: Model) -> str:
    """How long a prompt may be, where the model takes one."""
    if model.prompt is None:
        return "takes none"
    return ", ".join(model.prompt.kind.words()) or "not documented"


def files_limit(model: Model) -> str:
    """How many files of which size, for each param that takes them; empty where none does."""
    params = model.file_params
    if len(params) == 1:
        return _files(params[0])
    return "; ".join(f"{param.name}: {_files(param)}" for param in params)


def _files(param: Param) -> str:
    uploads = param.uploads
    assert uploads is not None
    count = "any number" if uploads.max_files is None else f"{uploads.max_files}"
    kinds = [
        one.kind if one.max_bytes is None else f"{one.kind} of {size_in_words(one.max_bytes)}"
        for one in uploads.limits
    ]
    return f"{count} ({', '.join(kinds)})"


def price(model: Model) -> str:
    """The price in words, without a full stop."""
    return price_words(model)


def example_call(model: Model, head: str, level: int) -> str:
    """``head(…)`` with the model's first example, without what needs a file, as the formatter has it.

    `level` is the indentation, `head` all of the line before the brackets.
    """
    bodies: list[Any] = [body for _, body in model.examples[:1]]
    found = [
        (param.name, _argument(param, body))
        for body in bodies
        for param in model.params
        if param.uploads is None and not param.positional
    ]
    words = [f"{name}={inline(value)}" for name, value in found if value is not None]
    arguments = [inline(PROMPT), *words] if model.prompt is not None else words
    line = f"{head}({', '.join(arguments)})"
    pad = INDENT * level
    if len(pad) + len(line) <= WIDTH:
        return line
    inner = f"{pad}{INDENT}{', '.join(arguments)}"
    if len(inner) > WIDTH:
        inner = ",\n".join(f"{pad}{INDENT}{one}" for one in arguments) + ","
    return f"{head}(\n{inner}\n{pad})"


def _argument(param: Param, body: Any) -> Any:
    """What the Python argument would be for `body`; None where it is not given."""
    value: Any = body
    for key in (*param.at, param.wire):
        if not isinstance(value, dict):
            return None
        value = cast("dict[str, Any]", value).get(key)
    return param.kind.returns(value)


def pollable(package: Package) -> Model | None:
    """The first model whose create returns a task."""
    return next((model for model in package.models if model.operation.poll is not None), None)


FILTERS: dict[str, Callable[..., Any]] = {
    "example_call": example_call,
    "files_limit": files_limit,
    "link": link,
    "markdown": escape,
    "pollable": pollable,
    "price": price,
    "prompt_limit": prompt_limit,
}
