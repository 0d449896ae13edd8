"""A client that is used before a process is forked, and in both afterwards: each reads its own answers."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from .callers import client, model
from .trials import Lab

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
CHILDREN = 4


@pytest.fixture
def lab(laboratory: Lab) -> Lab:
    laboratory.mock.reset()
    return laboratory


def in_children(count: int, call: Callable[[int], object]) -> list[Any]:
    """What `call` returns, or raises, in processes that are forked at once."""
    readers: list[int] = []
    for number in range(count):
        read, write = os.pipe()
        if os.fork() == 0:
            try:
                told: object = call(number)
            except BaseException as error:
                told = f"{type(error).__name__}: {error}"
            os.write(write, json.dumps(told).encode())
            os._exit(0)
        os.close(write)
        readers.append(read)
    found: list[Any] = []
    for read in readers:
        with os.fdopen(read, "rb") as pipe:
            found.append(json.loads(pipe.read()))
        os.wait()
    return found


@pytest.mark.parametrize("gateway", ["reapi", "rivya"])
def test_processes_that_are_forked_read_no_answers_of_each_other(lab: Lab, gateway: str) -> None:
    with client(lab, gateway, "sync") as shared:
        one = model(shared, gateway)
        first = one.submit("a fox").id

        def call(number: int) -> list[str]:
            return [one.submit(f"{number}").id for _ in range(3)]

        ids = [id for child in in_children(CHILDREN, call) for id in child]
        mine = [one.submit("mine").id for _ in range(3)]
    assert len({first, *ids, *mine}) == 3 * CHILDREN + 4
    assert {first, *ids, *mine} == {charge.task for charge in lab.mock.ledger.charges()}


def test_an_async_client_goes_on_in_a_loop_of_a_forked_process(lab: Lab) -> None:
    shared = client(lab, "reapi", "async")

    async def one() -> str:
        return str((await model(shared, "reapi").submit("a fox")).id)

    ids = [asyncio.run(one())]
    ids += in_children(CHILDREN, lambda _: asyncio.run(one()))
    assert set(ids) == {charge.task for charge in lab.mock.ledger.charges()}
    assert len(set(ids)) == CHILDREN + 1


def test_a_given_client_with_connections_of_the_parent_is_refused_before_anything_is_sent(
    lab: Lab,
) -> None:
    with httpx.Client() as used, httpx.Client() as fresh:
        one = model(client(lab, "reapi", "sync", http_client=used), "reapi")
        other = model(client(lab, "reapi", "sync", http_client=fresh), "reapi")
        one.submit("a fox")
        (said,) = in_children(1, lambda _: one.submit("a fox").id)
        (sent,) = in_children(1, lambda _: other.submit("a fox").id)
    assert said.startswith("RuntimeError: nothing was sent: http_client was used before")
    assert lab.mock.ledger.count() == 2
    assert sent in {charge.task for charge in lab.mock.ledger.charges()}


def test_a_lock_that_a_thread_of_the_parent_held_holds_no_forked_process(lab: Lab) -> None:
    with client(lab, "reapi", "sync") as shared:
        one = model(shared, "reapi")
        one.submit("a fox")
        with shared._session.connection._lock:  # as another thread might at that moment
            (id,) = in_children(1, lambda _: one.submit("a gull").id)
    assert id in {charge.task for charge in lab.mock.ledger.charges()}
