"""A model's file → `ir.Model`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

from ..ir import Gateway, MediaLimit, Model, Operation, Param, Price, Uploads
from ..names import last_segment, pascal, snake
from ..runtime.client.price import credits_of
from ..runtime.rules.kinds.list import List
from ..runtime.rules.kinds.object import Object
from .gateway import KINDS_OF_FILES
from .modes import body_of, modes_of
from .provenance import Provenances
from .rules import rules_of
from .values import key_of, param_of

_LIFETIME = re.compile(r"(\d+) (second|minute|hour|day)s?\Z")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_UNITS: dict[str, Literal["credit", "USD", "CNY"]] = {
    "credits": "credit",
    "usd": "USD",
    "cny": "CNY",
}


def model_of(facts: dict[str, Any], gateway: Gateway) -> Model:
    """The model that the file describes, on its gateway."""
    provenances = Provenances(facts)
    operation = _operation(facts, gateway)
    uploads = _uploads(facts, gateway, provenances)
    params = _params(facts, gateway, operation, uploads, provenances)
    outputs: dict[str, Any] = facts.get("outputs", {})
    name = facts.get("name") or last_segment(facts["id"])
    links = {**gateway.facts.get("links", {}), **facts.get("links", {})}
    modes = modes_of(facts)
    body = body_of(facts, modes, params, operation, provenances)
    return Model(
        key=f"{gateway.name}/{facts['id']}",
        id=facts["id"],
        gateway=gateway.name,
        title=facts["title"],
        medium=facts["medium"],
        summary=facts.get("summary", ""),
        attribute=snake(name),
        class_name=pascal(name),
        operation=operation,
        params=tuple(_widest(param, body) for param in params),
        modes=modes,
        rules=rules_of(facts, tuple(_widest(param, body) for param in params), provenances),
        body=body,
        uploads=uploads,
        price=_price(facts, provenances),
        output_count=outputs.get("count"),
        count_params=tuple(f"params.{name}" for name in outputs.get("count_params", ())),
        format_param=f"params.{outputs['format_param']}" if "format_param" in outputs else "",
        seconds_param=f"params.{outputs['seconds_param']}" if "seconds_param" in outputs else "",
        links_expire=True if "lifetime" in links else links.get("expire"),
        links_lifetime=_lifetime(links.get("lifetime")),
        examples=tuple(facts.get("examples", {}).items()),
        sources=provenances.sources,
        undocumented=tuple(facts.get("undocumented", ())),
        facts=facts,
    )


def _operation(facts: dict[str, Any], gateway: Gateway) -> Operation:
    """The named operation, else the first for the model's medium."""
    wanted = facts.get("operation")
    return next(
        one
        for one in gateway.operations
        if (one.name == wanted if wanted else facts["medium"] in one.media)
    )


def _params(
    facts: dict[str, Any],
    gateway: Gateway,
    operation: Operation,
    uploads: Uploads | None,
    provenances: Provenances,
) -> tuple[Param, ...]:
    """The model's own params, its reference files, and what the gateway adds to every request.

    The prompt comes first, wherever it stands in the file.
    """
    params = [
        param_of(name, one, provenances, f"params.{name}", _default_place(one, operation), uploads)
        for name, one in facts.get("params", {}).items()
    ]
    params.sort(key=lambda param: param.role != "prompt")
    shared = gateway.uploads
    if uploads is not None and shared.field and uploads.argument == shared.argument:
        items: dict[str, Any] = gateway.facts["uploads"]["item"]
        theirs = Provenances(gateway.facts)
        item = Object(
            fields=tuple(
                key_of(param_of(name, one, theirs, f"uploads.item.{name}", (), uploads))
                for name, one in items.items()
            )
        )
        params.append(
            Param(
                name=uploads.argument,
                wire=shared.field,
                at=operation.params_at,
                kind=List(items=item, max_items=uploads.max_files),
                fact="uploads",
                provenance=provenances.of("uploads"),
                doc="Reference files: paths, bytes, file objects, https addresses, or items as the page shows them.",
                media=True,
            )
        )
    return (*params, *gateway.params)


def _default_place(facts: dict[str, Any], operation: Operation) -> tuple[str, ...]:
    """The containers of a param that names none: those of its role."""
    return operation.prompt_at if facts.get("role") == "prompt" else operation.params_at


def _uploads(facts: dict[str, Any], gateway: Gateway, provenances: Provenances) -> Uploads | None:
    mine: dict[str, Any] | None = facts.get("uploads")
    if mine is None:
        return None
    shared = gateway.uploads
    defaults = {limit.kind: limit for limit in shared.limits}
    own = "param" in mine
    return Uploads(
        via=shared.via,
        argument=snake(mine["param"]) if own else shared.argument,
        max_files=mine.get("max_files"),
        limits=tuple(
            MediaLimit(
                kind=kind,
                max_bytes=mine[kind].get(
                    "max_bytes", defaults[kind].max_bytes if kind in defaults else None
                ),
                mime_types=tuple(
                    mine[kind].get(
                        "mime_types", defaults[kind].mime_types if kind in defaults else ()
                    )
                ),
                provenance=provenances.of(f"uploads.{kind}"),
            )
            for kind in KINDS_OF_FILES
            if kind in mine
        ),
        token_answer=shared.token_answer,
        token_field=shared.token_field,
        token_kinds=shared.token_kinds,
        form=shared.form,
        item=() if own else shared.item,
    )


def _price(facts: dict[str, Any], provenances: Provenances) -> Price:
    one: dict[str, Any] = facts.get("price", {})
    stated = [unit for unit in _UNITS if unit in one]
    amount = Decimal(str(one[stated[0]])) if stated else None
    unit = _UNITS[stated[0]] if stated else "credit"
    if "credits_per_usd" in one:
        unit = "credit"
        if amount is not None:
            amount = credits_of(amount, one["credits_per_usd"], one.get("round"))
    known = _known(one, amount)
    return Price(
        unit=unit,
        amount=None if amount is None else _plain(amount),
        per="image" if one.get("billing") == "per_image" else "request",
        known=known,
        credits_per_usd=one.get("credits_per_usd"),
        round=one.get("round"),
        provenance=provenances.of("price"),
    )


def _plain(amount: Decimal) -> str:
    """`amount` without an exponent and without zeros that say nothing."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _known(one: dict[str, Any], amount: Any) -> Literal["before", "after", "undocumented"]:
    if one.get("known") == "after":
        return "after"
    return "undocumented" if amount is None else "before"


def _lifetime(text: str | None) -> int | None:
    match = _LIFETIME.match(text or "")
    return int(match[1]) * _SECONDS[match[2]] if match else None


def _widest(param: Param, body: Object) -> Param:
    """`param` with what any mode takes: what an argument may be at all."""
    keys = body.fields
    for wire in param.at:
        keys = next((key.taken[0].kind.fields for key in keys if key.wire == wire), ())
    key = next((key for key in keys if key.wire == param.wire), None)
    return param if key is None else replace(param, kind=key.kind())
