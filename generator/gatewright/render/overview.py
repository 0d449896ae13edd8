"""Texts about gateways and models for the generated README, escaped for Markdown."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from typing import Any, cast

from ..ir import Gateway, MediaLimit, Model, Package, Param
from ..markdown import escape, link
from ..runtime.client.outcome import MADE
from ..runtime.files import files_in_words
from ..runtime.rules.messages import listed
from ..schema import compile_schema, request_schema
from .literals import INDENT, WIDTH, inline
from .signatures import price_words

SUFFIX = {"image": ".png", "video": ".mp4", "audio": ".mp3"}
"""Medium → how the name of an example's file ends."""
PROMPT = "a lighthouse at dusk, painted in gouache"
"""The prompt of the examples."""


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
    sizes = (MediaLimit(one.kind, one.max_bytes, (), one.provenance) for one in uploads.limits)
    return files_in_words(uploads.max_files, {one.kind: one for one in sizes})


def made(package: Package) -> str:
    """What the package makes: ``a picture, a film or a sound``."""
    media = {model.medium for model in package.models}
    words = [f"a {word}" for medium, word in MADE.items() if medium in media]
    return listed(tuple(words)) if words else "something"


def folder(model: Model) -> str:
    """Where an example saves what the model makes."""
    return f"{MADE[model.medium]}s"


def shown(package: Package) -> list[tuple[Gateway, Model]]:
    """One model of each gateway, and one of each medium, whose example can be sent as it stands."""
    found: list[tuple[Gateway, Model]] = []
    for gateway in package.gateways:
        models = [model for model in gateway.models if example(model) is not None]
        media = [one.medium for one in models]
        found += [(gateway, models[media.index(one)]) for one in MADE if one in media][:1]
    for medium in MADE:
        if all(model.medium != medium for _, model in found):
            others = (
                (gateway, model)
                for gateway in package.gateways
                for model in gateway.models
                if model.medium == medium and example(model) is not None
            )
            found += [one for one in [next(others, None)] if one is not None]
    return found


def example(model: Model) -> dict[str, Any] | None:
    """Arguments that the model takes: its first example, without files where it can do without.

    None where neither can be sent.
    """
    body: Any = model.examples[0][1] if model.examples else {}
    for files in (False, True):
        given = [
            (param, PROMPT if param.positional else _argument(param, body))
            for param in model.params
            if files or param.uploads is None
        ]
        given = [(param, value) for param, value in given if value is not None]
        if not _faults(model, given):
            return {param.name: value for param, value in given}
    return None


def example_options(model: Model) -> str:
    """The same on a command line, as far as the model cannot do without; the file it goes to last."""
    found = ""
    params = {param.name: param for param in model.params}
    for name, value in (example(model) or {}).items():
        if params[name].positional:
            found += ' --prompt "a lighthouse at dusk"'
        elif params[name].required:
            text = value if isinstance(value, str) else json.dumps(value)
            found += f" -p {shlex.quote(f'{name}={text}')}"
    return f"{found} --out lighthouse{SUFFIX[model.medium]}"


def _faults(model: Model, given: list[tuple[Param, Any]]) -> list[Any]:
    """What the model would refuse of these arguments."""
    body: dict[str, Any] = {"model": model.id} if model.operation.model_in == "body" else {}
    for param, value in given:
        below = body
        for key in param.at:
            below = below.setdefault(key, {})
        below[param.wire] = ("true" if value else "false") if param.kind.as_text else value
    return list(compile_schema(request_schema(model))(body))


def example_call(model: Model, head: str, level: int) -> str:
    """``head(…)`` with the arguments of `example`, as the formatter has it.

    `level` is the indentation, `head` all of the line before the brackets.
    """
    given = example(model) or {}
    arguments = [
        inline(value)
        if model.prompt is not None and name == model.prompt.name
        else f"{name}={inline(value)}"
        for name, value in given.items()
    ]
    line = f"{head}({', '.join(arguments)})"
    pad = INDENT * level
    if len(pad) + len(line) <= WIDTH:
        return line
    inner = f"{pad}{INDENT}{', '.join(arguments)}"
    if len(inner) > WIDTH:
        inner = ",\n".join(f"{pad}{INDENT}{one}" for one in arguments) + ","
    return f"{head}(\n{inner}\n{pad})"


def _argument(param: Param, body: Any) -> Any:
    """Returns the value of the Python argument in `body`, or None when the body has none."""
    value: Any = body
    for key in (*param.at, param.wire):
        if not isinstance(value, dict):
            return None
        value = cast("dict[str, Any]", value).get(key)
    return param.kind.returns(value)


def pollable(package: Package) -> Model | None:
    """The first shown model whose create returns a task."""
    return next((one for _, one in shown(package) if one.operation.poll is not None), None)


def referring(package: Package) -> tuple[Gateway, Model, str] | None:
    """The first shown model that takes files of this machine for an upload, and the argument for them."""
    for gateway, model in shown(package):
        names = [
            param.name for param in model.params if param.uploads is not None and not param.required
        ]
        if names and gateway.uploads.via == "files_api":
            return gateway, model, names[0]
    return None


FILTERS: dict[str, Callable[..., Any]] = {
    "referring": referring,
    "example_call": example_call,
    "example_options": example_options,
    "files_limit": files_limit,
    "folder": folder,
    "link": link,
    "made": made,
    "markdown": escape,
    "pollable": pollable,
    "price": price_words,
    "prompt_limit": prompt_limit,
    "shown": shown,
}
