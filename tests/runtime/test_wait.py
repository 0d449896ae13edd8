"""Waiting: bounded, patient with what passes, honest about what does not."""

from __future__ import annotations

import httpx
import pytest

from gatewright.runtime.client import errors
from gatewright.runtime.client.outcome import Progress

from .conftest import World, answer, done, error, task


def forever(request: httpx.Request) -> httpx.Response:
    return task("running")


def test_the_documented_cadence_is_followed_from_its_low_to_its_high_end(world: World) -> None:
    world.chance = 0.0
    world.plays(task(), *[task("running")] * 6, done())
    world.do(world.client("dedup").one.generate("a fox"))
    assert world.slept == [2, 5, 7.5, 10, 10, 10, 10]


def test_jitter_never_goes_below_the_documented_pause(world: World) -> None:
    world.chance = 0.999
    world.plays(task(), *[task("running")] * 3, done())
    world.do(world.client("dedup").one.generate("a fox"))
    assert 2 <= world.slept[0] <= 3
    assert all(5 <= pause <= 10 for pause in world.slept[1:])


def test_an_undocumented_cadence_grows_from_one_second_to_ten(world: World) -> None:
    world.chance = 0.0
    world.plays(task(), *[task("running")] * 8, done())
    world.do(world.client("plain").one.generate("a fox"))
    assert world.slept[:4] == [1, 1, 1.5, 2.25]
    assert world.slept[-1] == 10


@pytest.mark.parametrize("name", ["dedup", "plain"])
def test_a_task_that_never_ends_ends_at_the_deadline_with_its_id(world: World, name: str) -> None:
    world.plays(task(), *[forever] * 400)
    with pytest.raises(errors.TaskTimeout) as caught:
        world.do(world.client(name).one.generate("a fox"))
    assert 595 <= world.time <= 600
    assert caught.value.task_id == "t1"
    assert "t1" in str(caught.value)
    low = 5 if name == "dedup" else 1
    assert len(world.requests) <= 3 + 600 / low


def test_a_wait_that_timed_out_may_go_on(world: World) -> None:
    world.plays(task(), *[forever] * 9)
    job = world.do(world.client("dedup").one.submit("a fox"))
    with pytest.raises(errors.TaskTimeout):
        world.do(job.wait(deadline=20))
    world.steps[:] = [done()]
    assert world.do(job.wait()).status == "done"
    assert len(world.posts) == 1


def test_a_task_is_picked_up_by_its_id_alone_and_looked_at_at_once(world: World) -> None:
    world.plays(done())
    result = world.do(world.client("dedup").task("t/9").wait())
    assert world.requests[0].url.raw_path == b"/v1/generations/t%2F9"
    assert world.slept == [0]
    assert result.model == "dedup"


def test_results_under_an_unknown_word_are_the_outcome_when_the_deadline_passes(
    world: World,
) -> None:
    url = "https://cdn.example/1.png"
    world.plays(task(), *[task("plated", urls=[url])] * 40)
    result = world.do(world.client("dedup").one.generate("a fox", deadline=30))
    assert (result.status, [image.url for image in result.images]) == ("plated", [url])
    assert "unknown status 'plated'" in result.warnings
    assert world.time >= 29


def test_unknown_words_neither_end_the_wait_nor_crash_it(world: World) -> None:
    world.plays(task("cooking"), task("plating"), task(None), done())
    result = world.do(world.client("dedup").one.generate("a fox"))
    assert result.warnings[:2] == ("unknown status 'cooking'", "unknown status 'plating'")


@pytest.mark.parametrize(
    "trouble",
    [
        error(500),
        error(503, retry_after="9"),
        error(429),
        error(408),
        httpx.ReadError("reset"),
        httpx.ConnectError("refused"),
        httpx.Response(200, text="<html>"),
    ],
    ids=repr,
)
def test_passing_trouble_of_a_poll_is_outlived(world: World, trouble: httpx.Response) -> None:
    def again(request: httpx.Request) -> httpx.Response:
        if isinstance(trouble, Exception):
            raise trouble
        return httpx.Response(trouble.status_code, headers=trouble.headers, content=trouble.content)

    world.plays(task(), *[again] * 5, done())
    result = world.do(world.client("dedup").one.generate("a fox"))
    assert result.status == "done"


def test_retry_after_of_a_poll_is_capped(world: World) -> None:
    world.plays(task(), error(503, retry_after="9999"), done())
    world.do(world.client("dedup").one.generate("a fox"))
    assert world.slept[-1] == 60


def test_trouble_up_to_the_deadline_is_named_in_the_timeout(world: World) -> None:
    world.plays(task(), *[lambda request: error(503)] * 99)
    with pytest.raises(errors.TaskTimeout, match="said odd") as caught:
        world.do(world.client("dedup").one.generate("a fox", deadline=60))
    assert isinstance(caught.value.__cause__, errors.ServerError)


