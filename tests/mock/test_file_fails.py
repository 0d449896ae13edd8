"""One file of several is not made: the others are there, and the result says which is not, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import image_gateways
from gatewright.mock import Fault, FaultError
from gatewright.mock.scenarios import HEADER, load_scenario
from image_gateways.testing import FakeGateways

from ..generator.conftest import GATEWAY, MODEL
from .calls import Caller
from .shops import SIDES, calls, opened, write

LISTED = "    urls: [<output.url>]\n"
assert LISTED in GATEWAY
SHOP = GATEWAY.replace(
    LISTED,
    "    data:\n    - url: <output.url>\n"
    "      error: {code: <output.error_code>, message: <output.error_message>}\n",
).replace("polling:\n", "polling:\n  first: [0, 0]\n  every: [0.05, 0.05]\n")
SERIES = MODEL.replace(
    "params:\n",
    "outputs:\n  count_params: [n]\n\nparams:\n  n: {type: integer, minimum: 1, maximum: 4}\n",
)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("number", [1, 3])
def test_the_others_are_there_and_a_warning_says_which_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str, number: int
) -> None:
    with opened(write(tmp_path / "specs", SHOP, SERIES), monkeypatch) as (mock, module):
        mock.faults.add(Fault("file_fails", file=number, means="invalid_request"))
        made, whole = (
            calls(side, module, mock, lambda shop: shop.easel.generate("a hat", n=3))
            for _ in range(2)
        )
        assert len(made.images) == 2 and len(whole.images) == 3
        why = "The mock was asked not to make this file: invalid_request. (bad)"
        assert made.warnings == (f"result {number} of 3 was not made: {why}",)
        assert whole.warnings == ()
        assert mock.ledger.count() == 2


@pytest.mark.parametrize("side", SIDES)
def test_the_only_file_that_is_not_made_is_no_success_and_the_task_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    with opened(write(tmp_path / "specs", SHOP, SERIES), monkeypatch) as (mock, module):
        mock.faults.add(Fault("file_fails"))
        with pytest.raises(module.GatewayError) as refused:
            calls(side, module, mock, lambda shop: shop.easel.generate("a hat"))
        assert "holds no file" in str(refused.value) and refused.value.task_id
        assert "not to make this file" in str(refused.value.body)
        assert mock.ledger.count() == 1


def test_an_answer_at_once_without_its_only_file_is_no_success_and_is_kept(caller: Caller) -> None:
    caller.mock.faults.add(Fault("file_fails", means="content_rejected"))
    settings = {"api_key": "test-key", "base_url": caller.mock.gateway_url("umodelverse")}
    with (
        image_gateways.UModelverse(**settings) as client,
        pytest.raises(image_gateways.OutcomeUnknown) as refused,
    ):
        client.doubao_seedream_5_0_260128.generate("a tree")
    assert "not to make this file" in str(refused.value.body)
    assert caller.mock.ledger.count() == 1


def test_an_answer_without_room_for_a_reason_has_no_file_there_and_is_warned_of(
    caller: Caller,
) -> None:
    caller.mock.faults.add(Fault("file_fails", file=2))
    settings = {"api_key": "test-key", "base_url": caller.mock.gateway_url("umodelverse")}
    with image_gateways.UModelverse(**settings) as client:
        task: Any = client.wan_2_7_image_tasks.submit("a tree", n=3)
        caller.mock.clock.advance(60)
        made = task.wait()
    assert len(made.images) == 2
    assert made.warnings == ("result 2 holds no file: null",)


def test_it_is_asked_for_by_a_header_and_in_a_scenario(caller: Caller, tmp_path: Path) -> None:
    asked = {HEADER: "file_fails; means=content_rejected"}
    body = {"model": "doubao-seedream-5-0-260128", "prompt": "a tree"}
    url = f"{caller.mock.gateway_url('umodelverse')}/v1/images/generations"
    (one,) = caller.client.post(url, json=body, headers=asked).json()["data"]
    assert one["url"] is None and one["error"]["code"] == "sensitive_check_error"
    (next_one,) = caller.client.post(url, json=body).json()["data"]
    assert next_one["url"] and next_one["error"]["code"] is None
    story = tmp_path / "story.toml"
    story.write_text('[[fault]]\nkind = "file_fails"\nfile = 2\n')
    assert load_scenario(story) == (Fault("file_fails", file=2),)
    with pytest.raises(FaultError, match="file 0 does not exist; the first is 1"):
        Fault("file_fails", file=0)


def test_the_test_kit_has_it_too() -> None:
    key = "umodelverse/doubao-seedream-5-0-260128"
    with FakeGateways(count=3) as fakes:
        fakes.fail("file_failed")
        with image_gateways.UModelverse() as client:
            made = client.model(key).generate("a tree")
            assert len(made.images) == 2
            assert made.warnings == ("result 1 of 3 was not made: a test asked for it (failed)",)
            assert client.model(key).generate("a tree").warnings == ()
        assert fakes.charges == 2
