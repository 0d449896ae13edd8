"""The literals of `runtime.info`: what a generated package tells its runtime."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar, cast

from ..ir import Answer, Gateway, MediaLimit, Model, Operation, Param, Price, Uploads
from ..runtime import info
from ..runtime.info import AnswerInfo, ErrorInfo, GatewayInfo, OperationInfo
from .literals import Construction, call_of
from .provenances import source_text


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


def _like(kind: type[T], source: object, **others: Any) -> T:
    """A `kind` of the runtime: `others`, and every other field as `source` has it by the same name."""
    names = {one.name for one in fields(cast("Any", kind))} - others.keys()
    return kind(**others, **{name: getattr(source, name) for name in names})


def model_info(model: Model) -> Construction:
    """``ModelInfo(…)`` of a model, with the name of its operation."""
    by_mode = {mode: _price(model, price) for mode, price in model.mode_prices}
    return Construction(
        "ModelInfo",
        (),
        (
            ("key", model.key),
            ("id", model.id),
            ("title", model.title),
            ("medium", model.medium),
            ("module", model.attribute),
            ("operation", model.operation.name),
            ("positional", "" if model.prompt is None else model.prompt.name),
            ("arguments", {param.name: _argument(param) for param in model.params}),
            (
                "modes",
                tuple(
                    Construction("ModeInfo", (mode.name, mode.present, mode.absent))
                    for mode in model.modes
                ),
            ),
            ("price", _price(model, model.price)),
            ("output_count", model.output_count),
            ("links_lifetime", model.links_lifetime),
            *(
                [("answers", {k: call_of(one) for k, one in _answers(model.answers).items()})]
                if model.answers
                else []
            ),
            *([("mode_prices", by_mode)] if by_mode else []),
        ),
    )


def _price(model: Model, price: Price) -> Construction:
    """``PriceInfo(…)`` of a price; what most prices do not have is left out."""
    names = {param.fact: param.name for param in model.params}
    more = {
        "of": tuple(names[fact] for fact in price.of),
        "by": tuple(names[fact] for fact in price.by),
        "table": price.table,
        "minimum": price.minimum,
        "round_to": price.round_to,
        "defaults": {names[fact]: value for fact, value in price.defaults},
    }
    return Construction(
        "PriceInfo",
        (),
        (
            ("unit", price.unit),
            ("amount", price.amount),
            ("per", price.per),
            ("known", price.known),
            ("credits_per_usd", price.credits_per_usd),
            ("round", price.round),
            ("source", source_text(price.provenance)),
            *((name, one) for name, one in more.items() if one),
        ),
    )


def _answers(answers: tuple[Answer, ...]) -> dict[str, AnswerInfo]:
    return {one.state: AnswerInfo(dict(one.slots), _keys(one.body)) for one in answers}


def _keys(body: Any) -> tuple[str, ...]:
    """The keys at the top level of an envelope that is an object."""
    return tuple(cast("dict[str, Any]", body)) if isinstance(body, dict) else ()


def _argument(param: Param) -> Construction:
    kwargs: list[tuple[str, Any]] = []
    if param.kind.as_text:
        kwargs.append(("as_string", True))
    if param.deprecated:
        kwargs.append(("deprecated", param.deprecated))
    if param.uploads is not None:
        kwargs.append(("files", _uploads(param.uploads)))
    return Construction("ArgumentInfo", (param.place, param.kind.word), tuple(kwargs))


def _uploads(uploads: Uploads) -> Construction:
    kwargs: list[tuple[str, Any]] = [
        ("max_files", uploads.max_files),
        ("kinds", {limit.kind: _media(limit) for limit in uploads.limits}),
    ]
    if uploads.token_field:
        kwargs += [
            ("token_answer", uploads.token_answer),
            ("token_field", uploads.token_field),
            ("token_kinds", uploads.token_kinds),
        ]
    if uploads.form:
        kwargs.append(("form", dict(uploads.form)))
    if uploads.item:
        kwargs.append(("item", dict(uploads.item)))
    return Construction("UploadInfo", (), tuple(kwargs))


def _media(limit: MediaLimit) -> Construction:
    more = ("min_side", "max_side", "max_ratio", "min_seconds", "max_seconds")
    stated = ((name, getattr(limit, name)) for name in more)
    return Construction(
        "MediaInfo",
        (limit.max_bytes, limit.mime_types, source_text(limit.provenance)),
        tuple((name, one) for name, one in stated if one is not None),
    )


def data_of(value: Any) -> Any:
    """A literal of `runtime.info` as JSON data; constructors become objects by their fields' names."""
    if isinstance(value, Construction):
        names = [one.name for one in fields(getattr(info, value.name))]
        pairs = [*zip(names, value.args, strict=False), *value.kwargs]
        return {name: data_of(one) for name, one in pairs}
    if isinstance(value, Mapping):
        return {key: data_of(one) for key, one in cast("Mapping[str, Any]", value).items()}
    if isinstance(value, (list, tuple)):
        return [data_of(one) for one in cast("list[Any]", value)]
    return value


FILTERS: dict[str, Callable[..., Any]] = {
    "data_of": data_of,
    "gateway_info": gateway_info,
    "operation_info": operation_info,
    "model_info": model_info,
}
