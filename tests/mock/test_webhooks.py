"""Webhooks from an application's side: registered on the mock, delivered to it, verified by the package."""

from __future__ import annotations

import asyncio
import inspect
import json
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from gatewright import ir
from gatewright.mock import VALID_KEY, Clock, Fault, MockServer, courier, hooks
from image_gateways import (
    AsyncRivya,
    BadRequest,
    NotFound,
    Rivya,
    StandardWebhooks,
    WebhookVerificationError,
)

from .receivers import PATIENCE, receiving, until
from .shops import SIDES

DONE = ["generation.succeeded"]


def call(side: str, mock: MockServer, act: Callable[[Any], Any]) -> Any:
    """What `act` on a client returns; an async client lives in an event loop of this call alone."""
    settings = {"api_key": VALID_KEY, "base_url": mock.gateway_url("rivya")}
    if side == "sync":
        with Rivya(**settings) as client:
            return act(client)

    async def story() -> Any:
        async with AsyncRivya(**settings) as client:
            outcome = act(client)
            return await outcome if inspect.isawaitable(outcome) else outcome

    return asyncio.run(story())


def registered(
    mock: MockServer, url: str, events: list[str] | None = None, side: str = "sync"
) -> Any:
    wanted = DONE if events is None else events
    return call(side, mock, lambda one: one.webhooks.register(url, events=wanted, name="mine"))


def ended(mock: MockServer, side: str = "sync", *faults: Fault) -> str:
    """The id of a task that has ended, which nobody polled for."""
    mock.faults.add(*faults)
    task = call(side, mock, lambda one: one.qwen2_image.submit("a pier"))
    mock.clock.advance(60)
    return str(task.id)


def deliveries(mock: MockServer, id: str, side: str = "sync") -> list[dict[str, Any]]:
    return list(call(side, mock, lambda one: one.webhooks.deliveries(id)))


@pytest.mark.parametrize("side", SIDES)
def test_the_end_of_a_task_is_delivered_and_verified_though_nobody_polls(
    mock: MockServer, side: str
) -> None:
    with receiving() as receiver:
        mine = registered(mock, receiver.url, side=side)
        task = ended(mock, side)
        body, headers = receiver.next()
        event = StandardWebhooks(mine.secret).verify(body, headers)
        assert (event["type"], event["data"]["id"]) == ("generation.succeeded", task)
        assert event["data"]["status"] == "succeeded"
        until(lambda: deliveries(mock, mine.id, side)[0]["status"] == "delivered")
        (told,) = deliveries(mock, mine.id, side)
        assert (told["event"], told["response_status"]) == (event["id"], 204)
        (listed,) = call(side, mock, lambda one: one.webhooks.events())
        assert (listed["id"], listed["task"]) == (event["id"], task)
        with pytest.raises(WebhookVerificationError):
            StandardWebhooks(mine.secret).verify(body + b" ", headers)
        assert receiver.came.empty()


@pytest.mark.parametrize("side", SIDES)
def test_an_endpoint_is_told_of_what_it_asked_for_alone(mock: MockServer, side: str) -> None:
    with receiving() as receiver:
        good = registered(mock, receiver.url, side=side)
        bad = registered(mock, receiver.url, ["generation.failed"], side)
        every = registered(mock, receiver.url, ["generation.*"], side)
        other = registered(mock, receiver.url, ["balance.low"], side)
        ended(mock, side, Fault("fails"))
        came = [receiver.next() for _ in range(2)]
        secrets = {one.secret for one in (bad, every)}
        assert {one for one in secrets if any(signed(one, *sent) for sent in came)} == secrets
        assert [deliveries(mock, one.id, side) for one in (good, other)] == [[], []]
        call(side, mock, lambda one: one.webhooks.update(other.id, events=DONE))
        call(side, mock, lambda one: one.webhooks.delete(good.id))
        ended(mock, side)
        came = [receiver.next() for _ in range(2)]
        assert any(signed(other.secret, *sent) for sent in came)
        assert receiver.came.empty()


