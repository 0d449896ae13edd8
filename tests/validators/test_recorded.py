"""Recorded bodies give the same verdicts, pointers, messages and suggestions as before."""

from __future__ import annotations

import json

import pytest

from .everything import KEYS
from .recorded import FILE, told

RECORDED = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", KEYS)
def test_the_validator_says_of_each_recorded_body_what_it_said(key: str) -> None:
    cases = RECORDED[key]
    assert len(cases) >= 10 and any(case["told"] for case in cases)
    for case in cases:
        assert told(key, case["body"]) == case["told"], case["body"]
