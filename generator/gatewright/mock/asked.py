"""What a request body asks for: mode, size, length, format, how many, which references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .. import ir
from . import sizes
from .formats import FileFormat, format_of
from .narrowing import is_list, is_object

_MISSING = object()
SECONDS = 2.0
"""How long a film or a sound is when no request says it."""
_NUMBER = re.compile(r"\d{1,6}(\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A valid request, read."""

    model: ir.Model
    body: dict[str, Any]
    mode: str
    prompt: str
    size: tuple[int, int]
    size_name: str
    format: FileFormat
    form: str
    """The gateway's own word for the format; empty: the request does not say."""
    seconds: float
    """Of a film or a sound."""
    count: int
    references: tuple[str, ...]
    """URLs of the files to start from."""

    def format_of(self, medium: str) -> FileFormat:
        """The format of a file of that medium, which may stand beside what the model makes."""
        return format_of(medium, self.form)


def read(model: ir.Model, body: dict[str, Any]) -> Asked:
    """Read a body that the model's schema has accepted."""
    prompt = None if model.prompt is None else _value(body, model.prompt)
    size_name, size = _size(model, body)
    return Asked(
        model=model,
        body=body,
        mode=mode_of(model, body),
        prompt=prompt if isinstance(prompt, str) else "",
        size=size,
        size_name=size_name,
        format=format_of(model.medium, _form(model, body)),
        form=_form(model, body),
        seconds=_seconds(model, body),
        count=_count(model, body),
        references=tuple(_references(model, body)),
    )


def with_defaults(asked: Asked) -> dict[str, Any]:
    """The body with the documented defaults that it left out, top level only."""
    defaults = {
        param.wire: param.default
        for param in asked.model.params
        if param.at == ir.ROOT and param.has_default
    }
    return {**defaults, **asked.body}


def lookup(body: Any, param: ir.Param, otherwise: Any) -> Any:
    """What a body says for a param; `otherwise` where it says nothing."""
    value = _value(body, param)
    return otherwise if value is _MISSING else value


def _value(body: Any, param: ir.Param) -> Any:
    for key in (*param.at, param.wire):
        if not is_object(body) or key not in body:
            return _MISSING
        body = body[key]
    return body


def _effective_params(model: ir.Model, body: dict[str, Any]) -> list[tuple[ir.Param, Any]]:
    """The params that count: those in the body first, then documented defaults."""
    found = [(param, _value(body, param)) for param in model.params]
    present = [(param, value) for param, value in found if value is not _MISSING]
    absent = [param for param, value in found if value is _MISSING and param.has_default]
    return present + [(param, param.default) for param in absent]


def mode_of(model: ir.Model, body: dict[str, Any]) -> str:
    """The mode that a body is in; the first where it fits none."""
    by_name = {param.name: param for param in model.params}

    def has(name: str) -> bool:
        return name in by_name and _value(body, by_name[name]) not in (_MISSING, None, [])

    def decides(one: ir.ModeValue) -> bool:
        value = _value(body, by_name[one.name])
        *each, key = one.inside or ("",)
        if not key:
            return one.otherwise if value is _MISSING else value in one.values
        objects: list[Any] = [{} if value is _MISSING else value]
        if each:
            objects = value if is_list(value) else []
        found = [some.get(key, _MISSING) for some in objects if is_object(some)]
        return any(one.otherwise if own is _MISSING else own in one.values for own in found)

    for mode in model.modes:
        fits = all(map(has, mode.present)) and not any(map(has, mode.absent))
        if fits and all(map(decides, mode.when)):
            return mode.name
    return model.modes[0].name


def _size(model: ir.Model, body: dict[str, Any]) -> tuple[str, tuple[int, int]]:
    words: list[str] = []
    for param, value in _effective_params(model, body):
        if param.kind.sizes and isinstance(value, str):
            words.append(value)
    return sizes.size_of(words, sizes.OF_MEDIUM[model.medium])


def _form(model: ir.Model, body: dict[str, Any]) -> str:
    return next(
        (
            str(value)
            for param, value in _effective_params(model, body)
            if param.fact == model.format_param
        ),
        "",
    )


def _seconds(model: ir.Model, body: dict[str, Any]) -> float:
    """As many as the param says that the spec names for it; a few where none does."""
    for param, value in _effective_params(model, body):
        if param.fact == model.seconds_param and (number := _number(value)) is not None:
            return number
    return SECONDS


def _count(model: ir.Model, body: dict[str, Any]) -> int:
    asked = [
        number
        for param, value in _effective_params(model, body)
        if param.fact in model.count_params and (number := _number(value)) is not None
    ]
    return model.output_count or int(max(asked, default=1))


def _number(value: Any) -> float | None:
    """The number that a value is or begins with, such as ``5`` and ``"5s"``."""
    found = None if isinstance(value, bool) else _NUMBER.match(str(value))
    return float(found[0]) if found else None


def _address_key(param: ir.Param) -> str:
    """The key that holds the address in an item of a param that takes files."""
    return dict(param.uploads.item).get("address", "") if param.uploads is not None else ""


def _references(model: ir.Model, body: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for param in model.params:
        value = _value(body, param)
        for item in value if is_list(value) else [value]:
            where = param.kind.single()
            if where.walks == "keys" and is_object(item):
                item = item.get(_address_key(param))
            elif not where.links(item):
                continue
            if isinstance(item, str):
                found.append(item)
    return found
