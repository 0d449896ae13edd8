from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from gatewright.mock import FAULT_HEADER, FAULT_KINDS, Fault, FaultError, Faults, load_scenario
from gatewright.mock.scenarios import from_data, from_header

from .calls import GATEWAYS, Caller, code_of

CUTS = ["close_before_reading", "close_after_body", "close_mid_answer"]


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("kind", CUTS)
def test_a_cut_connection_charges_only_what_was_read(
    caller: Caller, gateway: str, kind: str
) -> None:
    caller.mock.faults.add(Fault(kind))
    with pytest.raises(httpx.TransportError):
        caller.create(gateway)
    assert caller.mock.ledger.count() == (0 if kind == "close_before_reading" else 1)
    assert caller.create(gateway).status_code == 200
    assert caller.mock.requests[0].fault == kind


def test_an_unread_request_is_reset_and_a_read_one_is_closed(caller: Caller) -> None:
    """On a bare socket: an HTTP client may meet the reset while it writes, and hide it."""
    caller.mock.faults.add(Fault("close_before_reading"), Fault("close_after_body"))
    url = httpx.URL(caller.mock.gateway_url("reapi"))
    body = b'{"model": "qwen-image-2", "prompt": "a lighthouse"}'
    head = (
        b"POST /reapi/api/v1/images/generations HTTP/1.1\r\nHost: mock\r\n"
        b"Authorization: Bearer test-key\r\nContent-Type: application/json\r\n"
        b"Content-Length: %d\r\n\r\n" % len(body)
    )
    with socket.create_connection((url.host, url.port), timeout=5) as unread:
        unread.sendall(head)
        with pytest.raises(ConnectionResetError):
            unread.recv(1)
    with socket.create_connection((url.host, url.port), timeout=5) as read:
        read.sendall(head + body)
        assert read.recv(1) == b""
    assert caller.mock.ledger.count() == 1


@pytest.mark.parametrize("kind", CUTS)
def test_a_header_asks_for_a_cut_connection(caller: Caller, kind: str) -> None:
    with pytest.raises(httpx.TransportError):
        caller.create("rivya", headers={FAULT_HEADER: kind})


def test_nobody_listens_while_the_mock_refuses(caller: Caller) -> None:
    assert caller.create("rivya").status_code == 200
    with caller.mock.refusing():
        for _ in range(3):
            with pytest.raises(httpx.ConnectError):
                caller.create("rivya")
    assert caller.create("rivya").status_code == 200
    assert caller.mock.ledger.count() == 2


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_stall_outlasts_the_clients_patience_after_the_charge(
    caller: Caller, gateway: str
) -> None:
    caller.mock.faults.add(Fault("stall"))
    with pytest.raises(httpx.ReadTimeout):
        caller.create(gateway, timeout=0.05)
    assert caller.mock.ledger.count() == 1


def test_a_stall_ends_by_itself(caller: Caller) -> None:
    caller.mock.faults.add(Fault("stall", seconds=0.01))
    with pytest.raises(httpx.RemoteProtocolError):
        caller.create("rivya")


def test_a_drip_never_lets_a_read_time_out(caller: Caller) -> None:
    caller.mock.faults.add(Fault("drip", seconds=0.2))
    begun = time.monotonic()
    answer = caller.create("rivya", timeout=0.1)
    assert answer.status_code == 200 and time.monotonic() - begun > 0.15


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("retry_after", ["1", "1.5", "-1", "inf", "soon", "9" * 400])
def test_a_429_brings_retry_after_as_it_was_asked_for(
    caller: Caller, gateway: str, retry_after: str
) -> None:
    caller.mock.faults.add(Fault("rate_limited", retry_after=retry_after))
    answer = caller.create(gateway)
    assert answer.status_code == 429 and answer.headers["retry-after"] == retry_after
    assert code_of(gateway, answer.json()) and caller.mock.ledger.count() == 0


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("accepted", [False, True])
def test_a_server_error_comes_before_or_after_the_charge(
    caller: Caller, gateway: str, status: int, accepted: bool
) -> None:
    caller.mock.faults.add(Fault("server_error", status=status, accepted=accepted))
    answer = caller.create(gateway)
    codes = {one.code for one in caller.mock.world.package.gateway(gateway).errors}
    said = str(code_of(gateway, answer.json())).removeprefix("IMAGE_GENERATION_")
    assert answer.status_code == status and said in {*codes, "None"}, "no code is made up"
    assert caller.mock.ledger.count() == int(accepted)


