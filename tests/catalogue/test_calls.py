"""Every model makes its file on the mock: sync and async, with little and with all that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import image_gateways
from gatewright.ir import Model, Param
from gatewright.runtime.client.media.sniff import sniff
from tests.money.trials import Lab, lab
from tests.validators.everything import catalogue, rules_of

from .files import local
from .requests import as_arguments, fullest, smallest, with_argument

MODELS = {model.key: model for model in catalogue().models}
COLOURS = ("sync", "async")
KINDS = {"image": "images", "video": "videos", "audio": "audios"}
LINK = {"image": "https://cdn.example.com/a.png", "video": "https://cdn.example.com/a.mp4"}
LINK["audio"] = "https://cdn.example.com/a.mp3"


@pytest.fixture(scope="module")
def laboratory() -> Iterator[Lab]:
    with lab(catalogue()) as running:
        yield running


@pytest.fixture(autouse=True)
def fresh(laboratory: Lab) -> None:
    laboratory.mock.reset()


def door(laboratory: Lab, model: Model, colour: str) -> Any:
    """The model on a client of the mock."""
    return getattr(laboratory.client(model.gateway, colour), model.attribute)


def made(laboratory: Lab, model: Model, colour: str, given: dict[str, Any]) -> Any:
    """The result of a call, after what holds for every call was looked at."""
    before = laboratory.mock.ledger.count()
    call = door(laboratory, model, colour)
    result = laboratory.do(call.generate(**given))
    assert laboratory.mock.ledger.count() == before + 1
    assert result.model == model.key
    files = getattr(result, KINDS[model.medium])
    assert len(files) >= 1
    if model.output_count is not None:
        assert len(files) == model.output_count
    return result


@pytest.mark.parametrize("key", MODELS)
def test_it_makes_its_file_with_little_and_with_all_that_it_takes(
    laboratory: Lab, key: str
) -> None:
    model = MODELS[key]
    check = rules_of(model)["check"]
    for number, mode in enumerate(model.modes):
        for asked in (smallest, fullest):
            given = as_arguments(model, asked(model, mode, check))
            for colour in COLOURS:
                result = made(laboratory, model, colour, given)
                if number == 0 and asked is smallest:
                    content = laboratory.do(getattr(result, KINDS[model.medium])[0].read())
                    found = sniff(content)
                    assert found is not None and found.kind == model.medium


@pytest.mark.parametrize("key", MODELS)
def test_it_makes_what_its_examples_ask_for(laboratory: Lab, key: str) -> None:
    model = MODELS[key]
    for number, (name, body) in enumerate(model.examples):
        client = laboratory.client(model.gateway, COLOURS[number % 2])
        result = laboratory.do(client.model(model.key).generate(body=body))
        assert getattr(result, KINDS[model.medium]), name


def _holds(param: Param) -> bool:
    """Whether a file lies in an object, which the caller writes where only addresses are taken."""
    return bool(param.kind.single().inner_keys())


WITH_FILES = {
    f"{key} {param.name}": (model, param)
    for key, model in MODELS.items()
    for param in model.file_params
    if not (param.uploads and param.uploads.addresses_only and _holds(param))
}


@pytest.mark.parametrize("case", WITH_FILES)
def test_a_param_takes_a_file_of_this_machine_and_one_at_an_address(
    laboratory: Lab, case: str
) -> None:
    model, param = WITH_FILES[case]
    assert param.uploads is not None
    check = rules_of(model)["check"]
    for number, limit in enumerate(param.uploads.limits):
        _, given = with_argument(model, check, param, _example(param))
        arguments = as_arguments(model, given)
        colour = COLOURS[number % 2]
        linked = {**arguments, param.name: _one(param, LINK[limit.kind])}
        faults = laboratory.do(door(laboratory, model, colour).validate(**linked))
        if faults and all("no address here" in str(one) for one in faults):
            assert param.uploads.base64
        else:
            made(laboratory, model, colour, linked)
        file = {**arguments, param.name: _one(param, local(limit))}
        if param.uploads.via == "public_url" or param.uploads.addresses_only:
            count = laboratory.mock.ledger.count()
            with pytest.raises(image_gateways.MediaError, match="addresses"):
                laboratory.do(door(laboratory, model, colour).generate(**file))
            assert laboratory.mock.ledger.count() == count
        else:
            made(laboratory, model, colour, file)


def _one(param: Param, value: Any) -> Any:
    """A value for the param that holds that file as often as it has to be there."""
    assert param.uploads is not None
    if param.uploads.addresses_only and param.uploads.item:
        value = {dict(param.uploads.item)["address"]: value}
    if param.kind.walks != "items":
        return value
    return [value] * max(1, getattr(param.kind, "min_items", None) or 1)


def _example(param: Param) -> Any:
    element = param.kind.element()
    if element is None:
        return param.kind.example()
    return [element.example()] * max(1, getattr(param.kind, "min_items", None) or 1)
