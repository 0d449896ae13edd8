"""A model's file → `ir.Model`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ..ir import Gateway, Model, Operation, Param, Uploads
from ..load import spec_key
from ..names import model_name, pascal, snake
from ..runtime.rules.kinds.list import List
from ..runtime.rules.kinds.object import Object
from .files import uploads_of
from .gateway import task_answers
from .modes import body_of, modes_of
from .prices import price_of, prices_by_mode
from .provenance import Provenances
from .rules import rules_of
from .sight import as_seen, unseen_parts
from .values import key_of, param_of

_LIFETIME = re.compile(r"(\d+) (second|minute|hour|day)s?\Z")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


def model_of(facts: dict[str, Any], gateway: Gateway) -> Model:
    """The model that the file describes, on its gateway."""
    provenances = Provenances(facts)
    stated, facts = facts, as_seen(facts)
    operation = _operation(facts, gateway)
    keys = _params(facts, gateway, operation, provenances)
    params = tuple(param for param in keys if param.name)
    outputs: dict[str, Any] = facts.get("outputs", {})
    name = model_name(facts)
    links = {**gateway.facts.get("links", {}), **facts.get("links", {})}
    modes = modes_of(facts)
    body = body_of(facts, modes, keys, operation, provenances)
    widest = tuple(_widest(param, body) for param in params)
    whole = price_of(facts, facts.get("price", {}), params, provenances)
    return Model(
        key=spec_key(gateway.name, facts),
        id=facts["id"],
        gateway=gateway.name,
        title=facts["title"],
        medium=facts["medium"],
        summary=facts.get("summary", ""),
        attribute=snake(name),
        class_name=pascal(name),
        operation=operation,
        params=widest,
        constants=tuple(param for param in keys if not param.name),
        modes=modes,
        rules=rules_of(facts, widest, provenances),
        body=body,
        mode_operations=tuple(
            (name, next(one for one in gateway.operations if one.name == mode["operation"]))
            for name, mode in facts.get("modes", {}).items()
            if mode.get("operation", operation.name) != operation.name
        ),
        price=whole,
        mode_prices=prices_by_mode(facts, body, modes, provenances, whole),
        answers=task_answers(facts.get("answers", {})),
        output_count=outputs.get("count"),
        count_params=tuple(f"params.{name}" for name in outputs.get("count_params", ())),
        format_param=f"params.{outputs['format_param']}" if "format_param" in outputs else "",
        seconds_param=f"params.{outputs['seconds_param']}" if "seconds_param" in outputs else "",
        links_expire=True if "lifetime" in links else links.get("expire"),
        links_lifetime=_lifetime(links.get("lifetime")),
        examples=tuple(facts.get("examples", {}).items()),
        sources=provenances.sources,
        undocumented=tuple(facts.get("undocumented", ())),
        unseen=unseen_parts(facts),
        facts=stated,
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
    provenances: Provenances,
) -> tuple[Param, ...]:
    """The model's own params, the gateway's list of files, and what it adds to every request.

    The prompt comes first, wherever it stands in the file. A constant has no name, as no argument sets it.
    """
    params: list[Param] = []
    for name, one in facts.get("params", {}).items():
        fact = f"params.{name}"
        param = param_of(name, one, provenances, fact, _default_place(one, operation))
        if docs := _docs(facts, name):
            param = replace(param, docs=docs)
        if "takes" in one:
            param = replace(param, uploads=_own_files(one, param, gateway, provenances))
        if param.kind.fixed:
            param = replace(param, name="")
        params.append(param)
    params.sort(key=lambda param: not param.positional)
    if "uploads" in facts and gateway.uploads.field:
        params.append(_reference_files(facts["uploads"], gateway, operation, provenances))
    return (*params, *(_on_the_page(param, provenances) for param in gateway.params))


def _on_the_page(param: Param, provenances: Provenances) -> Param:
    """A gateway's param; one that each model's own page states, with that page."""
    if param.provenance.how != "source" or param.provenance.source is not None:
        return param
    return replace(param, provenance=provenances.of(param.fact))


def _own_files(
    facts: dict[str, Any], param: Param, gateway: Gateway, provenances: Provenances
) -> Uploads:
    """What a param of the model takes, and how a local file travels in it."""
    uploads = uploads_of(facts["takes"], f"{param.fact}.takes", gateway, provenances)
    roles: dict[str, str] = facts.get("file_keys", {})
    one = param.kind.single()
    kinds = [key.kind() for key in one.inner_keys() if key.wire == roles.get("address")] or [one]
    return replace(
        uploads,
        max_files=param.kind.most_values(),
        item=tuple(roles.items()),
        base64=any(kind.takes_content() for kind in kinds),
        order=tuple(facts.get("order", ())),
        addresses_only=facts.get("addresses_only", False),
    )


def _reference_files(
    facts: dict[str, Any], gateway: Gateway, operation: Operation, provenances: Provenances
) -> Param:
    """The param of the gateway's own list of files."""
    shared = gateway.uploads
    uploads = replace(
        uploads_of(facts, "uploads", gateway, provenances),
        max_files=facts.get("max_files"),
        item=shared.item,
        order=tuple(facts.get("order", ())),
    )
    items: dict[str, Any] = gateway.facts["uploads"].get("item", {})
    theirs = Provenances(gateway.facts)
    item = Object(
        fields=tuple(
            key_of(param_of(name, one, theirs, f"uploads.item.{name}", (), uploads))
            for name, one in items.items()
        )
    )
    return Param(
        name=shared.argument,
        wire=shared.field,
        at=operation.params_at,
        kind=List(items=item, max_items=uploads.max_files),
        fact="uploads",
        provenance=provenances.of("uploads"),
        doc="Reference files: paths, bytes, file objects, https addresses, or items as the page shows them.",
        uploads=uploads,
        role="reference",
    )


def _docs(facts: dict[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    """What a param is for in modes that have words of their own for it."""
    modes: dict[str, dict[str, Any]] = facts.get("modes", {})
    changes = {mode: one.get("params", {}).get(name, {}) for mode, one in modes.items()}
    return tuple((mode, one["doc"]) for mode, one in changes.items() if "doc" in one)


def _default_place(facts: dict[str, Any], operation: Operation) -> tuple[str, ...]:
    """Returns the containers for a param that names none. They follow from its role."""
    return operation.prompt_at if facts.get("role") == "prompt" else operation.params_at


def _lifetime(text: str | None) -> int | None:
    match = _LIFETIME.match(text or "")
    return int(match[1]) * _SECONDS[match[2]] if match else None


def _widest(param: Param, body: Object) -> Param:
    """Returns `param` with the widest limits over all modes."""
    keys = body.fields
    for wire in param.at:
        keys = next((key.params[0].kind.inner_keys() for key in keys if key.wire == wire), ())
    key = next((key for key in keys if key.wire == param.wire), None)
    kind = param.kind if key is None else key.kind()
    return param if kind is param.kind else replace(param, kind=kind)
