"""The way out that a message names: it can be gone, and in Python calls it is said by arguments."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import image_gateways
from gatewright.relations import relations
from gatewright.runtime.client.drafting import Draft
from gatewright.runtime.rules.kinds.text import Text
from gatewright.runtime.rules.relations.at_most import AtMost
from gatewright.runtime.rules.relations.conditions import Is, There
from gatewright.runtime.rules.relations.measured import Measured
from gatewright.runtime.rules.relations.not_with import NotWith
from gatewright.runtime.rules.relations.when import When
from gatewright.runtime.rules.rule import Rule

from .real import package_with
from .test_page import HEAD

PARAMS = """params:
  hd: {type: boolean}
  said: {type: boolean, wire: string}
  size: {type: enum, options: [s, m, l], default: s}
  style: {type: enum, options: [flat, deep]}
  many: {type: enum, options: [a, b, c, d, e, f]}
  seconds: {type: integer, options: [5, 10]}
  word: {type: string}
  image: {type: url}
rules:
"""
WAYS = {
    "{hd: true}": ({"hd": True}, "set hd to false"),
    "{said: true}": ({"said": "true"}, "set said to false"),
    "{size: [s, m]}": ({"size": "m"}, "set size to l"),
    "{seconds: 5}": ({"seconds": 5}, "set seconds to 10"),
    "{style: [flat, deep]}": ({"style": "flat"}, "leave out style"),
    "{hd: [true, false]}": ({"hd": True}, "leave out hd"),
    "{many: a}": ({"many": "a"}, "choose another many such as b, c, d or e"),
    "{word: a}": ({"word": "a"}, "choose another word"),
}


@pytest.mark.parametrize("when", WAYS)
def test_a_condition_names_what_makes_it_not_so(when: str) -> None:
    spec = f"{PARAMS}  one: {{param: image, when: {when}, forbidden: true}}\n"
    (rule,) = package_with({"shown": HEAD + spec}).model("reapi/shown").rules
    body, out = WAYS[when]
    (told,) = rule.relation.judge(None, {**body, "image": "https://a.example/x"}) or []
    assert told.suggestion == f"leave it out, or {out}"


def test_a_condition_that_always_holds_is_no_way_out() -> None:
    clauses = (Is(("size",), ("s", "m"), True, ()), There(("mask",)))
    rule = When("/image", Text(), clauses=clauses, forbidden=True, source="")
    assert rule.suggestion("forbidden", "x") == "leave it out, or leave out mask"
    alone = When("/image", Text(), clauses=clauses[:1], forbidden=True, source="")
    assert alone.suggestion("forbidden", "x") == "leave it out"


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        (["b"], "does not go with b; leave it out, or leave out b"),
        (["b", "c"], "does not go with b or c; leave it out, or leave out b and c"),
        ([], None),
    ],
)
def test_of_what_does_not_go_together_all_that_is_there_is_named(
    beside: list[str], said: str | None
) -> None:
    rule = NotWith("/a", Text(), others=(("b",), ("c",), ("d",)), source="")
    found = rule.judge(None, {"a": "x", **dict.fromkeys(beside, "x")})
    assert [str(one) for one in found or []] == ([] if said is None else [f"/a: {said}"])


def test_a_call_in_python_names_every_argument() -> None:
    with (
        image_gateways.UModelverse(api_key="x") as client,
        pytest.raises(image_gateways.InvalidRequest) as refused,
    ):
        client.vidu_lip_sync.request(video_url="https://a.example/v.mp4")
    assert (
        "needs at least one of audio_url or text, and none is there; add audio_url or text"
        in str(refused.value)
    )


def test_a_call_in_python_names_the_arguments_that_decide_its_mode() -> None:
    def said(call: Callable[[], object]) -> str:
        with pytest.raises(image_gateways.InvalidRequest) as refused:
            call()
        return str(refused.value)

    with image_gateways.UModelverse(api_key="x") as client:
        drawn: Any = client.viduq2
        text = said(lambda: drawn.request("x", audio=True))
        assert "because subjects is not there and images is not there)" in text
        filmed: Any = client.kling_v3_omni
        film = [{"video_url": "https://a.example/v.mp4", "refer_type": "feature"}]
        text = said(lambda: filmed.request("x", mode="std", duration=12, video_list=film))
        assert (
            "duration: 12 is above 10 (judged as video because video_list.refer_type is feature)"
            in text
        )
    with image_gateways.ReAPI(api_key="x") as client:
        text = said(lambda: client.qwen_image_2.request("x", image_size="21:9"))
        assert text.endswith(
            "(judged as text to image because image_url is not there); give image_url, or use 16:9"
        )


def test_the_arguments_that_lead_to_a_mode_have_their_names() -> None:
    rule = Rule(
        "/input/size", Text(), source="", mode="plain", because="/input/firstFrame is not there",
        elsewhere=(("edit", ("wide",), ("firstFrame",)),), places={"firstFrame": "/input/firstFrame"},
    )  # fmt: skip
    made = Draft({}, {"/input/firstFrame": "first_frame"})
    called = rule.with_names(made.call_path)
    assert (called.because, called.elsewhere[0][2]) == (
        "first_frame is not there",
        ("first_frame",),
    )
    assert rule.because == "/input/firstFrame is not there"


def test_what_is_inside_an_argument_and_what_is_none_keep_their_keys() -> None:
    made = Draft({}, {"/parameters/multi_shot": "multi_shot", "/from": "from_"})
    assert made.call_path(("parameters", "multi_shot")) == ("multi_shot",)
    assert made.call_path(("from", "*", "kind")) == ("from_", "*", "kind")
    assert made.call_path(("parameters", "other")) == ("parameters", "other")
    assert made.argument("/from/0") == "from_.0"
    assert made.argument("") == "request"


def test_the_rule_of_a_call_leaves_the_one_of_the_model_alone() -> None:
    clauses = (Is(("parameters", "hd"), (True,)), There(("input", "film")))
    rule = AtMost(
        "", Text(), count=1, parts=(("input", "a"), ("input", "b")), clauses=clauses, source=""
    )
    before = rule.message("at_most", 2)
    said = rule.with_names(lambda path: path[1:])
    assert said.message("at_most", 2) == (
        "a and b have 2 elements in all, more than 1 when hd is true and film is there"
    )
    assert rule.message("at_most", 2) == before


def test_each_relation_says_which_of_its_attributes_lead_to_params() -> None:
    """A call would name the keys of the body where a new relation forgot one."""
    told = {
        "needs": "asking",
        "not_with": "others",
        "at_most": "parts",
        "sum_at_most": "as_much_as",
    }
    for made in relations().values():
        home = import_module(made.__module__)
        texts = {one for base in made.__mro__ for one in getattr(base, "__slots__", ())}
        lead = {*made.leads, *made.leads_to_several}
        assert lead <= texts
        assert home.__name__.startswith("gatewright.")
        if (word := next(iter(made.keys))) in told:
            assert told[word] in lead
        if {"places_of", "elements"} & texts:
            assert {"places_of", "elements"} & texts <= lead


NUMBERS = st.decimals(-20, 20, places=3, allow_nan=False).map(str)
BOUNDS = st.none() | st.integers(-10, 10) | st.floats(-10, 10).map(lambda one: round(one, 2))


@settings(max_examples=600, derandomize=True, deadline=None, database=None)
@given(NUMBERS, BOUNDS, BOUNDS, st.none() | st.integers(0, 2))
def test_the_number_that_is_suggested_is_right(
    value: str, low: Any, high: Any, decimals: int | None
) -> None:
    limits = {"minimum": low, "maximum": high, "decimals": decimals, "marks": "<{n}>"}
    stated = {name: one for name, one in limits.items() if one is not None}
    if Measured.wrong(stated)[0]:
        return
    given_ = {name: one for name, one in stated.items() if name != "marks"}
    rule: Any = Measured("/text", Text(), mark="<{n}>", source="", **given_)
    found = rule.judge(None, {"text": f"a<{value}>b"})
    if found:
        suggested = found[0].suggestion.removeprefix("use ")
        assert rule.judge(None, {"text": f"a{suggested}b"}) is None, suggested
    example = rule.words().split(" such as ")[1].split(" ")[0].rstrip(",")
    assert rule.judge(None, {"text": example}) is None, example


@pytest.mark.parametrize(
    ("said", "limits", "right"),
    [
        ("0", {"minimum": 0.5, "decimals": 0}, "<1>"),
        ("11", {"maximum": 9.95, "decimals": 1}, "<9.9>"),
        ("0.09", {"minimum": 0.05, "decimals": 1}, "<0.1>"),
        ("-0.04", {"maximum": 5, "decimals": 1}, "<0.0>"),
    ],
)
def test_the_nearest_right_number_is_suggested(said: str, limits: Any, right: str) -> None:
    rule = Measured("/text", Text(), mark="<{n}>", source="", **limits)
    (told,) = rule.judge(None, {"text": f"<{said}>"}) or []
    assert told.suggestion == f"use {right}"


def test_limits_that_no_number_meets_are_refused() -> None:
    stated = {"marks": "<{n}>", "minimum": 0.2, "maximum": 0.8, "decimals": 0}
    assert Measured.wrong(stated) == (
        "decimals",
        "no number of 0 decimals is between `minimum` and `maximum`",
    )
    assert Measured.wrong({**stated, "decimals": 1}) == ("", "")
