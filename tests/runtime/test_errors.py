"""What an error says about money depends on the stage that met it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from gatewright.runtime.client import errors

from .conftest import World, answer, error, task
from .pictures import png

REFUSALS = (400, 401, 402, 403, 404, 418, 422)


def refusing(status: int) -> Callable[[httpx.Request], httpx.Response]:
    return lambda request: error(status)


def caught(world: World, call: Callable[[], Any]) -> errors.GatewayError:
    with pytest.raises(errors.GatewayError) as found:
        world.do(call())
    assert pickle.loads(pickle.dumps(found.value)).hint == found.value.hint
    return found.value


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refused_create_created_nothing(world: World, status: int) -> None:
    world.plays(refusing(status))
    found = caught(world, lambda: world.client("plain").one.generate("a fox"))
    assert found.nothing_created
    assert found.is_retry_safe
    assert found.hint.startswith("Nothing was created")


@pytest.mark.parametrize("status", (409,))
def test_a_conflict_says_nothing_about_an_earlier_create(world: World, status: int) -> None:
    world.plays(refusing(status))
    assert not caught(world, lambda: world.client("plain").one.generate("a fox")).is_retry_safe


@pytest.mark.parametrize("status", [one for one in REFUSALS if one != 404])
def test_a_refused_poll_never_says_that_nothing_was_created(world: World, status: int) -> None:
    world.plays(task(), refusing(status))
    found = caught(world, lambda: world.client("plain").one.generate("a fox"))
    assert not found.nothing_created
    assert not found.is_retry_safe
    assert "othing was created" not in str(found)
    assert found.task_id == "t1"
    assert len(world.posts) == 1


@pytest.mark.parametrize("status", [*REFUSALS, 409])
def test_a_refused_upload_created_nothing_but_for_a_conflict(world: World, status: int) -> None:
    world.plays(refusing(status))
    found = caught(world, lambda: world.client("dedup").one.generate("a fox", media=[png()]))
    assert found.operation == "upload"
    assert found.nothing_created == (status != 409)


@pytest.mark.parametrize("status", [401, 404, 503])
def test_a_failed_download_says_that_the_picture_is_paid_for(world: World, status: int) -> None:
    world.plays(task("done", urls=["https://cdn.example/1.png"]), *[refusing(status)] * 3)
    result = world.do(world.client("plain").one.generate("a fox"))
    with pytest.raises(errors.DownloadFailed) as found:
        world.do(result.save("fox"))
    assert not found.value.is_retry_safe
    assert found.value.task_id == "t1"
    assert found.value.url == "https://cdn.example/1.png"
    assert found.value.file is result.images[0]


def test_the_cause_of_an_unknown_outcome_does_not_say_that_nothing_was_created(
    world: World,
) -> None:
    world.plays(httpx.ReadError("reset"), refusing(400))
    found = caught(world, lambda: world.client("dedup").one.generate("a fox"))
    assert isinstance(found, errors.OutcomeUnknown)
    assert isinstance(found.__cause__, errors.BadRequest)
    assert not found.__cause__.nothing_created


def test_the_loop_of_the_documentation_pays_once(world: World) -> None:
    """``while error.is_retry_safe: generate()``, with one 404 of a gateway that reads too early."""
    world.plays(task(), refusing(404), answer(200, {"id": "t1", "status": "done", "urls": ["x"]}))
    tries = 0
    while True:
        tries += 1
        try:
            world.do(world.client("plain").one.generate("a fox"))
        except errors.GatewayError as problem:
            if problem.is_retry_safe:
                continue
        break
    assert (tries, len(world.posts)) == (1, 1)
