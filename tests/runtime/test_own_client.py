"""A caller's own HTTP client: what it says counts, whichever library it is of."""

from __future__ import annotations

import asyncio
import contextvars
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from gatewright.runtime.client import errors

from .conftest import World, done, error, task
from .gateways import CLIENTS
from .pictures import png

PLAIN, APLAIN = CLIENTS["plain"]
DONE_URL = "https://cdn.example/1.png"


def own(world: World, **settings: Any) -> Any:
    """A client of httpx whose answers are the world's."""
    kind = httpx.Client if world.colour == "sync" else httpx.AsyncClient
    return kind(transport=httpx.MockTransport(world.handle), **settings)


def with_own(world: World, name: str = "plain", **settings: Any) -> Any:
    return world.client(name, http_client=own(world, **settings))


@pytest.fixture
def plain(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """A world whose `client` takes an `http_client` of the test's."""
    made = World.client

    def client(self: World, name: str = "dedup", **options: Any) -> Any:
        if "http_client" not in options:
            return made(self, name, **options)
        kind = CLIENTS[name][0 if self.colour == "sync" else 1]
        return kind(**{"api_key": "k" * 12, "env": self.env()} | options)

    monkeypatch.setattr(World, "client", client)
    return world


def test_headers_cookies_params_and_auth_go_with_every_exchange(plain: World) -> None:
    client = with_own(
        plain,
        headers={"x-company": "acme"},
        cookies={"session": "7"},
        params={"tenant": "north"},
        auth=("user", "password"),
    )
    plain.plays(task(), done())
    plain.do(client.one.generate("a fox"))
    for request in plain.requests:
        assert request.headers["x-company"] == "acme"
        assert request.headers["cookie"] == "session=7"
        assert request.url.params["tenant"] == "north"
        assert request.headers["authorization"].startswith("Basic ")
    assert plain.requests[1].url.params["id"] == "t1"


def test_what_the_runtime_says_itself_stays_said(plain: World) -> None:
    client = with_own(plain, headers={"authorization": "Bearer other", "content-type": "text/x"})
    plain.plays(task())
    plain.do(client.one.submit("a fox"))
    assert plain.requests[0].headers["authorization"] == f"Bearer {'k' * 12}"
    assert plain.requests[0].headers["content-type"] == "application/json"
    assert "python-httpx" not in plain.requests[0].headers["user-agent"]


def test_a_user_agent_of_the_callers_is_kept(plain: World) -> None:
    client = with_own(plain, headers={"user-agent": "acme/1"})
    plain.plays(task())
    plain.do(client.one.submit("a fox"))
    assert plain.requests[0].headers["user-agent"] == "acme/1"


@pytest.mark.parametrize(
    ("given", "options", "expected", "connect"),
    [
        (httpx.Timeout(5.0), {}, 60, 60),
        (httpx.Timeout(30.0), {}, 30, 30),
        (httpx.Timeout(40.0, connect=3.0), {}, 40, 3),
        (httpx.Timeout(None), {}, 60, 60),
        (httpx.Timeout(30.0), {"timeout": 90}, 90, 30),
    ],
)
def test_a_timeout_that_the_caller_gave_is_the_one_of_an_exchange(
    plain: World, given: httpx.Timeout, options: dict[str, Any], expected: float, connect: float
) -> None:
    client = plain.client("plain", http_client=own(plain, timeout=given), **options)
    plain.plays(task())
    plain.do(client.one.submit("a fox"))
    phases = plain.requests[0].extensions["timeout"]
    assert (phases["read"], phases["connect"]) == (expected, connect)


def test_default_headers_go_to_the_gateway_and_to_no_other(plain: World) -> None:
    client = plain.client("dedup", http_client=own(plain), default_headers={"X-Team": "red"})
    uploaded = httpx.Response(200, json={"url": "https://files.example/1"})
    plain.plays(uploaded, task(), done(), httpx.Response(200, content=png()))
    result = plain.do(client.one.generate("a fox", media=[png()], extra_headers={"x-more": "1"}))
    plain.do(result.images[0].read())
    assert [request.headers.get("x-team") for request in plain.requests] == [*["red"] * 3, None]
    assert [request.headers.get("x-more") for request in plain.requests] == [None, "1", None, None]


@pytest.mark.parametrize(
    ("headers", "complaint"),
    [
        ({"Authorization": "x"}, "default_headers cannot set Authorization"),
        ({"Idempotency-Key": "x"}, "cannot set Idempotency-Key"),
        ({"x": "a\nb"}, "no header can carry"),
        ({"x": 1}, "is a string"),
        ([("x", "y")], "is a mapping"),
    ],
)
def test_default_headers_are_checked_in_the_constructor(headers: Any, complaint: str) -> None:
    with pytest.raises((TypeError, ValueError), match=complaint):
        CLIENTS["dedup"][0](default_headers=headers)


@pytest.mark.parametrize("count", [0, 1, 4])
def test_a_call_says_how_often_it_is_tried(world: World, count: int) -> None:
    world.plays(*[error(429, retry_after="1")] * (count + 1))
    with pytest.raises(errors.RateLimited):
        world.do(world.client("plain").one.generate("a fox", max_retries=count))
    assert len(world.requests) == count + 1


def test_a_number_of_tries_that_is_none_is_refused_before_anything_is_sent(world: World) -> None:
    for wrong in (-1, 1.5, True, "2"):
        with pytest.raises(ValueError, match="whole number from 0"):
            world.do(world.client("plain").one.generate("a fox", max_retries=wrong))
    assert world.requests == []


class Session:
    """Something else that sends requests."""


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        (PLAIN, lambda: httpx.AsyncClient(), "AsyncSync takes this one"),
        (APLAIN, lambda: httpx.Client(), "takes this one"),
        (PLAIN, lambda: httpx.Client, r"pass an object, Client\(\)"),
        (PLAIN, Session, "not Session"),
        (PLAIN, lambda: "http://proxy", "httpx2.Client, not str"),
    ],
)
def test_a_wrong_kind_of_client_is_refused_in_the_constructor(
    kind: Any, given: Callable[[], Any], said: str
) -> None:
    with pytest.raises(TypeError, match=said):
        kind(http_client=given())
    with pytest.raises(TypeError, match=said):
        kind(api_key="k").with_options(http_client=given())


