"""The model of a request, and the message when it cannot be found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from image_gateways import MODELS
from image_gateways._runtime.record.faults import InputFault
from image_gateways._runtime.record.which import Which

from .conftest import Run
from .requests import RIVYA, SKILLS, line, right

KEYS = ("a/one", "b/two", "c/two")


def test_an_id_that_only_one_gateway_has_is_enough() -> None:
    assert Which(KEYS).of({"model": "one"}) == "a/one"
    assert Which(KEYS).of({"model": "c/two"}) == "c/two"


@pytest.mark.parametrize(
    ("body", "path", "message", "suggestion"),
    [
        ({"model": "two"}, "/model", "more than one gateway", "b/two or c/two"),
        ({"model": "onw"}, "/model", "the name of no model", "did you mean one?"),
        ({"model": 7}, "/model", "7 is the name of no model", None),
        ({}, "/model", "names no model", "a/one, b/two or c/two"),
        ([], "", "a list of 0 is not an object", None),
    ],
)
def test_a_body_that_does_not_tell_is_answered_with_the_way_out(
    body: object, path: str, message: str, suggestion: str | None
) -> None:
    fault = Which(KEYS).of(body)
    assert isinstance(fault, InputFault)
    assert fault.path == path
    assert message in fault.message
    assert suggestion in (fault.suggestion or "") if suggestion else fault.suggestion is None


def test_each_record_may_name_its_model_under_a_key_of_its_own(run: Run) -> None:
    body = {"prompt": "a gull", "seed": -1}
    records = [{"for": SKILLS, **body}, {"for": RIVYA, **right()}, {"for": "nobody/x", **body}]
    Path("r.jsonl").write_bytes(b"".join(map(line, records)))
    ran = run("r.jsonl", "--model-field", "for", "--format", "json")
    found = [json.loads(one) for one in ran.out.splitlines()]
    assert [one["model"] for one in found] == [SKILLS, RIVYA, None]
    assert [[v["path"] for v in one["violations"]] for one in found] == [["/seed"], [], ["/for"]]


def test_the_key_that_names_the_model_may_be_one_of_the_request(run: Run) -> None:
    Path("r.jsonl").write_bytes(line(right()) + line({"model": SKILLS, "prompt": "a gull"}))
    assert run("r.jsonl", "--model-field", "model").code == 0
    # Not asked for, it means the same: one key tells the model of each request in a mixed file.
    assert run("r.jsonl").code == 0


def test_one_model_for_all_is_checked_before_anything_is_read(run: Run) -> None:
    ran = run("--model", "rivya/qwen2-imag", stdin=b"")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean rivya/qwen2-image?" in ran.err


def test_every_model_of_the_package_is_known_by_its_key() -> None:
    which = Which(MODELS.keys())
    assert [which.of({"model": key}) for key in MODELS] == list(MODELS)
