"""A gateway's file → `ir.Gateway`, still without its models."""

from __future__ import annotations

import re
from typing import Any, cast

from ..ir import Answer, Endpoint, ErrorCode, Gateway, GatewayUploads, Operation
from ..names import constant, snake
from ..runtime.catalog.info import WebhookInfo
from .files import KINDS_OF_FILES, limit_of
from .provenance import Provenances
from .values import container, param_of

_SLOT = re.compile(r"<([a-z0-9_.]+)>\Z")
_TASK_STATES = ("created", "pending", "succeeded", "failed")
_BEARER = ("authorization", "Bearer ")


def gateway_of(name: str, facts: dict[str, Any]) -> Gateway:
    """The gateway that the file of that name describes."""
    provenances = Provenances(facts)
    auth = facts["auth"]
    polling = facts.get("polling", {})
    idempotency = facts.get("idempotency", {})
    errors = facts.get("errors", {})
    inferred = (
        idempotency.get("deduplicates") is True
        and provenances.of("idempotency.deduplicates").how != "source"
    )
    env = constant(name)
    header, before, query = _key_place(auth)
    return Gateway(
        name=name,
        title=facts["title"],
        class_name=facts["class"],
        module=snake(name),
        base_url=facts["base_url"],
        hosts=_hosts(facts),
        key_header=header,
        key_before=before,
        key_query=query,
        # Documented variables first; the uniform one works on every gateway.
        key_env=tuple(dict.fromkeys([*auth["env"], f"{env}_API_KEY"])),
        base_url_env=f"{env}_BASE_URL",
        key_prefix=auth.get("key_prefix"),
        operations=tuple(
            _operation(key, one, facts.get("answers", {}))
            for key, one in facts["operations"].items()
        ),
        params=tuple(
            param_of(key, one, provenances, f"params.{key}", ())
            for key, one in facts.get("params", {}).items()
        ),
        endpoints=tuple(_endpoint(key, one) for key, one in facts.get("endpoints", {}).items()),
        states=_words(facts.get("states", {})),
        older_states=_words(facts.get("older_states", {})),
        poll_first=_range(polling.get("first")),
        poll_every=_range(polling.get("every")),
        deadline=polling["deadline"],
        idempotency_header=idempotency.get("header"),
        deduplicates=None if inferred else idempotency.get("deduplicates"),
        infers_deduplication=inferred,
        idempotency_conflict=idempotency.get("conflict"),
        charges=tuple(facts.get("charges", {}).items()),
        refusals_cost=facts.get("charges", {}).get("rejected") == "charged",
        retry_after=facts.get("rate_limit", {}).get("retry_after"),
        timestamps=facts.get("timestamps"),
        error_code_type=errors.get("code_type", "string"),
        error_families=tuple(errors.get("families", ())),
        error_http=tuple(errors.get("http", {}).items()),
        errors=tuple(
            ErrorCode(code, one.get("http"), one["means"], one.get("type", ""))
            for code, one in errors.get("codes", {}).items()
        ),
        answers=tuple(
            _answer(state, body)
            for state, body in facts.get("answers", {}).items()
            if state not in (*_TASK_STATES, *KINDS_OF_FILES)
        ),
        tracing_argument=_tracing(facts),
        uploads=_uploads(facts["uploads"], provenances),
        webhooks=_webhooks(facts["webhooks"]) if "webhooks" in facts else None,
        sources=provenances.sources,
        facts=facts,
    )


def _key_place(auth: dict[str, Any]) -> tuple[str, str, str]:
    """(header, what stands before the key in it, query param); one of header and query is empty."""
    return (
        "" if "query" in auth else auth.get("header", _BEARER[0]),
        _BEARER[1] if "scheme" in auth else auth.get("prefix", ""),
        auth.get("query", ""),
    )


def _hosts(facts: dict[str, Any]) -> tuple[str, ...]:
    """The listed hosts, and those of operations that have an own one."""
    own = [one["base_url"] for one in facts["operations"].values() if "base_url" in one]
    return tuple(dict.fromkeys([*facts.get("hosts", ()), *own]))


