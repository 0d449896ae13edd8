"""Numbers of the retry policy."""

from __future__ import annotations

import random
import threading
from datetime import UTC, datetime

import pytest

from gatewright.runtime.client.quota import Quota
from gatewright.runtime.client.retry import LONGEST, backoff, retry_after

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1", 1),
        ("0", 0),
        ("1.5", 1.5),
        ("-1", None),
        ("nan", None),
        ("inf", float("inf")),
        ("-inf", None),
        ("9" * 400, float("inf")),
        ("soon", None),
        ("", None),
        ("  3 ", 3),
        ("3, 9", 3),
        ("soon, 9", None),
        ("Thu, 01 Jan 2026 00:00:30 GMT", 30),
        ("Wed, 31 Dec 2025 23:00:00 GMT", 0),
        ("Thu, 99 Jan 2026 00:00:30 GMT", None),
        ("Thu, 01 Jan 99999 00:00:30 GMT", None),
    ],
)
def test_every_form_of_retry_after_is_a_number_of_seconds_or_nothing(
    text: str, seconds: float | None
) -> None:
    assert retry_after({"retry-after": text}, NOW) == seconds


def test_backoff_is_uniform_below_its_cap() -> None:
    chance = random.Random(1)
    draws = [backoff(9, chance.random()) for _ in range(10_000)]
    assert 0 <= min(draws) < max(draws) <= LONGEST
    for bucket in range(10):
        share = sum(bucket <= draw * 10 / LONGEST < bucket + 1 for draw in draws)
        assert 800 <= share <= 1200


def test_backoff_doubles_from_half_a_second() -> None:
    assert [backoff(attempt, 1.0) for attempt in range(6)] == [0.5, 1, 2, 4, 8, 8]


def test_the_quota_keeps_its_bounds_under_threads() -> None:
    quota = Quota(100)

    def work() -> None:
        for _ in range(500):
            quota.take(14)
            quota.give()
            assert 0 <= quota.tokens <= 100

    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 <= quota.tokens <= 100


def test_the_quota_refuses_what_it_does_not_have() -> None:
    quota = Quota(20)
    assert quota.take(14)
    assert not quota.take(14)
    assert quota.tokens == 6
