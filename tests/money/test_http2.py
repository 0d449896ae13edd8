"""A client of the caller's that speaks HTTP/2: many calls share a connection, and money is as safe."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

import image_gateways
from gatewright.mock import VALID_KEY

from .callers import held, outcome
from .endings import ended, is_cancelled
from .situations import counted
from .trials import MODELS, Lab

pytest.importorskip("h2")
from . import front as fronts

GATEWAYS = ("umodelverse", "reapi")
CALLS = 40
TIMEOUT = 1.5
COLOURS = pytest.mark.parametrize("colour", ["sync", "async"])


@pytest.fixture(params=GATEWAYS)
def front(request: pytest.FixtureRequest, laboratory: Lab) -> Iterator[tuple[str, fronts.Front]]:
    laboratory.mock.reset()
    with fronts.front(laboratory.mock.gateway_url(request.param)) as made:
        yield request.param, made


def done(lab: Lab, colour: str, front: tuple[str, fronts.Front], work: Callable[[Any], Any]) -> Any:
    """What `work` makes of a model whose client speaks HTTP/2, or what it raises."""
    gateway, server = front
    name, model = MODELS[gateway]
    options: dict[str, Any] = {
        "api_key": VALID_KEY, "base_url": server.url, "env": lab.env, "timeout": TIMEOUT,
    }  # fmt: skip

    async def main() -> Any:
        async with httpx.AsyncClient(http1=False, http2=True) as http:
            client = getattr(image_gateways, f"Async{name}")(http_client=http, **options)
            return await work(getattr(client, model))

    def sync() -> Any:
        with httpx.Client(http1=False, http2=True) as http:
            client = getattr(image_gateways, name)(http_client=http, **options)
            return work(getattr(client, model))

    return outcome(main if colour == "async" else sync, lab)


@COLOURS
def test_a_picture_is_made_and_saved(
    laboratory: Lab, colour: str, front: tuple[str, fronts.Front], tmp_path: Path
) -> None:
    async def later(model: Any) -> Any:
        return await (await model.generate("a fox")).save_all(tmp_path)

    work = later if colour == "async" else lambda model: model.generate("a fox").save_all(tmp_path)
    if front[0] != "umodelverse":
        pytest.skip("its files come from another server, which speaks HTTP/1.1")
    (path,) = done(laboratory, colour, front, work)
    assert path.stat().st_size
    assert laboratory.mock.ledger.count() == 1
    assert front[1].streams >= 1


@COLOURS
@pytest.mark.parametrize(
    ("trouble", "charges"),
    [
        (fronts.REFUSED, 0),
        (fronts.GONE, 0),
        (fronts.RESET, 1),
        (fronts.LOST, 1),
        (fronts.CUT, 1),
        (fronts.SILENT, 1),
    ],
)
def test_a_lost_stream_is_an_unknown_outcome_and_is_not_sent_again(
    laboratory: Lab, colour: str, front: tuple[str, fronts.Front], trouble: str, charges: int
) -> None:
    front[1].trouble = trouble
    got = done(laboratory, colour, front, lambda model: model.generate("a fox"))
    assert type(got).__name__ == "OutcomeUnknown", got
    assert got.request_body["prompt"] == "a fox"
    assert (front[1].streams, laboratory.mock.ledger.count()) == (1, charges)


@COLOURS
def test_a_crowd_waits_for_its_streams_on_one_connection(
    laboratory: Lab, colour: str, front: tuple[str, fronts.Front]
) -> None:
    def threads(model: Any) -> str:
        with ThreadPoolExecutor(CALLS) as pool:
            jobs = [pool.submit(model.generate, "a fox") for _ in range(CALLS)]
            return counted([job.exception() for job in jobs])

    async def tasks(model: Any) -> str:
        calls = (model.generate("a fox") for _ in range(CALLS))
        return counted(await asyncio.gather(*calls, return_exceptions=True))

    got = done(laboratory, colour, front, tasks if colour == "async" else threads)
    assert got == f"{CALLS} results"
    assert laboratory.mock.ledger.count() == CALLS
    assert front[1].connections <= 2


@COLOURS
def test_a_create_is_finished_before_the_call_ends(
    laboratory: Lab, colour: str, front: tuple[str, fronts.Front]
) -> None:
    front[1].trouble = fronts.SLOW
    kept = "the picture" if front[0] == "umodelverse" else "the task"
    charged = lambda: front[1].charged  # noqa: E731

    def press(model: Any) -> str:
        return ended(laboratory, "sync", lambda: model.generate("a fox"), charged)

    async def cancel(model: Any) -> str:
        error = await is_cancelled(lambda: model.generate("a fox"), charged)
        return held(laboratory, error)

    work = cancel if colour == "async" else press
    assert done(laboratory, colour, front, work) == kept
    assert laboratory.mock.ledger.count() == 1
