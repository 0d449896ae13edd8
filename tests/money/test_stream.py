"""Progress as a stream of events (skills.video): the same money rules, and polling when it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from gatewright import ir
from gatewright.mock import Clock, Fault, MockServer, Timing
from image_gateways import OutcomeUnknown, Progress, TaskFailed, TaskTimeout
from image_gateways._runtime.client.http.events import Events
from image_gateways._runtime.client.http.message import TransportError

from .hostile import Write, serving, streams
from .trials import PNG, Lab

COLOURS = pytest.mark.parametrize("colour", ["sync", "async"])


@pytest.fixture(scope="module")
def quick(package: ir.Package) -> Iterator[Lab]:
    """A laboratory whose mock lives fast, because a stream waits for it in real time."""
    with ExitStack() as stack:
        timing = Timing(queued=(20, 20), running=(20, 20))
        server = MockServer(package, clock=Clock(speed=200), timing=timing)
        mock = stack.enter_context(server)
        yield Lab(mock, stack)


@pytest.fixture
def lab(quick: Lab) -> Lab:
    quick.mock.reset()
    return quick


def generate(lab: Lab, colour: str, *faults: Fault, **options: Any) -> tuple[Any, list[Progress]]:
    """The result, and the progress that was told."""
    lab.mock.faults.add(*faults)
    told: list[Progress] = []
    client = lab.client("skills-video", colour, deadline=200.0)
    options = {"on_progress": told.append, "stream": True} | options
    result = lab.do(client.qwen_image_2.generate("a lighthouse", **options))
    return result, told


def steps(lab: Lab) -> list[str]:
    """What the mock was asked for."""
    return [seen.step for seen in lab.mock.requests]


@COLOURS
def test_progress_comes_with_the_create_and_nothing_is_polled(lab: Lab, colour: str) -> None:
    result, told = generate(lab, colour)
    assert len(result.images) == 1
    assert [one.state for one in told] == ["queued", "running", "succeeded"]
    assert {one.id for one in told} == {result.id}
    assert steps(lab) == ["stream"]
    assert lab.mock.ledger.count() == 1


def test_an_async_callback_is_awaited_for_each_event(lab: Lab) -> None:
    told: list[str] = []

    async def note(progress: Progress) -> None:
        await asyncio.sleep(0)
        told.append(progress.status)

    generate(lab, "async", on_progress=note)
    assert told == ["IN_QUEUE", "IN_PROGRESS", "COMPLETED"]


@COLOURS
def test_a_stream_that_ends_early_is_followed_by_polling(lab: Lab, colour: str) -> None:
    result, told = generate(lab, colour, Fault("ends_early", on="stream"))
    assert len(result.images) == 1
    assert steps(lab)[:2] == ["stream", "poll"]
    assert told[-1].state == "succeeded"
    assert lab.mock.ledger.count() == 1


@COLOURS
@pytest.mark.parametrize(
    "kind", ["close_after_body", "close_before_reading", "close_mid_answer", "html", "truncated"]
)
def test_a_stream_that_names_no_task_is_an_unknown_outcome(
    lab: Lab, colour: str, kind: str
) -> None:
    with pytest.raises(OutcomeUnknown):
        generate(lab, colour, Fault(kind, on="stream", times=None))
    assert steps(lab) == ["stream"]
    assert lab.mock.ledger.count() <= 1


@COLOURS
def test_a_refusal_before_the_stream_is_the_gateways_own(lab: Lab, colour: str) -> None:
    with pytest.raises(Exception, match="mock was asked") as caught:
        generate(lab, colour, Fault("refusal", on="stream", means="insufficient_credits"))
    assert type(caught.value).__name__ == "InsufficientCredits"
    assert lab.mock.ledger.count() == 0


@COLOURS
def test_a_429_is_sent_again_and_a_failed_task_is_told(lab: Lab, colour: str) -> None:
    with pytest.raises(TaskFailed):
        generate(lab, colour, Fault("rate_limited", on="stream"), Fault("fails", on="stream"))
    assert steps(lab) == ["stream", "stream"]
    assert lab.mock.ledger.count() == 1


@COLOURS
def test_a_local_file_goes_along_in_the_form(lab: Lab, colour: str) -> None:
    result, _ = generate(lab, colour, image_urls=[PNG])
    assert len(result.images) == 1
    assert steps(lab) == ["stream"]


@COLOURS
def test_a_task_that_never_ends_is_given_up_at_the_deadline(lab: Lab, colour: str) -> None:
    with pytest.raises(TaskTimeout) as caught:
        generate(lab, colour, Fault("never_ends", on="stream"), deadline=0.3)
    assert caught.value.task_id
    assert steps(lab)[0] == "stream"


@COLOURS
def test_a_timeout_ends_the_stream_and_not_the_wait(lab: Lab, colour: str) -> None:
    result, _ = generate(
        lab, colour, Fault("slow", on="stream", seconds=60), timeout=0.2, deadline=200
    )
    assert len(result.images) == 1
    assert "poll" in steps(lab)
    assert lab.mock.ledger.count() == 1


def test_a_model_without_a_stream_says_so_and_submit_too(lab: Lab) -> None:
    rivya = lab.client("rivya", "sync")
    with pytest.raises(TypeError, match="documents no stream"):
        rivya.qwen2_image.generate("a lighthouse", stream=True)
    skills = lab.client("skills-video", "sync")
    with pytest.raises(TypeError, match="call generate"):
        skills.qwen_image_2.submit("a lighthouse", stream=True)
    with pytest.raises(TypeError, match="True or False"):
        skills.qwen_image_2.generate("a lighthouse", stream="yes")
    assert lab.mock.requests == ()


def test_a_coroutine_for_a_synchronous_client_is_a_type_error(lab: Lab) -> None:
    async def note(progress: Progress) -> None:
        raise AssertionError("never run")

    with pytest.raises(TypeError, match="plain function"):
        generate(lab, "sync", on_progress=note)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_events_are_the_same_however_their_bytes_are_cut(size: int, end: str) -> None:
    lines = [
        ": hello",
        "data: {",
        "data:  1}",
        "",
        "event: x",
        "id: 7",
        "data: é",
        "",
        "",
        "data: z",
    ]
    stream, found = end.join(lines).encode(), list[str]()
    events = Events(found.append)
    for start in range(0, len(stream), size):
        events.write(stream[start : start + size])
    assert found == ["{\n 1}", "é"]
    events.finish()
    assert found == ["{\n 1}", "é", "z"]


def test_an_endless_event_is_cut_off() -> None:
    events = Events(lambda data: None)
    with pytest.raises(TransportError, match="too long"):
        for _ in range(1000):
            events.write(b"data: " + b"x" * 65_536)


@COLOURS
def test_a_hostile_stream_is_bounded_and_typed(lab: Lab, colour: str) -> None:
    from .hostile import ANSWERS

    def garbage() -> Iterator[bytes]:
        for number in range(20_000):
            yield b"data: {]\n\ndata: 7\n\ndata: [%d]\n\n" % number

    def flood(write: Write) -> None:
        streams(garbage, "Content-Type: text/event-stream")(write)

    ANSWERS["events-garbage"] = flood
    with serving() as url, pytest.raises(OutcomeUnknown):
        client = lab.client("skills-video", colour, base_url=f"{url}/events-garbage")
        lab.do(client.qwen_image_2.generate("a lighthouse", stream=True))
