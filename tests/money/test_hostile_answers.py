"""Hostile answers of a gateway: a typed error that says what is safe, and little memory."""

from __future__ import annotations

import asyncio
import tracemalloc
from collections.abc import Iterator

import pytest

from image_gateways import AsyncReAPI, OutcomeUnknown, ReAPI, TaskTimeout

from .hostile import ANSWERS, serving
from .test_hostile_downloads import MEBIBYTE

SLOW = {"answer-silence": 0.2}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as url:
        yield url


def create(url: str, colour: str, timeout: float) -> None:
    """One paid create at `url`."""
    if colour == "sync":
        with ReAPI(api_key="k", base_url=url, timeout=timeout) as client:
            client.qwen_image_2.generate("a lighthouse")
        return

    async def main() -> None:
        async with AsyncReAPI(api_key="k", base_url=url, timeout=timeout) as client:
            await client.qwen_image_2.generate("a lighthouse")

    asyncio.run(main())


@pytest.mark.parametrize("colour", ["sync", "async"])
@pytest.mark.parametrize("name", ANSWERS)
def test_a_hostile_answer_to_a_create_is_an_unknown_outcome(
    server: str, name: str, colour: str
) -> None:
    with pytest.raises(OutcomeUnknown) as caught:
        create(f"{server}/{name}", colour, SLOW.get(name, 30.0))
    error = caught.value
    assert (error.gateway, error.operation) == ("reAPI", "create")
    assert "before calling again" in error.hint
    assert not error.is_retry_safe
    assert error.request_id == ("req_9" if name in ("answer-html", "answer-error-page") else None)
    assert len(str(error)) < 2_000


@pytest.mark.parametrize("name", ANSWERS)
def test_no_hostile_answer_takes_more_than_64_mebibytes(server: str, name: str) -> None:
    tracemalloc.start()
    try:
        start, _ = tracemalloc.get_traced_memory()
        with pytest.raises(OutcomeUnknown):
            create(f"{server}/{name}", "sync", SLOW.get(name, 60.0))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak - start < 64 * MEBIBYTE


def test_a_hostile_answer_to_a_poll_is_waited_out_and_no_more(server: str) -> None:
    client = ReAPI(api_key="k", base_url=f"{server}/answer-html")
    with client, pytest.raises(TaskTimeout) as caught:
        client.task("t1").wait(deadline=0.05)
    assert caught.value.task_id == "t1"
