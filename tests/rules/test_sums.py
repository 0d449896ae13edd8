"""What the numbers of a list add up to: what counts as a number, and how long a message gets."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import image_gateways
from gatewright.mock.judge import Judge
from gatewright.runtime.rules.kinds.list import List
from gatewright.runtime.rules.kinds.text import Text
from gatewright.runtime.rules.relations.sum import Sum

from .real import package_with
from .test_page import HEAD

LONGEST = 300
"""Characters of the longest message; every number in it is short."""
HUGE: list[Any] = [10**5000, -(10**5000), 1e308, -1e308, 5e-324, 10**40, 10**39, 1e200]
NO_NUMBERS: list[Any] = [
    "1e9999999", "1e999999", "1E3", "5/1", "1_0", "\uff11", "\u0661", " 1", "1 ", "+1", "1.2.3", "--1", "-",
    ".", "", "nan", "Infinity", "9" * 41, True, None, [], {}, float("nan"), float("inf"),
]  # fmt: skip
NUMBERS: list[tuple[Any, str]] = [
    ("2", "2"), ("-0.5", "-0.5"), (".5", "0.5"), ("5.", "5"), ("9" * 40, "9" * 40), (7, "7"), (0.1, "0.1"),
]  # fmt: skip


def summed(elements: list[Any], most: Any = -1000) -> Any:
    rule = Sum("/weights", List(items=Text()), most=most, source="", fact="")
    found = rule.judge(None, {"weights": elements})
    return found[0] if found else None


@pytest.mark.parametrize("value", NO_NUMBERS, ids=repr)
def test_what_is_no_plain_number_adds_nothing(value: Any) -> None:
    told = summed([3, value])
    assert told.message == "adds up to 3, more than -1000"


@pytest.mark.parametrize(("value", "said"), NUMBERS)
def test_a_plain_number_counts_whether_it_is_text_or_not(value: Any, said: str) -> None:
    told = summed([value])
    assert told.message == f"adds up to {said}, more than -1000"


@pytest.mark.parametrize("value", [one for one in HUGE if one > 0], ids=lambda one: f"{one!r:.9}" if one.__class__ is float else "a large one")  # fmt: skip
def test_the_message_of_a_huge_or_tiny_number_is_short(value: Any) -> None:
    told = summed([value, 1])
    assert len(str(told)) < LONGEST
    assert told.suggestion.startswith("lower its numbers by ")


def test_no_sum_is_rounded() -> None:
    assert summed([1e308, 5e-324], 1e308) is not None
    assert summed(["0." + "0" * 37 + "1", 1], 1) is not None
    assert summed([10**5000, 1, -(10**5000)], 1) is None


@pytest.mark.parametrize("duration", ["1e9999999", "1e999999", "9" * 40, "9" * 400])
def test_no_text_of_a_request_ends_the_judgement_of_a_model(duration: str) -> None:
    shots = [{"index": 1, "prompt": "x", "duration": duration}]
    body = {
        "model": "kling-v3",
        "parameters": {"multi_shot": True, "shot_type": "customize", "multi_prompt": shots},
    }
    told = [str(one) for one in image_gateways.validate("umodelverse/kling-v3", body)]
    assert any(one.startswith("/parameters/multi_prompt: adds up to ") for one in told)
    assert max(map(len, told)) < 2 * LONGEST


def test_no_whole_number_is_too_large_to_be_refused() -> None:
    body = {"model": "IndexTeam/IndexTTS-2", "input": "x", "emo_vec": [10**5000]}
    told = [str(one) for one in image_gateways.validate("umodelverse/IndexTeam/IndexTTS-2", body)]
    assert any("adds up to about 1.00e+5000, more than 1.5" in one for one in told)


TEXTS = ["1e3", "5/1", "1_0", "\uff11", "1", "-2", ".5", "5.", "9" * 40, "9" * 41, " 1", "+1"]
VALUES = [*TEXTS, 1, 0.1, 0.2, -1, 1e200, 10**4000, True, None]


@pytest.mark.parametrize("rule", ["sum_at_most: 1.3", "sum_is: wanted"])
def test_the_mock_adds_up_as_the_validator_does(rule: str) -> None:
    spec = (
        "params:\n  shots: {type: list, items: {type: object, fields: {seconds: {type: string}}}}\n"
        f"  wanted: {{type: string, default: '1'}}\nrules: {{whole: {{param: shots, each: seconds, {rule}}}}}\n"
    )
    model = package_with({"shown": HEAD + spec}).model("reapi/shown")
    (one,), judge = model.rules, Judge()
    values = st.sampled_from(VALUES)

    @settings(max_examples=400, derandomize=True, deadline=None, database=None)
    @given(st.lists(values, max_size=2), values)
    def agree(parts: list[Any], wanted: Any) -> None:
        body = {
            "model": "shown",
            "shots": [*({"seconds": part} for part in parts), *parts],
            "wanted": wanted,
        }
        wrong = bool(one.relation.judge(None, body))
        # The mock tells what is wrong with each value as well: only what it says of the sum counts.
        said = [fault for fault in judge.faults(model, body) if "add up to" in fault]
        assert bool(said) is wrong

    agree()