def _tracing(facts: dict[str, Any]) -> str:
    key = facts.get("tracing", {}).get("param", "")
    # `check` reports a param that is not there, and still builds the gateway to check examples.
    param = facts.get("params", {}).get(key)
    return "" if param is None else param.get("name") or snake(key)


def _webhooks(facts: dict[str, Any]) -> WebhookInfo:
    ends = (_endpoint(action, text) for action, text in facts["endpoints"].items())
    return WebhookInfo(
        endpoints={one.name: (one.method, one.path) for one in ends},
        fields=facts["fields"],
        required=tuple(facts.get("required", ())),
        signature=facts.get("signature"),
    )


def _uploads(facts: dict[str, Any], provenances: Provenances) -> GatewayUploads:
    token = facts.get("token", {})
    return GatewayUploads(
        via=facts["via"],
        argument=facts.get("argument", ""),
        field=facts.get("field", ""),
        item=tuple(facts.get("roles", {}).items()),
        limits=tuple(
            limit_of(kind, facts[kind], f"uploads.{kind}", provenances)
            for kind in KINDS_OF_FILES
            if kind in facts
        ),
        token_field=token.get("field", ""),
        token_kinds=tuple(token.get("kinds", ())),
        form=tuple(facts.get("form", {}).items()),
        longest_request_id=facts.get("client_request_id_max_length"),
        put=tuple(facts.get("put", {}).items()),
    )


def _operation(name: str, facts: dict[str, Any], shared: dict[str, Any]) -> Operation:
    request = facts["request"]
    own: dict[str, Any] = facts.get("answers", {})
    ends = {step: _endpoint(step, facts[step]) for step in _STEPS if step in facts}
    return Operation(
        name=name,
        media=tuple(facts["media"]),
        base_url=facts.get("base_url", ""),
        create=ends["create"],
        poll=ends.get("poll"),
        result=ends.get("result"),
        cancel=ends.get("cancel"),
        stream=ends.get("stream"),
        model_in=request["model"],
        model_at=container(request.get("model_key", "model")) if request["model"] == "body" else (),
        multipart=request.get("encoding") == "multipart",
        key_place=_key_place(facts["auth"]) if "auth" in facts else None,
        prompt_at=container(request.get("prompt", "")),
        params_at=container(request.get("params", "")),
        created_http=facts.get("created_http"),
        answers=task_answers({**shared, **own}),
        by_medium=tuple(
            (medium, answers)
            for medium in facts["media"]
            if (answers := task_answers({**shared.get(medium, {}), **own.get(medium, {})}))
        ),
    )


_STEPS = ("create", "poll", "result", "cancel", "stream")


def task_answers(envelopes: dict[str, Any]) -> tuple[Answer, ...]:
    """The envelopes of a task among `envelopes`."""
    return tuple(_answer(state, body) for state, body in envelopes.items() if state in _TASK_STATES)


def _endpoint(name: str, text: str) -> Endpoint:
    method, _, path = text.partition(" ")
    return Endpoint(name, method, path)


def _words(by_meaning: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((word, meaning) for meaning, words in by_meaning.items() for word in words)


def _range(bounds: list[float] | None) -> tuple[float, float] | None:
    return None if bounds is None else (bounds[0], bounds[1])


def _answer(state: str, body: Any) -> Answer:
    return Answer(state, body, tuple(_slots(body, ())))


def _slots(node: Any, path: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Every slot below `node` with its path."""
    if isinstance(node, dict):
        keys = cast(dict[str, object], node)
        return [found for key, child in keys.items() for found in _slots(child, (*path, key))]
    if isinstance(node, list):
        elements = cast(list[object], node)
        return [found for child in elements for found in _slots(child, (*path, "*"))]
    match = _SLOT.match(node) if isinstance(node, str) else None
    return [(match[1], path)] if match else []