@pytest.mark.parametrize(
    ("step", "kind"),
    [(error(401), errors.AuthenticationError), (error(403), errors.PermissionDenied)],
)
def test_what_will_not_pass_is_raised_with_the_id_of_the_task(
    world: World, step: httpx.Response, kind: type[errors.GatewayError]
) -> None:
    world.plays(task(), httpx.Response(step.status_code, content=step.content))
    with pytest.raises(kind) as caught:
        world.do(world.client("dedup").one.generate("a fox"))
    assert caught.value.task_id == "t1"
    assert not caught.value.is_retry_safe
    assert not caught.value.nothing_created
    assert "task('t1').wait() picks it up" in str(caught.value)


def test_a_task_that_is_not_found_right_after_its_create_is_looked_for_again(world: World) -> None:
    world.plays(task(), *[lambda request: error(404)] * 2, done())
    assert world.do(world.client("dedup").one.generate("a fox")).status == "done"
    assert len(world.posts) == 1


def test_a_task_that_stays_unknown_is_an_error_that_forbids_a_second_create(world: World) -> None:
    world.plays(task(), *[lambda request: error(404)] * 99)
    with pytest.raises(errors.NotFound) as caught:
        world.do(world.client("dedup").one.generate("a fox"))
    assert 30 <= world.time <= 45
    assert (caught.value.task_id, caught.value.is_retry_safe) == ("t1", False)


def test_a_task_that_was_seen_and_is_gone_is_gone(world: World) -> None:
    world.plays(task(), task("running"), error(404))
    with pytest.raises(errors.NotFound):
        world.do(world.client("dedup").one.generate("a fox"))


def test_a_task_picked_up_by_an_id_that_nobody_knows_is_told_at_once(world: World) -> None:
    world.plays(error(404))
    with pytest.raises(errors.NotFound):
        world.do(world.client("dedup").task("t1").wait())


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("failed", errors.TaskFailed),
        ("stopped", errors.TaskCancelled),
        ("gone", errors.TaskExpired),
    ],
)
def test_a_task_that_ends_badly_says_why(
    world: World, word: str, kind: type[errors.TaskFailed]
) -> None:
    why = {"code": "generation_failed", "message": "no fox found."}
    world.plays(task(reserved=6), task(word, error=why, reserved=6))
    with pytest.raises(kind, match="no fox found") as caught:
        world.do(world.client("dedup").one.generate("a fox"))
    assert type(caught.value) is kind
    assert caught.value.code == "generation_failed"
    assert caught.value.credits.reserved == 6


def test_a_task_that_is_finished_when_created_is_not_polled(world: World) -> None:
    world.plays(task("done", urls=["https://cdn.example/1.png"]))
    world.do(world.client("dedup").one.generate("a fox"))
    assert len(world.requests) == 1


def test_progress_tells_the_word_its_meaning_and_the_time(world: World) -> None:
    seen: list[Progress] = []
    world.chance = 0.0
    world.plays(task(), task("running"), done())
    world.do(world.client("dedup").one.generate("a fox", on_progress=seen.append))
    assert [(one.status, one.state, one.elapsed) for one in seen] == [
        ("queued", "queued", 0),
        ("running", "running", 2),
        ("done", "succeeded", 7),
    ]
    assert str(seen[1]) == "t1: running after 2.0 s"


def test_an_async_callback_is_awaited_and_refused_where_nothing_can_await_it(world: World) -> None:
    seen: list[str] = []

    async def tell(progress: Progress) -> None:
        seen.append(progress.status)

    world.plays(task(), done())
    waiting = world.client("dedup").one
    if world.colour == "async":
        world.do(waiting.generate("a fox", on_progress=tell))
        assert seen == ["queued", "done"]
    else:
        with pytest.raises(TypeError, match="plain function"):
            waiting.generate("a fox", on_progress=tell)


def test_a_callback_that_raises_ends_the_wait_with_its_own_error(world: World) -> None:
    def stop(progress: Progress) -> None:
        raise LookupError("enough")

    world.plays(task())
    with pytest.raises(LookupError):
        world.do(world.client("dedup").one.generate("a fox", on_progress=stop))


def test_the_deadline_covers_the_create_and_the_wait_together(world: World) -> None:
    world.took = 4.0
    world.plays(task(), *[forever] * 99)
    with pytest.raises(errors.TaskTimeout):
        world.do(world.client("dedup").one.generate("a fox", deadline=30))
    assert world.time <= 34


@pytest.mark.parametrize("bad", [0, -1, float("nan"), float("inf"), "60", True])
def test_a_deadline_that_is_no_time_is_refused(world: World, bad: object) -> None:
    with pytest.raises((ValueError, TypeError), match="deadline"):
        world.do(world.client("dedup").one.generate("a fox", deadline=bad))


def test_one_look_at_a_task(world: World) -> None:
    world.plays(task("running"))
    progress = world.do(world.client("dedup").task("t1").status())
    assert (progress.status, progress.state) == ("running", "running")


def test_the_balance_is_read_where_a_page_shows_how(world: World) -> None:
    world.plays(error(503), answer(200, {"credits": 12}), answer(200, {"other": 1}))
    client = world.client("dedup")
    assert world.do(client.balance()).credits == 12
    assert world.do(client.balance()).credits is None
    with pytest.raises(errors.GatewayError, match="no page documents a balance"):
        world.do(world.client("swift").balance())
