"""What the mock says was meant: beside its verdict, in the words and the data of the validators."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gatewright import ir
from gatewright.advice import advise
from gatewright.mock import Clock, MockServer
from gatewright.mock.asked import mode_of
from gatewright.mock.judge import Judge
from tests.repair.test_mistakes import table

from .calls import Caller
from .test_refusals import INVALID, SHAPES, code_of

WRONG: dict[str, dict[str, Any]] = {
    "rivya": {"params": {"image_size": "1024*1024"}},
    "reapi": {"image_size": "1024x1024"},
    "skills-video": {"Prompt": "a pier"},
    "umodelverse": {"size": "1024\u00d71024"},
}


def meant(caller: Caller, gateway: str, change: dict[str, Any]) -> list[dict[str, Any]]:
    answer = caller.create(gateway, change=change)
    assert answer.status_code == 400
    return json.loads(answer.headers.get("x-mock-meant", "[]"))  # type: ignore[no-any-return]


@pytest.mark.parametrize("gateway", WRONG)
def test_a_refusal_says_beside_its_own_shape_what_was_meant(caller: Caller, gateway: str) -> None:
    answer = caller.create(gateway, change=WRONG[gateway])
    said = json.loads(answer.headers["x-mock-meant"])
    assert said and all({"path", "suggestion", "meant"} == set(one) for one in said)
    outer, inner = SHAPES[gateway]
    body = answer.json()
    assert set(body) == outer and (inner is None or set(body["error"]) == inner)
    assert code_of(gateway, body) == INVALID[gateway]


def test_the_record_of_requests_says_it_too(caller: Caller) -> None:
    caller.create("reapi", change=WRONG["reapi"])
    (seen,) = caller.client.get(f"{caller.mock.url}/_mock/requests").json()["requests"]
    assert seen["refused"].startswith("/image_size: '1024x1024'")
    assert seen["meant"] == [
        {
            "path": "/image_size",
            "suggestion": "did you mean 1:1?",
            "meant": {"path": "/image_size", "value": "1:1", "certain": False},
        }
    ]
    assert "did you mean 1:1?" in caller.client.get(caller.mock.url).text


def test_nothing_is_said_where_nothing_is_meant_or_nothing_is_wrong(caller: Caller) -> None:
    assert meant(caller, "rivya", {"surprise": 7, "params": {"image_size": "purple"}}) == []
    answer = caller.create("rivya")
    assert answer.status_code == 200 and "x-mock-meant" not in answer.headers
    (*_, last) = caller.mock.requests
    assert (last.refused, last.meant) == ("", ())


def test_the_verdict_is_the_judges_own_with_and_without_suggestions(package: ir.Package) -> None:
    with MockServer(package, clock=Clock(start=1_790_000_000, speed=0)) as silent:
        import httpx

        with httpx.Client(headers={"authorization": "Bearer test-key"}) as client:
            answer = Caller(silent, client).create("reapi", change=WRONG["reapi"])
    assert answer.status_code == 400 and "x-mock-meant" not in answer.headers
    assert silent.requests[0].refused.startswith("/image_size")


def test_it_is_what_messages_and_repairs_say(package: ir.Package) -> None:
    """The signed table of mistakes: the same data, line by line."""
    models = {model.key: model for model in package.models}
    different: list[str] = []
    for row in table():
        found, model, body = row.violation(), models[row.model], row.body()
        said = advise(model, mode_of(model, body), body)
        wanted = None if found.correction is None else found.correction.as_dict(found.path)
        given = [one["meant"] for one in said if one["path"] == found.path]
        if (given or [None])[0] != wanted:
            different.append(f"{row}: {given}, and the validator says {wanted}")
    assert different == []


def test_right_requests_get_no_suggestion(package: ir.Package) -> None:
    judge, seen = Judge(), 0
    for model in package.models:
        for _, body in model.examples:
            assert judge.faults(model, body) == []
            assert advise(model, mode_of(model, body), body) == []
            seen += 1
    assert seen > 20
