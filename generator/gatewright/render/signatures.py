"""Types and documentation of a model's arguments, one `Signature` for each set of modes alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ..ir import Mode, Model, Param, Provenance, split_by_mode
from ..names import pascal
from ..runtime.rules.kinds.base import Kind
from . import infos, types
from .checks import source_text
from .imports import import_lines
from .literals import INDENT, WIDTH, called, inline
from .types import Generic, Name, Type

_SEQUENCE = Name("Sequence", "collections.abc")
_MEDIA = Name("Media", ".._runtime.client.media")


@dataclass(frozen=True, slots=True)
class Signature:
    """One overload: the TypedDict of its keyword arguments and whether the prompt is needed."""

    class_name: str
    modes: tuple[Mode, ...]
    params: tuple[Param, ...]
    """The keys that the common TypedDict does not already have."""
    prompt_required: bool

    @property
    def title(self) -> str:
        """The modes in words."""
        return " or ".join(mode.name.replace("_", " ") for mode in self.modes)


def signatures(model: Model) -> tuple[Signature, ...]:
    """The overloads of a model: one for all modes that accept the same, else one for each."""
    if _alike(model):
        modes = [_by_fact(model, mode) for mode in model.modes]
        merged = tuple(
            replace(
                param,
                required=all(param.fact in mode and mode[param.fact].required for mode in modes),
            )
            for param in model.params
        )
        return (_signature(f"{model.class_name}Params", model, model.modes, merged),)
    shared = {param.fact for param in common(model)}
    return tuple(
        _signature(
            f"{model.class_name}{pascal(mode.name)}",
            model,
            (mode,),
            tuple(param for param in model.params_in(mode) if param.fact not in shared),
        )
        for mode in model.modes
    )


def _signature(
    name: str, model: Model, modes: tuple[Mode, ...], params: tuple[Param, ...]
) -> Signature:
    asked = all(model.prompt_in(mode).required for mode in modes)
    return Signature(name, modes, params, asked)


def common(model: Model) -> tuple[Param, ...]:
    """The params that are the same in every mode; none where one signature has them all."""
    if _alike(model):
        return ()
    first, *others = [_by_fact(model, mode) for mode in model.modes]
    return tuple(
        param
        for fact, param in first.items()
        if all(
            fact in mode and (mode[fact].kind, mode[fact].required) == (param.kind, param.required)
            for mode in others
        )
    )


def class_names(model: Model) -> list[str]:
    """The public classes of a model's module."""
    types = [one.class_name for one in signatures(model)]
    return [model.class_name, f"Async{model.class_name}", f"{model.class_name}Call", *types]


def _alike(model: Model) -> bool:
    """Whether the modes differ in nothing but which keys are there."""
    return not split_by_mode(model.body)


def _by_fact(model: Model, mode: Mode) -> dict[str, Param]:
    return {param.fact: param for param in model.params_in(mode)}


def annotation(param: Param) -> str:
    """The type of a keyword argument as the source of its annotation."""
    return types.annotation(argument_type(param), 1, len(param.name) + 2, 0)


def argument_type(param: Param) -> Type:
    """The type of a keyword argument, ``Required[…]`` where the mode needs it."""
    one = media_type(param.kind) if param.media else types.of_kind(param.kind)
    return Generic(Name("Required", "typing"), (one,)) if param.required else one


def media_type(kind: Kind) -> Type:
    """The type of an argument that takes files as well."""
    one = Generic(_SEQUENCE, (_MEDIA,)) if kind.walks == "items" else _MEDIA
    return types.optional(one) if kind.nullable else one


def documentation(param: Param) -> str:
    """What an editor shows for an argument: meaning, limits, default, source."""
    parts = [param.doc.rstrip(".") + "." if param.doc else ""]
    limits = ", ".join(param.kind.words())
    if limits:
        parts.append(limits[0].upper() + limits[1:] + ".")
    if param.has_default:
        parts.append(f"Default: {inline(param.default)}.")
    if param.deprecated:
        parts.append(f"Deprecated: {param.deprecated}.")
    text = " ".join(part for part in parts if part)
    source = param.provenance.source
    if source is None:
        return text
    return f"{text}\n\nSource: {source.url or source.title} ({source.read})"


