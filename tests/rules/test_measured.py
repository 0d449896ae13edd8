"""Marks in a text that hold a number: what they may be, and where they stand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.mock.judge import Judge
from gatewright.runtime.rules.kinds.text import Text
from gatewright.runtime.rules.relations.measured import Measured

from .real import package_with
from .test_page import HEAD

PAUSE = {"mark": "<#{n}#>", "minimum": 0.01, "maximum": 99.99, "decimals": 2}
APART, BETWEEN = ({**PAUSE, "stand": stand} for stand in ("apart", "between_texts"))


def rule(settings_: dict[str, Any]) -> Measured:
    return Measured("/text", Text(), source="", fact="", **settings_)


def told(text: str, settings_: dict[str, Any]) -> str | None:
    found = rule(settings_).judge(None, {"text": text})
    return str(found[0]).removeprefix("/text: ") if found else None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a<#2#>b", None),
        ("a<#0.01#>b<#99.99#>c", None),
        ("a<#.5#>b<#5.#>c", None),
        ("a<#x#>b<##>c<#1.2.3#>d<#--1#>e<# 1 #>", None),
        ("a<#\u0661#>b", None),
        ("a<#100#>b", "holds <#100#>, whose number is above 99.99; use <#99.99#>"),
        ("a<#0#>b", "holds <#0#>, whose number is below 0.01; use <#0.01#>"),
        ("a<#-1#>b", "holds <#-1#>, whose number is below 0.01; use <#0.01#>"),
        ("a<#1.999#>b", "holds <#1.999#>, whose number has more than 2 decimals; use <#1.99#>"),
        ("a<#1#>", "ends with <#1#>, which stands between texts; put text behind it, or leave it out"),
        ("a<#1#> \n", "ends with <#1#>, which stands between texts; put text behind it, or leave it out"),
        (" <#1#>a", "begins with <#1#>, which stands between texts; put text before it, or leave it out"),
        ("a<#1#> <#2#>b", "holds <#2#> next to another such mark; put text before it, or leave it out"),
        ("a<#<#1#>b", None),
        ("a<#1#><#b", None),
    ],
)  # fmt: skip
def test_a_mark_is_told_with_the_way_out(text: str, said: str | None) -> None:
    assert told(text, BETWEEN) == said


def test_marks_that_stand_apart_may_begin_and_end_a_text() -> None:
    assert told("<#1#>a<#1#>", APART) is None
    assert told("<#1#><#2#>", APART) == (
        "holds <#2#> next to another such mark; put text before it, or leave it out"
    )


def test_what_was_meant_is_the_text_with_right_marks() -> None:
    meant = rule(BETWEEN).correction("marks", "<#1#>a<#200#>b<#1.239#><#2#>c<#3#>")
    assert meant is not None and not meant.certain
    assert meant.value == "a<#99.99#>b<#1.23#>c"
    assert rule(BETWEEN).correction("marks", "<#1#>") is not None
    assert rule({**BETWEEN, "each": "said"}).correction("marks", "<#1#>a") is None


def test_a_text_of_nothing_but_beginnings_of_marks_takes_no_time() -> None:
    assert told("<#" * 200_000, BETWEEN) is None


PIECES = ["<#", "#>", "<#1#>", "<#0.005#>", "<#100#>", "-", "1", ".", " ", "a", "7" * 40]


@pytest.mark.parametrize("stand", ["apart", "between_texts"])
def test_the_mock_judges_marks_as_the_validator_does(stand: str) -> None:
    line = f'marks: "<#{{n}}#>", minimum: 0.01, maximum: 99.99, decimals: 2, stand: {stand}'
    spec = f"params: {{text: {{type: string}}}}\nrules: {{pauses: {{param: text, {line}}}}}\n"
    model = package_with({"shown": HEAD + spec}).model("reapi/shown")
    (one,), judge = model.rules, Judge()

    @settings(max_examples=400, derandomize=True, deadline=None, database=None)
    @given(st.lists(st.sampled_from(PIECES)).map("".join))
    def agree(text: str) -> None:
        wrong = bool(one.relation.judge(None, {"text": text}))
        assert bool(judge.faults(model, {"model": "shown", "text": text})) is wrong

    agree()


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (BETWEEN, "In text, marks such as <#1#> hold 0.01 to 99.99, have at most 2 decimals, stand between texts"),
        ({"mark": "[{n}s]", "minimum": 2}, "In text, marks such as [2s] hold at least 2"),
        ({"mark": "[{n}s]", "stand": "apart", "each": "said"}, "In said of each text, marks such as [1s]"
         " have text between"),
    ],
)  # fmt: skip
def test_the_rule_is_a_sentence(limits: dict[str, Any], words: str) -> None:
    assert rule(limits).words() == words