@pytest.mark.parametrize("name", ["proxy", "http2", "verify", "cert", "transport", "limits"])
def test_what_only_httpx_takes_is_sent_to_a_client_of_ones_own(name: str) -> None:
    with pytest.raises(TypeError, match=rf"http_client=httpx.Client\({name}=…\)"):
        PLAIN(**{name: "x"})


def test_every_option_is_named_where_none_is_near() -> None:
    with pytest.raises(TypeError, match=r"default_headers.*http_client"):
        PLAIN(zzz=1)


def test_a_closed_client_sends_nothing_and_says_so(plain: World) -> None:
    http = own(plain)
    client = plain.client("plain", http_client=http)
    plain.do(http.close() if plain.colour == "sync" else http.aclose())
    with pytest.raises(RuntimeError, match="nothing was sent: your http_client is closed"):
        plain.do(client.one.generate("a fox"))
    assert plain.requests == []


def test_a_download_after_the_with_block_goes_through_the_callers_client(plain: World) -> None:
    client = with_own(plain)
    plain.plays(task(), done(), httpx.Response(200, content=png()))
    result = plain.do(client.one.generate("a fox"))
    plain.do(client.close())
    assert plain.do(result.images[0].read()) == png()
    assert len(plain.requests) == 3


def test_a_download_through_a_client_that_the_caller_closed_names_the_picture(
    plain: World, tmp_path: Path
) -> None:
    http = own(plain)
    client = plain.client("plain", http_client=http)
    plain.plays(task(), done())
    result = plain.do(client.one.generate("a fox"))
    plain.do(http.close() if plain.colour == "sync" else http.aclose())
    with pytest.raises(errors.DownloadFailed, match="http_client is closed") as caught:
        plain.do(result.save(tmp_path / "fox.png"))
    assert caught.value.file is result.images[0]
    assert caught.value.task_id == "t1"


REQUEST_ID = contextvars.ContextVar("request_id", default="-")


def test_an_exchange_sees_the_context_of_its_caller(plain: World) -> None:
    seen: list[str] = []

    def answered(request: httpx.Request) -> httpx.Response:
        seen.append(REQUEST_ID.get())
        return plain.handle(request)

    kind = httpx.Client if plain.colour == "sync" else httpx.AsyncClient
    client = plain.client("plain", http_client=kind(transport=httpx.MockTransport(answered)))
    plain.plays(task(), done(), httpx.Response(200, content=png()))

    def calls() -> None:
        REQUEST_ID.set("req-42")
        result = plain.do(client.one.generate("a fox"))
        plain.do(result.images[0].read())

    contextvars.copy_context().run(calls)
    assert seen == ["req-42"] * 3


