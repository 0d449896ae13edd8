"""The mock counts the pixels of a size and compares its sides, as the validators do."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.mock.judge import Judge
from gatewright.runtime.rules.kinds.size import Size
from tests.rules.real import package_with
from tests.rules.test_page import HEAD

SPEC = """params:
  size: {type: size, min_side: 16, max_side: 4096, min_pixels: 2048, max_pixels: 65536}
  frame: {type: size, max_side: 4096, max_ratio: 2.5}
  shape:
    type: union
    any_of: [{type: enum, options: [wide, 16x16]}, {type: size, min_pixels: 2048}]
"""
MODEL = package_with({"shown": HEAD + SPEC}).model("reapi/shown")
JUDGE = Judge()
SIDES = st.sampled_from([1, 15, 16, 17, 64, 128, 256, 257, 1024, 4096, 4097, 999999, 10**6])
SIZES = st.builds("{}x{}".format, SIDES, SIDES) | st.sampled_from(["", "x", "016x256", "256 x 256"])


@settings(max_examples=200, derandomize=True, deadline=None, database=None)
@given(SIZES)
def test_the_mock_takes_a_size_where_the_validator_does(size: str) -> None:
    kind = Size(min_side=16, max_side=4096, min_pixels=2048, max_pixels=65536)
    assert bool(JUDGE.faults(MODEL, {"model": "shown", "size": size})) is bool(
        kind.broken_keywords(size)
    )


@settings(max_examples=200, derandomize=True, deadline=None, database=None)
@given(SIZES | st.sampled_from(["40x16", "41x16", "16x41", "1000x400", "1001x400"]))
def test_the_mock_takes_a_ratio_where_the_validator_does(size: str) -> None:
    kind = Size(max_side=4096, max_ratio=2.5)
    assert bool(JUDGE.faults(MODEL, {"model": "shown", "frame": size})) is bool(
        kind.broken_keywords(size)
    )


def test_a_fault_of_the_mock_says_how_many_pixels_there_are() -> None:
    def said(**body: Any) -> list[str]:
        return JUDGE.faults(MODEL, {"model": "shown", **body})

    assert said(size="512x512") == ["/size: 512x512 has 262144 pixels"]
    assert said(size="64x16") == ["/size: 64x16 has 1024 pixels"]
    assert said(frame="160x64") == []
    assert said(frame="64x161") == ["/frame: one side of 64x161 is more than 2.5 times the other"]
    assert said(shape="16x16") == []
    assert said(shape="17x17") != []
