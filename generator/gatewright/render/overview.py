"""What the generated README says of gateways and models, in words that Markdown cannot misread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from ..ir import Model, Package, Param, Uploads
from ..markdown import escape, link
from .literals import INDENT, WIDTH, inline
from .signatures import price_words

_KIB, _MIB = 1024, 1024 * 1024
PROMPT = "a lighthouse at dusk, painted in gouache"
"""What the examples ask for."""


def prompt_limit(model: Model) -> str:
    """How long a prompt may be, where the model takes one."""
    if model.prompt is None:
        return "takes none"
    return ", ".join(model.prompt.kind.words()) or "not documented"


def files_limit(model: Model) -> str:
    """How many reference files of which size; empty for a model that takes none."""
    uploads = model.uploads
    if uploads is None:
        return ""
    count = "any number" if uploads.max_files is None else f"{uploads.max_files}"
    return f"{count} ({', '.join(_kinds(uploads))})"


def _kinds(uploads: Uploads) -> list[str]:
    return [
        one.kind if one.max_bytes is None else f"{one.kind} of {_bytes(one.max_bytes)}"
        for one in uploads.limits
    ]


def _bytes(count: int) -> str:
    for size, unit in ((_MIB, "MiB"), (_KIB, "KiB")):
        if count % size == 0:
            return f"{count // size} {unit}"
    return f"{count:,} bytes"


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
        if not (param.media or param.role)
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
