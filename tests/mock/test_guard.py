"""Web pages of others: none looks into the mock, and none steers it."""

from __future__ import annotations

import httpx
import pytest

from gatewright.mock import Fault

from .calls import Caller

FOREIGN_HOSTS = [
    "evil.example",
    "evil.example:8400",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "10.0.0.1",
    "0.0.0.0",
    "[::2]",
    "[",
    "",
]
FOREIGN_ORIGINS = [
    "https://evil.example",
    "http://localhost:1",
    "http://127.0.0.1",
    "null",
    "file://",
    "http://127.0.0.1:99999999",
    "",
]
LOOKS = ["/", "/_mock/ledger", "/_mock/requests", "/_mock/faults"]
STEERS = ["reset", "advance", "balance", "faults"]


def port(caller: Caller) -> int | None:
    return httpx.URL(caller.mock.url).port


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
@pytest.mark.parametrize("path", LOOKS)
def test_a_name_that_was_bound_to_this_machine_sees_nothing(
    caller: Caller, path: str, host: str
) -> None:
    caller.create("rivya", change={"prompt": "canary of the mock"})
    answer = caller.client.get(caller.mock.url + path, headers={"host": host})
    assert answer.status_code in (400, 403) and "canary" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "app.localhost", "127.0.0.1", "127.8.9.1", "[::1]"])
def test_every_loopback_name_is_the_mock(caller: Caller, host: str) -> None:
    for name in (host, f"{host}:{port(caller)}"):
        answer = caller.client.get(caller.mock.url + "/_mock/ledger", headers={"host": name})
        assert answer.status_code == 200


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
@pytest.mark.parametrize("name", STEERS)
def test_a_foreign_page_steers_nothing(caller: Caller, name: str, origin: str) -> None:
    caller.create("reapi")
    caller.mock.faults.add(Fault("stall"))
    before = caller.mock.ledger.count(), caller.mock.clock.now(), caller.mock.faults.pending()
    data = {"seconds": 60, "gateway": "rivya", "balance": 0, "kind": "html"}
    url = f"{caller.mock.url}/_mock/{name}"
    answer = caller.client.post(url, json=data, headers={"origin": origin})
    assert answer.status_code == 403 and "origin" in answer.json()["error"]
    assert caller.client.delete(url, headers={"origin": origin}).status_code in (403, 405)
    after = caller.mock.ledger.count(), caller.mock.clock.now(), caller.mock.faults.pending()
    assert before == after


def test_the_mocks_own_page_may_steer_it(caller: Caller) -> None:
    url = caller.mock.url + "/_mock/reset"
    assert caller.client.post(url, json={}, headers={"origin": caller.mock.url}).status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
@pytest.mark.parametrize("name", STEERS)
def test_a_form_of_a_page_is_not_a_command(caller: Caller, name: str, kind: str) -> None:
    headers = {"content-type": kind} if kind else {}
    content = b'{"seconds": 60, "kind": "html", "gateway": "rivya", "balance": 0}'
    before = caller.mock.clock.now()
    url = f"{caller.mock.url}/_mock/{name}"
    answer = caller.client.post(url, content=content, headers=headers)
    assert answer.status_code == 415 and "application/json" in answer.json()["error"]
    assert caller.mock.clock.now() == before and caller.mock.faults.pending() == ()


def test_json_with_a_charset_is_json(caller: Caller) -> None:
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    url = caller.mock.url + "/_mock/reset"
    assert caller.client.post(url, content=b"{}", headers=headers).status_code == 200