def signed(secret: str, body: bytes, headers: dict[str, str]) -> bool:
    try:
        return bool(StandardWebhooks(secret).verify(body, headers))
    except WebhookVerificationError:
        return False


def test_a_cancelled_task_is_an_event_too(mock: MockServer) -> None:
    """By the mock's own word for it, where its gateway has none."""
    with receiving() as receiver:
        registered(mock, receiver.url.replace("127.0.0.1", "localhost"), ["task.cancelled"])
        call("sync", mock, lambda one: one.qwen2_image.submit("a pier"))
        assert mock.tasks.latest(1)[0].stop(mock.clock.now())
        assert json.loads(receiver.next()[0])["type"] == "task.cancelled"


@pytest.mark.parametrize("side", SIDES)
def test_a_secret_is_shown_once_and_another_one_signs_after_a_rotation(
    mock: MockServer, side: str
) -> None:
    with receiving() as receiver:
        mine = registered(mock, receiver.url, side=side)
        looks = (
            call(side, mock, lambda one: one.webhooks.get(mine.id)),
            call(side, mock, lambda one: one.webhooks.list())[0],
            call(side, mock, lambda one: one.webhooks.update(mine.id, name="other")),
        )
        assert [(one.secret, one.secret_preview[:6]) for one in looks] == [(None, "whsec_")] * 3
        assert [one.name for one in looks] == ["mine", "mine", "other"]
        assert mine.secret.startswith("whsec_") and mine.secret not in str(looks)
        new = call(side, mock, lambda one: one.webhooks.rotate_secret(mine.id))
        answer = call(side, mock, lambda one: one.webhooks.test(mine.id))
        assert (answer["type"], answer["status"]) == ("webhook.test", "waiting")
        sent = receiver.next()
        assert signed(new.secret, *sent) and not signed(mine.secret, *sent)
        assert mine.secret not in str(mock.world.hooks.sendings())


def test_two_endpoints_have_two_secrets(mock: MockServer) -> None:
    one, other = (registered(mock, "https://a.example/hooks") for _ in range(2))
    assert one.secret != other.secret and one.id != other.id


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://a.example/hooks", "a.example is not 127.0.0.1"),
        ("http://127.0.0.2/hooks", "127.0.0.2 is not 127.0.0.1"),
        ("https://127.0.0.1:9/hooks", "over http"),
        ("http://127.0.0.1:9/a b", "characters"),
        ("http://127.0.0.1:99999/", "ort"),
    ],
)
def test_what_is_not_sent_is_listed_with_the_reason(
    mock: MockServer, url: str, reason: str
) -> None:
    mine = registered(mock, url)
    ended(mock)
    tested = call("sync", mock, lambda one: one.webhooks.test(mine.id))
    for told in (tested, *deliveries(mock, mine.id)):
        assert told["status"] == "not_sent" and reason in told["error"]
        assert told["response_status"] is None
    assert len(deliveries(mock, mine.id)) == 2
    assert reason in httpx.get(mock.url).text
    assert not mock.world.hooks.waiting


def test_a_receiver_that_refuses_or_is_not_there_is_a_failed_delivery(mock: MockServer) -> None:
    with receiving(status=500) as receiver:
        mine = registered(mock, receiver.url)
        call("sync", mock, lambda one: one.webhooks.test(mine.id))
        until(lambda: deliveries(mock, mine.id)[0]["response_status"] == 500)
        assert deliveries(mock, mine.id)[0]["status"] == "failed"
    call("sync", mock, lambda one: one.webhooks.test(mine.id))
    until(lambda: deliveries(mock, mine.id)[0]["status"] == "failed")
    assert deliveries(mock, mine.id)[0]["error"]


def test_a_receiver_that_says_nothing_is_given_up(
    mock: MockServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "PATIENCE", 0.05)
    with receiving(hangs=True) as receiver:
        mine = registered(mock, receiver.url)
        call("sync", mock, lambda one: one.webhooks.test(mine.id))
        until(lambda: deliveries(mock, mine.id)[0]["status"] == "failed")
        assert "no answer within" in deliveries(mock, mine.id)[0]["error"]


