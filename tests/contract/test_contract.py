"""Checks every promise of the signed pages with the sync and the async clients."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet

from .checks import Check, for_gateways, for_models
from .handle import Package
from .stage import Colour
from .subject import Gateway, Model, gateways, models


def cases(checks: list[Check], subjects: list[Gateway] | list[Model]) -> list[ParameterSet]:
    """Returns each check with each of its subjects, for sync and async when it sends requests."""
    return [
        pytest.param(check, subject, colour, id=f"{check.sentence}: {subject}, {colour}")
        for check in checks
        for subject in subjects
        for colour in (("sync", "async") if check.sends else ("sync",))
    ]


@pytest.mark.parametrize(("check", "model", "colour"), cases(for_models, models()))
def test_a_model_keeps_what_its_page_says(
    package: Package, check: Check, model: Model, colour: Colour
) -> None:
    check.run(package, model, colour)


@pytest.mark.parametrize(("check", "gateway", "colour"), cases(for_gateways, gateways()))
def test_a_gateway_keeps_what_its_pages_say(
    package: Package, check: Check, gateway: Gateway, colour: Colour
) -> None:
    check.run(package, gateway, colour)


def test_every_signed_model_is_in_the_package(package: Package) -> None:
    assert {model.key for model in models()} <= set(package.module().MODELS)
