"""The literals of `runtime.info`: what a generated package tells its runtime."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar, cast

from ..ir import Answer, Gateway, Model, Operation, Param, Uploads
from ..runtime import info
from ..runtime.info import AnswerInfo, ErrorInfo, GatewayInfo, OperationInfo
from .checks import source_text
from .literals import Construction, call_of


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
        )
    )


def operation_info(operation: Operation) -> Construction:
    """``OperationInfo(…)`` of one way of creating."""
    poll, stream = operation.poll, operation.stream
    return call_of(
        _like(
            OperationInfo,
            operation,
            create=(operation.create.method, operation.create.path),
            poll=(poll.method, poll.path) if poll else None,
            stream=(stream.method, stream.path) if stream else None,
            media=operation.media,
            model_at=("model",) if operation.model_in == "body" else None,
            answers=_answers(operation.answers),
        )
    )


T = TypeVar("T")


def _like(kind: type[T], source: object, **others: Any) -> T:
    """A `kind` of the runtime: `others`, and every other field as `source` has it by the same name."""
    names = {one.name for one in fields(cast("Any", kind))} - others.keys()
    return kind(**others, **{name: getattr(source, name) for name in names})


def model_info(model: Model) -> Construction:
    """``ModelInfo(…)`` of a model, with the name of its operation."""
    price = model.price
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
            ("uploads", None if model.uploads is None else _uploads(model.uploads)),
            (
                "price",
                Construction(
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
                    ),
                ),
            ),
            ("output_count", model.output_count),
            ("links_lifetime", model.links_lifetime),
        ),
    )


def _answers(answers: tuple[Answer, ...]) -> dict[str, AnswerInfo]:
    return {one.state: AnswerInfo(dict(one.slots), tuple(one.body)) for one in answers}


def _argument(param: Param) -> Construction:
    kwargs: list[tuple[str, Any]] = []
    if param.kind.as_text:
        kwargs.append(("as_string", True))
    if param.media:
        kwargs.append(("media", True))
    if param.deprecated:
        kwargs.append(("deprecated", param.deprecated))
    return Construction("ArgumentInfo", (param.place, param.kind.word), tuple(kwargs))


def _uploads(uploads: Uploads) -> Construction:
    kwargs: list[tuple[str, Any]] = [
        ("argument", uploads.argument),
        ("max_files", uploads.max_files),
        (
            "kinds",
            {
                limit.kind: Construction(
                    "MediaInfo",
                    (limit.max_bytes, limit.mime_types, source_text(limit.provenance)),
                )
                for limit in uploads.limits
            },
        ),
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
