from __future__ import annotations

import asyncio
import socket
from typing import Any

import httpx
import pytest

from gatewright import ir
from gatewright.mock import Clock, Fault, MockServer, Timing, create_app, serve

from .calls import GATEWAYS, Caller


def test_the_page_shows_what_happens_and_escapes_it(caller: Caller) -> None:
    caller.create("rivya", change={"prompt": "<script>alert('x')</script>"})
    caller.create("reapi", headers={"authorization": "Bearer canary-4711"})
    page = caller.client.get(caller.mock.url).text
    assert "<script>" not in page and "&lt;script&gt;" in page
    assert "rivya/qwen2-image" in page and "reserved" in page and "queued" in page
    for gateway in GATEWAYS:
        assert caller.mock.gateway_url(gateway) in page


@pytest.mark.parametrize("path", ["/", "/_mock/ledger", "/_mock/requests", "/_mock/faults"])
def test_no_key_is_ever_shown(caller: Caller, path: str) -> None:
    headers = {"authorization": "Bearer canary-4711"}
    for gateway in GATEWAYS:
        caller.create(gateway, headers=headers)
    assert "canary-4711" not in caller.client.get(caller.mock.url + path).text


def test_the_clock_is_advanced_over_http(caller: Caller) -> None:
    id = caller.create("rivya").json()["id"]
    url = caller.mock.url + "/_mock/advance"
    assert caller.client.post(url, json={"seconds": 60}).status_code == 200
    assert caller.poll("rivya", id).json()["status"] == "succeeded"


@pytest.mark.parametrize(
    "body", [{}, [], {"seconds": "1"}, {"seconds": -1}, {"seconds": True}, {"seconds": 1e300}]
)
def test_a_clock_is_not_moved_by_nonsense(caller: Caller, body: Any) -> None:
    answer = caller.client.post(caller.mock.url + "/_mock/advance", json=body)
    assert answer.status_code == 400 and "seconds" in answer.json()["error"]


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[" * 100_000, b'{"balance": NaN}'])
@pytest.mark.parametrize("name", ["advance", "balance", "faults"])
def test_broken_control_requests_are_told_so(caller: Caller, name: str, content: bytes) -> None:
    answer = caller.client.post(
        f"{caller.mock.url}/_mock/{name}",
        content=content,
        headers={"content-type": "application/json"},
    )
    assert answer.status_code == 400 and answer.json()["error"]


def test_a_reset_forgets_everything(caller: Caller) -> None:
    id = caller.create("rivya").json()["id"]
    caller.mock.faults.add(Fault("stall"))
    caller.client.post(caller.mock.url + "/_mock/reset", json={})
    assert caller.mock.ledger.count() == 0 and caller.mock.faults.pending() == ()
    assert caller.poll("rivya", id).status_code == 404
    balances = caller.client.get(caller.mock.url + "/_mock/ledger").json()["balances"]
    assert balances["rivya"] == 10_000 and balances["umodelverse"] is None


def test_requests_are_kept_in_order_and_bounded(caller: Caller) -> None:
    for _ in range(600):
        caller.mock.world.requests.append(caller.mock.world.requests[0]) if (
            caller.mock.requests
        ) else caller.create("rivya")
    assert len(caller.mock.requests) == 500


def test_memory_is_bounded_however_many_creates_come(caller: Caller) -> None:
    book = caller.mock.tasks
    book.keep = 50
    ids = [caller.create("reapi").json()["id"] for _ in range(80)]
    assert len(book.latest(1000)) == 50
    assert caller.poll("reapi", ids[0]).status_code == 404
    assert caller.poll("reapi", ids[-1]).status_code == 200
    assert caller.mock.ledger.count() == 80


def test_the_server_frees_its_ports_and_ends_its_thread(package: ir.Package) -> None:
    import threading

    before = threading.active_count()
    with MockServer(package) as mock:
        port = httpx.URL(mock.url).port
        assert port is not None
        # An idle and a stalled connection must not keep it from ending.
        mock.faults.add(Fault("stall", on="any"))
        with httpx.Client() as client, pytest.raises(httpx.ReadTimeout):
            client.get(mock.gateway_url("rivya") + "/api/v1/credits", timeout=0.05)
        hanging = socket.create_connection(("127.0.0.1", port))
    assert threading.active_count() == before
    with pytest.raises(httpx.ConnectError):
        httpx.get(mock.url)
    hanging.close()
    mock.close()


def test_a_taken_port_is_an_error_and_an_exit_code(
    package: ir.Package, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve(package, port=port) == 4
        assert str(port) in capsys.readouterr().err
        with pytest.raises(OSError), MockServer(package, port=port):
            pass
    assert serve(package, port=70_000) == 4


def test_the_application_works_without_a_server_of_its_own(package: ir.Package) -> None:
    app = create_app(package, clock=Clock(start=0, speed=0), timing=Timing((1, 1), (2, 2)))

    async def story() -> None:
        transport = httpx.ASGITransport(app)
        headers = {"authorization": "Bearer test-key"}
        async with httpx.AsyncClient(
            transport=transport, base_url="http://mock", headers=headers
        ) as client:
            body = {"model": "qwen2-image", "prompt": "a lighthouse"}
            created = await client.post("/rivya/api/v1/generations", json=body)
            poll = f"/rivya/api/v1/generations/{created.json()['id']}"
            words: list[str] = []
            for seconds in (0.9, 1, 2):
                app.state.world.clock.advance(seconds)
                words.append((await client.get(poll)).json()["status"])
            assert words == ["queued", "processing", "succeeded"]
            link = (await client.get(poll)).json()["result"]["primary_url"]
            assert (await client.get(link)).headers["content-type"] == "image/png"
            app.state.world.faults.add(Fault("close_after_body"))
            with pytest.raises(RuntimeError, match="MockServer"):
                await client.post("/rivya/api/v1/generations", json=body)

    asyncio.run(story())


def test_a_clock_keeps_its_speed_and_refuses_to_go_back() -> None:
    real = iter([100.0, 100.0, 101.0, 103.0])
    clock = Clock(start=50, speed=20, monotonic=lambda: next(real))
    assert [clock.now(), clock.now(), clock.now()] == [50, 70, 110]
    with pytest.raises(ValueError, match="advances by 0"):
        clock.advance(-1)
    with pytest.raises(ValueError, match="speed"):
        Clock(speed=-1)
