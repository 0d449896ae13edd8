"""Code of the caller's around a call: event hooks, transports, callbacks, odd options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

import image_gateways
from gatewright.mock import VALID_KEY, Fault
from image_gateways import (
    AuthenticationError,
    ConnectionFailed,
    GatewayError,
    InsufficientCredits,
    OutcomeUnknown,
    TaskTimeout,
    unfinished,
)

from .trials import FILE_ARGUMENT, MODELS, PNG, Lab
from .troubles import GATEWAYS, INFERRED, TASK_GATEWAYS

COLOURS = pytest.mark.parametrize("colour", ["sync", "async"])


@pytest.fixture
def lab(laboratory: Lab) -> Lab:
    laboratory.mock.reset()
    return laboratory


def posts(lab: Lab) -> int:
    return sum(seen.step == "create" for seen in lab.mock.requests)


def hooked(
    lab: Lab, gateway: str, colour: str, hook: Callable[[Any], None], on: str = "response"
) -> Any:
    """What `generate` does with a client whose responses, or requests, meet `hook`."""
    name, model = MODELS[gateway]
    options: dict[str, Any] = {
        "api_key": VALID_KEY,
        "base_url": lab.mock.gateway_url(gateway),
        "env": lab.env,
    }
    if colour == "sync":
        with httpx.Client(event_hooks={on: [hook]}) as http:
            client = getattr(image_gateways, name)(http_client=http, **options)
            return getattr(client, model).generate("a fox")

    async def later(seen: Any) -> None:
        hook(seen)

    async def main() -> Any:
        async with httpx.AsyncClient(event_hooks={on: [later]}) as http:
            client = getattr(image_gateways, f"Async{name}")(http_client=http, **options)
            return await getattr(client, model).generate("a fox")

    return lab.do(main())


def broken(response: httpx.Response) -> None:
    raise KeyError("metrics")


def strict(response: httpx.Response) -> None:
    response.raise_for_status()


@COLOURS
@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_hook_that_raises_after_a_charge_is_an_unknown_outcome(
    lab: Lab, gateway: str, colour: str
) -> None:
    with pytest.raises(OutcomeUnknown, match="metrics") as caught:
        hooked(lab, gateway, colour, broken)
    assert lab.mock.ledger.count() == 1
    assert caught.value.request_body["prompt"] == "a fox"


@COLOURS
@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_a_hook_that_raises_on_polls_only_leaves_the_tasks_id(
    lab: Lab, gateway: str, colour: str
) -> None:
    def on_polls(response: httpx.Response) -> None:
        if response.request.method == "GET":
            broken(response)

    with pytest.raises(GatewayError) as caught:
        hooked(lab, gateway, colour, on_polls)
    (charge,) = lab.mock.ledger.charges()
    assert caught.value.task_id == charge.task


@COLOURS
@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_hook_that_raises_for_status_leaves_a_clear_refusal_clear(
    lab: Lab, gateway: str, colour: str
) -> None:
    lab.mock.faults.add(Fault("refusal", means="insufficient_credits"))
    with pytest.raises(GatewayError) as caught:
        hooked(lab, gateway, colour, strict)
    assert not isinstance(caught.value, OutcomeUnknown)
    assert isinstance(caught.value, InsufficientCredits) or caught.value.status != 402
    assert caught.value.nothing_created
    assert (posts(lab), lab.mock.ledger.count()) == (1, 0)


@COLOURS
@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_refusal_of_another_server_in_a_hook_says_nothing_about_the_create(
    lab: Lab, gateway: str, colour: str
) -> None:
    def metrics(response: httpx.Response) -> None:
        request = httpx.Request("POST", "https://metrics.example/")
        httpx.Response(401, request=request).raise_for_status()

    with pytest.raises(OutcomeUnknown):
        hooked(lab, gateway, colour, metrics)
    assert lab.mock.ledger.count() == 1


@COLOURS
@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_hook_that_raises_before_the_request_leaves_has_ordered_nothing(
    lab: Lab, gateway: str, colour: str
) -> None:
    def sign(request: httpx.Request) -> None:
        raise LookupError(f"no signature for {len(request.content)} bytes")

    with pytest.raises(ConnectionFailed, match="no signature") as caught:
        hooked(lab, gateway, colour, sign, "request")
    assert caught.value.nothing_created
    assert (lab.mock.requests, lab.mock.ledger.count()) == ((), 0)


@COLOURS
@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_a_hook_that_raises_before_each_poll_leaves_the_tasks_id(
    lab: Lab, gateway: str, colour: str
) -> None:
    def sign(request: httpx.Request) -> None:
        if request.method == "GET":
            raise LookupError("no signature")

    with pytest.raises(TaskTimeout) as caught:
        hooked(lab, gateway, colour, sign, "request")
    (charge,) = lab.mock.ledger.charges()
    assert caught.value.task_id == charge.task
    assert not caught.value.is_retry_safe


def unreached(response: httpx.Response) -> None:
    """Tells a server of metrics, which is down."""
    raise httpx.ConnectError("down", request=httpx.Request("POST", "https://metrics.example/"))


def of_another_call(response: httpx.Response) -> None:
    """Looks at the balance with a wrong key."""
    raise AuthenticationError("no", operation="balance", nothing_created=True)


@COLOURS
@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("hook", [unreached, of_another_call])
def test_what_a_hook_met_on_its_own_way_says_nothing_about_the_create(
    lab: Lab, gateway: str, colour: str, hook: Callable[[httpx.Response], None]
) -> None:
    with pytest.raises(OutcomeUnknown) as caught:
        hooked(lab, gateway, colour, hook)
    assert not caught.value.is_retry_safe
    assert lab.mock.ledger.count() == 1


@COLOURS
def test_a_refusal_that_a_hook_read_keeps_its_code(lab: Lab, colour: str) -> None:
    def logged(response: httpx.Response) -> None:
        if colour == "sync":
            response.read()
        response.raise_for_status()

    lab.mock.faults.add(Fault("refusal", means="insufficient_credits"))
    with pytest.raises(InsufficientCredits) as caught:
        hooked(lab, "rivya", colour, logged)
    assert caught.value.nothing_created
    assert (caught.value.code == "insufficient_credits") == (colour == "sync")


@COLOURS
@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_a_hook_that_raises_for_status_on_a_poll_leaves_the_stage_clear(
    lab: Lab, gateway: str, colour: str
) -> None:
    lab.mock.faults.add(Fault("refusal", on="poll", means="authentication", times=None))
    with pytest.raises(AuthenticationError) as caught:
        hooked(lab, gateway, colour, strict)
    error = caught.value
    assert (error.operation, error.task_id) == ("poll", lab.mock.ledger.charges()[0].task)
    assert not error.is_retry_safe
    assert "othing was created" not in str(error)


class Broken(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport of somebody's that sends, then fails in a way of its own."""

    def __init__(self) -> None:
        self._sync, self._async = httpx.HTTPTransport(), httpx.AsyncHTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._sync.handle_request(request).read()
        raise ZeroDivisionError("cache")

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await (await self._async.handle_async_request(request)).aread()
        raise httpx.ConnectError("the second attempt found no way", request=request)

    def close(self) -> None:
        self._sync.close()

    async def aclose(self) -> None:
        await self._async.aclose()