def header(model: Model) -> str:
    """The import block of a model's module: what its annotations and surfaces need, and no more."""
    overloads = signatures(model)
    params = [*common(model), *(param for one in overloads for param in one.params)]
    needed: dict[str, set[str]] = {
        "collections.abc": {"Awaitable"},
        "typing": {"Protocol", "TypeVar", "Unpack", *(["overload"] if len(overloads) > 1 else [])},
        ".._runtime.client.model": {"AsyncModel", "SyncModel"},
        ".._runtime.client.price": {"Estimate"},
        ".._runtime.client.reserved": {"CallOptions"},
        ".._runtime.client.results": {"AsyncResult", "Result"},
        ".._runtime.info": set(called(infos.model_info(model))),
        ".._runtime.rules.violations": {"Violation"},
        "._gateway": {"GATEWAY", "OPERATIONS"},
    }
    if model.operation.poll:
        needed[".._runtime.client.tasks"] = {"AsyncTask", "Task"}
    for param in params:
        for name in types.names(argument_type(param)):
            if name.module:
                needed.setdefault(name.module, set()).add(name.text)
    standard = {module: names for module, names in needed.items() if module[0] != "."}
    own = {module: names for module, names in needed.items() if module[0] == "."}
    return f"{import_lines(standard)}\n\n{import_lines(own)}"


def module_doc(model: Model) -> str:
    """The docstring of a model's module."""
    page = source_text(_page(model))
    return (
        f"{model.title} on {model.gateway}: types of its arguments, and what to call.\n\n"
        f"Source: {page}.\n\nGenerated by gatewright from its spec; do not edit."
    )


def surface_doc(model: Model, asynchronous: bool) -> str:
    """The docstring of a model's class."""
    kind = "Async: every call that sends is awaited. " if asynchronous else ""
    return f"{model.summary}\n\n{kind}Key: `{model.key}`. {price_doc(model)}"


def price_doc(model: Model) -> str:
    """The price in a sentence."""
    return f"Price: {price_words(model)}."


def price_words(model: Model) -> str:
    """The price in words."""
    price = model.price
    if price.amount is not None:
        unit = "credits" if price.unit == "credit" else price.unit
        return f"{price.amount} {unit} per {price.per}"
    return "known from the answer only" if price.known == "after" else "not documented"


def call_head(signature: Signature) -> str:
    """The first line of an overload, or its first lines when it is too long for one."""
    prompt = "prompt: str" if signature.prompt_required else "prompt: str | None = None"
    parts = ["self", prompt, f"**arguments: Unpack[{signature.class_name}]"]
    rows = ", ".join(parts)
    if len(f"{INDENT}def __call__({rows}) -> R_co:") <= WIDTH:
        return f"def __call__({rows}) -> R_co:"
    if len(INDENT * 2 + rows) > WIDTH:
        rows = f"\n{INDENT * 2}".join(f"{part}," for part in parts)
    return f"def __call__(\n{INDENT * 2}{rows}\n{INDENT}) -> R_co:"


def call_doc(model: Model, signature: Signature) -> str:
    """The docstring of one overload: what it is for, every argument, the price."""
    prompt = model.prompt
    limits = ", ".join(prompt.kind.words())
    lines = [f"{_sentence(signature.title)}. {price_doc(model)}", "", "Args:"]
    lines.append(f"    prompt: {_joined(prompt.doc or 'What the picture shows.', limits)}")
    whole = {param.name: param for param in (*common(model), *signature.params)}
    for param in whole.values():
        default = f"default {inline(param.default)}" if param.has_default else ""
        limits = ", ".join(filter(None, [*param.kind.words(), default]))
        lines.append(f"    {param.name}: {_joined(param.doc, limits)}")
    return "\n".join(lines)


def _joined(text: str, limits: str) -> str:
    return f"{text.rstrip('.')}{f' ({limits})' if limits else ''}."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _page(model: Model) -> Provenance:
    return Provenance("source", model.page)


FILTERS: dict[str, Callable[..., Any]] = {
    "annotation": annotation,
    "call_doc": call_doc,
    "call_head": call_head,
    "common": common,
    "documentation": documentation,
    "header": header,
    "module_doc": module_doc,
    "sentence": _sentence,
    "signatures": signatures,
    "surface_doc": surface_doc,
}
