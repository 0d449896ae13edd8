"""A mode that follows from a key inside a list: the client, the mock and the documents read it alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gatewright.release import compare
from gatewright.runtime.catalog.info import Mode, ModeValue
from gatewright.runtime.facts.modes import mode_of

from ..generator.checking import EASEL, change, found
from ..generator.conftest import MODEL
from ..release.conftest import package_of
from .shops import SIDES, calls, opened, write

FILMS = """\
params:
  films:
    type: list
    items:
      type: object
      fields:
        url: {type: url, required: true}
        kind: {type: enum, options: [feature, base], default: base}
        sound: {type: boolean, key: withSound, default: false}
  voice: {type: object, fields: {kind: {type: enum, options: [own, none], default: none}}}
"""
MODES = """\
modes:
  reference:
    when: {films.kind: feature}
    price: {credits: 7}
  loud:
    when: {films.withSound: true}
    price: {credits: 8}
  spoken:
    when: {voice.kind: own}
    price: {credits: 9}
  plain: {}

"""
MODEL_OF_FILMS = MODEL.replace("params:\n", FILMS).replace("price:\n", f"{MODES}price:\n")
URL = "https://films.example/one.mp4"
ASKED: dict[str, tuple[dict[str, Any], str, int]] = {
    "nothing": ({}, "plain", 2),
    "no film": ({"films": []}, "plain", 2),
    "by default": ({"films": [{"url": URL}]}, "plain", 2),
    "one film": ({"films": [{"url": URL, "kind": "feature"}]}, "reference", 7),
    "one of several": ({"films": [{"url": URL}, {"url": URL, "kind": "feature"}]}, "reference", 7),
    "under another key": ({"films": [{"url": URL, "withSound": True}]}, "loud", 8),
    "the first mode counts": (
        {"films": [{"url": URL, "withSound": True, "kind": "feature"}]},
        "reference",
        7,
    ),
    "in an object": ({"voice": {"kind": "own"}}, "spoken", 9),
    "in an object by default": ({"voice": {}}, "plain", 2),
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any]]:
    specs = write(tmp_path_factory.mktemp("inside") / "specs", model=MODEL_OF_FILMS)
    with pytest.MonkeyPatch.context() as patch, opened(specs, patch) as opened_shop:
        yield opened_shop


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("case", ASKED.values(), ids=ASKED)
def test_the_mode_and_its_price_follow_from_what_stands_inside_the_list(
    shop: tuple[Any, Any], case: tuple[dict[str, Any], str, int], side: str
) -> None:
    mock, module = shop
    given, mode, credits = case
    body = {"model": "easel", "prompt": "a hat", **given}
    assert mode_of(module.MODELS["shop/easel"], body) == mode
    offline = module.Shop(api_key="k").easel
    assert offline.estimate("a hat", **given).amount == credits
    calls(side, module, mock, lambda one: one.easel.generate("a hat", **given))
    assert mock.ledger.charges()[-1].price.amount == credits


def test_a_condition_on_a_list_holds_of_no_list_that_is_missing_or_holds_no_object() -> None:
    from image_gateways import MODELS

    inside = ModeValue("image_urls", ("a",), otherwise=True, inside=("*", "kind"))
    model = MODELS["skills-video/qwen/qwen-image-2"]
    from dataclasses import replace

    model = replace(model, modes=(Mode("some", when=(inside,)), Mode("none")))
    assert mode_of(model, {}) == "none"
    assert mode_of(model, {"image_urls": "a"}) == "none"
    assert mode_of(model, {"image_urls": [{}]}) == "some"
    assert mode_of(model, {"image_urls": [{"kind": "b"}]}) == "none"


def test_another_condition_inside_a_list_is_a_change(tmp_path: Path) -> None:
    other = MODEL_OF_FILMS.replace("films.withSound: true", "films.withSound: false")
    old, new = (
        package_of(write(tmp_path / str(number), model=text))
        for number, text in enumerate((MODEL_OF_FILMS, other))
    )
    (one,) = compare(old, new)
    assert (one.fact, one.direction) == ("modes.loud", "changed")
    assert "`films.withSound`" in one.text


FAULTS = {
    "films.knd: feature": "there is no argument `films.knd`; did you mean `films.kind`?",
    "film.kind: feature": "there is no argument `film`; did you mean `films`?",
    "films.kind: featur": "`films.kind` is never that: 'featur' is none of feature or base; did "
    "you mean feature?",
    "films.sound: true": "there is no argument `films.sound`; did you mean `films.withSound`?",
}


@pytest.mark.parametrize("condition", FAULTS)
def test_a_condition_on_what_is_not_inside_is_refused(condition: str, shop_specs: Path) -> None:
    text = MODEL_OF_FILMS.replace("films.kind: feature}", f"{condition}}}")
    assert text != MODEL_OF_FILMS
    (shop_specs / EASEL).write_text(text)
    (fault,) = found(shop_specs)
    assert fault.partition(": ")[2] == FAULTS[condition]


@pytest.fixture
def shop_specs(tmp_path: Path) -> Path:
    return write(tmp_path / "specs", model=MODEL_OF_FILMS)


def test_a_mode_without_a_list_has_no_key_inside_it(shop_specs: Path) -> None:
    change(
        shop_specs, EASEL, "  plain: {}\n", "  plain: {absent: [films], when: {films.kind: base}}\n"
    )
    (fault,) = found(shop_specs)
    assert "`films` cannot be both present and absent" in fault
