"""Deeper shapes of pages: every fact is read with its place, and nothing that the page does not say."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.pages import PageReading, read
from tests.pages.deeper_shapes import DEEPER_SHAPES


def stated(reading: PageReading) -> dict[str, Any]:
    """The facts of params that are read for sure; what is merely not required is left out."""
    return {
        one.name.removeprefix("params."): one.value
        for one in reading.facts
        if one.path[0] == "params"
        and one.sure != "unsure"
        and not (one.path[-1] == "required" and one.value is False)
    }


@pytest.mark.parametrize("shape", DEEPER_SHAPES)
def test_a_deeper_shape_states_what_it_says_and_nothing_else(shape: str) -> None:
    text, truth = DEEPER_SHAPES[shape]
    assert stated(read(text.encode(), "page")) == {
        f"{name}.{key}": value for name, facts in truth.items() for key, value in facts.items()
    }
