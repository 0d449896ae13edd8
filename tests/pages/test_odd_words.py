"""Words of pages that look like a fact and are none, and marks around those that are."""

from __future__ import annotations

from typing import Any

import pytest

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
