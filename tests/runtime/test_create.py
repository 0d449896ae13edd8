"""The resend rule: what a paid create does after each kind of failure."""

from __future__ import annotations

import json

import httpx
import pytest

from gatewright.runtime.client import errors

from .conftest import START, World, answer, done, error, task

LOST = [
    httpx.ReadError("reset"),
    httpx.RemoteProtocolError("server disconnected"),
    httpx.ReadTimeout("stall"),
    httpx.WriteError("broken pipe"),
    httpx.WriteTimeout("slow"),
]
FOREIGN = [
    httpx.Response(200, text="<html>welcome</html>"),
    httpx.Response(200, content=b'{"id": "t1", "sta'),
    httpx.Response(200, content=b""),
    answer(200, {"ok": True}),
    answer(200, ["t1"]),
    answer(202, {"id": None, "status": "queued"}),
    httpx.Response(302, headers={"location": "https://elsewhere.example/"}),
    error(408, "slow"),
    error(500),
    error(502),
    error(503),
    error(504),
    httpx.Response(502, text="<html>nginx</html>"),
]
REFUSALS = [
    (error(400), errors.BadRequest),
    (error(401), errors.AuthenticationError),
    (error(402), errors.InsufficientCredits),
    (error(403), errors.PermissionDenied),
    (error(404), errors.NotFound),
    (error(409), errors.Conflict),
    (error(409, "used_before"), errors.IdempotencyConflict),
    (error(422), errors.ContentRejected),
    (error(400, "IMAGE_broke"), errors.InsufficientCredits),
    (httpx.Response(400, text="<html>no</html>"), errors.BadRequest),
]


def copy(step):
    """A fresh response for each use, because a response is read once."""
    if isinstance(step, httpx.Response):
        return httpx.Response(step.status_code, headers=step.headers, content=step.content)
    return step


@pytest.mark.parametrize("name", ["plain", "swift"])
@pytest.mark.parametrize("step", [*LOST, *FOREIGN], ids=repr)
def test_a_lost_or_foreign_answer_is_an_unknown_outcome_and_never_sent_again(
    world: World, name: str, step: object
) -> None:
    world.plays(copy(step))
    with pytest.raises(errors.OutcomeUnknown) as caught:
        world.do(world.client(name).one.generate("a fox"))
    assert len(world.posts) == 1
    assert caught.value.request_body["prompt"] == "a fox"
    assert caught.value.sent_at == START
    assert caught.value.is_retry_safe is False
    assert "not sent again" in caught.value.hint


@pytest.mark.parametrize("step", [*LOST, *FOREIGN], ids=repr)
def test_a_deduplicating_gateway_gets_the_same_key_and_the_same_bytes_again(
    world: World, step: object
) -> None:
    world.plays(copy(step), copy(step), copy(step))
    with pytest.raises(errors.OutcomeUnknown) as caught:
        world.do(world.client("dedup").one.generate("a fox", client_request_id="mine"))
    assert len(world.posts) == 3
    keys = {post.headers["idempotency-key"] for post in world.posts}
    assert keys == {caught.value.idempotency_key}
    assert len({post.content for post in world.posts}) == 1
    assert caught.value.client_request_id == "mine"


def test_a_retry_that_succeeds_is_one_task(world: World) -> None:
    world.plays(httpx.ReadError("reset"), error(503), task(), done())
    result = world.do(world.client("dedup").one.generate("a fox"))
    assert result.id == "t1"
    assert len(world.posts) == 3


@pytest.mark.parametrize(("step", "kind"), REFUSALS, ids=repr)
@pytest.mark.parametrize("name", ["dedup", "plain", "swift"])
def test_a_clear_refusal_is_its_own_error_and_never_an_unknown_outcome(
    world: World, name: str, step: httpx.Response, kind: type[errors.GatewayError]
) -> None:
    world.plays(copy(step))
    with pytest.raises(kind) as caught:
        world.do(world.client(name).one.generate("a fox"))
    assert not isinstance(caught.value, errors.OutcomeUnknown)
    assert len(world.posts) == 1
    assert caught.value.operation == "create"


@pytest.mark.parametrize("last", [error(409, "used_before"), error(400), error(429)])
def test_a_refusal_after_an_ambiguous_attempt_says_nothing_about_that_attempt(
    world: World, last: httpx.Response
) -> None:
    world.plays(httpx.ReadError("reset"), copy(last), copy(last))
    with pytest.raises(errors.OutcomeUnknown) as caught:
        world.do(world.client("dedup").one.generate("a fox"))
    assert isinstance(caught.value.__cause__, errors.StatusError)