@pytest.mark.parametrize(
    ("means", "status"), [("content_rejected", 422), ("permission", 403), ("unavailable", 503)]
)
def test_any_refusal_can_be_asked_for(caller: Caller, means: str, status: int) -> None:
    answer = caller.create("skills-video", headers={FAULT_HEADER: f"refusal; means={means}"})
    assert answer.status_code == status


def test_html_comes_instead_of_json(caller: Caller) -> None:
    caller.mock.faults.add(Fault("html"), Fault("html", status=502, accepted=False))
    first, second = caller.create("reapi"), caller.create("reapi")
    assert [first.status_code, second.status_code] == [200, 502]
    assert first.headers["content-type"].startswith("text/html") and "<html>" in second.text
    assert caller.mock.ledger.count() == 1


def test_truncated_json_is_a_whole_http_answer(caller: Caller) -> None:
    caller.mock.faults.add(Fault("truncated"))
    answer = caller.create("rivya")
    assert answer.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        answer.json()


def test_fields_are_added_removed_and_nulled(caller: Caller) -> None:
    caller.mock.faults.add(
        Fault("extra_fields"),
        Fault("missing_fields", fields=("usage", "url")),
        Fault("null_fields", fields=("usage", "b64_json")),
    )
    more, less, nulls = (caller.create("umodelverse").json() for _ in range(3))
    assert "x_new_field" in more and "x_new_flag" in more["data"][0]
    assert "usage" not in less and set(less["data"][0]) == {"b64_json"}
    assert nulls["usage"] is None and nulls["data"][0]["b64_json"] is None


def test_an_unknown_status_passes_and_the_task_ends_well(caller: Caller) -> None:
    caller.mock.faults.add(Fault("unknown_status", word="warming_up", times=2))
    id = caller.create("rivya").json()["id"]
    caller.mock.clock.advance(60)
    words = [caller.poll("rivya", id).json()["status"] for _ in range(3)]
    assert words == ["warming_up", "warming_up", "succeeded"]


def test_a_task_may_never_end(caller: Caller) -> None:
    caller.mock.faults.add(Fault("never_ends"))
    assert caller.finished("reapi")["status"] == "processing"
    caller.mock.clock.advance(86_400 * 365)
    assert caller.mock.ledger.charges()[0].state == "reserved"


def test_a_slow_task_takes_as_long_as_it_was_told(caller: Caller) -> None:
    caller.mock.faults.add(Fault("slow", seconds=5000))
    assert caller.finished("rivya")["status"] == "processing"
    caller.mock.clock.advance(5000)
    assert caller.poll("rivya", caller.mock.tasks.latest(1)[0].id).json()["status"] == "succeeded"


@pytest.mark.parametrize("gateway", ["rivya", "reapi", "skills-video"])
def test_a_failing_task_carries_the_gateways_error(caller: Caller, gateway: str) -> None:
    caller.mock.faults.add(Fault("fails"))
    done = caller.finished(gateway)
    assert caller.mock.world.package.gateway(gateway)
    assert done["status"] in ("failed", "FAILED") and code_of(gateway, done)


def test_a_failing_synchronous_request_is_an_error(caller: Caller) -> None:
    caller.mock.faults.add(Fault("fails"))
    answer = caller.create("umodelverse")
    assert answer.status_code >= 500 and "error" in answer.json()


def test_a_fault_of_the_create_header_waits_for_the_poll(caller: Caller) -> None:
    asked = {FAULT_HEADER: "server_error; on=poll; status=503; times=2, expired"}
    id = caller.create("rivya", headers=asked).json()["id"]
    other = caller.create("rivya").json()["id"]
    assert caller.poll("rivya", other).status_code == 200
    caller.mock.clock.advance(60)
    statuses = [caller.poll("rivya", id).status_code for _ in range(3)]
    assert statuses == [503, 503, 200]
    link = caller.poll("rivya", id).json()["result"]["primary_url"]
    assert [caller.client.get(link).status_code for _ in range(2)] == [410, 200]


