"""Changes of what a page says of its gateway, made by hand and followed through check, apply and accept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.pages import read
from gatewright.release import added_code
from tests.pages.maintainer import PROSE, TABLES, Maintainer


def test_a_fact_of_the_gateway_stays_when_its_sentence_says_something_else(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    before = (one.specs / "gateways/reapi.yaml").read_text()
    one.change(("GET /api/v1/tasks/{id}", "the GET of its own address"))
    assert "operations.images.poll: unsure: the spec has GET" in "\n".join(one.told())
    code, lines = one.run("apply")
    assert code == 1
    assert any("operations.images.poll: unsure" in line for line in lines)
    assert (one.specs / "gateways/reapi.yaml").read_text() == before


def test_a_fact_of_the_gateway_that_one_page_states_no_more_is_left_to_a_person(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", PROSE)
    gateway = one.specs / "gateways/reapi.yaml"
    before = gateway.read_text()
    one.change(("Ask GET /api/v1/tasks/{id} until it is painted.\n", ""))
    assert any("operations.images.poll: no longer on the page" in line for line in one.told())
    code, lines = one.run("apply")
    assert (code, gateway.read_text()) == (1, before)
    assert any("other pages of the gateway may still say it" in line for line in lines)
    code, lines = one.run("accept")
    assert any(line.startswith("accepted beside the spec: ") for line in lines)
    assert not any("told until" in line for line in lines)
    assert one.is_quiet()


@pytest.mark.parametrize(
    ("before", "after", "fact"),
    [
        ("belong in params", "belong in settings", "operations.generations.request.params"),
        ("inside params.referenceMediaItems", "inside params.mediaOfReeds", "uploads.field"),
    ],
)
def test_a_key_of_all_requests_is_another_in_the_examples_of_every_model(
    maintain: Callable[..., Maintainer],
    keep: Callable[[str, str, str], Path],
    before: str,
    after: str,
    fact: str,
) -> None:
    one = maintain("rivya", TABLES)
    old, now = before.rpartition(" ")[2].split(".")[-1], after.rpartition(" ")[2].split(".")[-1]
    other = (one.specs / "models/rivya/made.yaml").read_text().replace("easel-7", "easel-8")
    files = "\n      referenceMediaItems: [{url: 'https://cdn.example.com/a.png', kind: image}]"
    other = other.replace("\n    params:", f"\n    params:{files}", 1)
    path = keep("rivya", "other", other)
    assert old in path.read_text()
    one.change((before, after))
    if fact.endswith("params"):
        one.change(('"params"', f'"{now}"'), ("| params |", f"| {now} |"))
    assert [fact in line for line in one.told()] == [True]
    assert one.run("apply")[0] == 0
    assert now in path.read_text()
    assert f"{old}:" not in path.read_text().partition("examples:")[2]
    assert one.is_quiet()


def test_a_new_error_code_on_a_page_is_as_severe_as_in_a_release(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("rivya", TABLES)
    one.change(("validation_failed, rate_limited", "validation_failed, wrong_moon_phase"))
    told = next(line for line in one.told() if "errors.codes" in line)
    verdict = added_code("rivya", "wrong_moon_phase").verdict
    assert (verdict, "loosening: errors.codes" in told) == ("minor", True)


def test_another_header_for_the_key_is_told_by_name_and_written_where_a_person_names_it(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("reapi", f"{PROSE}\nAuthentication needs a Bearer token.\n")
    bearer = next(line for line in PROSE.splitlines() if "Bearer" in line)
    gateway = one.specs / "gateways/reapi.yaml"
    before = gateway.read_text()
    one.change(("a Bearer token", "an x-key header"))
    assert any("auth.header: unsure" in line for line in one.told()), "an example has a bearer"
    one.change((bearer, "x-key: KEY"))
    assert any("auth.header: new on the page: x-key" in line for line in one.told())
    assert not any("not understood: Authentication" in line for line in one.told())
    code, lines = one.run("apply")
    assert (code, gateway.read_text()) == (1, before)
    assert any(line.startswith("left to a person: auth.header: the key of every") for line in lines)
    assert one.run("apply", "--only", "auth.header")[0] == 0
    assert "  header: x-key\n" in gateway.read_text()
    assert "scheme: bearer" not in gateway.read_text()
    assert one.run("accept")[0] == 0
    assert one.is_quiet()


@pytest.mark.parametrize(
    "words",
    [
        "Idempotency keys travel in the X-Idempotency-Key header.",
        "Authentication is said elsewhere, and the X-Team header names a team.",
        "API keys have scopes; requests need an X-Request-Id header.",
    ],
)
def test_a_header_that_carries_no_key_says_nothing_of_the_key(words: str) -> None:
    facts = read(f"{PROSE}\n{words}\n".encode(), "page").facts
    assert [one.name for one in facts if one.path == ("auth", "header")] == []


@pytest.mark.parametrize(
    ("now", "gone"),
    [
        ("rate_limited, not_found", "validation_failed"),
        ("validation_failed, not_found", "rate_limited"),
        ("validation_failed, rate_limited", "not_found"),
    ],
)
def test_an_error_code_that_is_gone_is_told_by_name_and_left_to_a_person(
    maintain: Callable[..., Maintainer], now: str, gone: str
) -> None:
    listed = "validation_failed, rate_limited, not_found"
    one = maintain("rivya", TABLES.replace("validation_failed, rate_limited", listed))
    gateway = one.specs / "gateways/rivya.yaml"
    before = gateway.read_text()
    one.change((f"\n{listed}\n", f"\n{now}\n"))
    (told,) = one.told()
    assert f"wording: errors.codes.{gone}: no longer on the page" in told
    code, lines = one.run("apply")
    assert (code, gateway.read_text()) == (1, before)
    assert any(line.startswith(f"left to a person: errors.codes.{gone}: other") for line in lines)
    assert one.run("apply", "--only", f"errors.codes.{gone}")[0] == 0
    assert f"    {gone}:" not in gateway.read_text()
    assert one.is_quiet()


@pytest.mark.parametrize("first", [0, 1, 2])
def test_two_neighbouring_error_codes_that_are_gone_at_once_are_told_by_name(
    maintain: Callable[..., Maintainer], first: int
) -> None:
    codes = ["validation_failed", "rate_limited", "not_found", "api_key_missing"]
    listed = ", ".join(codes)
    one = maintain("rivya", TABLES.replace("validation_failed, rate_limited", listed))
    one.change((f"\n{listed}\n", f"\n{', '.join(codes[:first] + codes[first + 2 :])}\n"))
    told = "\n".join(one.told())
    gone = [code for code in codes if f"errors.codes.{code}: no longer on the page" in told]
    assert (gone, len(told.splitlines())) == (codes[first : first + 2], 2)


def test_an_error_code_with_another_name_is_told_as_both(
    maintain: Callable[..., Maintainer],
) -> None:
    one = maintain("rivya", TABLES)
    one.change(("validation_failed, rate_limited", "validation_failed, rate_limit_reached"))
    told = "\n".join(one.told())
    assert "errors.codes: changed: new are rate_limit_reached" in told
    assert "errors.codes.rate_limited: no longer on the page" in told
