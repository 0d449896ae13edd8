"""A request's mode decides its price and its operation, as the validators see it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gatewright.runtime.catalog.info import Mode, ModeValue
from gatewright.runtime.facts.modes import mode_of
from image_gateways import MODELS

MODEL = replace(
    MODELS["reapi/qwen-image-2"],
    modes=(
        Mode("edit", present=("image_url",)),
        Mode("png", when=(ModeValue("output_format", ("png",), otherwise=True),)),
        Mode("other"),
    ),
)


@pytest.mark.parametrize(
    ("body", "mode"),
    [
        ({"image_url": "https://a.example/b.png", "output_format": "jpeg"}, "edit"),
        ({"output_format": "png"}, "png"),
        ({}, "png"),
        ({"output_format": "jpeg"}, "other"),
    ],
)
def test_the_first_mode_that_fits_counts_by_presence_and_by_value(
    body: dict[str, Any], mode: str
) -> None:
    assert mode_of(MODEL, body) == mode
