from __future__ import annotations

from typing import Any

import pytest

from gatewright import ir
from gatewright.mock import Fault
from gatewright.mock.judge import Judge

from .calls import GATEWAYS, TASK_GATEWAYS, Caller, code_of

WRONG_KEY = {
    "rivya": "api_key_invalid",
    "reapi": 10001,
    "skills-video": None,
    "umodelverse": "auth_error",
}
INVALID = {
    "rivya": "validation_failed",
    "reapi": 20002,
    "skills-video": "IMAGE_GENERATION_INVALID_INPUT",
    "umodelverse": "param_error",
}
SHAPES = {
    "rivya": ({"error"}, {"code", "message", "requestId"}),
    "reapi": ({"error"}, {"code", "message", "request_id"}),
    "skills-video": ({"error", "code", "message"}, None),
    "umodelverse": ({"error"}, {"message", "type", "param", "code"}),
}


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("key", ["Bearer wrong", "Bearer", "", "Basic test-key", "test-key"])
def test_another_key_gets_the_gateways_own_401(caller: Caller, gateway: str, key: str) -> None:
    answer = caller.create(gateway, headers={"authorization": key})
    assert answer.status_code == 401
    outer, inner = SHAPES[gateway]
    body = answer.json()
    assert set(body) == outer and (inner is None or set(body["error"]) == inner)
    if key == "Bearer wrong":
        assert code_of(gateway, body) == WRONG_KEY[gateway]
    assert caller.mock.ledger.count() == 0


def test_rivya_tells_a_missing_key_from_a_wrong_one(caller: Caller) -> None:
    answer = caller.create("rivya", headers={"authorization": ""})
    assert answer.json()["error"]["code"] == "api_key_missing"


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("change", [{"prompt": 7}, {"surprise": 1}, {"prompt": None}])
def test_an_invalid_body_gets_the_gateways_own_400(
    caller: Caller, gateway: str, change: dict[str, Any]
) -> None:
    answer = caller.create(gateway, change=change)
    assert answer.status_code == 400
    assert code_of(gateway, answer.json()) == INVALID[gateway]
    assert caller.mock.ledger.count() == 0


def test_the_message_names_the_json_pointer(caller: Caller) -> None:
    answer = caller.create("rivya", change={"params": {"image_size": "16:10"}})
    assert "/params/image_size: '16:10'" in answer.json()["error"]["message"]


def test_a_size_for_editing_is_refused_without_a_picture(caller: Caller) -> None:
    assert caller.create("reapi", change={"image_size": "21:9"}).status_code == 400
    picture = {"image_url": "https://cdn.example.com/reference-image.png"}
    assert caller.create("reapi", change={"image_size": "21:9", **picture}).status_code == 200


@pytest.mark.parametrize(
    ("value", "right"), [(0.3, True), (0.15, True), (1, True), (0.33, False), (True, False)]
)
def test_a_step_is_judged_in_decimals(package: ir.Package, value: float, right: bool) -> None:
    key = "rivya/elevenlabs-sound-effect-v2"
    (model,) = (model for model in package.models if model.key == key)
    body = {"model": model.id, "prompt": "x", "params": {"prompt_influence": value}}
    assert (Judge().faults(model, body) == []) is right


def test_a_long_value_is_not_echoed_whole(caller: Caller) -> None:
    answer = caller.create("rivya", change={"prompt": "x" * 1_000_000})
    assert answer.status_code == 400 and len(answer.content) < 2000


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"7", b'"text"', b"null", b'{"prompt": NaN}', b"\xff", b"[" * 100_000],
)
def test_a_body_that_is_no_object_gets_a_400(caller: Caller, gateway: str, content: bytes) -> None:
    answer = caller.create(gateway, content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert set(answer.json()) == SHAPES[gateway][0]


def test_a_lone_surrogate_neither_crashes_the_answer_nor_the_picture(caller: Caller) -> None:
    content = b'{"prompt": "a \\ud800 lighthouse"}'
    url = caller.mock.gateway_url("skills-video") + "/generation/qwen/qwen-image-2"
    answer = caller.client.post(url, content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 200
    caller.mock.clock.advance(60)
    done = caller.poll("skills-video", answer.json()["id"]).json()
    assert caller.client.get(done["data"]["images"][0]["url"]).status_code == 200
    assert caller.client.get(caller.mock.url).status_code == 200


@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_an_unknown_task_gets_the_gateways_own_404(caller: Caller, gateway: str) -> None:
    answer = caller.poll(gateway, "task_nobody")
    assert answer.status_code == 404 and set(answer.json()) == SHAPES[gateway][0]


def test_a_task_is_unknown_to_the_other_gateways(caller: Caller) -> None:
    id = caller.create("rivya").json()["id"]
    assert caller.poll("reapi", id).status_code == 404


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_wrong_method_gets_a_405_that_says_which_are_right(caller: Caller, gateway: str) -> None:
    from .calls import CREATES

    url = caller.mock.gateway_url(gateway) + CREATES[gateway][0]
    answer = caller.client.delete(url)
    assert answer.status_code == 405
    assert "POST" in answer.headers["allow"].split(", ")
    assert set(answer.json()) == SHAPES[gateway][0]


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_an_unknown_model_is_refused(caller: Caller, gateway: str) -> None:
    if gateway == "skills-video":
        url = caller.mock.gateway_url(gateway) + "/generation/qwen/qwen-image-9"
        answer = caller.client.post(url, json={"prompt": "x"})
        assert answer.json()["code"] == "IMAGE_GENERATION_UNSUPPORTED_MODEL"
    else:
        answer = caller.create(gateway, change={"model": "qwen-image-9"})
    assert answer.status_code == 400


def test_the_mock_owns_up_to_what_it_cannot_answer(caller: Caller) -> None:
    answer = caller.client.get(caller.mock.gateway_url("skills-video") + "/credits")
    assert answer.status_code == 501 and "not in the spec" in answer.json()["message"]


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_refused_request_carries_the_code_for_that_and_a_failed_task_says_it_costs_nothing(
    caller: Caller, gateway: str
) -> None:
    caller.mock.faults.add(Fault("refusal", means="invalid_request"))
    assert code_of(gateway, caller.create(gateway).json()) == INVALID[gateway]
    if gateway == "rivya":
        caller.mock.faults.add(Fault("fails"))
        failed = caller.finished(gateway)
        assert (failed["status"], failed["final_credits"]) == ("failed", 0)


@pytest.mark.parametrize("number", ["1e400", "-1e999"])
def test_a_number_that_no_double_holds_is_named(caller: Caller, number: str) -> None:
    body = f'{{"model": "qwen2-image", "prompt": "x", "params": {{"seed": {number}}}}}'
    url = caller.mock.gateway_url("rivya") + "/api/v1/generations"
    headers = {"content-type": "application/json"}
    answer = caller.client.post(url, content=body, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "validation_failed")
    assert f"the number {number} is too large" in answer.json()["error"]["message"]
    assert caller.mock.ledger.count() == 0