@COLOURS
@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_transport_that_fails_after_it_sent_is_an_unknown_outcome(
    lab: Lab, gateway: str, colour: str
) -> None:
    name, model = MODELS[gateway]
    options: dict[str, Any] = {
        "api_key": VALID_KEY, "base_url": lab.mock.gateway_url(gateway), "env": lab.env,
        "max_retries": 0,
    }  # fmt: skip

    async def main() -> None:
        async with httpx.AsyncClient(transport=Broken()) as http:
            client = getattr(image_gateways, f"Async{name}")(http_client=http, **options)
            await getattr(client, model).generate("a fox")

    with pytest.raises(OutcomeUnknown) as caught:
        if colour == "async":
            lab.do(main())
        else:
            with httpx.Client(transport=Broken()) as http:
                client = getattr(image_gateways, name)(http_client=http, **options)
                getattr(client, model).generate("a fox")
    assert lab.mock.ledger.count() == 1
    assert (caught.value.idempotency_key is not None) == (gateway in INFERRED)


async def coroutine(news: object) -> None:
    """A callback for async clients only."""


WRONG: list[dict[str, Any]] = [
    {"on_progress": "x"},
    {"on_progress": lambda one, two: None},
    {"on_progress": lambda: None},
    {"on_task": 5},
    {"on_task": lambda one, two: None},
    {"extra_body": [1]},
    {"extra_body": {"beyond": None}},
    {"extra_body": {None: 1}},
    {"extra_body": {"x": {1, 2}}},
    {"extra_headers": [("a", "b")]},
    {"extra_headers": {1: "b"}},
]