def test_a_delivery_that_hangs_delays_no_answer_and_no_shutdown(package: ir.Package) -> None:
    with receiving(hangs=True) as slow, receiving() as quick:
        with MockServer(package, clock=Clock(speed=0)) as mock:
            hangs, comes = registered(mock, slow.url), registered(mock, quick.url)
            for mine in (hangs, comes):
                call("sync", mock, lambda one, id=mine.id: one.webhooks.test(id))
            slow.next()
            quick.next()
            assert deliveries(mock, hangs.id)[0]["status"] == "waiting"
            sending = mock.world.hooks.sendings()[-1]
            start = time.monotonic()
        assert time.monotonic() - start < PATIENCE / 5
        assert sending.status == "failed" and "closed" in (sending.error or "")


def test_what_is_kept_has_an_end(mock: MockServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gatewright.mock.hook_steps.MOST_ENDPOINTS", 2)
    monkeypatch.setattr(hooks, "MOST_ENDPOINTS", 2)
    monkeypatch.setattr(hooks, "MOST_WAITING", 0)
    mine = registered(mock, "http://127.0.0.1:9/")
    registered(mock, "http://127.0.0.1:9/")
    with pytest.raises(BadRequest, match="2 endpoints already"):
        registered(mock, "http://127.0.0.1:9/")
    told = call("sync", mock, lambda one: one.webhooks.test(mine.id))
    assert told["status"] == "not_sent" and "waiting already" in told["error"]
    mock.reset()
    assert call("sync", mock, lambda one: one.webhooks.list()) == ()


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("act", ["get", "delete", "rotate_secret", "test", "deliveries"])
def test_an_endpoint_that_is_not_there_is_not_found(mock: MockServer, side: str, act: str) -> None:
    with pytest.raises(NotFound):
        call(side, mock, lambda one: getattr(one.webhooks, act)("hook_1"))


WHOLE = {"name": "mine", "url": "https://a.example", "event_types": DONE}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"name": "mine", "event_types": DONE}, "/url: is missing"),
        ({"name": "mine", "url": "https://a.example"}, "/event_types: is missing"),
        ({**WHOLE, "url": "a.example"}, "/url: expected an http or https address"),
        ({**WHOLE, "url": "http://["}, "/url: expected"),
        ({**WHOLE, "event_types": "done"}, "/event_types: expected a list"),
        ({**WHOLE, "event_types": [7]}, "/event_types: expected a list"),
        ({**WHOLE, "name": ""}, "/name: expected text"),
        ({**WHOLE, "status": "paused"}, "/status: no page documents this key"),
        ([], "expected an object"),
    ],
)
def test_a_registration_that_is_not_as_documented_is_refused(
    mock: MockServer, client: httpx.Client, body: Any, said: str
) -> None:
    answer = client.post(f"{mock.gateway_url('rivya')}/api/v1/webhooks", json=body)
    assert answer.status_code == 400 and said in answer.text
    assert not mock.world.hooks


def test_no_web_page_makes_the_mock_send_anything(mock: MockServer, client: httpx.Client) -> None:
    mine = registered(mock, "http://127.0.0.1:9/")
    home, headers = (
        f"{mock.gateway_url('rivya')}/api/v1/webhooks",
        {"origin": "https://evil.example"},
    )
    assert client.post(home, json=WHOLE, headers=headers).status_code == 400
    assert client.post(f"{home}/{mine.id}/test", headers=headers).status_code == 400
    assert len(mock.world.hooks.of("rivya")) == 1 and not mock.world.hooks.sendings()


def test_a_client_of_a_real_gateway_registers_public_addresses_alone() -> None:
    with Rivya(api_key="k") as client, pytest.raises(ValueError, match="https"):
        client.webhooks.register("http://127.0.0.1/hooks", events=DONE, name="mine")
