"""A price that contradicts itself, or the params that it names, is refused where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from .checking import EASEL, change, found
from .pricing import MODES, priced

FAULTS = {
    "counted by no param": (
        "{billing: per_second, of: [dration], credits: 1}",
        "there is no param `dration`; did you mean `duration`?",
    ),
    "counted by what does not count": (
        "{billing: per_second, of: [sound], credits: 1}",
        "`sound` does not say how many: the price is per second",
    ),
    "a text does not count seconds": (
        "{billing: per_second, of: [prompt], credits: 1}",
        "`prompt` does not say how many: the price is per second",
    ),
    "a request is one": (
        "{of: [duration], credits: 1}",
        "a price per request is not counted by a param; remove it",
    ),
    "no such part": (
        "{billing: per_token, credits: {inputs: 1, output: 2}}",
        "`inputs` is not part of a price by tokens; did you mean `input`?",
    ),
    "a part in parts": (
        "{billing: per_token, credits: {input: {a: 1}, output: 2}}",
        "a part of a price is one amount; write the amount",
    ),
    "more for no param": (
        "{credits: 1, adds: {amount: 1, when: {sond: true}}}",
        "there is no param `sond`; did you mean `sound`?",
    ),
    "more for what never is": (
        "{credits: 1, adds: {amount: 1, when: {resolution: 8k}}}",
        "`resolution` is never that: '8k' is none of 720p, 1080p or 4k",
    ),
    "more for each of no param": (
        "{credits: 1, adds: {amount: 1, each: picturs}}",
        "there is no param `picturs`; did you mean `pictures`?",
    ),
    "more for each of what is not a list": (
        "{credits: 1, adds: {amount: 1, each: picture}}",
        "`picture` is not a list, so it has no elements to count; say with `when` what the amount depends on",
    ),
    "some included of nothing": (
        "{credits: 1, adds: {amount: 1, included: 2}}",
        "nothing says of which list so many cost nothing more; add `each`",
    ),
    "more for a constant": (
        "{credits: 1, adds: {amount: 1, when: {task: paint}}}",
        "`task` is a constant, so no price depends on it; give the mode a price",
    ),
    "by a constant": (
        "{by: [task], credits: {paint: 1}}",
        "`task` is a constant, so no price depends on it; give the mode a price",
    ),
    "more than nothing": (
        "{adds: {amount: 1}}",
        "`adds` is of an amount, and none is stated; add credits, usd or cny",
    ),
    "tokens are counted by the gateway": (
        "{billing: per_token, of: [duration], credits: 1}",
        "a price per token is not counted by a param; remove it",
    ),
    "by no param": (
        "{by: [resoluton], credits: {720p: 1}}",
        "there is no param `resoluton`; did you mean `resolution`?",
    ),
    "no such value": (
        "{by: [resolution], credits: {720: 1}}",
        "`resolution` cannot be '720'; did you mean `720p`?",
    ),
    "a value out of bounds": ("{by: [n], credits: {5: 1}}", "`n` cannot be '5'"),
    "a number that is not one of the few": (
        "{by: [takes], credits: {7: 1}}",
        "`takes` cannot be '7'; one of 5, 10",
    ),
    "a table by nothing": (
        "{credits: {720p: 1}}",
        "amounts differ by nothing here; name the param with `by`",
    ),
    "a table that is too flat": (
        "{by: [resolution, sound], credits: {720p: 1}}",
        "an amount for each value of `sound` is missing here; "
        "write {value: amount}, or remove `sound` from `by`",
    ),
    "a table that is too deep": (
        "{by: [resolution], credits: {720p: {true: 1}}}",
        "amounts differ by nothing here; name the param with `by`",
    ),
    "a minimum of nothing": (
        "{known: after, minimum: 2}",
        "`minimum` is of an amount, and none is stated; add credits, usd or cny",
    ),
    "rounding to a part of nothing": (
        "{credits: 1, round_to: 5}",
        "a price that is not rounded is a multiple of nothing; add `round`",
    ),
    "money in whole dollars": (
        "{usd: 1, round: up}",
        "money is rounded to a part of it; say which with `round_to`",
    ),
    "credits of renminbi": (
        "{cny: 1, credits_per_usd: 5}",
        "a price in CNY has no credits; remove one of the two",
    ),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_a_price_that_contradicts_itself_or_its_params_is_refused(
    shop: Path, case: tuple[str, str]
) -> None:
    price, message = case
    (shop / EASEL).write_text(priced(price))
    (fault,) = found(shop)
    assert fault.partition(": ")[2] == message


def test_a_fault_in_the_price_of_a_mode_is_told_there(shop: Path) -> None:
    (shop / EASEL).write_text(priced("{credits: 2}", MODES))
    change(shop, EASEL, "price: {credits: 9}", "price: {by: [n], credits: {9: 1}}")
    (fault,) = found(shop)
    assert "`n` cannot be '9'" in fault
