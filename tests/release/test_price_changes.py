"""What a release says of a changed price."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.release import compare

from ..generator.pricing import MODES, priced
from ..mock.shops import write
from .conftest import package_of

VERDICTS = {
    "dearer": ("{credits: 2}", "{credits: 3}", "minor", ""),
    "no longer known": ("{credits: 2}", "{known: after}", "major", "refuses this model now"),
    "a row less": (
        "{by: [resolution], credits: {720p: 1, 1080p: 2}}",
        "{by: [resolution], credits: {720p: 1}}",
        "major",
        "refuses some requests now",
    ),
    "a row more": (
        "{by: [resolution], credits: {720p: 1}}",
        "{by: [resolution], credits: {720p: 1, 1080p: 2}}",
        "minor",
        "",
    ),
    "a part dearer": (
        "{billing: per_token, usd: {input: 1, output: 2}}",
        "{billing: per_token, usd: {input: 1, output: 3}}",
        "minor",
        "",
    ),
    "in two parts": (
        "{credits: 2}",
        "{billing: per_token, credits: {input: 1, output: 2}}",
        "major",
        "refuses this model now",
    ),
    "more for what may be left open": (
        "{credits: 2}",
        "{credits: 2, adds: {amount: 1, when: {voice: true}}}",
        "major",
        "refuses some requests now",
    ),
    "more for each picture": (
        "{credits: 2}",
        "{credits: 2, adds: {amount: 1, each: pictures}}",
        "minor",
        "",
    ),
    "more of them included": (
        "{credits: 2, adds: {amount: 1, each: pictures}}",
        "{credits: 2, adds: {amount: 1, each: pictures, included: 1}}",
        "minor",
        "",
    ),
    "counted by a param that may be left open": (
        "{credits: 2}",
        "{billing: per_second, of: [length], credits: 2}",
        "major",
        "refuses some requests now",
    ),
}


@pytest.mark.parametrize("case", VERDICTS.values(), ids=VERDICTS)
def test_a_release_says_what_a_changed_price_means_for_bounds(
    tmp_path: Path, case: tuple[str, str, str, str]
) -> None:
    old, new, verdict, effect = case
    packages = [
        package_of(write(tmp_path / name, model=priced(price)))
        for name, price in (("old", old), ("new", new))
    ]
    (one,) = compare(*packages)
    assert (one.fact, one.verdict) == ("price", verdict)
    assert effect in one.interface
    assert bool(effect) == bool(one.interface)


def test_a_release_names_the_mode_whose_price_changed(tmp_path: Path) -> None:
    packages = [
        package_of(write(tmp_path / str(credits), model=priced("{credits: 2}", modes)))
        for credits, modes in ((9, MODES), (8, MODES.replace("credits: 9", "credits: 8")))
    ]
    (one,) = compare(*packages)
    assert one.fact == "modes.edit.price"
    assert "8 credits per request; it was 9 credits" in one.text


def test_a_price_names_the_param_of_each_value_that_counts_where_it_is_left_out(
    tmp_path: Path,
) -> None:
    dear = (
        "{billing: per_second, of: [duration], by: [resolution], "
        "credits: {720p: 10, 1080p: 20}, minimum: 6, adds: {amount: 1, each: pictures}}"
    )
    packages = [
        package_of(write(tmp_path / name, model=priced(price)))
        for name, price in (("old", "{credits: 2}"), ("new", dear))
    ]
    (one,) = compare(*packages)
    assert one.text == (
        "The price is 10 to 20 credits per second, by resolution (720p: 10; 1080p: 20) of "
        "`duration`, and 1 credit more for each of pictures, at least 6 credits, where left out "
        "`duration` is 5 and `resolution` is 720p; it was 2 credits per request."
    )
