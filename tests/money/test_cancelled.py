"""A call that ends from outside: the task's id, or what was sent, is in the caller's hands."""

from __future__ import annotations

import asyncio
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from gatewright.mock import Fault
from image_gateways import GatewayError, unfinished
from image_gateways._runtime.client.unfinished import Ended, Unfinished, leave

from .trials import MODELS, Lab
from .troubles import GATEWAYS, INFERRED, TASK_GATEWAYS

SLOW = Fault("drip", seconds=1.0)
"""The answer to the create takes a second of real time."""


@pytest.fixture
def lab(laboratory: Lab) -> Lab:
    laboratory.mock.reset()
    return laboratory


def model(lab: Lab, gateway: str, colour: str) -> Any:
    return getattr(lab.client(gateway, colour), MODELS[gateway][1])


def charged(lab: Lab) -> bool:
    return lab.mock.ledger.count() > 0


def cancelled(lab: Lab, call: Callable[[], Any], when: Callable[[], bool]) -> BaseException:
    """What a call raises that is cancelled as soon as `when` is true."""

    async def main() -> BaseException:
        job = asyncio.ensure_future(call())
        while not when():  # noqa: ASYNC110 (the mock's thread tells no event)
            await asyncio.sleep(0.005)
        job.cancel()
        try:
            await job
        except BaseException as error:
            return error
        raise AssertionError("the cancellation was swallowed")

    error: BaseException = lab.do(main())
    return error


@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_a_create_in_flight_is_finished_and_the_cancellation_carries_its_task(
    lab: Lab, gateway: str
) -> None:
    lab.mock.faults.add(SLOW)
    told: list[str] = []
    call = lambda: model(lab, gateway, "async").generate("a fox", on_task=told.append)  # noqa: E731
    error = cancelled(lab, call, lambda: charged(lab))
    (charge,) = lab.mock.ledger.charges()
    found = unfinished(error)
    assert isinstance(error, asyncio.CancelledError)
    assert found is not None
    assert found.task_id == charge.task
    assert told == [charge.task]
    assert any(charge.task in note for note in error.__notes__)


