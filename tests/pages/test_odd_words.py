"""Words of pages that look like a fact and are none, and marks around those that are."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.pages import read
from tests.pages.test_foreign_shapes import params, table


@pytest.mark.parametrize(
    ("kind", "told", "limits"),
    [
        ("int", "How many (common range: `20-50`).", {}),
        ("int", "How many (range: `20-50`).", {"minimum": 20, "maximum": 50}),
        ("int", "Number of drawn samples 1-4 (cannot use with seed)", {"minimum": 1, "maximum": 4}),
        ("int", "Output level, 0-100%, default 100", {"minimum": 0, "maximum": 100, "default": 100}),
        ("int", "0-99 for the same again", {}),
    ],
)  # fmt: skip
def test_limits_are_read_and_advice_is_none(kind: str, told: str, limits: dict[str, Any]) -> None:
    found = params(table("Name | Type | Description", f"x | {kind} | {told}"))
    assert found == {"x.type": "integer"} | {f"x.{key}": value for key, value in limits.items()}


def test_an_address_that_must_be_https_has_that_scheme() -> None:
    rows = table("Name | Type | Description", "callbackUrl | string | URL for news. Must be HTTPS.")
    assert params(rows) == {"callbackUrl.type": "url", "callbackUrl.schemes": ["https"]}


def test_marks_before_words_of_the_column_required_do_not_count() -> None:
    head = "Parameter | Type | Required? | Description"
    assert params(table(head, "x | string | ✅ Required | y", "z | string | ⚠️ Optional | y")) == {
        "x.type": "string",
        "x.required": True,
        "z.type": "string",
    }


def test_keys_in_a_list_belong_to_the_object_above_them_or_to_nothing() -> None:
    keys = (
        '  - `kind: "a" or "b"`\n\n    Of what kind.\n\n    - `"a"`\n\n    - `"b"`\n\n  - `link: string`\n\n    Where.\n\n'
        "- `note: optional string`\n"
    )
    known = params(f"### Body parameters\n\n- `parts: array of object {{ kind, link }}`\n\n{keys}")
    assert known["parts.type"] == "list" and "link.type" not in known
    assert known["parts.items.fields.kind.options"] == ["a", "b"]
    assert known["parts.items.fields.link.required"] is True
    unknown = params(f"### Body parameters\n\n- `parts: Parts`\n\n{keys}")
    assert unknown == {"parts.required": True, "note.type": "string"}


def test_a_bullet_that_gives_a_name_nothing_but_null_has_no_type() -> None:
    known = params("### Body parameters\n\n- parts: null\n- note: optional string\n")
    assert known == {"note.type": "string"}


TABLE = """UModelverse
## 请求参数
| 字段名 | 类型 | 是否必选 | 默认值 | 描述 |
|---|---|---|---|---|
| model | string | 是 | - | `maker/reed` |
"""
FIELD = "Reed on reAPI\nRequest body\nseed — integer, optional\n{}\n"


def facts(text: str, gateway: str) -> dict[tuple[str, ...], object]:
    found = read(text.encode(), "x", gateway).facts
    return {one.path: one.value for one in found if one.sure != "unsure"}


def test_the_word_default_behind_a_list_is_no_option() -> None:
    page = TABLE + "| format | string | 否 | - | Audio format, options: mp3, wav, default mp3 |\n"
    assert facts(page, "umodelverse")[("params", "format", "options")] == ["mp3", "wav"]


def test_a_text_that_is_called_like_a_container_is_a_param() -> None:
    page = TABLE + "| input | string | 是 | - | 最多 600 字符 |\n"
    found = facts(page, "umodelverse")
    assert found[("params", "input", "type")] == "string"
    assert found[("params", "input", "max_length")] == 600


def test_a_clause_without_numbers_behind_a_semicolon_is_no_condition_of_a_range() -> None:
    found = facts(FIELD.format("Any integer from 1 to 99; leave it out for a random one."), "reapi")
    assert (found[("params", "seed", "minimum")], found[("params", "seed", "maximum")]) == (1, 99)
    found = facts(FIELD.format("Any integer from 1 to 99; for edits 1 to 9."), "reapi")
    assert ("params", "seed", "maximum") not in found


def test_a_range_behind_a_comma_at_the_end_of_a_sentence_is_the_range() -> None:
    found = facts(FIELD.format("How many there are, 1 to 4."), "reapi")
    assert (found[("params", "seed", "minimum")], found[("params", "seed", "maximum")]) == (1, 4)


def test_an_address_that_must_begin_with_a_scheme_is_an_address() -> None:
    page = "Reed on reAPI\nRequest body\nfirst — string, optional\nMust be a public https:// URL.\n"
    found = facts(page, "reapi")
    assert found[("params", "first", "type")] == "url"
    assert found[("params", "first", "schemes")] == ["https"]
    assert found[("params", "first", "public")] is True


@pytest.mark.parametrize(
    ("sentence", "billing", "credits"),
    [
        ("Reed bills per second of film.", "per_second", None),
        ("Reed bills per 1,000 characters of text.", "per_thousand_characters", None),
        ("Reed costs 200 credits per started source minute.", "per_started_minute", 200),
    ],
)
def test_what_a_price_is_counted_by_is_read(
    sentence: str, billing: str, credits: int | None
) -> None:
    found = facts(f"Reed on reAPI\nPricing\n{sentence}\n", "reapi")
    assert found[("price", "billing")] == billing
    assert found.get(("price", "credits")) == credits
