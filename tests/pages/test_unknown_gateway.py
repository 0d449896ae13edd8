"""Pages of gateways nobody has met: general rules, lower confidence, no guessing."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest

from gatewright.load import load
from gatewright.pages import compare, read
from gatewright.pages.drift.findings import DRIFT
from gatewright.pages.writing.draft import draft
from tests.pages.made import SHAPES, invented
from tests.pages.rendered import page

PAGE = """# Brush 3

## Parameters

| Parameter | Type | Required | Default | Description |
|---|---|---|---|---|
| prompt | string | yes | - | Up to 900 characters |
| ratio | enum | no | 1:1 | One of 1:1, 2:1 or 3:1 |
| guidance | float | no | 4.5 | Between 1 and 20 |
| mystery | quux | no | - | Something with 3 legs per table |

## Pricing

$0.04 per image.
"""


def test_nothing_is_more_than_likely() -> None:
    reading = read(PAGE.encode(), "brush.md")
    facts = {fact.name: fact.value for fact in reading.facts}
    assert reading.gateway is None
    assert {fact.sure for fact in reading.facts} == {"likely"}
    assert facts["params.prompt.max_length"] == 900
    assert facts["params.ratio.options"] == ["1:1", "2:1", "3:1"]
    assert (facts["params.guidance.minimum"], facts["params.guidance.maximum"]) == (1, 20)
    assert facts["price.usd"] == "0.04"
    assert {left.line for left in reading.leftovers} == {10}


def test_advice_and_conditions_are_unsure() -> None:
    text = PAGE.replace("Up to 900 characters", "We recommend up to 900 characters")
    fact = next(
        one for one in read(text.encode(), "x").facts if one.name == "params.prompt.max_length"
    )
    assert (fact.sure, fact.note) == ("unsure", "said as advice, or about")


def test_cells_that_can_be_cut_in_two_ways_are_unsure() -> None:
    text = "Body\nKeyTypeRequiredDefaultRangeOptionsDescription\nsizeselectNo--1K, 2K, 4KOne of them\nmodeselectNo--A, B, CDetail\n"
    facts = {fact.name: fact for fact in read(text.encode(), "x").facts}
    assert facts["params.size.options"].value == ["1K", "2K", "4K"]
    assert (
        facts["params.mode.options"].value == ["A", "B", "C"]
        or facts["params.mode.options"].sure == "unsure"
    )


def test_a_type_without_a_name_takes_nothing_from_its_neighbour() -> None:
    text = "Body\n\nseed\ninteger\ndefault:1\n\nA seed.\n\nboolean\ndefault:true\n\nRequired range: 1 <= x <= 4\n"
    facts = {fact.name: fact.value for fact in read(text.encode(), "x").facts}
    assert facts == {
        "params.seed.type": "integer",
        "params.seed.default": 1,
        "params.seed.required": False,
    }


def test_a_chinese_table_is_read_like_an_english_one() -> None:
    text = (
        "请求参数\n\n| 字段名 | 类型 | 是否必填 | 默认值 | 描述 |\n|---|---|---|---|---|\n"
        "| prompt | string | 必填 | - | 提示词,最多 800 个字符 |\n"
        "| seed | int | 选填 | -1 | 随机种子 |\n"
        "| model | string | 必填 | - | 本次请求使用的模型名,此处为 Qwen/Qwen-Image |\n\n"
        "curl https://api.modelverse.cn/v1/images/generations -H 'Authorization: Bearer $MODELVERSE_API_KEY'\n"
    )
    reading = read(text.encode(), "x")
    facts = {fact.name: fact.value for fact in reading.facts}
    assert (reading.gateway, reading.model) == ("umodelverse", "Qwen/Qwen-Image")
    assert facts["params.prompt.max_length"] == 800
    assert facts["params.prompt.required"] is True
    assert facts["params.seed.default"] == -1


def test_200_pages_against_200_specs_take_seconds(gateways: Path) -> None:
    chance = random.Random(3)
    pages: list[bytes] = []
    for number in range(200):
        shape = chance.choice(SHAPES)
        model = invented(shape, number)
        renamed = page(model, shape).replace(model.id, f"{model.id}-{number}")
        pages.append(renamed.encode())
        folder = gateways / "models" / shape
        folder.mkdir(parents=True, exist_ok=True)
        text = draft(read(renamed.encode(), "page"), "2026-01-02")
        (folder / f"m{number}.yaml").write_text(text)
    start = time.perf_counter()
    workspace, faults = load(gateways)
    assert faults == []
    for raw in pages:
        comparison = compare(read(raw, "page"), workspace)
        assert [one.name for one in comparison.findings if one.kind in DRIFT] == []
    assert time.perf_counter() - start < 12


def test_a_price_in_an_example_does_not_overrule_the_table() -> None:
    made = page(invented("rivya", 1), "rivya")
    answer = {
        "id": "t",
        "status": "queued",
        "model": invented("rivya", 1).id,
        "reserved_credits": 999,
    }
    reading = read(f"{made}\nCreate response\n\n{json.dumps(answer)}\n".encode(), "x")
    fact = next(one for one in reading.facts if one.name == "price.credits")
    assert fact.value == invented("rivya", 1).credits
    assert len(fact.contradicted) == 1


ROW = "Rivya AI Docs\nModel parameters\n| Key | Type | Required | Default | Description |\n|---|---|---|---|---|\n| thing | {kind} | No | {default} | {text} |\n"


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("512x512", set[str]()),
        ("512*512", {"params.size.type"}),
        ("64x512", {"params.size.min_side"}),
    ],
)
def test_a_size_in_an_example_that_the_words_do_not_allow_contradicts_them(
    shown: str, told: set[str]
) -> None:
    row = "| size | string | No | - | Width x height, each side from 256 to 1536 pixels. |\n"
    head = ROW.partition("| thing")[0]
    body = json.dumps({"model": "m-1", "params": {"size": shown}})
    reading = read(f"{head}{row}\nExample request\n\n{body}\n".encode(), "x")
    assert {one.name for one in reading.facts if one.contradicted} == told


@pytest.mark.parametrize(
    ("kind", "default", "text", "sure"),
    [
        ("string", "-", "Up to 800 characters for free users", {}),
        ("string", "-", "Roughly up to 800 characters", {}),
        ("string", "-", "Up to 800 characters. For Chinese, up to 400 characters.", {}),
        ("string", "-", "One of the best values", {}),
        ("string", "-", "Up to 2k characters", {}),
        ("integer", "random", "A seed", {}),
        ("integer", "-", "From 1 to 10, or 20 for pro users", {}),
        ("integer", "-", "Added 2024-05-06 (see 3-4 below)", {}),
        ("integer", "-", "Year between 2020 and 2030-01-01", {}),
        (
            "number",
            "-",
            "Between 0 and 1 (default 0.5)",
            {"minimum": 0, "maximum": 1, "default": 0.5},
        ),
        ("integer", "-", "Between 1,000 and 2,000", {"minimum": 1000, "maximum": 2000}),
        (
            "integer",
            "4",
            "Range 1\u2013100, step 5",
            {"minimum": 1, "maximum": 100, "step": 5, "default": 4},
        ),
        ("string", "-", "One of: png, jpg or webp", {"options": ["png", "jpg", "webp"]}),
    ],
)
def test_words_that_only_resemble_a_limit_give_no_sure_fact(
    kind: str, default: str, text: str, sure: dict[str, object]
) -> None:
    reading = read(ROW.format(kind=kind, default=default, text=text).encode(), "x")
    own = {"type", "required"}
    found = {fact.path[-1]: fact.value for fact in reading.facts if fact.sure == "sure"}
    assert {key: value for key, value in found.items() if key not in own} == sure


def test_what_is_left_of_a_sentence_is_listed() -> None:
    text = "Reference pictures. Maximum 4 images, up to 10 MB each"
    reading = read(ROW.format(kind="array", default="-", text=text).encode(), "x")
    assert [left.text for left in reading.leftovers] == [", up to 10 MB each"]
