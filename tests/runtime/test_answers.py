"""Reading answers: a picture that was paid for is not lost because its answer looks odd."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from gatewright.runtime.client.errors import EmptyResult
from gatewright.runtime.client.flows.answers import read

from .conftest import START, World, answer, task
from .gateways import DEDUP, DEDUP_IMAGES, PLAIN, PLAIN_IMAGES, SWIFT, SWIFT_IMAGES

URL = "https://cdn.example/1.png"


@pytest.mark.parametrize(
    "more",
    [
        {"reserved": None},
        {"reserved": "six"},
        {"reserved": {}},
        {"at": "yesterday"},
        {"at": 10**30},
        {"at": []},
        {"usage": {"input_tokens_details": {}}},
        {"urls": [URL, None, 7, ""]},
        {"urls": URL},
        {"urls": None, "first": URL},
        {"urls": [], "first": URL},
    ],
    ids=str,
)
def test_odd_fields_become_warnings_and_the_picture_comes(world: World, more: object) -> None:
    world.plays(task(), task("done", **({"urls": [URL]} | more)))
    result = world.do(world.client("dedup").one.generate("a fox"))
    assert [image.url for image in result.images] == [URL]
    assert result.raw["status"] == "done"


def test_a_success_without_a_file_is_an_error_that_carries_what_was_paid_for(world: World) -> None:
    world.plays(task(), task("done", films=[URL], reserved=20))
    with pytest.raises(EmptyResult, match="holds no file that can be read") as caught:
        world.do(world.client("dedup").one.generate("a fox"))
    error = caught.value
    assert error.task_id == "t1"
    assert error.body["films"] == [URL]
    assert error.credits.reserved == 20
    assert not error.nothing_created and not error.is_retry_safe


def test_results_without_a_status_are_a_success() -> None:
    reading = read(DEDUP, DEDUP_IMAGES, {"id": "t1", "urls": [URL], "reserved": 2})
    assert reading.state == "succeeded"
    assert reading.warnings == ("the answer has no status, but it has results",)


@pytest.mark.parametrize("data", [None, 7, "text", [], [1], {}, {"data": 7}, {"data": [[]]}])
def test_anything_can_be_read(data: object) -> None:
    for gateway, operation in ((DEDUP, DEDUP_IMAGES), (PLAIN, PLAIN_IMAGES), (SWIFT, SWIFT_IMAGES)):
        reading = read(gateway, operation, data)
        assert reading.outputs == ()
        assert reading.state is None


def test_base64_and_addresses_may_come_together() -> None:
    data = {"data": [{"url": URL, "b64": "aGk="}, {"b64": "aGk="}, {"url": "data:;base64,aGk="}]}
    reading = read(SWIFT, SWIFT_IMAGES, data)
    assert [(one.url, bool(one.base64)) for one in reading.outputs] == [
        (URL, True),
        (None, True),
        (None, True),
    ]


def test_errors_between_pictures_are_warnings() -> None:
    data = {"data": [{"error": {"code": "x"}}, {"url": URL}]}
    reading = read(SWIFT, SWIFT_IMAGES, data)
    assert len(reading.outputs) == 1
    assert reading.warnings == ("result 1 holds no file: an object of 1 key",)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-05-11T00:00:00.000Z", datetime(2026, 5, 11, tzinfo=UTC)),
        ("2026-05-11T00:00:00", datetime(2026, 5, 11, tzinfo=UTC)),
        (1778457600, datetime(2026, 5, 11, tzinfo=UTC)),
        (True, None),
    ],
)
def test_times_are_read_in_both_ways(value: object, expected: datetime | None) -> None:
    assert read(DEDUP, DEDUP_IMAGES, {"status": "done", "at": value}).created_at == expected


def test_links_end_by_the_clock_of_the_server(world: World) -> None:
    world.plays(
        task(), answer(200, {"status": "done", "urls": [URL]}, date="Thu, 01 Jan 2026 10:00:00 GMT")
    )
    result = world.do(world.client("dedup").one.generate("a fox"))
    assert result.expires_at == START + timedelta(hours=11)
    assert result.images[0].expires_at == result.expires_at


def test_links_end_by_our_clock_when_the_server_has_none(world: World) -> None:
    world.plays(answer(200, {"data": [{"url": URL}]}))
    result = world.do(world.client("swift").one.generate("a fox"))
    assert result.expires_at == START + timedelta(days=7)


@pytest.mark.parametrize(
    ("created", "counted"),
    [(-3600, -3600), (0, 0), (+3600, 0)],
    ids=["an hour ago", "now", "in an hour, which cannot be"],
)
def test_links_end_by_when_the_answer_says_that_it_was_made(
    world: World, created: int, counted: int
) -> None:
    made = int(START.timestamp()) + created
    world.plays(answer(200, {"data": [{"url": URL}], "created": made}))
    result = world.do(world.client("swift").one.generate("a fox"))
    assert result.expires_at == START + timedelta(days=7, seconds=counted)


@pytest.mark.parametrize(
    ("expire", "says"), [(True, "sometime"), (False, "never"), (None, None)], ids=repr
)
def test_expires_at_says_what_the_page_says_without_a_time(
    world: World, monkeypatch: pytest.MonkeyPatch, expire: bool | None, says: str | None
) -> None:
    plain = type(world.client("plain").one)
    monkeypatch.setattr(plain, "info", replace(plain.info, links_expire=expire))
    world.plays(task(), task("done", urls=[URL]))
    result = world.do(world.client("plain").one.generate("a fox"))
    assert result.expires_at == result.file.expires_at == says
    assert result.to_dict()["expires_at"] == result.to_dict()["files"][0]["expires_at"] == says


def test_a_file_within_the_answer_has_no_link_that_ends(world: World) -> None:
    world.plays(answer(200, {"data": [{"b64": "iVBORw0KGgo="}]}))
    result = world.do(world.client("swift").one.generate("a fox"))
    assert (result.file.url, result.file.expires_at) == (None, None)


def test_a_lifetime_that_no_page_states_is_none(world: World) -> None:
    world.plays(task(), task("done", urls=[URL]))
    assert world.do(world.client("plain").one.generate("a fox")).expires_at is None


def test_what_was_reserved_is_not_what_was_paid(world: World) -> None:
    world.plays(task(reserved=6), task("done", urls=[URL], reserved=6))
    result = world.do(world.client("dedup").one.generate("a fox"))
    assert result.credits.reserved == 6
    assert result.charge is None
    assert result.price is not None
    assert result.price.amount == Decimal(6)


def test_keys_that_no_page_shows_are_told_and_cost_nothing() -> None:
    from image_gateways.rivya._gateway import GATEWAY, OPERATIONS

    operation = OPERATIONS["generations"]
    done = {
        "id": "t1",
        "status": "succeeded",
        "result": {"urls": [URL]},
        "final_credits": 6,
        "queue_position": 3,
    }
    reading = read(GATEWAY, operation, done)
    assert reading.warnings == ("the answer has keys that no page shows: 'queue_position'",)
    assert [output.url for output in reading.outputs] == [URL]
    assert read(GATEWAY, operation, {**done, "error": None}).warnings == reading.warnings
    del done["queue_position"]
    assert read(GATEWAY, operation, done).warnings == ()
