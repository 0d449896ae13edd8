"""Types and documentation of a model's arguments, one `Signature` for each set of modes alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ..ir import Mode, Model, Param, Provenance, Value
from ..names import pascal
from ..runtime.rules.decimals import written
from . import infos, types
from .checks import source_text
from .imports import import_lines
from .literals import INDENT, WIDTH, called, inline
from .types import Generic, Literal, Name, Type

_SIMPLE = {
    "string": Name("str"),
    "url": Name("str"),
    "size": Name("str"),
    "const": Name("str"),
    "integer": Name("int"),
    "number": Name("float"),
    "boolean": Name("bool"),
}
_OBJECT = Name("object")
_SEQUENCE = Name("Sequence", "collections.abc")
_MAPPING = Name("Mapping", "collections.abc")
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
    whole = {param.name: param for param in model.params}
    if _alike(model.modes):
        needed_by_all = {name: all(_required(mode, name) for mode in model.modes) for name in whole}
        merged = tuple(
            one if one.required == needed_by_all[name] else replace(one, required=not one.required)
            for name, one in whole.items()
        )
        needed = all(_prompt_required(mode) for mode in model.modes)
        return (Signature(f"{model.class_name}Params", model.modes, merged, needed),)
    shared = {param.fact for param in common(model)}
    return tuple(
        Signature(
            f"{model.class_name}{pascal(mode.name)}",
            (mode,),
            tuple(param for param in mode.params if param.fact not in shared),
            _prompt_required(mode),
        )
        for mode in model.modes
    )


def common(model: Model) -> tuple[Param, ...]:
    """The params that are the same in every mode; none where one signature has them all."""
    if _alike(model.modes):
        return ()
    first, *others = model.modes
    return tuple(param for param in first.params if all(_same(mode, param) for mode in others))


def class_names(model: Model) -> list[str]:
    """The public classes of a model's module."""
    types = [one.class_name for one in signatures(model)]
    return [model.class_name, f"Async{model.class_name}", f"{model.class_name}Call", *types]


def _alike(modes: tuple[Mode, ...]) -> bool:
    """Whether the modes differ in nothing but which keys are there."""
    return all(mode.body == modes[0].body for mode in modes[1:])


def _same(mode: Mode, param: Param) -> bool:
    twin = next((one for one in mode.params if one.fact == param.fact), None)
    return twin is not None and (twin.value, twin.required) == (param.value, param.required)


def _required(mode: Mode, name: str) -> bool:
    return any(param.name == name and param.required for param in mode.params)


def _prompt_required(mode: Mode) -> bool:
    def search(value: Value) -> bool:
        return any(
            (field.name == "prompt" and field.required) or search(field.value)
            for field in value.fields
        )

    return search(mode.body)


def annotation(param: Param) -> str:
    """The type of a keyword argument as the source of its annotation."""
    return types.annotation(argument_type(param), 1, len(param.name) + 2, 0)


def argument_type(param: Param) -> Type:
    """The type of a keyword argument, ``Required[…]`` where the mode needs it."""
    one = type_of(param.value, param.media)
    return Generic(Name("Required", "typing"), (one,)) if param.required else one


def type_of(value: Value, media: bool = False) -> Type:
    """The Python type of a value. `media` says that local files may stand where it has texts."""
    one = _type(value, media)
    return types.optional(one) if value.nullable else one


def _type(value: Value, media: bool) -> Type:
    match value.kind:
        case "enum":
            return Literal(value.options)
        case "list" if media:
            return Generic(_SEQUENCE, (_MEDIA,))
        case "list":
            return Generic(_SEQUENCE, (type_of(value.items) if value.items else _OBJECT,))
        case "object":
            return Generic(_MAPPING, (_SIMPLE["string"], _OBJECT))
        case "string" | "url" if media:
            return _MEDIA
        case kind:
            return _SIMPLE[kind]


def documentation(param: Param) -> str:
    """What an editor shows for an argument: meaning, limits, default, source."""
    parts = [param.doc.rstrip(".") + "." if param.doc else ""]
    limits = ", ".join(_limits(param.value))
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


def _limits(value: Value) -> list[str]:
    parts: list[str] = []
    if value.minimum is not None and value.maximum is not None:
        parts.append(f"from {written(value.minimum)} to {written(value.maximum)}")
    elif value.minimum is not None:
        parts.append(f"at least {written(value.minimum)}")
    elif value.maximum is not None:
        parts.append(f"at most {written(value.maximum)}")
    if value.step is not None:
        parts.append(f"in steps of {written(value.step)}")
    if value.min_length is not None:
        parts.append(f"at least {value.min_length} characters")
    if value.max_length is not None:
        parts.append(f"at most {value.max_length} characters")
    if value.schemes:
        parts.append(f"scheme {' or '.join(value.schemes)}")
    if value.kind == "size" and (value.min_side or value.max_side):
        parts.append(f"each side {value.min_side or 1} to {value.max_side or 'any'} pixels")
    if value.min_pixels is not None and value.max_pixels is not None:
        parts.append(f"{value.min_pixels} to {value.max_pixels} pixels in all")
    if value.max_items is not None:
        parts.append(f"at most {value.max_items} elements")
    if value.nullable:
        parts.append("null is allowed")
    return parts


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
    limits = ", ".join(_limits(prompt.value))
    lines = [f"{_sentence(signature.title)}. {price_doc(model)}", "", "Args:"]
    lines.append(f"    prompt: {_joined(prompt.doc or 'What the picture shows.', limits)}")
    whole = {param.name: param for param in (*common(model), *signature.params)}
    for param in whole.values():
        default = f"default {inline(param.default)}" if param.has_default else ""
        limits = ", ".join(filter(None, [*_limits(param.value), default]))
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
