"""The methods of a model's module: their arguments, types and documentation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ..ir import Model, Param, Price, Provenance
from ..runtime.client.outcome import MADE
from ..runtime.facts.expiry import expiry_words
from ..runtime.facts.files import kinds_in_words, order_in_words
from ..runtime.facts.price import join_names, price_in_words
from ..runtime.facts.sight import seen_in_words
from . import types
from .imports import import_lines
from .literals import INDENT, WIDTH, inline
from .overloads import (
    CALL_OPTIONS,
    COMMON,
    SURFACE,
    Signature,
    by_fact,
    common,
    merge_modes,
    overloads,
    type_of,
)
from .provenances import source_text
from .shapes import Shapes, shapes
from .types import Generic, Name, Type

PROMPTS = {
    "image": "What the picture shows",
    "video": "What the film shows",
    "audio": "What the sound is",
}
"""Medium → what its prompt says, where a spec has no words for it."""
_ROLES = {
    "first_frame": "The picture that the film begins with",
    "last_frame": "The picture that the film ends with",
    "mask": "Where the picture may change",
    "reference": "What the result is to resemble",
    "video": "The film to work on",
    "sound": "The sound to work on",
}
"""Role → what its file is for."""
_OPTIONS = ("options", "call_options")


def method_head(model: Model, signature: Signature, name: str, returns: str, end: str = ":") -> str:
    """``def name(…) -> returns`` and `end`, laid out for the body of a class."""
    arguments: list[tuple[str, Type | None, str]] = [("self", None, "")]
    classes = Shapes(model)
    arguments += [_argument(param, classes) for param in signature.params if param.positional]
    first = {param.name for param in model.params if param.positional} & set(signature.others)
    arguments += [(name, types.NONE, " = None") for name in first]
    named = [_argument(param, classes) for param in signature.params if not param.positional]
    named += [(name, types.NONE, " = None") for name in signature.others if name not in first]
    if named:
        arguments += [("*", None, ""), *named]
    options = Generic(Name("Unpack"), (Name(signature.options),))
    arguments.append((f"**{options_name(model)}", options, ""))
    flat = [
        f"{name}: {types.source(one)}{default}" if one else name for name, one, default in arguments
    ]
    row = ", ".join(flat)
    line = f"def {name}({row}) -> {returns}{end}"
    if len(INDENT) + len(line) <= WIDTH:
        return line
    pad = INDENT * 2
    if len(pad) + len(row) <= WIDTH:
        rows = f"{pad}{row}\n"
    else:
        rows = "".join(
            f"{pad}{name}: {types.annotation(one, 2, len(name) + 2, len(default) + 1)}{default},\n"
            if one
            else f"{pad}{name},\n"
            for name, one, default in arguments
        )
    return f"def {name}(\n{rows}{INDENT}) -> {returns}{end}"


def common_class(model: Model) -> str:
    """The class of the options that all overloads have alike; empty where there is none."""
    params = common(model)
    if not params:
        return ""
    classes = Shapes(model)
    rows = "".join(
        f"{INDENT}{param.name}: {types.annotation(one, 1, len(param.name) + 2, 0)}\n"
        for param in params
        for one in [types.optional(classes.with_class_names(type_of(param)))]
    )
    return f"\n\n\nclass {COMMON}({CALL_OPTIONS}, total=False):\n{rows}".rstrip("\n")


def _argument(param: Param, classes: Shapes) -> tuple[str, Type | None, str]:
    """(name, type, default with its sign) of a parameter."""
    one = classes.with_class_names(type_of(param))
    if param.required:
        return param.name, one, ""
    return param.name, types.optional(one), " = None"


def options_name(model: Model) -> str:
    """Returns a name for the ``**options`` of a call that no argument of the model has."""
    taken = {param.name for param in model.params}
    name = next((one for one in _OPTIONS if one not in taken), _OPTIONS[-1])
    while name in taken:
        name += "_"
    return name


def call_doc(model: Model) -> str:
    """Returns the docstring of a model's methods, with a line for each argument."""
    made = MADE[model.medium]
    if model.operation.poll:
        what = f"`generate` makes the {made} and waits for it, `submit` only creates the task."
    else:
        what = f"`generate` makes the {made}; the answer comes at once."
    lines = [what, "", f"`request`, `validate` and `estimate` send nothing. {price_doc(model)}"]
    words: dict[str, str] = {}
    by_mode = {mode.name: by_fact(model, mode) for mode in model.modes}
    for param in model.params:
        takes = [name for name, params in by_mode.items() if param.fact in params]
        only = "" if len(takes) == len(model.modes) else f"Only for {join_names(takes)}"
        words[param.name] = _words(param, _otherwise(param, model.medium), only)
    known = [f"    {name}: {text}" for name, text in words.items() if text]
    between = [f"    {rule.words}." for rule in model.rules]
    rules = ["", "Rules:", *between] if between else []
    return "\n".join([*lines, "", "Args:", *known, *rules])


