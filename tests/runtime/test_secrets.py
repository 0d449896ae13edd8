"""The key is in the Authorization header to its own gateway, and nowhere else."""

from __future__ import annotations

import copy
import io
import json
import logging
import pickle
import traceback
from typing import Any

import httpx
import pytest

from gatewright.runtime.client import errors, log
from gatewright.runtime.client.secret import Credentials, Secret, origin

from .conftest import KEY, World, answer, done, error, task
from .gateways import DEDUP
from .pictures import png


def told(caught: BaseException) -> str:
    """All that an error can tell, the locals of its frames included."""
    lines = traceback.TracebackException.from_exception(caught, capture_locals=True).format()
    return "".join(lines) + str(caught) + repr(caught) + repr(vars(caught))


def echo(status: int) -> Any:
    """A gateway that repeats what it was sent."""

    def repeat(request: httpx.Request) -> httpx.Response:
        said = f"bad key {request.headers['authorization']}"
        data = {"error": {"code": "key", "message": said}, "id": None}
        return answer(status, data, x_request_id=said)

    return repeat


def test_the_key_goes_to_its_gateway(world: World) -> None:
    world.plays(task(), done())
    world.do(world.client("dedup").one.generate("a fox"))
    assert [one.headers["authorization"] for one in world.requests] == [f"Bearer {KEY}"] * 2


@pytest.mark.parametrize(
    "steps",
    [
        [echo(200)],
        [echo(400)],
        [echo(401)],
        [echo(500)],
        [httpx.ReadError(f"lost while sending {KEY}")],
        [lambda request: task(), echo(401)],
    ],
    ids=range(6),
)
def test_no_error_tells_the_key(
    world: World, steps: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    world.plays(*steps)
    client = world.client("plain")
    with pytest.raises(errors.GatewayError) as caught:
        world.do(client.one.generate("a fox"))
    if not isinstance(steps[0], httpx.ReadError):
        assert KEY not in told(caught.value)
    assert KEY not in caplog.text
    assert KEY not in repr(client) + repr(vars(client)) + repr(vars(client._session))


def test_a_result_with_an_echoed_key_is_free_of_it(world: World) -> None:
    world.plays(task(), task("done", urls=[f"https://cdn.example/1.png?key={KEY}"]))
    result = world.do(world.client("plain").one.generate("a fox"))
    assert KEY not in repr(result.raw) + repr(result.images)


def test_the_log_shows_requests_and_not_the_key(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(log.VARIABLE, "debug")
    stream = io.StringIO()
    client = world.client("dedup")
    (handler,) = [one for one in log.LOGGER.handlers if one.get_name() == log.VARIABLE]
    monkeypatch.setattr(handler, "stream", stream)
    try:
        world.plays(echo(503), task(), task("done", urls=["https://cdn.example/1?sig=abc"]))
        world.plays(httpx.Response(200, content=png()))
        result = world.do(client.one.generate(KEY))
        world.do(result.images[0].read())
    finally:
        log.LOGGER.removeHandler(handler)
        log.LOGGER.setLevel(logging.NOTSET)
    shown = stream.getvalue()
    assert "POST https://dedup.example/v1/generations (with its key" in shown
    assert "<- 503" in shown
    assert "GET https://cdn.example/1?… at 93.184.216.34 (no key)" in shown
    assert KEY not in shown
    assert "sig=abc" not in shown.replace('"https://cdn.example/1?sig=abc"', "")


def test_a_key_is_neither_shown_nor_pickled() -> None:
    key = Secret(KEY)
    assert KEY not in f"{key} {key!r} {[key]}"
    with pytest.raises(TypeError):
        pickle.dumps(key)
    with pytest.raises(TypeError):
        copy.deepcopy(key)


@pytest.mark.parametrize(
    "url",
    [
        "http://gateway.example/v1",
        "https://gateway.example:8443/v1",
        "https://gateway.example.evil.example/v1",
        "https://evil.example/gateway.example",
        "https://gateway.example@evil.example/",
    ],
)
def test_another_origin_gets_no_key(url: str) -> None:
    credentials = Credentials(DEDUP, Secret(KEY), ("https://gateway.example/api",))
    assert credentials.key_for("https://gateway.example:443/v1/x") is not None
    assert credentials.key_for(url) is None


def test_an_origin_is_scheme_host_and_port() -> None:
    assert origin("HTTPS://Gateway.Example./x") == ("https", "gateway.example", 443)


@pytest.mark.parametrize("value", ["", "two words", "naïve", "line\nbreak", "tab\tbed"])
def test_a_key_that_no_header_can_carry_is_refused_without_showing_it(
    world: World, value: str
) -> None:
    client = world.client("dedup", api_key=value)
    with pytest.raises(errors.MissingKey) as caught:
        world.do(client.balance())
    assert not value or value not in str(caught.value)
    assert world.requests == []


def test_a_redirect_takes_the_key_nowhere(world: World) -> None:
    moved = httpx.Response(307, headers={"location": "https://evil.example/"})
    world.plays(moved)
    with pytest.raises(errors.StatusError):
        world.do(world.client("dedup", max_retries=0).balance())
    assert len(world.requests) == 1


def test_a_client_of_ones_own_cannot_add_its_secrets_to_a_download(world: World) -> None:
    world.plays(task(), done(), httpx.Response(200, content=png()))
    client = world.client("dedup")
    http = client._session.connection.given
    http.headers["authorization"] = "Bearer other"
    http.headers["x-company"] = "secret"
    http.params = {"company": "secret"}
    http.cookies.set("session", "secret")
    result = world.do(client.one.generate("a fox"))
    assert world.requests[0].headers["authorization"] == f"Bearer {KEY}"
    http.auth = ("user", "password")
    world.do(result.images[0].read())
    sent = world.requests[-1]
    assert not {"authorization", "cookie", "x-company"} & set(sent.headers)
    assert "company" not in str(sent.url)


def test_errors_can_be_pickled_with_all_they_know(world: World) -> None:
    world.plays(error(402, "broke"))
    with pytest.raises(errors.InsufficientCredits) as caught:
        world.do(world.client("plain").one.generate("a fox"))
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is errors.InsufficientCredits
    assert (again.status, again.code, str(again)) == (402, "broke", str(caught.value))


def test_a_key_that_comes_back_in_a_broken_status_line_is_in_no_error(world: World) -> None:
    world.plays(httpx.RemoteProtocolError(f"illegal status line: {KEY}"))
    with pytest.raises(errors.OutcomeUnknown) as caught:
        world.do(world.client("plain").one.generate("a fox"))
    assert "illegal status line" in str(caught.value)
    assert KEY.encode() not in pickle.dumps(caught.value)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("id", ["\ud800", ".", "..", "x" * 70_000])
def test_an_id_that_leads_nowhere_is_in_an_error_of_ours(world: World, id: str) -> None:
    def odd(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=json.dumps({"id": id, "status": "queued"}).encode())

    world.plays(odd)
    with pytest.raises(errors.GatewayError) as caught:
        world.do(world.client("dedup").one.generate("a fox"))
    assert caught.value.task_id == id
    assert not caught.value.nothing_created
    assert len(world.requests) == 1
