from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from gatewright import ir
from gatewright.mock import Fault, MockServer
from gatewright.mock.asked import read
from gatewright.mock.money import Ledger
from gatewright.mock.quotes import quote

from .calls import GATEWAYS, TASK_GATEWAYS, Caller, code_of

KEY = {"Idempotency-Key": "order-7"}


def balance(caller: Caller, gateway: str) -> Any:
    path = {"rivya": "/api/v1/credits", "reapi": "/api/v1/balance"}[gateway]
    (value,) = caller.client.get(caller.mock.gateway_url(gateway) + path).json().values()
    return value


def test_credits_are_reserved_at_the_create_and_settled_at_the_end(caller: Caller) -> None:
    before = balance(caller, "rivya")
    caller.create("rivya")
    (charge,) = caller.mock.ledger.charges("rivya")
    assert (charge.state, balance(caller, "rivya")) == ("reserved", before - 6)
    caller.mock.clock.advance(60)
    (charge,) = caller.mock.ledger.charges("rivya")
    assert (charge.state, balance(caller, "rivya")) == ("settled", before - 6)


def test_a_failed_task_is_refunded_where_the_pages_say_so(caller: Caller) -> None:
    before = balance(caller, "reapi")
    caller.mock.faults.add(Fault("fails"))
    done = caller.finished("reapi")
    assert done["status"] == "failed" and isinstance(done["error"]["code"], int)
    assert balance(caller, "reapi") == before
    assert caller.mock.ledger.charges("reapi")[0].state == "refunded"


def test_a_failed_task_is_not_refunded_where_nothing_says_so(caller: Caller) -> None:
    caller.mock.faults.add(Fault("fails", means="content_rejected"))
    done = caller.finished("skills-video")
    assert (done["status"], done["code"]) == ("FAILED", "IMAGE_GENERATION_CONTENT_REJECTED")
    assert caller.mock.ledger.charges("skills-video")[0].state == "settled"


def test_credits_run_out_in_the_gateways_own_words(caller: Caller) -> None:
    url = caller.mock.url + "/_mock/balance"
    for gateway, status, code in (
        ("rivya", 402, "insufficient_credits"),
        ("reapi", 402, None),  # no page states its code, so none is made up
        ("skills-video", 402, "IMAGE_GENERATION_INSUFFICIENT_CREDITS"),
    ):
        caller.client.post(url, json={"gateway": gateway, "balance": 4})
        answer = caller.create(gateway)
        assert (answer.status_code, code_of(gateway, answer.json())) == (status, code)
    assert caller.mock.ledger.count() == 0


def test_an_unknown_price_is_made_up_and_says_so(caller: Caller) -> None:
    caller.finished("skills-video", change={"num_images": 2})
    caller.finished("umodelverse")
    made_up, documented = caller.mock.ledger.charges()
    assert made_up.as_json()["price_is"] == "made up"
    assert documented.as_json()["price_is"] == "documented"
    assert (documented.as_json()["price"], documented.as_json()["unit"]) == (0.25, "CNY")


@pytest.fixture
def deduplicating(caller: Caller) -> Iterator[None]:
    """Rivya's mock charges a key once, which no page says."""
    caller.mock.world.trust_inferred_deduplication = True
    yield
    caller.mock.world.trust_inferred_deduplication = False


@pytest.mark.usefixtures("deduplicating")
def test_the_same_key_and_body_replay_the_first_answer(caller: Caller) -> None:
    first = caller.create("rivya", headers=KEY)
    caller.mock.clock.advance(60)
    again = caller.create("rivya", headers=KEY)
    assert again.content == first.content and again.status_code == first.status_code
    (charge,) = caller.mock.ledger.charges()
    assert charge.replays == 1 and charge.idempotency_key == "order-7"


def test_the_same_key_with_another_body_is_a_conflict(caller: Caller) -> None:
    caller.create("rivya", headers=KEY)
    answer = caller.create("rivya", headers=KEY, change={"prompt": "a pier"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "idempotency_conflict")
    assert caller.mock.ledger.count() == 1


def test_a_refused_create_does_not_use_up_its_key(caller: Caller) -> None:
    assert caller.create("rivya", headers=KEY, change={"prompt": 7}).status_code == 400
    assert caller.create("rivya", headers=KEY).status_code == 200


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_gateways_of_which_no_page_says_that_they_deduplicate_charge_every_create(
    caller: Caller, gateway: str
) -> None:
    ids = [caller.create(gateway, headers=KEY).json().get("id", n) for n in range(2)]
    assert ids[0] != ids[1] and caller.mock.ledger.count(gateway) == 2


@pytest.mark.usefixtures("deduplicating")
def test_many_creates_at_once_with_one_key_are_charged_once(caller: Caller) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: caller.create("rivya", headers=KEY), range(16)))
    assert {answer.content for answer in answers} == {answers[0].content}
    assert caller.mock.ledger.count() == 1


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_the_ledger_records_what_was_accepted_and_never_the_key(
    caller: Caller, gateway: str
) -> None:
    caller.create(gateway)
    caller.create(gateway, change={"surprise": 1})
    text = caller.client.get(caller.mock.url + "/_mock/ledger").text
    (charge,) = caller.mock.ledger.charges()
    assert charge.gateway == gateway and len(charge.digest) == 64
    assert "test-key" not in text and charge.task in text


def test_the_digest_does_not_depend_on_the_order_of_keys(caller: Caller) -> None:
    caller.create("reapi", change={"seed": 1, "output_format": "png"})
    caller.create("reapi", change={"output_format": "png", "seed": 1})
    first, second = caller.mock.ledger.charges()
    assert first.digest == second.digest


def test_the_ledger_forgets_old_entries_and_still_counts_them(mock: MockServer) -> None:
    ledger = Ledger(keep=3)
    charge: Any = type("Charge", (), {"gateway": "rivya"})()
    for _ in range(10):
        ledger.write(charge)
    assert len(ledger.charges()) == 3 and ledger.count("rivya") == 10


def test_per_image_prices_count_the_pictures(package: ir.Package) -> None:
    model = package.model("reapi/qwen-image-2")
    asked = read(model, {"model": "qwen-image-2", "prompt": "a fox"})
    priced = replace(model, price=replace(model.price, amount="30.1"))
    charge = quote(replace(asked, model=priced, count=2))
    assert (charge.amount, charge.unit, charge.documented) == (61, "credit", True)
    unknown = quote(replace(asked, count=2))
    assert (unknown.amount, unknown.documented) == (10, False)


@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_looking_costs_nothing(caller: Caller, gateway: str) -> None:
    id = caller.create(gateway).json()["id"]
    for _ in range(5):
        caller.poll(gateway, id)
    assert caller.mock.ledger.count() == 1
