"""What is said of values that `newer-1` does not take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .everything import package, validator

Check = Callable[[Any], list[Any] | None]
BASE = {"model": "newer-1", "prompt": "x"}


@pytest.fixture(scope="module")
def check() -> Check:
    return validator(package().model("reapi/newer-1"))


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ({"seconds": 7}, "/seconds: 7 is none of 5 or 10 in plain; did you mean 5?"),
        ({"seconds": 15}, "/seconds: 15 is only for the mode edit; give picture, or use 5"),
        ({"seconds": "10"}, "/seconds: '10' is not one of 5 or 10; without quotation marks"),
        ({"seconds": 5.5}, "/seconds: 5.5 is not one of 5 or 10"),
        ({"speed": 1.2}, "/speed: 1.2 is none of 0.5, 1 or 2; did you mean 1?"),
        ({"volume": 0}, "/volume: 0 is not above 0; use a number of at most 10 and above 0"),
        ({"inside": 0.00005}, "/inside: 0.00005 is not below 0.00005;"
         " use a number above 0.00001 and below 0.00005"),
        ({"noise": 2**64}, "/noise: 18446744073709551616 is above 18446744073709551615;"
         " use 18446744073709551615"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_and_what_would_be_right(
    check: Check, body: dict[str, Any], line: str
) -> None:
    (violation,) = check({**BASE, **body}) or []
    assert str(violation) == line
