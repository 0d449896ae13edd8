"""What a model does before anything is sent."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any

import pytest

from gatewright.runtime.client import errors
from gatewright.runtime.client.reserved import RESERVED

from .conftest import World, answer, done, error, task
from .gateways import CLIENTS


class Size(StrEnum):
    WIDE = "16:9"


class Seed(IntEnum):
    ONE = 1


@pytest.fixture
def one() -> Any:
    return CLIENTS["dedup"][0]().one


def test_a_body_is_built_without_key_or_connection(one: Any) -> None:
    body = one.request("a fox", size="16:9", safe=False, client_request_id="mine")
    assert body == {
        "model": "art/one",
        "prompt": "a fox",
        "params": {"size": "16:9", "safe": "false"},
        "client_request_id": "mine",
    }


def test_enums_and_tuples_become_plain_json(one: Any) -> None:
    body = one.request("a fox", size=Size.WIDE, seed=Seed.ONE, extra_body={"list": (1, Seed.ONE)})
    assert type(body["params"]["size"]) is str
    assert type(body["params"]["seed"]) is int
    assert body["list"] == [1, 1]
    assert type(body["list"][1]) is int


def test_all_violations_come_at_once_by_the_names_of_the_arguments(one: Any) -> None:
    with pytest.raises(errors.InvalidRequest) as caught:
        one.request("a fox that is much too long", size="21:9")
    assert [violation.path for violation in caught.value.violations] == ["/prompt", "/params/size"]
    assert "\n  size: '21:9' is none of" in str(caught.value)
    assert "\n  prompt: 27 characters" in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_a_missing_prompt_is_a_violation(one: Any) -> None:
    assert [violation.rule for violation in one.validate()] == ["required"]


def test_a_misspelt_argument_names_the_right_one(one: Any) -> None:
    with pytest.raises(TypeError, match="did you mean size"):
        one.request("a fox", siz="16:9")
    with pytest.raises(TypeError, match="did you mean deadline"):
        one.request("a fox", dedline=3)


def test_the_extra_body_is_merged_after_judging_and_below_containers(one: Any) -> None:
    body = one.request("a fox", size="16:9", extra_body={"params": {"size": "any"}, "new": 1})
    assert body["params"] == {"size": "any"}
    assert body["new"] == 1
    body = one.request("a fox", size="16:9", extra_body={"params": {"more": 1}})
    assert body["params"] == {"size": "16:9", "more": 1}


@pytest.mark.parametrize("bad", [float("nan"), {1, 2}, "\ud800"])
def test_what_json_cannot_carry_is_one_clear_error(world: World, bad: object) -> None:
    with pytest.raises((TypeError, ValueError), match="cannot travel as JSON"):
        world.do(world.client("dedup").one.generate("a fox", extra_body={"bad": bad}))
    assert world.requests == []


def test_the_price_is_a_decimal_number_with_its_unit(one: Any) -> None:
    price = one.estimate("a fox")
    assert (price.amount, price.unit, price.per) == (Decimal(6), "credit", "request")
    assert str(price) == "6 credits per request"


def test_an_unknown_price_is_none_and_says_why() -> None:
    price = CLIENTS["plain"][0]().one.estimate("a fox")
    assert price.amount is None
    assert "only in its answer" in str(price)


@pytest.mark.parametrize(
    ("name", "limit", "reason"),
    [
        ("dedup", 5, "more than max_credits=5"),
        ("dedup", Decimal("5.99"), "more than"),
        ("plain", 1000, "cannot be bounded"),
        ("swift", 1000, "charged in CNY"),
    ],
)
def test_a_price_above_the_limit_or_not_known_is_refused_before_sending(
    world: World, name: str, limit: object, reason: str
) -> None:
    with pytest.raises(errors.PriceRefused, match=reason):
        world.do(world.client(name).one.generate("a fox", max_credits=limit))
    assert world.requests == []


def test_a_price_within_the_limit_goes_through(world: World) -> None:
    world.plays(task(), done())
    world.do(world.client("dedup").one.generate("a fox", max_credits=6))
    assert len(world.posts) == 1


def test_a_missing_key_is_one_sentence_with_its_variables(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEDUP_API_KEY", raising=False)
    monkeypatch.delenv("DEDUP_KEY", raising=False)
    client = world.client("dedup", api_key=None)
    with pytest.raises(errors.MissingKey) as caught:
        world.do(client.one.generate("a fox"))
    sentence = "Dedup needs an API key: set DEDUP_API_KEY or DEDUP_KEY, or pass api_key="
    assert str(caught.value) == sentence
    assert world.requests == []


def test_the_first_variable_that_is_set_counts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEDUP_API_KEY", " ")
    monkeypatch.setenv("DEDUP_KEY", "second\n")
    world.plays(answer(200, {"credits": 1}))
    world.do(world.client("dedup", api_key=None).balance())
    assert world.requests[0].headers["authorization"] == "Bearer second"


def test_the_base_url_stands_before_the_documented_paths(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEDUP_BASE_URL", "http://127.0.0.1:1/dedup/")
    world.plays(answer(200, {"credits": 1}), answer(200, {"credits": 1}))
    world.do(world.client("dedup").balance())
    world.do(world.client("dedup", base_url="http://127.0.0.1:2").balance())
    assert [str(one.url) for one in world.requests] == [
        "http://127.0.0.1:1/dedup/credits",
        "http://127.0.0.1:2/credits",
    ]


@pytest.mark.parametrize(
    "url",
    ["rivya.ai", "ftp://x", "https://", "https://a:b@x", "https://x/?q", "http://[", "https://x:0"],
)
def test_a_base_url_that_is_none_is_refused_when_the_client_is_made(url: str) -> None:
    with pytest.raises(ValueError, match="base_url"):
        CLIENTS["dedup"][0](base_url=url)


@pytest.mark.parametrize(
    "options",
    [
        {"max_retries": -1},
        {"max_retries": True},
        {"timeout": 0},
        {"time_out": 3},
        {"api_key": b"x"},
    ],
)
def test_wrong_options_are_refused_when_the_client_is_made(options: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError), match=next(iter(options))):
        CLIENTS["dedup"][0](**options)


def test_with_options_changes_only_what_it_names(world: World) -> None:
    client = world.client("dedup", timeout=7)
    other = client.with_options(max_retries=0)
    world.plays(error(503), answer(200, {"credits": 3}))
    with pytest.raises(errors.ServerError):
        world.do(other.balance())
    assert world.do(other.balance()).credits == 3
    assert other._session.context.timeout == 7
    assert world.requests[0].headers["authorization"].endswith("canary-5f1d7c")


def test_headers_of_ones_own_travel_with_the_create_but_never_the_key(world: World) -> None:
    world.plays(task(), done())
    one = world.client("dedup").one
    world.do(one.generate("a fox", extra_headers={"X-Team": "art"}))
    assert world.requests[0].headers["x-team"] == "art"
    for name in ("Authorization", "host", "Idempotency-Key"):
        with pytest.raises(ValueError, match="cannot set"):
            world.do(one.generate("a fox", extra_headers={name: "x"}))
    with pytest.raises(ValueError, match="no header can carry"):
        world.do(one.generate("a fox", extra_headers={"X-Team": "a\r\nb"}))


def test_a_closed_client_says_so(world: World) -> None:
    client = world.client("dedup")
    world.do(client.close())
    with pytest.raises(RuntimeError, match="closed"):
        world.do(client.balance())


def test_the_reserved_names_are_the_options_of_a_call() -> None:
    assert set(RESERVED) == {
        "timeout",
        "deadline",
        "max_retries",
        "on_progress",
        "on_task",
        "stream",
        "max_credits",
        "max_usd",
        "max_cny",
        "allow_unknown_price",
        "idempotency_key",
        "extra_body",
        "extra_headers",
    }


def test_a_price_that_nobody_knows_passes_a_bound_only_when_told_so() -> None:
    from image_gateways import PriceRefused, ReAPI, UModelverse

    reapi = ReAPI(api_key="k").qwen_image_2
    with pytest.raises(PriceRefused, match="cannot be bounded"):
        reapi.request("a fox", max_credits=5)
    assert reapi.request("a fox", max_credits=5, allow_unknown_price=True)["prompt"] == "a fox"
    with pytest.raises(PriceRefused, match="charged in CNY"):
        UModelverse(api_key="k").qwen_image.request("a", max_credits=5, allow_unknown_price=True)
