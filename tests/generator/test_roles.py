"""Params with a meaning for the whole request: what comes out of it, and how it is found again."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.load import load
from gatewright.mock.asked import read
from gatewright.resolve import resolve

from .checking import EASEL, SHOP, change, found
from .conftest import GATEWAY, MODEL

FAULTS = {
    "a count of no param": (
        EASEL,
        "price:\n",
        "outputs: {count_params: [sed]}\n\nprice:\n",
        "models/shop/easel.yaml:24:26: there is no param `sed`; did you mean `seed`?",
    ),
    "a format of no param": (
        EASEL,
        "price:\n",
        "outputs: {format_param: sice}\n\nprice:\n",
        "models/shop/easel.yaml:24:25: there is no param `sice`; did you mean `size`?",
    ),
    "a count that is fixed and asked for": (
        EASEL,
        "price:\n",
        "outputs: {count: 1, count_params: [seed]}\n\nprice:\n",
        "models/shop/easel.yaml:24:21: `count` is what every request makes, so no param can say it; "
        "remove one of the two",
    ),
    "an own id in no param": (
        SHOP,
        "states:\n",
        "params: {own_id: {type: string}}\n\ntracing: {param: own}\n\nstates:\n",
        "gateways/shop.yaml:22:18: there is no param `own`; did you mean `own_id`?",
    ),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_a_name_that_is_no_param_is_told_at_its_place(
    shop: Path, case: tuple[str, str, str, str]
) -> None:
    file, old, new, expected = case
    change(shop, file, old, new)
    assert found(shop) == [expected]


def test_the_mock_counts_and_writes_as_the_spec_says_whatever_the_params_are_called(
    shop: Path,
) -> None:
    params = "  pieces: {type: integer, minimum: 1}\n  art: {type: enum, options: [webp, png]}\n"
    roles = "outputs: {count_params: [pieces], format_param: art}\n\nprice:\n"
    (shop / EASEL).write_text(
        MODEL.replace("params:\n", f"params:\n{params}  n: {{type: integer}}\n").replace(
            "price:\n", roles
        )
    )
    package, faults = resolve(load(shop)[0])
    assert package is not None, faults
    asked = read(
        package.model("shop/easel"),
        {"model": "easel", "prompt": "x", "pieces": 3, "n": 7, "art": "webp"},
    )
    assert (asked.count, asked.format.name) == (3, "webp")
    assert read(package.model("shop/easel"), {"model": "easel", "prompt": "x", "n": 7}).count == 1


def test_the_argument_of_the_own_id_follows_the_spec(shop: Path) -> None:
    roles = "params: {clientRef: {type: string}}\n\ntracing: {param: clientRef}\n\nstates:\n"
    (shop / SHOP).write_text(GATEWAY.replace("states:\n", roles))
    package, faults = resolve(load(shop)[0])
    assert package is not None, faults
    assert package.gateways[0].tracing_argument == "client_ref"
