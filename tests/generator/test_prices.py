"""A price is data: the estimate, the bounds and the mock's charge all come from what the page says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gatewright.ir import Package
from gatewright.mock import MockServer
from gatewright.release import compare

from ..mock.shops import SIDES, calls, opened, write
from ..release.conftest import package_of
from .conftest import GATEWAY
from .pricing import MODES, priced

URL = "https://cdn.example.com/a.png"


def named(model: str, number: int) -> str:
    """The model under an id of its own."""
    return model.replace("id: easel", f"id: m{number}").replace("model: easel", f"model: m{number}")


class Stock:
    """One package with a model for every price of this file, made once, and its mock."""

    def __init__(self, mock: MockServer, module: Any, numbers: dict[str, int]) -> None:
        self.mock, self.module, self._numbers = mock, module, numbers

    def offline(self, model: str) -> Any:
        """The model with that text, on a client that sends nothing."""
        return getattr(self.module.Shop(api_key="k"), f"m{self._numbers[model]}")

    def call(self, model: str, act: Callable[[Any], Any], side: str = "sync") -> Any:
        """What `act` on the model returns, awaited on an async client."""
        name = f"m{self._numbers[model]}"
        return calls(side, self.module, self.mock, lambda shop: act(getattr(shop, name)))


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stock]:
    models = [priced(price) for price, _, _ in PRICES.values()]
    models += [priced(price) for price, _, _ in BOUNDS.values()]
    models += [priced(price) for pair in UNLIKE for price in pair]
    models += [priced(PARTS), priced(SOUND), priced(EACH)]
    models += [priced(DEPENDING), priced("{credits: 2}", MODES), DEFAULT_OF_A_MODE]
    numbers = {model: number for number, model in enumerate(dict.fromkeys(models))}
    quick = GATEWAY.replace("polling:\n", "polling:\n  first: [0, 0]\n  every: [0.05, 0.05]\n")
    root = write(tmp_path_factory.mktemp("prices") / "specs", quick)
    for model, number in numbers.items():
        (root / "models" / "shop" / f"m{number}.yaml").write_text(named(model, number))
    with pytest.MonkeyPatch.context() as patch, opened(root, patch) as (mock, module):
        yield Stock(mock, module, numbers)


Estimates = list[tuple[dict[str, Any], str | None, str]]
"""Arguments, amount, per."""
PRICES: dict[str, tuple[str, str, Estimates]] = {
    "a request": ("{billing: per_request, credits: 3}", "credit", [({}, "3", "request")]),
    "an image": (
        "{billing: per_image, cny: 0.25}",
        "CNY",
        [({}, "0.25", "image")],
    ),
    "a second of a number": (
        "{billing: per_second, of: [duration], usd: 0.1}",
        "USD",
        [({}, "0.5", "request"), ({"duration": 3}, "0.3", "request")],
    ),
    "a second of a word": (
        "{billing: per_second, of: [length], usd: 0.1}",
        "USD",
        [({"length": "8s"}, "0.8", "request"), ({"length": "auto"}, "0.1", "second")],
    ),
    "a second of nothing in the request": (
        "{billing: per_second, credits: 7}",
        "credit",
        [({}, "7", "second")],
    ),
    "seconds times results": (
        "{billing: per_second, of: [duration, n], credits: 2}",
        "credit",
        [({"n": 3}, "30", "request")],
    ),
    "a minute in part": (
        "{billing: per_minute, of: [duration], usd: 6}",
        "USD",
        [({"duration": 7}, "0.7", "request")],
    ),
    "a started minute": (
        "{billing: per_started_minute, of: [duration], credits: 200}",
        "credit",
        [
            ({"duration": 60}, "200", "request"),
            ({"duration": 60.5}, "400", "request"),
            ({"duration": 121}, "600", "request"),
        ],
    ),
    "a megapixel": (
        "{billing: per_megapixel, of: [pixels], usd: 0.03}",
        "USD",
        [({"pixels": "2000x1500"}, "0.09", "request"), ({}, "0.03", "megapixel")],
    ),
    "a started megapixel": (
        "{billing: per_started_megapixel, of: [pixels], usd: 0.03}",
        "USD",
        [({"pixels": "1024x1024"}, "0.06", "request")],
    ),
    "a started minute of a sound that lies elsewhere": (
        "{billing: per_started_minute, of: [picture], credits: 200}",
        "credit",
        [({"picture": "https://cdn.example.com/a.mp3"}, "200", "started_minute")],
    ),
    "a thousand characters": (
        "{billing: per_thousand_characters, of: [prompt], credits: 50}",
        "credit",
        [({"prompt": "x" * 60}, "3", "request")],
    ),
    "a started thousand characters": (
        "{billing: per_started_thousand_characters, of: [prompt], credits: 50}",
        "credit",
        [({"prompt": "x"}, "50", "request")],
    ),
    "a million tokens": (
        "{billing: per_million_tokens, usd: 40}",
        "USD",
        [({}, "40", "million_tokens")],
    ),
    "a table": (
        "{by: [resolution], credits: {720p: 10, 1080p: 16}}",
        "credit",
        [
            ({}, "10", "request"),
            ({"resolution": "1080p"}, "16", "request"),
            ({"resolution": "4k"}, None, "request"),
        ],
    ),
    "a table of two params, by the second": (
        "{billing: per_second, of: [duration], by: [resolution, sound], "
        "credits: {720p: {false: 1, true: 2}, 1080p: {false: 3, true: 4}}}",
        "credit",
        [
            ({}, "5", "request"),
            ({"sound": True}, "10", "request"),
            ({"resolution": "1080p", "sound": True, "duration": 2}, "8", "request"),
        ],
    ),
    "a table by numbers": (
        "{by: [n], credits: {1: 5, 2: 9}}",
        "credit",
        [({"n": 2}, "9", "request"), ({"n": 3}, None, "request")],
    ),
    "a table by a few numbers": (
        "{by: [takes], credits: {5: 1, 10: 2}}",
        "credit",
        [({}, "1", "request"), ({"takes": 10}, "2", "request")],
    ),
    "a fixed amount beside a table, with sound": (
        "{by: [resolution], cny: {720p: 10, 1080p: 16}, "
        "adds: {amount: 0.46875, when: {sound: true}}}",
        "CNY",
        [
            ({}, "10", "request"),
            ({"sound": True}, "10.46875", "request"),
            ({"sound": True, "resolution": "1080p"}, "16.46875", "request"),
        ],
    ),
    "a fixed amount beside seconds": (
        "{billing: per_second, of: [duration], usd: 0.1, adds: {amount: 0.05}}",
        "USD",
        [({}, "0.55", "request")],
    ),
    "a fixed amount for some of several numbers": (
        "{credits: 1, adds: {amount: 2, when: {n: [2, 3], sound: true}}}",
        "credit",
        [({"n": 2}, "1", "request"), ({"n": 3, "sound": True}, "3", "request")],
    ),
    "a fixed amount that hangs on what is left open": (
        "{credits: 1, adds: {amount: 2, when: {voice: true}}}",
        "credit",
        [
            ({"voice": True}, "3", "request"),
            ({"voice": False}, "1", "request"),
            ({}, None, "request"),
        ],
    ),
    "an amount for each picture": (
        "{credits: 1, adds: {amount: 2, each: pictures}}",
        "credit",
        [
            ({}, "1", "request"),
            ({"pictures": [URL]}, "3", "request"),
            ({"pictures": [URL] * 3}, "7", "request"),
        ],
    ),
    "an amount for each picture after the first two, with sound": (
        "{by: [resolution], usd: {720p: 0.1, 1080p: 0.2},"
        " adds: {amount: 0.05, each: pictures, included: 2, when: {sound: true}}}",
        "USD",
        [
            ({"sound": True, "pictures": [URL] * 2}, "0.1", "request"),
            ({"sound": True, "pictures": [URL] * 4, "resolution": "1080p"}, "0.3", "request"),
            ({"pictures": [URL] * 4}, "0.1", "request"),
        ],
    ),
    "a second of a number or a text": (
        "{billing: per_second, of: [untyped], usd: 0.05}",
        "USD",
        [
            ({}, "0.25", "request"),
            ({"untyped": 8}, "0.4", "request"),
            ({"untyped": "8"}, "0.4", "request"),
            ({"untyped": "long"}, "0.05", "second"),
        ],
    ),
    "tokens of the request and of the answer": (
        "{billing: per_million_tokens, cny: {input: 35, output: 280}}",
        "CNY",
        [({}, None, "million_tokens")],
    ),
    "a minimum": (
        "{billing: per_second, of: [duration], usd: 0.01, minimum: 0.04}",
        "USD",
        [({"duration": 3}, "0.04", "request"), ({"duration": 6}, "0.06", "request")],
    ),
    "whole credits of dollars": (
        "{billing: per_second, of: [duration], usd: 0.0301, credits_per_usd: 1000, round: up}",
        "credit",
        [({"duration": 1}, "31", "request"), ({"duration": 10}, "301", "request")],
    ),
    "rounded down to a cent": (
        "{billing: per_second, of: [duration], usd: 0.019, round: down, round_to: 0.01}",
        "USD",
        [({"duration": 1}, "0.01", "request"), ({"duration": 2}, "0.03", "request")],
    ),
    "rounded to the even one": (
        "{billing: per_second, of: [duration], credits: 0.5, round: half_even}",
        "credit",
        [({"duration": 5}, "2", "request"), ({"duration": 7}, "4", "request")],
    ),
}


@pytest.mark.parametrize("case", PRICES.values(), ids=PRICES)
def test_the_estimate_and_the_charge_are_what_the_page_says(
    stock: Stock, case: tuple[str, str, Estimates]
) -> None:
    price, unit, expected = case
    for given, amount, per in expected:
        arguments = {"prompt": "a hat", **given}
        said = stock.offline(priced(price)).estimate(**arguments)
        assert said.amount == (None if amount is None else Decimal(amount)), given
        assert (said.unit, said.per, said.known) == (unit, per, "before")
        made = stock.call(priced(price), lambda one, a=arguments: one.generate(**a))
        assert made.price == said
        charge = stock.mock.ledger.charges()[-1].price
        assert charge.unit == unit
        if (amount is not None and per == "request") or "per_image" in price:
            assert charge.amount == said.amount == said.floor
            assert charge.documented
        else:
            assert not charge.documented


DEPENDING = "{billing: per_second, of: [length], by: [resolution], credits: {720p: 1, 1080p: 2}}"


def test_what_a_price_depends_on_is_said_where_it_is_not_known(stock: Stock) -> None:
    easel = stock.offline(priced(DEPENDING))
    assert str(easel.estimate("a", resolution="4k")) == (
        "unknown: the page states no price for this resolution"
    )
    said = easel.estimate("a")
    assert (str(said), said.note) == (
        "1 credit per second",
        "the price depends on length (left open); give length",
    )
    said = easel.estimate("a", length="auto", resolution="1080p")
    assert said.note == "the price depends on length ('auto' does not say how many)"
    said = easel.estimate("a", length="8s", resolution="1080p")
    assert (str(said), said.note) == (
        "16 credits per request",
        "8 seconds at 2 credits per second",
    )
    assert "1 to 2 credits per second, by resolution" in " ".join(easel.generate.__doc__.split())


def test_a_price_that_is_not_known_says_what_it_is_at_least(stock: Stock) -> None:
    least = "{billing: per_second, of: [length], credits: 1, minimum: 50}"
    said = stock.offline(priced(least)).estimate("a")
    assert (said.amount, said.per, said.floor) == (1, "second", 50)
    assert str(said) == "1 credit per second, at least 50 credits"
    beside = (
        "{billing: per_second, of: [duration], credits: 20, adds: {amount: 9, when: {voice: true}}}"
    )
    easel = stock.offline(priced(beside))
    said = easel.estimate("a")
    assert (said.amount, said.floor) == (None, 100)
    assert str(said) == (
        "unknown, at least 100 credits: the price depends on voice (left open); give voice"
    )
    assert easel.estimate("a", voice=True).floor == 109
    with pytest.raises(stock.module.PriceRefused, match=r"cannot be bounded: .*; give voice[.]"):
        easel.generate("a", max_credits=200)
    assert stock.offline(priced(DEPENDING)).estimate("a").floor == 0


PARTS = "{billing: per_million_tokens, cny: {input: 35, output: 280}}"
EACH = "{credits: 1, adds: {amount: 3, each: pictures, included: 1}}"
SOUND = "{by: [resolution], credits: {720p: 1, 1080p: 2}, adds: {amount: 3, when: {sound: true}}}"


def test_a_price_in_two_parts_is_said_and_cannot_be_bounded(stock: Stock) -> None:
    easel = stock.offline(priced(PARTS))
    said = "35 CNY per million tokens of the request and 280 CNY per million tokens of the answer"
    assert str(easel.estimate("a")) == f"unknown: {said}, which only the answer counts"
    assert said in " ".join(easel.generate.__doc__.split())
    with pytest.raises(stock.module.PriceRefused, match="cannot be bounded: 35 CNY"):
        easel.request("a", max_cny=1000)


def test_a_fixed_amount_beside_a_table_is_said(stock: Stock) -> None:
    easel = stock.offline(priced(SOUND))
    said = easel.estimate("a", sound=True)
    assert (said.amount, said.note) == (4, "1 credit per request, and 3 credits more")
    words = "1 to 2 credits per request, by resolution, and 3 credits more when sound is true"
    assert words in " ".join(easel.generate.__doc__.split())
    with pytest.raises(stock.module.PriceRefused, match="more than max_credits=3"):
        easel.request("a", sound=True, max_credits=3)
    assert easel.request("a", max_credits=3)["prompt"] == "a"


def test_an_amount_for_each_picture_is_said_and_bounded(stock: Stock) -> None:
    easel = stock.offline(priced(EACH))
    said = easel.estimate("a", pictures=[URL] * 3)
    assert (said.amount, said.note) == (7, "1 credit per request, and 6 credits more")
    words = "1 credit per request, and 3 credits more for each of pictures after the first"
    assert words in " ".join(easel.generate.__doc__.split())
    with pytest.raises(stock.module.PriceRefused, match="more than max_credits=6"):
        easel.request("a", pictures=[URL] * 3, max_credits=6)
    assert easel.request("a", pictures=[URL] * 2, max_credits=6)["prompt"] == "a"


def test_a_mode_has_a_price_of_its_own(stock: Stock) -> None:
    model, url = priced("{credits: 2}", MODES), "https://cdn.example.com/a.png"
    easel = stock.offline(model)
    assert easel.estimate("a").amount == 2
    assert easel.estimate("a", picture=url).amount == 9
    assert "edit: 9 credits per request" in " ".join(easel.generate.__doc__.split())
    for given, amount in ({}, 2), ({"picture": url}, 9):
        stock.call(model, lambda one, n=given: one.generate("a", **n))
        assert stock.mock.ledger.charges()[-1].price.amount == amount
    with pytest.raises(stock.module.PriceRefused, match="more than max_credits=8"):
        easel.request("a", picture=url, max_credits=8)
    assert easel.request("a", max_credits=8)["prompt"] == "a"


DEFAULT_OF_A_MODE = priced(
    "{billing: per_second, of: [duration], credits: 2}",
    MODES.replace("price: {credits: 9}", "params: {duration: {default: 10}}"),
)


def test_a_default_of_one_mode_counts_in_its_price(stock: Stock) -> None:
    easel = stock.offline(DEFAULT_OF_A_MODE)
    assert easel.estimate("a").amount == 10
    assert easel.estimate("a", picture="https://cdn.example.com/a.png").amount == 20


BOUNDS: dict[str, tuple[str, dict[str, Any], str]] = {
    "credits below": ("{credits: 5}", {"max_credits": 4}, "costs 5 credits per request, more than"),
    "credits at the limit": ("{credits: 5}", {"max_credits": 5}, ""),
    "dollars below": ("{usd: 0.05}", {"max_usd": 0.04}, "costs 0.05 USD per request, more than"),
    "dollars at the limit": ("{usd: 0.05}", {"max_usd": 0.05}, ""),
    "renminbi below": ("{cny: 0.25}", {"max_cny": Decimal("0.24")}, "costs 0.25 CNY"),
    "renminbi at the limit": ("{cny: 0.25}", {"max_cny": 0.25}, ""),
    "dollars for credits of a known worth": (
        "{credits: 5, credits_per_usd: 100}",
        {"max_usd": Decimal("0.049")},
        "costs 5 credits per request, more than max_usd=0.049",
    ),
    "dollars that just pay credits": ("{credits: 5, credits_per_usd: 100}", {"max_usd": 0.05}, ""),
    "dollars for credits of no known worth": (
        "{credits: 5}",
        {"max_usd": 100},
        "charged in credits, which max_usd cannot bound",
    ),
    "credits for dollars": ("{usd: 1}", {"max_credits": 9}, "charged in USD, which max_credits"),
    "renminbi for dollars": ("{usd: 1}", {"max_cny": 90}, "charged in USD, which max_cny"),
    "another unit even where the unknown may pass": (
        "{usd: 1}",
        {"max_cny": 90, "allow_unknown_price": True},
        "charged in USD, which max_cny",
    ),
    "every bound counts": ("{credits: 5}", {"max_credits": 9, "max_usd": 1}, "max_usd cannot"),
    "a price of no page": ("{known: after}", {"max_usd": 1}, "cannot be bounded"),
    "a price of no page that may pass": (
        "{known: after}",
        {"max_usd": 1, "allow_unknown_price": True},
        "",
    ),
    "no known number": (
        "{billing: per_second, of: [length], credits: 1}",
        {"max_credits": 100},
        "costs 1 credit per second, and the price depends on length",
    ),
    "no known number that may pass": (
        "{billing: per_second, of: [length], credits: 1}",
        {"max_credits": 100, "allow_unknown_price": True},
        "",
    ),
    "one image alone is too dear": (
        "{billing: per_image, credits: 101}",
        {"max_credits": 100, "allow_unknown_price": True},
        "costs at least 101 credits, more than max_credits=100",
    ),
    "a minimum is too dear": (
        "{billing: per_second, of: [length], credits: 1, minimum: 101, adds: {amount: 100}}",
        {"max_credits": 100, "allow_unknown_price": True},
        "costs at least 101 credits, more than max_credits=100",
    ),
    "a minimum is too dear in dollars": (
        "{billing: per_second, of: [length], credits: 1, minimum: 101, credits_per_usd: 100}",
        {"max_usd": 1, "allow_unknown_price": True},
        "costs at least 101 credits, more than max_usd=1",
    ),
    "a minimum that just fits": (
        "{billing: per_second, of: [length], credits: 1, minimum: 100}",
        {"max_credits": 100, "allow_unknown_price": True},
        "",
    ),
    "a minimum in another unit": (
        "{billing: per_second, of: [length], credits: 1, minimum: 1}",
        {"max_usd": 100, "allow_unknown_price": True},
        "charged in credits, which max_usd cannot bound",
    ),
    "a fixed amount beside is too dear": (
        "{billing: per_second, of: [length], credits: 1, adds: {amount: 101}}",
        {"max_credits": 100, "allow_unknown_price": True},
        "costs at least 101 credits, more than max_credits=100",
    ),
    "one image and what comes beside it are too dear": (
        "{billing: per_image, credits: 60, adds: {amount: 41}}",
        {"max_credits": 100, "allow_unknown_price": True},
        "costs at least 101 credits, more than max_credits=100",
    ),
    "what is known beside an open condition is too dear": (
        "{billing: per_second, of: [duration], credits: 21, adds: {amount: 1, when: {voice: true}}}",
        {"max_credits": 100, "allow_unknown_price": True},
        "costs at least 105 credits, more than max_credits=100",
    ),
    "what an open condition adds may pass": (
        "{billing: per_second, of: [duration], credits: 20, adds: {amount: 9, when: {voice: true}}}",
        {"max_credits": 100, "allow_unknown_price": True},
        "",
    ),
    "a minimum within a bound does not make the price known": (
        "{billing: per_second, of: [length], credits: 1, minimum: 50}",
        {"max_credits": 100},
        "costs 1 credit per second, at least 50 credits, and the price depends on length",
    ),
    "what is merged in afterwards counts": (
        "{billing: per_second, of: [duration], credits: 1}",
        {"max_credits": 100, "extra_body": {"duration": 101}},
        "costs 101 credits",
    ),
}


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("case", BOUNDS.values(), ids=BOUNDS)
def test_a_bound_refuses_what_is_dearer_or_cannot_be_compared_before_anything_is_sent(
    stock: Stock, case: tuple[str, dict[str, Any], str], side: str
) -> None:
    price, options, refusal = case
    before = stock.mock.ledger.count()

    def made() -> Any:
        return stock.call(priced(price), lambda one: one.generate("a hat", **options), side)

    if refusal:
        with pytest.raises(stock.module.PriceRefused, match=refusal):
            made()
        assert stock.mock.ledger.count() == before
    else:
        made()
        assert stock.mock.ledger.count() == before + 1


@pytest.mark.parametrize("option", ["max_credits", "max_usd", "max_cny"])
def test_a_bound_is_a_number(stock: Stock, option: str) -> None:
    easel = stock.offline(priced("{credits: 2}"))
    for wrong in (True, "5", [5]):
        with pytest.raises(TypeError, match=f"{option} is a number"):
            easel.request("a", **{option: wrong})
    with pytest.raises(ValueError, match=f"{option} is not a number"):
        easel.request("a", **{option: float("nan")})


UNLIKE = [
    (
        "{billing: per_second, of: [duration], credits: 2}",
        "{billing: per_started_minute, of: [duration], credits: 2}",
    ),
    (
        "{billing: per_second, of: [duration], credits: 2}",
        "{billing: per_second, of: [n], credits: 2}",
    ),
    (
        "{billing: per_second, of: [duration], credits: 2}",
        "{billing: per_second, of: [duration], credits: 3}",
    ),
    ("{credits: 2}", "{usd: 2}"),
    ("{by: [resolution], credits: {720p: 1}}", "{by: [resolution], credits: {720p: 2}}"),
    ("{by: [resolution], credits: {720p: 1}}", "{by: [resolution], credits: {1080p: 1}}"),
    ("{by: [n], credits: {1: 1}}", "{by: [duration], credits: {5: 3, 1: 2}}"),
    ("{credits: 2, minimum: 3}", "{credits: 2, minimum: 4}"),
    ("{credits: 2.5, round: up}", "{credits: 2.5, round: down}"),
    ("{credits: 2.5, round: up}", "{credits: 2.5, round: up, round_to: 5}"),
    ("{usd: 2, credits_per_usd: 10}", "{usd: 2, credits_per_usd: 11}"),
    ("{known: after}", "{billing: fixed}"),
    ("{credits: 2, adds: {amount: 3}}", "{credits: 2, adds: {amount: 4}}"),
    ("{credits: 2, adds: {amount: 3}}", "{credits: 2, adds: {amount: 3, each: pictures}}"),
    (
        "{credits: 2, adds: {amount: 3, when: {sound: false}}}",
        "{credits: 2, adds: {amount: 3, when: {sound: true}}}",
    ),
]
"""Prices that differ in one fact."""


@pytest.mark.parametrize("pair", UNLIKE)
def test_no_fact_of_a_price_can_change_unnoticed(
    stock: Stock, tmp_path: Path, pair: tuple[str, str]
) -> None:
    said: list[Any] = []
    packages: list[Package] = []
    for number, price in enumerate(pair):
        packages.append(package_of(write(tmp_path / str(number), model=priced(price))))
        one = stock.offline(priced(price)).estimate("a hat")
        stock.call(priced(price), lambda model: model.generate("a hat"))
        charge = stock.mock.ledger.charges()[-1].price
        said.append(((str(one), one.unit, one.known), (charge.amount, charge.unit)))
    first, second = said
    assert first[0] != second[0], "the estimate is the same"
    if "known" not in pair[0]:
        assert first[1] != second[1], "the mock charges the same"
    for old, new in (packages, packages[::-1]):
        (change,) = compare(old, new)
        assert (change.fact, change.direction) == ("price", "repriced")
        assert change.old != change.new
