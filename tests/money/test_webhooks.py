"""Webhook endpoints as Rivya documents them, and the verifier that is only ever somebody's choice."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import inspect
import json
import random
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import pytest

import image_gateways
from image_gateways import (
    AsyncRivya,
    GatewayError,
    NotFound,
    Rivya,
    ServerError,
    StandardWebhooks,
    WebhookVerificationError,
)
from image_gateways._runtime.client.env import Env

ENDPOINT = {
    "id": "whend_1",
    "object": "webhook_endpoint",
    "name": "done",
    "url": "https://app.example/hook",
    "event_types": ["generation.succeeded", "generation.failed"],
    "status": "active",
    "secret_preview": "whsec_...abc",
    "signing_secret": "whsec_canary",
    "failure_count": 0,
}
HOME = "/api/v1/webhooks"


class Gateway:
    """Answers with what a test scripted, and keeps what was asked."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content) if request.content else None
        self.asked.append((request.method, request.url.raw_path.decode(), body))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


async def no_sleep(seconds: float) -> None:
    """Nothing."""


def call(colour: str, gateway: Gateway, act: Callable[[Any], Any]) -> Any:
    """`act` on the webhooks of a client."""
    env = Env(sleep=lambda seconds: None, async_sleep=no_sleep)
    transport = httpx.MockTransport(gateway)
    if colour == "sync":
        http = httpx.Client(transport=transport)
        return act(Rivya(api_key="k", http_client=http, env=env).webhooks)

    async def main() -> Any:
        async with httpx.AsyncClient(transport=transport) as http:
            outcome = act(AsyncRivya(api_key="k", http_client=http, env=env).webhooks)
            return await outcome if inspect.isawaitable(outcome) else outcome

    return asyncio.run(main())


def ok(data: Any = None, status: int = 200) -> httpx.Response:
    return httpx.Response(status, json=data)


EVENTS = ["generation.succeeded"]
CALLS: dict[str, tuple[Callable[[Any], Any], tuple[str, str, Any], Any]] = {
    "register": (
        lambda hooks: hooks.register(ENDPOINT["url"], events=EVENTS, name="done"),
        ("POST", HOME, {"name": "done", "url": ENDPOINT["url"], "event_types": EVENTS}),
        ENDPOINT,
    ),
    "list": (lambda hooks: hooks.list(), ("GET", HOME, None), {"data": [ENDPOINT]}),
    "get": (lambda hooks: hooks.get("whend_1"), ("GET", f"{HOME}/whend_1", None), ENDPOINT),
    "update": (
        lambda hooks: hooks.update("whend_1", name="other"),
        ("PATCH", f"{HOME}/whend_1", {"name": "other"}),
        ENDPOINT,
    ),
    "rotate_secret": (
        lambda hooks: hooks.rotate_secret("whend_1"),
        ("POST", f"{HOME}/whend_1/rotate-secret", None),
        ENDPOINT,
    ),
    "delete": (lambda hooks: hooks.delete("a/b"), ("DELETE", f"{HOME}/a%2Fb", None), {}),
    "test": (lambda hooks: hooks.test("whend_1"), ("POST", f"{HOME}/whend_1/test", None), {}),
    "deliveries": (
        lambda hooks: hooks.deliveries("whend_1"),
        ("GET", f"{HOME}/whend_1/deliveries", None),
        [{"id": "d"}],
    ),
    "events": (lambda hooks: hooks.events(), ("GET", "/api/v1/webhook-events", None), {"data": []}),
}


@pytest.mark.parametrize("colour", ["sync", "async"])
@pytest.mark.parametrize("name", CALLS)
def test_each_endpoint_is_asked_as_it_is_documented(name: str, colour: str) -> None:
    act, asked, answer = CALLS[name]
    gateway = Gateway(ok(answer))
    found = call(colour, gateway, act)
    assert gateway.asked == [asked]
    if answer == ENDPOINT:
        assert (found.id, found.url, found.status) == ("whend_1", ENDPOINT["url"], "active")
        assert found.events == tuple(ENDPOINT["event_types"])  # type: ignore[arg-type]
        assert found.secret == "whsec_canary" and found.secret_preview == "whsec_...abc"
        assert "whsec_canary" not in repr(found)
        assert found.raw == ENDPOINT
    if name == "list":
        assert [one.id for one in found] == ["whend_1"]


