"""Texts about gateways and models for the generated README, escaped for Markdown."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from ..ir import Gateway, MediaLimit, Model, Package, Param, states_amount
from ..markdown import escape, link
from ..runtime.client.outcome import MADE
from ..runtime.facts.files import files_in_words
from ..runtime.facts.sight import missing
from ..runtime.rules.messages import join_words
from ..schema import compile_schema, request_schema
from .literals import INDENT, WIDTH, inline
from .signatures import price_words
from .types import allows_none, of_kind

SUFFIX = {"image": ".png", "video": ".mp4", "audio": ".mp3"}
"""Medium → how the name of an example's file ends."""
PROMPT = "a lighthouse at dusk, painted in gouache"
"""The prompt of the examples."""


def prompt_limit(model: Model) -> str:
    """How long a prompt may be, where the model takes one."""
    if model.prompt is None:
        return "takes none"
    kind = model.prompt.kind
    named = frozenset(limit.name for limit in kind.limits)
    limits = kind.words(named) or (missing("limits", model.unseen),)
    return ", ".join([*limits, *(["or null"] if kind.nullable else [])])


def files_limit(model: Model) -> str:
    """How many files of which size, for each param that takes them; empty where none does."""
    params = model.file_params
    unlimited = "how many is not seen" if "limits" in model.unseen else "any number"
    if len(params) == 1:
        return _files(params[0], unlimited)
    return "; ".join(f"{param.name}: {_files(param, unlimited)}" for param in params)


def _files(param: Param, unlimited: str) -> str:
    uploads = param.uploads
    assert uploads is not None
    sizes = (MediaLimit(one.max_bytes, (), one.source, kind=one.kind) for one in uploads.limits)
    return files_in_words(uploads.max_files, {one.kind: one for one in sizes}, unlimited)


def media_in_words(package: Package) -> str:
    """What the package makes: ``a picture, a film or a sound``."""
    media = {model.medium for model in package.models}
    words = [f"a {word}" for medium, word in MADE.items() if medium in media]
    return join_words(tuple(words)) if words else "something"


def folder(model: Model) -> str:
    """Where an example saves what the model makes."""
    return f"{MADE[model.medium]}s"


Examples = list[tuple[Gateway, Model]]
"""Models with their gateways, whose examples can be sent as they stand."""


def pick_examples(package: Package) -> Examples:
    """One model of each gateway, and one of each medium, whose example can be sent as it stands."""
    firsts = (next(_sendable([gateway], *MADE), None) for gateway in package.gateways)
    found = [one for one in firsts if one is not None]
    for medium in MADE:
        if all(model.medium != medium for _, model in found):
            found += [one for one in [next(_sendable(package.gateways, medium), None)] if one]
    return found


def _sendable(gateways: Iterable[Gateway], *media: str) -> Iterator[tuple[Gateway, Model]]:
    """Models whose example can be sent, in the order of `media`. Looks no further than it is asked."""
    for medium in media:
        for gateway in gateways:
            made = [model for model in gateway.models if model.medium == medium]
            for model in sorted(made, key=_fitness):
                if example(model) is not None:
                    yield gateway, model


def _fitness(model: Model) -> tuple[Any, ...]:
    """What sorts models that a first example shows well before others: text in, few things to say."""
    text = any(mode.name.startswith("text_to_") for mode in model.modes)
    needs = [param for param in model.params if param.required and not param.positional]
    limited = model.prompt is not None and model.prompt.kind.words()
    doubts = (bool(model.unseen), not states_amount(model.price), not limited)
    return (model.prompt is None or not text, len(needs), *doubts, len(model.params), model.key)


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
    body: dict[str, Any] = {}
    if model.operation.model_at:
        _put(body, model.operation.model_at, model.id)
    for param, value in given:
        sent = ("true" if value else "false") if param.kind.as_text else value
        _put(body, param.place, sent)
    return list(compile_schema(request_schema(model))(body))


def _put(body: dict[str, Any], place: tuple[str, ...], value: Any) -> None:
    for key in place[:-1]:
        body = body.setdefault(key, {})
    body[place[-1]] = value


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


def pollable(examples: Examples) -> Model | None:
    """The first of the models whose create returns a task."""
    return next((one for _, one in examples if one.operation.poll is not None), None)


def any_null(examples: Examples) -> bool:
    """Whether an argument of one of the models may be null."""
    params = (param for _, model in examples for param in model.params)
    return any(allows_none(of_kind(param.kind)) for param in params)


def referring(package: Package) -> tuple[Gateway, Model, str] | None:
    """The first model that refers to uploaded files of the kind that it makes, with the argument."""
    keeping = [one for one in package.gateways if one.uploads.via == "files_api"]
    for gateway, model in _sendable(keeping, *MADE):
        names = [
            param.name
            for param in model.params
            if param.uploads is not None
            and not param.required
            and model.medium in [limit.kind for limit in param.uploads.limits]
        ]
        if names:
            return gateway, model, names[0]
    return None


def media(gateway: Gateway) -> list[tuple[str, list[Model]]]:
    """What a gateway makes, in words, with the models that make it."""
    found = [(f"{noun}s", medium) for medium, noun in MADE.items()]
    of = [(noun, [one for one in gateway.models if one.medium == medium]) for noun, medium in found]
    return [(noun, models) for noun, models in of if models]


FILTERS: dict[str, Callable[..., Any]] = {
    "any_null": any_null,
    "referring": referring,
    "example_call": example_call,
    "example_options": example_options,
    "files_limit": files_limit,
    "folder": folder,
    "link": link,
    "made": media_in_words,
    "media": media,
    "markdown": escape,
    "pollable": pollable,
    "price": price_words,
    "prompt_limit": prompt_limit,
    "shown": pick_examples,
}
