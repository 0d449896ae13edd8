"""Records that a caller gives as objects are the caller's: they are as they were when the results are there."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest

from gatewright_tools.record.results import ModelChoice, results
from image_gateways._models import MODELS
from image_gateways._runtime.record.judging import Judging

BODY = {"model": "qwen2-image", "prompt": "a gull"}
RECORDS: list[dict[str, Any]] = [
    {"for": "rivya/qwen2-image", **BODY},
    {"for": "rivya/qwen2-image", **BODY, "seeds": 3},
    {"for": "rivya/qwen2-image", "model": "a/qwen2-image", "prompt": "a gull"},
    {"for": "no/model", **BODY},
]
VALID = [True, False, False, False]


class Unchanging(dict[str, Any]):
    """A record that another thread reads: it is at no moment another one."""

    def _refuse(self, *_: Any) -> NoReturn:
        raise AssertionError("the record was changed")

    __setitem__ = __delitem__ = pop = popitem = update = setdefault = clear = _refuse  # type: ignore[assignment]


def test_judging_changes_neither_the_keys_of_a_record_nor_their_order() -> None:
    records = [dict(one) for one in RECORDS]
    before = [list(record.items()) for record in records]
    found = list(results(records, ModelChoice("image_gateways", field="for")))
    assert [one["valid"] for one in found] == VALID
    assert [list(record.items()) for record in records] == before


def test_judging_changes_no_record_for_a_moment_either() -> None:
    judging = Judging(MODELS, field="for")
    for _ in range(2):  # A model is met once and known then.
        found = [judging.judge(Unchanging(one)) for one in RECORDS]
        assert [not violations for _, violations in found] == VALID


@pytest.mark.parametrize("field", ["for", "model"])
def test_a_record_of_ones_own_is_judged_as_a_callers_is(field: str) -> None:
    judging = Judging(MODELS, field=field)
    bodies = [*RECORDS, BODY, {**BODY, "model": "vendor/qwen2-image"}, [], "text", None]
    for _ in range(2):
        for body in bodies:
            own: Any = dict(body) if isinstance(body, dict) else body
            assert judging.judge_own(own) == judging.judge(body)
