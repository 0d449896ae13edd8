"""The list of an account's tasks, where a page documents one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from gatewright.mock import VALID_KEY, MockServer
from gatewright.pipeline import read_package
from image_gateways import AsyncSkillsVideo, GatewayError, GatewayWarning, Rivya, SkillsVideo
from image_gateways.testing import FakeGateways


def test_the_tasks_that_run_are_listed_and_can_be_waited_for() -> None:
    with FakeGateways() as fake, SkillsVideo() as client:
        first = client.qwen_image_2.submit("a fox")
        client.qwen_image_2.generate("a gull")
        (found,) = client.running()
        assert found.id == first.id
        assert found.created_status == "IN_PROGRESS"
        assert found.wait().url
        assert client.running() == []
        assert [one.operation for one in fake.requests].count("running") == 2

        async def main() -> str:
            async with AsyncSkillsVideo() as other:
                await other.qwen_image_2.submit("a bat")
                (one,) = await other.running()
                return (await one.wait()).id or ""

        assert asyncio.run(main()) == "task-3"


def test_the_mock_lists_what_has_not_ended() -> None:
    package, _ = read_package(Path(__file__).parents[2] / "specs")
    assert package is not None
    with (
        MockServer(package) as mock,
        SkillsVideo(api_key=VALID_KEY, base_url=mock.gateway_url("skills-video")) as client,
    ):
        assert client.running() == []
        made = [client.qwen_image_2.submit(f"fox {number}").id for number in range(3)]
        assert [one.id for one in client.running()] == made[::-1]
        mock.clock.advance(3600)
        assert client.running() == []


def test_a_gateway_without_a_list_says_so_before_anything_is_sent() -> None:
    with FakeGateways() as fake, Rivya() as client:
        with pytest.raises(GatewayError, match="no page documents a list of tasks"):
            client.running()
        assert not fake.requests


def answering(data: Any) -> SkillsVideo:
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=data))
    return SkillsVideo(api_key="k", http_client=httpx.Client(transport=transport))


def test_an_answer_that_is_no_list_is_an_error_and_an_element_without_an_id_a_warning() -> None:
    with pytest.raises(GatewayError, match="not a list of tasks") as caught:
        answering({"tasks": []}).running()
    assert caught.value.body == {"tasks": []}
    with pytest.warns(GatewayWarning, match='no id: {"status": "IN_QUEUE"}'):
        (found,) = answering([{"status": "IN_QUEUE"}, {"id": "t1", "status": "NEW"}]).running()
    assert (found.id, found.created_status) == ("t1", "NEW")