def _otherwise(param: Param, medium: str) -> str:
    """What a param is for, where its spec has no words for it."""
    return PROMPTS[medium] if param.positional else _ROLES.get(param.role, "")


def documentation(param: Param) -> str:
    """Returns the documentation of an argument in one line."""
    return _words(param, "", "")


def _words(param: Param, otherwise: str, only: str) -> str:
    """Returns the documentation of an argument in sentences, or an empty text."""
    limits = list(param.kind.words())
    if param.has_default:
        limits.append(f"default {inline(param.default)}")
    doc = (param.doc or otherwise).rstrip(".")
    first = f"{doc} ({', '.join(limits)})" if doc and limits else doc or ", ".join(limits)
    files = ""
    if param.uploads is not None and param.uploads.limits:
        kinds = kinds_in_words({one.kind: one for one in param.uploads.limits})
        files = f"Files: {kinds}"
    if param.uploads is not None and param.uploads.order:
        files = (
            f"{files}. {order_in_words(param.uploads.order)}"
            if files
            else order_in_words(param.uploads.order)
        )
    if param.uploads is not None and param.uploads.addresses_only:
        files = f"{files}, by address only" if files else "A file by its address only"
    deprecated = f"Deprecated: {param.deprecated.rstrip('.')}" if param.deprecated else ""
    files = ". ".join(filter(None, (files, _files_inside(param))))
    own = [f"In {mode.replace('_', ' ')}: {doc.rstrip('.')}" for mode, doc in param.docs]
    return " ".join(f"{_sentence(one)}." for one in (first, *own, files, only, deprecated) if one)


def _files_inside(param: Param) -> str:
    """Which keys of the objects in its value lead to files, and of which kinds; empty where none does."""
    kinds: dict[str, dict[str, None]] = {}
    for one in param.inside:
        if one.holds:
            kinds.setdefault(one.wire, {}).update(dict.fromkeys(one.holds))
    found = ", ".join(f"{' or '.join(some)} in `{key}`" for key, some in kinds.items())
    return f"Files inside: {found}" if found else ""


def header(model: Model) -> str:
    """Returns the import block of a model's module, with the names that its methods need."""
    several = overloads(model)
    needed: dict[str, set[str]] = {
        "typing": {"Unpack", *(["overload"] if several else [])},
        SURFACE: {
            "AsyncModel", "AsyncResult", "AsyncTask", "Awaited", "CallOptions", "Estimate", "Given",
            "OfflineModel", "Result", "ResultT", "SyncModel", "Task", "TaskT", "Violation", "like",
        },
        "._gateway": {"GATEWAY"},
    }  # fmt: skip
    classes = Shapes(model)
    for param in (param for one in (*several, merge_modes(model)) for param in one.params):
        for name in types.names(classes.with_class_names(type_of(param))):
            if name.module:
                needed.setdefault(name.module, set()).add(name.text)
    for name in classes.used_names():
        if name.module:
            needed.setdefault(name.module, set()).add(name.text)
    standard = {module: names for module, names in needed.items() if module[0] != "."}
    own = {module: names for module, names in needed.items() if module[0] == "."}
    return f"{import_lines(standard)}\n\n{import_lines(own)}"


def module_doc(model: Model) -> str:
    """The docstring of a model's module."""
    return (
        f"{model.title} on {model.gateway}.\n\n"
        f"Source: {source_text(Provenance('source', model.page))}.\n\n"
        "Generated by gatewright from its spec; do not edit."
    )


def class_doc(model: Model) -> str:
    """The docstring of a model's class."""
    seen = f"\n\nIts page was {seen_in_words(model.unseen)}." if model.unseen else ""
    links = expiry_words(model.links_expire, model.links_lifetime, model.unseen)
    return (
        f"{model.summary or model.title}\n\nKey: `{model.key}`.\nLinks to results: {links}.{seen}"
    )


def property_doc(model: Model) -> str:
    """What an editor shows for a client's model."""
    return f"{model.title}: {model.summary}" if model.summary else model.title


def price_doc(model: Model) -> str:
    """The price in a sentence."""
    return f"Price: {price_words(model)}."


def price_words(model: Model) -> str:
    """The price in words, with params by their arguments, without a full stop."""
    names = {param.fact: param.name for param in model.params}

    def with_arguments(price: Price) -> Price:
        return replace(price, by=tuple(names[fact] for fact in price.by))

    modes = model.modes if model.mode_prices else ()
    by_mode = ((one.name, with_arguments(model.price_in(one.name))) for one in modes)
    return price_in_words(with_arguments(model.price), by_mode)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


FILTERS: dict[str, Callable[..., Any]] = {
    "call_doc": call_doc,
    "class_doc": class_doc,
    "common_class": common_class,
    "documentation": documentation,
    "header": header,
    "merge_modes": merge_modes,
    "method_head": method_head,
    "module_doc": module_doc,
    "options_name": options_name,
    "overloads": overloads,
    "property_doc": property_doc,
    "shapes": shapes,
}
