"""A page that was not seen whole refuses no key, and promises no absence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from gatewright.export.schemas import json_schema
from gatewright.runtime.rules.kinds.object import Object
from tests.contract.handle import InMemory

from .everything import package, rendered, rules_of

KEY = "reapi/partial-1"
BASE = {"model": "partial-1", "prompt": "x"}
UNSEEN: dict[str, Any] = {
    **BASE,
    "modd": "calm",
    "settings": {"depth": 1, "wide": 2},
    "layers": [{"name": "x"}, {"nme": "y"}],
    "area": {"height": 3},
    "parameters": {"quality": "low", "steps": 4},
}


def told(body: Any) -> list[str]:
    return [str(one) for one in rules_of(package().model(KEY))["notices"](body) or []]


def test_an_unknown_key_is_taken_with_a_notice_wherever_it_stands() -> None:
    assert rules_of(package().model(KEY))["check"](UNSEEN) is None
    assert told(UNSEEN) == [
        "/modd: 'modd' is none of the keys of the request that were seen on the page; did you mean mood?",
        "/settings/wide: 'wide' is none of the keys of settings that were seen on the page; it travels as it is",
        "/layers/1/nme: 'nme' is none of the keys of layers that were seen on the page; did you mean name?",
        "/area/height: 'height' is none of the keys of area that were seen on the page; it travels as it is",
        "/parameters/steps: 'steps' is none of the keys of parameters that were seen on the page;"
        " it travels as it is",
    ]  # fmt: skip


def test_the_keys_of_another_member_of_a_union_are_no_news() -> None:
    asset = Object(keys=("type", "asset"), partial=True, tag=("type", "asset"))
    link = Object(keys=("type", "url"), partial=True, tag=("type", "link"))
    value = {"type": "link", "url": "x", "wide": 3}
    assert list(link.unlisted_parts(value)) == [("unseen", "wide")]
    assert list(asset.unlisted_parts(value)) == []


def test_what_was_seen_is_judged_as_ever() -> None:
    check = rules_of(package().model(KEY))["check"]
    wrong = check({"model": "partial-1", "mood": "mild", "extra": 1, "settings": {}})
    assert [(one.path, one.rule) for one in wrong] == [
        ("/prompt", "required"),
        ("/mood", "enum"),
        ("/settings/depth", "required"),
    ]


def test_a_right_body_brings_no_notice() -> None:
    assert told({**BASE, "settings": {"depth": 1}, "parameters": {"quality": "low"}}) == []


@pytest.mark.parametrize("body", [None, [], "x", {"settings": 3}, {"layers": [3]}])
def test_a_body_of_another_shape_brings_no_notice_of_keys(body: Any) -> None:
    assert told(body) == []


def test_its_json_schema_takes_the_same_keys() -> None:
    schema = json_schema(package().model(KEY))
    jsonschema.Draft202012Validator(schema).validate(UNSEEN)
    assert "additionalProperties" not in json.dumps(schema)
    whole = json_schema(package().model("reapi/everything-1"))
    assert whole["additionalProperties"] is False


@pytest.fixture(scope="module")
def installed() -> Iterator[InMemory]:
    with InMemory("partial_package", rendered(), package().import_name) as found:
        yield found


def test_a_call_sends_an_unknown_key_and_logs_it(
    installed: InMemory, caplog: pytest.LogCaptureFixture
) -> None:
    with installed.module().ReAPI(api_key="rk_live_x") as client:
        assert client.model("partial-1").request(body=UNSEEN)["modd"] == "calm"
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 5
    assert "reapi/partial-1: modd: " in caplog.messages[0]


def test_an_unknown_argument_is_refused_with_the_way_to_send_it(installed: InMemory) -> None:
    with installed.module().ReAPI(api_key="rk_live_x") as client:
        with pytest.raises(
            TypeError, match=r"extra_body=\{'steps': \u2026\} sends one that is missing here"
        ):
            client.partial_1.request("x", steps=3)
        with pytest.raises(TypeError) as whole:
            client.everything_1.request("xx", stepz=3)
    assert "extra_body" not in str(whole.value)


def test_a_price_out_of_sight_is_not_said_to_be_undocumented(installed: InMemory) -> None:
    with installed.module().ReAPI(api_key="rk_live_x") as client:
        estimate = client.partial_1.estimate("x")
        assert (estimate.amount, estimate.known) == (None, "unseen")
        assert "not seen" in estimate.note
        doc = type(client.partial_1).__mro__[1].__doc__ or ""
        assert "Price: not seen." in (client.partial_1.generate.__doc__ or "")
    assert "Its page was seen except for params, limits and the price" in " ".join(doc.split())


def test_validators_of_pages_that_were_seen_whole_know_nothing_of_it() -> None:
    partly = {
        f"{model.gateway.replace('-', '_')}/rules/{model.attribute}.py"
        for model in package().models
        if {"params", "limits"} & set(model.unseen)
    }
    assert "reapi/rules/partial_1.py" in partly
    for path, text in rendered().items():
        if "/rules/" in path and "_runtime" not in path and not path.endswith(tuple(partly)):
            assert "partial=" not in text, path