def test_faults_wait_for_their_gateway_model_and_turn(caller: Caller) -> None:
    caller.mock.faults.add(
        Fault("rate_limited", gateway="reapi", skip=1),
        Fault("server_error", model="rivya/qwen-image"),
    )
    statuses = [caller.create(g).status_code for g in ("rivya", "reapi", "reapi", "reapi")]
    assert statuses == [200, 200, 429, 200]
    assert caller.create("rivya", change={"model": "qwen-image"}).status_code == 500


def test_faults_on_balance_and_upload(caller: Caller) -> None:
    caller.mock.faults.add(Fault("truncated", on="balance"), Fault("server_error", on="upload"))
    url = caller.mock.gateway_url("rivya")
    assert not caller.client.get(url + "/api/v1/credits").text.endswith("}")
    assert caller.client.post(url + "/api/v1/files", files={"file": b"x"}).status_code == 500


def test_every_kind_is_documented_and_can_be_asked_for() -> None:
    for kind, (says, step, _) in FAULT_KINDS.items():
        fault = Fault(kind)
        assert says and fault.step == step
        assert from_header(kind) == (fault,)


def test_faults_come_by_http_too(caller: Caller) -> None:
    url = caller.mock.url + "/_mock/faults"
    wanted = [{"kind": "stall", "seconds": 0.5}, {"kind": "html", "times": "always"}]
    assert caller.client.post(url, json=wanted).status_code == 200
    assert caller.mock.faults.pending() == (Fault("stall", seconds=0.5), Fault("html", times=None))
    assert caller.client.delete(url).json() == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"kind": "stal"}, "did you mean 'stall'"),
        ({"kind": "stall", "second": 3}, "did you mean 'seconds'"),
        ({"kind": "stall", "on": "polls"}, "did you mean 'poll'"),
        ({"kind": "stall", "seconds": "soon"}, "'soon' is not of type float"),
        ({"kind": "html", "status": []}, "status"),
        ({"kind": 7}, "expected text"),
        ({}, "'kind' is missing"),
        ([], "not list"),
    ],
)
def test_a_misspelt_fault_gets_the_nearest_right_word(data: Any, says: str) -> None:
    with pytest.raises(FaultError, match=says):
        from_data(data)


def test_a_bad_header_is_told_to_the_caller(caller: Caller) -> None:
    answer = caller.create("rivya", headers={FAULT_HEADER: "stal"})
    assert answer.status_code == 400 and "did you mean 'stall'" in answer.json()["mock"]


def test_a_scenario_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bad-day.toml"
    path.write_text(
        '[[fault]]\nkind = "rate_limited"\nretry_after = "2"\ntimes = 3\n\n'
        '[[fault]]\nkind = "missing_fields"\non = "poll"\nfields = ["usage"]\naccepted = true\n'
    )
    assert load_scenario(path) == (
        Fault("rate_limited", retry_after="2", times=3),
        Fault("missing_fields", on="poll", fields=("usage",), accepted=True),
    )


@pytest.mark.parametrize(
    "text", ["[[fault]\n", "[[fault]]\nkind = 'nope'\n", "x = 1\n", "fault = 3\n", "fault = [3]\n"]
)
def test_a_broken_scenario_names_its_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(FaultError, match=r"bad\.toml"):
        load_scenario(path)
    with pytest.raises(FaultError, match=r"gone\.toml"):
        load_scenario(tmp_path / "gone.toml")


def test_a_fault_strikes_as_often_as_it_says() -> None:
    faults = Faults(Fault("stall", times=2, skip=1), Fault("html", on="any", times=None))
    kinds = [getattr(faults.take("create", "rivya"), "kind", "") for _ in range(4)]
    assert kinds == ["html", "stall", "stall", "html"]