@COLOURS
@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("options", WRONG, ids=range(len(WRONG)))
def test_a_wrong_option_is_refused_before_anything_is_sent(
    lab: Lab, gateway: str, colour: str, options: dict[str, Any]
) -> None:
    model = getattr(lab.client(gateway, colour), MODELS[gateway][1])
    with pytest.raises(TypeError, match=next(iter(options))):
        lab.do(model.generate("a fox", **options))
    assert lab.mock.requests == ()


@COLOURS
@pytest.mark.parametrize("gateway", FILE_ARGUMENT)
@pytest.mark.parametrize("value", [{1, 2}, float("nan"), b"x", "\ud800", object()])
def test_an_extra_body_that_cannot_travel_is_refused_before_a_file_is_uploaded(
    lab: Lab, gateway: str, colour: str, value: object
) -> None:
    model = getattr(lab.client(gateway, colour), MODELS[gateway][1])
    with pytest.raises((TypeError, ValueError), match="extra_body"):
        lab.do(model.generate("a fox", extra_body={"x": value}, **{FILE_ARGUMENT[gateway]: [PNG]}))
    assert lab.mock.requests == ()


@pytest.mark.parametrize("name", ["on_progress", "on_task"])
def test_a_coroutine_function_is_refused_by_a_sync_client_before_anything_is_sent(
    lab: Lab, name: str
) -> None:
    with pytest.raises(TypeError, match="plain function"):
        lab.client("rivya", "sync").qwen2_image.generate("a fox", **{name: coroutine})
    assert lab.mock.requests == ()


@COLOURS
@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
@pytest.mark.parametrize("call", ["generate", "submit"])
def test_on_task_tells_the_id_before_anything_else_happens(
    lab: Lab, gateway: str, colour: str, call: str
) -> None:
    told: list[tuple[str, int]] = []
    model = getattr(lab.client(gateway, colour), MODELS[gateway][1])
    lab.do(
        getattr(model, call)("a fox", on_task=lambda id: told.append((id, len(lab.mock.requests))))
    )
    assert told == [(lab.mock.ledger.charges()[0].task, 1)]


@COLOURS
@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("name", ["on_progress", "on_task"])
def test_an_error_of_ours_that_a_callback_brings_from_another_call_is_not_safe_to_repeat(
    lab: Lab, gateway: str, colour: str, name: str
) -> None:
    if name == "on_task" and gateway not in TASK_GATEWAYS:
        pytest.skip("it has no tasks")

    def looks_at_the_balance(_: object) -> None:
        raise AuthenticationError("no", operation="balance", nothing_created=True)

    client = lab.client(gateway, colour)
    with pytest.raises(AuthenticationError) as caught:
        lab.do(
            getattr(client, MODELS[gateway][1]).generate("a fox", **{name: looks_at_the_balance})
        )
    error, (charge,) = caught.value, lab.mock.ledger.charges()
    assert not error.is_retry_safe
    if gateway in TASK_GATEWAYS:
        assert error.task_id == charge.task
    else:
        found = unfinished(error)
        assert found is not None
        assert client.unfinished == (found,)
        assert len(found.outcome.outputs) == 1
