"""The data classes of `runtime.catalog.info` as literals for the generated package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast

from ..ir import Answer, Gateway, Model, Operation, Param, StatedPrice, Uploads, leaves
from ..runtime.catalog.info import (
    AnswerInfo,
    ArgumentInfo,
    ConstantInfo,
    ErrorInfo,
    GatewayInfo,
    MediaInfo,
    ModelInfo,
    OperationInfo,
    Price,
    UploadInfo,
)
from .literals import Construction, call_of
from .provenances import source_text
from .types import allows_none, of_kind


def gateway_info(gateway: Gateway) -> Construction:
    """``GatewayInfo(…)`` of a gateway."""
    return call_of(
        _like(
            GatewayInfo,
            gateway,
            states=dict((*gateway.older_states, *gateway.states)),
            endpoints={one.name: (one.method, one.path) for one in gateway.endpoints},
            answers=_answers(gateway.answers),
            errors={one.code: ErrorInfo(one.means, one.http) for one in gateway.errors},
            upload_via=gateway.uploads.via,
            upload_put=dict(gateway.uploads.put),
        )
    )


def operation_info(operation: Operation) -> Construction:
    """``OperationInfo(…)`` of one way of creating."""
    ends = (operation.poll, operation.stream, operation.result, operation.cancel)
    poll, stream, result, cancel = ((one.method, one.path) if one else None for one in ends)
    return call_of(
        _like(
            OperationInfo,
            operation,
            create=(operation.create.method, operation.create.path),
            poll=poll,
            stream=stream,
            result=result,
            cancel=cancel,
            media=operation.media,
            model_at=operation.model_at or None,
            answers=_answers(operation.answers),
            by_medium={medium: _answers(answers) for medium, answers in operation.by_medium},
        )
    )


T = TypeVar("T")


def _like(kind: Callable[..., T], like: object, /, **others: Any) -> T:
    """A `kind` of the runtime: `others`, and every other field as `like` has it by the same name."""
    found = {name: getattr(like, name) for name in _names(kind) if name not in others}
    return kind(**others, **found)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def model_info(model: Model) -> dict[str, Any]:
    """A ``ModelInfo`` as JSON data; its operation is a name here."""
    names = {param.fact: param.name for param in model.params}
    info = _like(
        ModelInfo,
        model,
        module=model.attribute,
        operation=None,
        positional="" if model.prompt is None else model.prompt.name,
        arguments={param.name: _argument(param) for param in model.params},
        constants=(
            *(_constant(model, param) for param in model.constants),
            *filter(None, (_path_default(model, param) for param in model.params)),
        ),
        price=_price(model.price, names),
        mode_prices={mode: _price(price, names) for mode, price in model.mode_prices},
        answers=_answers(model.answers),
        mode_operations={},
        rules=tuple(one.words for one in model.rules),
    )
    by_mode = {mode: one.name for mode, one in model.mode_operations}
    named = {"operation": model.operation.name, **({"mode_operations": by_mode} if by_mode else {})}
    return {**data_of(info), **named}


def _constant(model: Model, param: Param) -> ConstantInfo:
    """What the client sends for a constant, by mode."""
    sent = {mode.name: model.constant_in(mode.name, param.fact) for mode in model.modes}
    return ConstantInfo(
        param.place, {mode: value for mode, value in sent.items() if value is not None}
    )


def _path_default(model: Model, param: Param) -> ConstantInfo | None:
    """What the client puts into the path where a request leaves a param out, by mode; None where nothing."""
    if param.outside != "path":
        return None
    sent = {
        mode.name: one.kind.travels(one.default)
        for mode in model.modes
        for one, _ in leaves(model.body, mode.name)
        if one.fact == param.fact and one.has_default
    }
    return ConstantInfo(param.place, sent) if sent else None


def _price(price: StatedPrice, names: dict[str, str]) -> Price[str]:
    """A price whose params are called by their arguments, which `names` has by fact."""
    return _like(
        Price,
        price,
        source=source_text(price.source),
        of=tuple(names[fact] for fact in price.of),
        by=tuple(names[fact] for fact in price.by),
        defaults={names[fact]: value for fact, value in price.defaults.items()},
        adds_when=tuple((names[fact], values) for fact, values in price.adds_when),
        adds_each=names.get(price.adds_each, ""),
    )


def _answers(answers: tuple[Answer, ...]) -> dict[str, AnswerInfo]:
    return {one.state: AnswerInfo(dict(one.slots), _keys(one.body)) for one in answers}


def _keys(body: Any) -> tuple[str, ...]:
    """The keys at the top level of an envelope that is an object."""
    return tuple(cast("dict[str, Any]", body)) if isinstance(body, dict) else ()


def _argument(param: Param) -> ArgumentInfo:
    return ArgumentInfo(
        param.place,
        param.kind.word,
        as_string=param.kind.as_text,
        nullable=allows_none(of_kind(param.kind)),
        deprecated=param.deprecated,
        files=_uploads(param.uploads) if param.uploads and param.takes_local else None,
        several=param.kind.walks == "items",
        link=param.kind.address,
    )


def _uploads(uploads: Uploads) -> UploadInfo:
    return _like(
        UploadInfo,
        uploads,
        kinds={
            limit.kind: _like(
                MediaInfo,
                limit,
                source=source_text(limit.source),
                stated={name: source_text(one) for name, one in limit.stated.items()},
            )
            for limit in uploads.limits
        },
        form=dict(uploads.form) or None,
        item=dict(uploads.item) or None,
    )


def data_of(value: Any) -> Any:
    """A value of `runtime.catalog.info` as JSON data, without the fields that have their defaults."""
    kind: Any = value.__class__
    if kind in _PLAIN:
        return value
    if is_dataclass(value):
        found: dict[str, Any] = {}
        for name, default in _defaults(kind):
            inner = getattr(value, name)
            if inner is not default and inner != default:
                found[name] = data_of(inner)
        return found
    if isinstance(value, Mapping):
        return {key: data_of(one) for key, one in cast("Mapping[str, Any]", value).items()}
    if isinstance(value, (list, tuple)):
        return [data_of(one) for one in cast("list[Any]", value)]
    return value


_PLAIN = frozenset({str, bool, int, float, type(None)})
"""What JSON has as it is."""


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a data class with their defaults; with MISSING, which equals nothing, where there is none."""
    return tuple(
        (one.name, one.default if one.default_factory is MISSING else one.default_factory())
        for one in fields(kind)
    )


FILTERS: dict[str, Callable[..., Any]] = {
    "gateway_info": gateway_info,
    "operation_info": operation_info,
    "model_info": model_info,
}
