"""Ids of answers that no path can hold: an error of the package that keeps the id, and no request."""

from __future__ import annotations

import json

import httpx
import pytest

from gatewright.runtime.client.errors import GatewayError

from .conftest import World


@pytest.mark.parametrize("id", ["..", ".", "\ud800", "x" * 70_000])
def test_a_paid_task_with_an_id_that_fits_no_path_is_told_with_its_id(
    world: World, id: str
) -> None:
    answer = json.dumps({"id": id, "status": "queued"}).encode()
    world.plays(httpx.Response(200, content=answer))
    with pytest.raises(GatewayError, match="cannot be polled") as caught:
        world.do(world.client().one.generate("a hat"))
    assert caught.value.task_id == id
    assert [one.method for one in world.requests] == ["POST"]


@pytest.mark.parametrize("id", ["", "..", "\ud800"])
def test_a_task_picked_up_by_such_an_id_is_told_before_anything_is_sent(
    world: World, id: str
) -> None:
    with pytest.raises(GatewayError, match="cannot be polled"):
        world.do(world.client().task(id).status())
    assert world.requests == []