@pytest.mark.parametrize("name", ["dedup", "plain", "swift"])
def test_a_connection_never_made_is_tried_again(world: World, name: str) -> None:
    world.plays(httpx.ConnectError("refused"), httpx.ConnectTimeout("slow"), error(401))
    with pytest.raises(errors.AuthenticationError):
        world.do(world.client(name).one.generate("a fox"))
    assert len(world.posts) == 3


@pytest.mark.parametrize("name", ["dedup", "plain", "swift"])
def test_a_gateway_that_is_never_reached_was_certainly_not_charged(world: World, name: str) -> None:
    world.plays(*[httpx.ConnectError("refused")] * 3)
    with pytest.raises(errors.ConnectionFailed) as caught:
        world.do(world.client(name).one.generate("a fox"))
    assert caught.value.is_retry_safe


@pytest.mark.parametrize("name", ["dedup", "plain", "swift"])
def test_a_429_is_waited_out_and_then_raised(world: World, name: str) -> None:
    world.plays(*[error(429, "rate_limited", retry_after="7") for _ in range(3)])
    with pytest.raises(errors.RateLimited) as caught:
        world.do(world.client(name).one.generate("a fox"))
    assert world.slept == [7.25, 7.5], "a random part comes on top"
    assert caught.value.retry_after == 7
    assert caught.value.request_id == "req_7"


def test_a_wait_over_the_cap_is_told_and_not_slept(world: World) -> None:
    world.plays(error(429, "rate_limited", retry_after="3600"))
    with pytest.raises(errors.RateLimited, match="wait 3,600 s"):
        world.do(world.client("plain").one.generate("a fox"))
    assert world.slept == []


def test_outputs_without_an_id_are_a_result_and_not_a_loss(world: World) -> None:
    world.plays(task("queued", id=None, urls=["https://cdn.example/1.png"]))
    result = world.do(world.client("plain").one.generate("a fox"))
    assert [image.url for image in result.images] == ["https://cdn.example/1.png"]
    assert result.id is None


def test_a_body_changed_between_attempts_changes_nothing(world: World) -> None:
    extra = {"note": "before"}

    def change(request: httpx.Request) -> httpx.Response:
        extra["note"] = "after"
        return error(500)

    world.plays(change, task(), done())
    world.do(world.client("dedup").one.generate("a fox", extra_body=extra))
    assert [json.loads(post.content)["note"] for post in world.posts] == ["before", "before"]


def test_a_caller_may_bring_the_key_where_the_gateway_takes_one(world: World) -> None:
    world.plays(task(), done(), answer(200, {"data": [{"url": "https://cdn.example/1.png"}]}))
    world.do(world.client("dedup").one.generate("a fox", idempotency_key="mine"))
    world.do(world.client("swift").one.generate("a fox", idempotency_key="mine"))
    assert [post.headers["idempotency-key"] for post in world.posts] == ["mine", "mine"]
    with pytest.raises(TypeError, match="documents no header"):
        world.do(world.client("plain").one.generate("a fox", idempotency_key="mine"))


def test_no_key_is_minted_where_it_would_not_deduplicate(world: World) -> None:
    world.plays(answer(200, {"data": [{"url": "https://cdn.example/1.png"}]}))
    world.do(world.client("swift").one.generate("a fox"))
    assert "idempotency-key" not in world.posts[0].headers


def test_retries_stop_at_the_deadline(world: World) -> None:
    world.took = 5.0
    world.plays(*[error(503)] * 3)
    with pytest.raises(errors.OutcomeUnknown):
        world.do(world.client("dedup").one.generate("a fox", deadline=12))
    assert world.time <= 12
    assert len(world.posts) == 2


def test_a_dead_gateway_gets_no_storm(world: World) -> None:
    client = world.client("dedup")
    spent, calls = 0, 200
    for _ in range(calls):
        world.plays(*[error(503)] * 3)
        with pytest.raises(errors.OutcomeUnknown):
            world.do(client.one.generate("a fox"))
        world.steps.clear()
        spent = len(world.posts)
    assert spent <= calls + 500 // 14


def test_the_model_goes_into_the_path_where_the_page_has_it_there(world: World) -> None:
    world.plays(task(), done())
    world.do(world.client("plain").one.generate("a fox"))
    assert world.posts[0].url.path == "/create/art/one"
    assert world.body() == {"prompt": "a fox"}
    assert str(world.requests[1].url) == "https://plain.example/task?id=t1"