@pytest.mark.parametrize("name", ["register", "rotate_secret", "test"])
def test_what_would_make_a_second_one_is_sent_once(name: str) -> None:
    for answer in (httpx.ReadError("reset"), ok(status=503)):
        gateway = Gateway(answer)
        with pytest.raises(GatewayError):
            call("sync", gateway, CALLS[name][0])
        assert len(gateway.asked) == 1


@pytest.mark.parametrize("name", ["list", "get", "update", "delete"])
def test_what_may_be_repeated_is(name: str) -> None:
    gateway = Gateway(httpx.ReadError("reset"), ok(CALLS[name][2]))
    call("sync", gateway, CALLS[name][0])
    assert len(gateway.asked) == 2


def test_an_empty_answer_is_fine_and_a_refusal_is_its_own_error() -> None:
    assert call("sync", Gateway(httpx.Response(204)), CALLS["delete"][0]) is None
    with pytest.raises(NotFound):
        call("sync", Gateway(ok({"error": {"code": "not_found"}}, 404)), CALLS["get"][0])
    with pytest.raises(ServerError, match="no list"):
        call("sync", Gateway(ok({"x": 1})), CALLS["list"][0])
    with pytest.raises(ServerError, match="several lists"):
        call("sync", Gateway(ok({"x": [], "y": []})), CALLS["list"][0])
    odd = call("sync", Gateway(ok({"event_types": "x", "id": 7})), CALLS["get"][0])
    assert (odd.id, odd.events, odd.url) == ("7", (), None)


@pytest.mark.parametrize(
    "url",
    [
        "http://app.example/hook",
        "https://user:pass@app.example/",
        "https://app.example/#part",
        "https://localhost/hook",
        "https://a.localhost/",
        "https://127.0.0.1/hook",
        "https://10.0.0.1/hook",
        "https://[::1]/hook",
        "https://",
        "https://[",
        "ftp://app.example",
    ],
)
def test_an_address_that_no_event_could_reach_is_refused_offline(url: str) -> None:
    gateway = Gateway()
    with pytest.raises(ValueError, match=r"webhook|public"):
        call("sync", gateway, lambda hooks: hooks.register(url, events=EVENTS, name="x"))
    assert gateway.asked == []


def test_wrong_calls_are_refused_offline() -> None:
    for act, kind in (
        (lambda hooks: hooks.update("w"), ValueError),
        (lambda hooks: hooks.get(".."), ValueError),
        (lambda hooks: hooks.register("https://a.example", events="x", name="x"), TypeError),
        (lambda hooks: hooks.register("https://a.example", events=EVENTS), TypeError),
        (lambda hooks: hooks.register("https://a.example", name="x"), TypeError),
    ):
        with pytest.raises(kind):
            call("sync", Gateway(), act)


def test_only_gateways_that_document_webhooks_have_them() -> None:
    have = {
        name
        for name in image_gateways.__all__
        if isinstance(getattr(getattr(image_gateways, name), "webhooks", None), property)
    }
    assert have == {"Rivya", "AsyncRivya"}


SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
MOMENT = 1614265330
VECTOR = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": str(MOMENT),
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
BODY = b'{"test": 2432232314}'


def verifier(now: float = MOMENT) -> StandardWebhooks:
    return StandardWebhooks(SECRET, clock=lambda: now)


