"""Records that a caller gives as objects are the caller's: they are as they were when the results are there."""

from __future__ import annotations

from typing import Any

from gatewright_tools.record.results import ModelChoice, results


def test_judging_changes_neither_the_keys_of_a_record_nor_their_order() -> None:
    body = {"model": "qwen2-image", "prompt": "a gull"}
    records: list[dict[str, Any]] = [
        {"for": "rivya/qwen2-image", **body},
        {"for": "rivya/qwen2-image", **body, "seeds": 3},
    ]
    before = [list(record.items()) for record in records]
    found = list(results(records, ModelChoice("image_gateways", field="for")))
    assert [one["valid"] for one in found] == [True, False]
    assert [list(record.items()) for record in records] == before
