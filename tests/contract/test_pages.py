"""What the pages print: requests leave the client exactly so, answers come back typed.

The pages are not part of the project; without them these tests are skipped, and the project's own
examples, of the same shapes, carry the contract.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from .checks.requests import accepted, create, created_at
from .handle import Package
from .pages import HOME, MODELS, Page
from .stage import Colour, Stage, body_of
from .subject import Model, models

pytestmark = pytest.mark.skipif(not HOME.is_dir(), reason="the documentation pages are not here")

COLOURS = pytest.mark.parametrize("colour", ["sync", "async"])
PAGES = pytest.mark.parametrize("page", [Page(name) for name in MODELS], ids=str)


def model_of(page: Page) -> Model:
    return next(model for model in models() if model.key == MODELS[page.name])


@PAGES
@COLOURS
def test_a_printed_request_leaves_the_client_exactly_so(
    package: Package, page: Page, colour: Colour
) -> None:
    model = model_of(page)
    assert page.requests
    for body in page.requests:
        stage = Stage(package, model.gateway, colour)
        stage.answer(created_at(model), accepted(model))
        stage.run(create(stage, model)(body["prompt"], **model.arguments(body)))
        (request,) = stage.requests()
        assert body_of(request) == body
        assert request.method == "POST"
        if page.curl is not None:
            address, headers = page.curl
            assert str(request.url) == address
            assert {"authorization", "content-type"} == {name.lower() for name in headers}
            for name, value in headers.items():
                # The printed key is a placeholder behind its scheme.
                scheme = value.partition(" ")[0]
                assert request.headers[name].partition(" ")[0] == scheme


@PAGES
def test_a_printed_request_breaks_no_rule(package: Package, page: Page) -> None:
    for body in page.requests:
        assert package.module().validate(MODELS[page.name], body) == []


@PAGES
@COLOURS
def test_a_printed_answer_comes_back_typed(package: Package, page: Page, colour: Colour) -> None:
    model = model_of(page)
    assert page.answers
    for answer in page.answers:
        stage = Stage(package, model.gateway, colour)
        if answer.get("error"):
            printed_error(package, stage, model, answer)
        elif "data" in answer:
            printed_picture(stage, model, answer)
        elif model.gateway.words[answer["status"]] == "succeeded":
            printed_result(stage, model, answer)
        else:
            printed_task(stage, model, answer)


def printed_task(stage: Stage, model: Model, answer: dict[str, Any]) -> None:
    stage.answer(created_at(model), answer)
    task = stage.run(create(stage, model)("a lighthouse"))
    assert (task.id, task.created_status) == (answer["id"], answer["status"])
    if "reserved_credits" in answer:
        estimate = getattr(stage.client, model.attribute).estimate("a lighthouse")
        assert estimate.amount == Decimal(answer["reserved_credits"])


def printed_result(stage: Stage, model: Model, answer: dict[str, Any]) -> None:
    poll = model.gateway.operations[model.operation]["poll"]
    stage.answer(model.gateway.url(poll, id=answer["id"]), answer)
    result = stage.run(getattr(stage.client, model.attribute).task(answer["id"]).wait())
    assert (result.id, result.status) == (answer["id"], answer["status"])
    assert [image.url for image in result.images] == answer["output"]["image_urls"]
    assert result.raw == answer


def printed_picture(stage: Stage, model: Model, answer: dict[str, Any]) -> None:
    stage.answer(created_at(model), answer)
    result = stage.run(create(stage, model)("a lighthouse"))
    assert [image.url for image in result.images] == [one["url"] for one in answer["data"]]
    assert result.created_at == datetime.fromtimestamp(answer["created"], UTC)
    assert result.raw == answer


def printed_error(package: Package, stage: Stage, model: Model, answer: dict[str, Any]) -> None:
    stage.answer(created_at(model), (400, answer))
    with pytest.raises(package.runtime("client.errors").BadRequest) as caught:
        stage.run(create(stage, model)("a lighthouse"))
    said = answer["error"]
    assert caught.value.message == said["message"]
    assert caught.value.code == said["code"]
    assert caught.value.request_id == said["param"]
    assert caught.value.body == answer