def signed(body: bytes, moment: int = MOMENT, secret: str = SECRET) -> dict[str, str]:
    """Headers as a sender would make them, written here from the specification."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    text = b"msg_1.%d.%s" % (moment, body)
    digest = base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode()
    return {
        "Webhook-Id": "msg_1",
        "Webhook-Timestamp": str(moment),
        "Webhook-Signature": f"v1a,xxxx v1,{digest}",
    }


def test_the_published_vector_is_verified() -> None:
    assert verifier().verify(BODY, VECTOR) == {"test": 2432232314}
    assert verifier().verify(BODY, {name.title(): text for name, text in VECTOR.items()})
    assert StandardWebhooks(SECRET.removeprefix("whsec_"), clock=lambda: MOMENT)


@pytest.mark.parametrize(("late", "fine"), [(0, True), (300, True), (-300, True), (301, False), (-301, False)])  # fmt: skip
def test_five_minutes_either_way_are_tolerated(late: int, fine: bool) -> None:
    if fine:
        assert verifier(MOMENT + late).verify(BODY, VECTOR)
        return
    with pytest.raises(WebhookVerificationError, match="too old"):
        verifier(MOMENT + late).verify(BODY, VECTOR)


@pytest.mark.parametrize(
    ("body", "change"),
    [
        (BODY + b" ", {}),
        (BODY, {"webhook-id": "msg_other"}),
        (BODY, {"webhook-timestamp": str(MOMENT + 1)}),
        (BODY, {"webhook-timestamp": "soon"}),
        (BODY, {"webhook-timestamp": "١٦١٤٢٦٥٣٣٠"}),
        (BODY, {"webhook-timestamp": "9" * 5000}),
        (BODY, {"webhook-signature": ""}),
        (BODY, {"webhook-signature": "v1,"}),
        (BODY, {"webhook-signature": VECTOR["webhook-signature"].replace("v1", "v2")}),
        (BODY, {"webhook-signature": "v1," + "A" * 43 + "="}),
        (BODY, {"webhook-signature": "v1,é"}),
    ],
)
def test_anything_else_is_not(body: bytes, change: Mapping[str, str]) -> None:
    with pytest.raises(WebhookVerificationError):
        verifier().verify(body, {**VECTOR, **change})


def test_a_signed_body_that_is_no_json_is_refused_too() -> None:
    for body in (b"\xff", b"", b"{", b"[" * 100_000):
        with pytest.raises(WebhookVerificationError):
            verifier().verify(body, signed(body))


def test_a_secret_is_needed_and_never_shown() -> None:
    for secret in ("", "whsec_", "whsec_%%%", "é"):
        with pytest.raises(ValueError, match="not base64"):
            StandardWebhooks(secret)
    assert SECRET[6:] not in repr(verifier())


def test_ten_thousand_pairs_are_told_apart() -> None:
    """Half of them signed and left alone; the others damaged in one place."""
    chance = random.Random(7)
    for number in range(10_000):
        body = json.dumps({"n": number, "x": chance.random()}).encode()
        headers: dict[Any, Any] = dict(signed(body))
        if number % 2:
            assert verifier().verify(body, headers)["n"] == number
            continue
        damaged = damage(chance, body, headers)
        with pytest.raises(WebhookVerificationError):
            verifier().verify(*damaged)


def damage(chance: random.Random, body: Any, headers: dict[Any, Any]) -> tuple[Any, Any]:
    """The pair with one thing changed, or of types that no web framework gives."""
    name = chance.choice(list(headers))
    match chance.randrange(8):
        case 0:
            place = chance.randrange(len(body))
            return body[:place] + bytes([body[place] ^ 1 << chance.randrange(8)]) + body[
                place + 1 :
            ], headers
        case 1:
            return body, {one: text for one, text in headers.items() if one != name}
        case 2:
            return body, {**headers, name: "".join(map(chr, chance.choices(range(1, 0x500), k=20)))}
        case 3:
            return body, {
                **headers,
                "Webhook-Timestamp": str(
                    MOMENT + chance.choice((-1, 1)) * chance.randint(301, 10**9)
                ),
            }
        case 4:
            return body, signed(
                body, secret="whsec_" + base64.b64encode(chance.randbytes(24)).decode()
            )
        case 5:
            return chance.choice((None, "text", 7, [])), headers
        case 6:
            return body, chance.choice((None, [], 7, {1: 2}, {**headers, name: None}))
        case _:
            return chance.randbytes(chance.randrange(200)), headers