# Libraries and what stands in for them. None of these resolves a name: there is no such host.


def story(client: Any) -> bytes:
    result = client.one.generate("a fox")
    data: bytes = result.images[0].read()
    return data


async def async_story(client: Any) -> bytes:
    result = await client.one.generate("a fox")
    data: bytes = await result.images[0].read()
    return data


def swift_answers(library: Any) -> Callable[[Any], Any]:
    """Answers of a gateway that gives the picture at once, and of the host of the picture."""

    def answered(request: Any) -> Any:
        if request.url.host == "cdn.example":
            assert "authorization" not in request.headers
            return library.Response(200, content=png())
        return library.Response(200, json={"data": [{"url": DONE_URL}]})

    return answered


@pytest.mark.parametrize("name", ["httpx", "httpx2"])
def test_a_mock_transport_of_either_library_answers_downloads_too(name: str) -> None:
    library = pytest.importorskip(name)
    transport = library.MockTransport(swift_answers(library))
    client = CLIENTS["swift"][0](api_key="k", http_client=library.Client(transport=transport))
    assert story(client) == png()

    async def main() -> bytes:
        http = library.AsyncClient(transport=transport)
        return await async_story(CLIENTS["swift"][1](api_key="k", http_client=http))

    assert asyncio.run(main()) == png()


@pytest.mark.parametrize("name", ["httpx", "httpx2"])
@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        ("ConnectError", errors.ConnectionFailed),
        ("ProxyError", errors.ConnectionFailed),
        ("ReadError", errors.OutcomeUnknown),
        ("ReadTimeout", errors.OutcomeUnknown),
        ("RemoteProtocolError", errors.OutcomeUnknown),
    ],
)
def test_the_errors_of_either_library_are_understood(
    name: str, failure: str, expected: type[errors.GatewayError]
) -> None:
    library = pytest.importorskip(name)

    def fails(request: Any) -> Any:
        raise getattr(library, failure)("broken")

    http = library.Client(transport=library.MockTransport(fails))
    client = CLIENTS["swift"][0](api_key="k", http_client=http, max_retries=0)
    with pytest.raises(expected, match=failure):
        client.one.generate("a fox")


def test_a_refusal_that_a_hook_of_httpx2_raises_stays_that_refusal() -> None:
    library = pytest.importorskip("httpx2")
    http = library.Client(
        transport=library.MockTransport(lambda request: library.Response(402, json={})),
        event_hooks={"response": [lambda response: response.raise_for_status()]},
    )
    with pytest.raises(errors.InsufficientCredits):
        CLIENTS["swift"][0](api_key="k", http_client=http).one.generate("a fox")


def test_without_httpx_the_clients_of_our_own_are_of_httpx2(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = pytest.importorskip("httpx2")
    import sys

    from gatewright.runtime.client.http import given, own

    monkeypatch.setitem(sys.modules, "httpx", None)
    assert given.library() is library
    with own.new_client() as client:
        assert isinstance(client, library.Client)


@respx.mock
def test_respx_answers_downloads_too() -> None:
    respx.post("https://swift.example/v1/images").respond(json={"data": [{"url": DONE_URL}]})
    route = respx.get(DONE_URL).respond(content=png())
    assert story(CLIENTS["swift"][0](api_key="k")) == png()
    assert asyncio.run(async_story(CLIENTS["swift"][1](api_key="k"))) == png()
    assert route.call_count == 2


def test_pytest_httpx_answers_downloads_too(tmp_path: Path) -> None:
    pytest.importorskip("pytest_httpx")
    import subprocess
    import sys

    text = """
from tests.runtime.gateways import CLIENTS
from tests.runtime.pictures import png
from tests.runtime.test_own_client import DONE_URL, story


def test_a_picture(httpx_mock):
    httpx_mock.add_response(url="https://swift.example/v1/images", json={"data": [{"url": DONE_URL}]})
    httpx_mock.add_response(url=DONE_URL, content=png())
    assert story(CLIENTS["swift"][0](api_key="k")) == png()
"""
    (tmp_path / "test_story.py").write_text(text)
    root = Path(importlib.import_module("tests").__file__ or "").parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "1 passed" in done.stdout, done.stdout + done.stderr
