"""Descriptions that list options. Each way to list them has one here that no other way reads so."""

from __future__ import annotations

import pytest

from gatewright.pages.text.lines import passage
from gatewright.pages.words import options
from gatewright.pages.words.options import further, options_in, plain

Sample = tuple[str, str, list[str]]
TICKED: tuple[Sample, ...] = (
    ("One of `calm` or `wild`", "", ["calm", "wild"]),
    ("Accepts `calm` and `wild`", "", ["calm", "wild"]),
    ("接受 `calm`、`wild`", "", ["calm", "wild"]),
    ("How it looks: `calm`, `wild`", "", ["calm", "wild"]),
    ("`calm` or `wild`. Think twice.", "", ["calm", "wild"]),
    ("`calm`: at rest, `wild`: in motion", "", ["calm", "wild"]),
)
"""(description, default, options): what stands in code marks."""
BARE: tuple[Sample, ...] = (
    ('["calm", "wild"]', "", ["calm", "wild"]),
    ("'calm' | 'wild'", "", ["calm", "wild"]),
    ("length: 4s/8s", "", ["4s", "8s"]),
    ("Accepts CALM, WILD or BOTH", "", ["CALM", "WILD", "BOTH"]),
    ("Otherwise set to 4, 6 or 8 there", "", ["4", "6", "8"]),
    ("必须是 calm 或 wild", "", ["calm", "wild"]),
    ("有 calm 和 wild 可选", "", ["calm", "wild"]),
    ("从 calm 和 wild 中选", "", ["calm", "wild"]),
    ("range: [calm, wild]", "", ["calm", "wild"]),
    ("Choices: calm / wild.", "", ["calm", "wild"]),
    ("Choose from calm, wild or even", "", ["calm", "wild", "even"]),
    ("One of: - calm: at rest - wild: in motion", "", ["calm", "wild"]),
    ("Can be calm or wild.", "", ["calm", "wild"]),
    ("calm, wild or even are accepted.", "", ["calm", "wild", "even"]),
    ("枚举: calm, wild", "", ["calm", "wild"]),
    ("calm by default, wild is also available", "calm", ["calm", "wild"]),
    ("Also accepts wild.", "calm", ["calm", "wild"]),
    ("Or set it to wild for more.", "calm", ["calm", "wild"]),
    ("还支持 wild", "calm", ["calm", "wild"]),
    ("How it looks (calm/wild)", "calm", ["calm", "wild"]),
    ("calm: at rest; wild: in motion", "calm", ["calm", "wild"]),
    ("The looks to pick: calm, wild, even, odd", "", ["calm", "wild", "even", "odd"]),
    ("0=at once, 1=later", "", ["0", "1"]),
)
SAMPLES = [*((*one, True) for one in TICKED), *((*one, False) for one in BARE)]
WAYS = (
    "marked_options",
    "options_alone",
    "plain_options",
    "options_without_blanks",
    "further_options",
    "options_with",
    "words_behind_label",
)


def read(says: str, default: str, marked: bool) -> list[str]:
    text = says.replace("、", ",")
    ticked = tuple(text.split("`")[1::2]) if marked else ()
    found = options_in(passage([(1, text.replace("`", ""))]), "mood", ticked, default)
    return found.value if found else []


@pytest.mark.parametrize(("says", "default", "told", "marked"), SAMPLES)
def test_a_description_lists_its_options(
    says: str, default: str, told: list[str], marked: bool
) -> None:
    assert read(says, default, marked) == told


def changed() -> bool:
    """Whether a description is read otherwise than it says."""
    return any(read(says, default, marked) != told for says, default, told, marked in SAMPLES)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_is_needed(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, way, lambda *_: None)
    assert changed()


@pytest.mark.parametrize(("module", "name"), [(plain, "_SURE"), (further, "_FURTHER")])
def test_each_pattern_of_a_list_is_needed(
    module: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patterns = getattr(module, name)
    idle: list[str] = []
    for one in patterns:
        monkeypatch.setattr(module, name, tuple(two for two in patterns if two is not one))
        idle += [] if changed() else [one.pattern]
    assert len(patterns) > 3 and idle == []