def test_a_picture_that_came_with_the_answer_is_in_the_cancellation(lab: Lab) -> None:
    lab.mock.faults.add(SLOW)
    call = lambda: model(lab, "umodelverse", "async").generate("a fox")  # noqa: E731
    found = unfinished(cancelled(lab, call, lambda: charged(lab)))
    assert found is not None
    assert len(found.outcome.outputs) == 1
    assert lab.mock.ledger.count() == 1


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_create_that_does_not_end_is_given_up_with_what_was_sent(
    lab: Lab, gateway: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from image_gateways._runtime.client.http import drive_async

    monkeypatch.setattr(drive_async, "FINISH", 0.2)
    lab.mock.faults.add(Fault("stall", seconds=2.0))
    started = time.monotonic()
    call = lambda: model(lab, gateway, "async").generate("a fox")  # noqa: E731
    error = cancelled(lab, call, lambda: charged(lab))
    found = unfinished(error)
    assert time.monotonic() - started < 1.9
    assert found is not None
    assert found.request_body["prompt"] == "a fox"
    assert found.sent_at is not None
    assert (found.idempotency_key is not None) == (gateway in INFERRED)
    assert "may have been accepted and charged" in error.__notes__[0]


@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_a_timeout_from_outside_while_polling_names_the_task(lab: Lab, gateway: str) -> None:
    lab.mock.faults.add(Fault("stall", on="poll", seconds=1.0))

    async def main() -> None:
        async with asyncio.timeout(0.3):
            await model(lab, gateway, "async").generate("a fox")

    with pytest.raises(TimeoutError) as caught:
        lab.do(main())
    (charge,) = lab.mock.ledger.charges()
    found = unfinished(caught.value)
    assert found is not None
    assert found.task_id == charge.task


def test_a_framework_that_cancels_again_and_again_still_gets_the_task(lab: Lab) -> None:
    lab.mock.faults.add(SLOW)

    async def main() -> BaseException:
        job = asyncio.ensure_future(model(lab, "reapi", "async").generate("a fox"))
        while not charged(lab):  # noqa: ASYNC110 (the mock's thread tells no event)
            await asyncio.sleep(0.005)
        while not job.done():
            job.cancel()
            await asyncio.sleep(0.005)
        try:
            job.result()
        except BaseException as error:
            return error
        raise AssertionError("the cancellation was swallowed")

    found = unfinished(lab.do(main()))
    assert found is not None
    assert found.task_id == lab.mock.ledger.charges()[0].task


def interrupt_once(when: Callable[[], bool]) -> threading.Thread:
    """Presses Ctrl-C as soon as `when` is true."""

    def press() -> None:
        while not when():
            time.sleep(0.005)
        time.sleep(0.05)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    thread = threading.Thread(target=press)
    thread.start()
    return thread


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize(
    "fault", [SLOW, Fault("stall", on="poll", seconds=1.0)], ids=["create", "poll"]
)
def test_ctrl_c_carries_the_task_or_the_picture(lab: Lab, gateway: str, fault: Fault) -> None:
    if fault.on == "poll" and gateway not in TASK_GATEWAYS:
        pytest.skip("it has no tasks")
    lab.mock.faults.add(fault)
    ready = (lambda: charged(lab)) if not fault.on else (lambda: seen_poll(lab))
    thread = interrupt_once(ready)
    with pytest.raises(KeyboardInterrupt) as caught:
        model(lab, gateway, "sync").generate("a fox")
    thread.join()
    found = unfinished(caught.value)
    (charge,) = lab.mock.ledger.charges()
    assert found is not None
    assert found.outcome is not None or found.task_id == charge.task


def seen_poll(lab: Lab) -> bool:
    return any(seen.step == "poll" for seen in lab.mock.requests)


def test_ctrl_c_before_a_stream_has_named_its_task_waits_for_the_name(lab: Lab) -> None:
    lab.mock.faults.add(Fault("drip", on="stream", seconds=1.0))
    told: list[str] = []
    thread = interrupt_once(lambda: charged(lab))
    with pytest.raises(KeyboardInterrupt) as caught:
        model(lab, "skills-video", "sync").generate("a fox", stream=True, on_task=told.append)
    thread.join()
    found = unfinished(caught.value)
    (charge,) = lab.mock.ledger.charges()
    assert found is not None
    assert found.task_id == charge.task
    assert told == [charge.task]


def test_a_second_ctrl_c_does_not_wait_for_the_name(lab: Lab) -> None:
    lab.mock.faults.add(Fault("stall", on="stream", seconds=5.0))
    first = interrupt_once(lambda: charged(lab))
    second = interrupt_once(lambda: charged(lab) and not first.is_alive())
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt) as caught:
        model(lab, "skills-video", "sync").generate("a fox", stream=True)
    first.join()
    second.join()
    found = unfinished(caught.value)
    assert time.monotonic() - started < 3
    assert found is not None
    assert found.request_body["prompt"] == "a fox"


def test_ctrl_c_while_a_stream_stays_silent_is_held_for_a_bounded_time(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    from image_gateways._runtime.client.http import drive

    monkeypatch.setattr(drive, "FINISH", 0.3)
    lab.mock.faults.add(Fault("stall", on="stream", seconds=5.0))
    thread = interrupt_once(lambda: charged(lab))
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt) as caught:
        model(lab, "skills-video", "sync").generate("a fox", stream=True)
    thread.join()
    assert time.monotonic() - started < 3
    assert unfinished(caught.value) is not None


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_what_a_task_group_drops_is_with_the_client(lab: Lab, gateway: str) -> None:
    lab.mock.faults.add(SLOW)
    client = lab.client(gateway, "async")
    one = getattr(client.with_options(timeout=20.0), MODELS[gateway][1])

    async def fails() -> None:
        while not charged(lab):  # noqa: ASYNC110 (the mock's thread tells no event)
            await asyncio.sleep(0.005)
        raise LookupError("something else")

    async def main() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(one.generate("a fox"))
            group.create_task(fails())

    assert client.unfinished == ()
    with pytest.raises(ExceptionGroup):
        lab.do(main())
    (found,) = client.unfinished
    (charge,) = lab.mock.ledger.charges()
    assert found.task_id == charge.task if gateway in TASK_GATEWAYS else found.outcome.outputs


def test_a_client_remembers_the_last_64_and_no_errors_of_its_own(lab: Lab) -> None:
    ended = Ended()
    for number in range(100):
        leave(KeyboardInterrupt(), Unfinished("g", str(number)), ended)
    leave(GatewayError("x"), Unfinished("g", "x"), ended)
    assert [one.task_id for one in ended.all()] == [str(number) for number in range(36, 100)]
