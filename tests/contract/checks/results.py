"""What comes back at once: synchronous pictures, lifetimes of links, the balance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ..handle import Package
from ..stage import CREATED_AT, VALUES, Colour, Stage, filled, slots
from ..subject import PROMPT, Gateway, Model
from .registry import of_gateway, of_model
from .requests import accepted, created_at
from .tasks import envelope

DATE = "Sat, 21 Nov 2026 09:00:00 GMT"
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


def finished(stage: Stage, model: Model, **options: Any) -> Any:
    """The result of a create whose gateway answers as its pages show."""
    gateway, operation = model.gateway, model.operation
    stage.answer(created_at(model), accepted(model), **options)
    poll = gateway.operations[operation].get("poll")
    if poll:
        answer = envelope(gateway, operation, "succeeded", gateway.word("succeeded"))
        stage.answer(gateway.url(poll, id="task-17"), answer, **options)
    return stage.run(getattr(stage.client, model.attribute).generate(PROMPT))


def lifetime(text: str) -> timedelta:
    """``7 days`` as a span."""
    number, unit = text.split()
    return timedelta(seconds=int(number) * SECONDS[unit.rstrip("s")])


@of_model("links", "operation", sends=True)
def a_link_ends_when_its_page_says(package: Package, model: Model, colour: Colour) -> None:
    result = finished(Stage(package, model.gateway, colour), model, headers={"date": DATE})
    lives = model.facts.get("links.lifetime") or model.gateway.facts.get("links.lifetime")
    ends = model.facts.get("links.expire", model.gateway.facts.get("links.expire"))
    answered = datetime(2026, 11, 21, 9, tzinfo=UTC)
    made = min(result.created_at or answered, answered)
    said = {True: "sometime", False: "never", None: None}[ends]
    expected = made + lifetime(lives) if lives else said
    assert result.expires_at == expected
    assert result.images[0].expires_at == expected
    info = package.module("_models").MODELS[model.key]
    assert (info.links_expire, info.links_lifetime is None) == (True if lives else ends, not lives)


@of_model("answers.succeeded", "operation", "operations", "timestamps", sends=True)
def a_picture_that_comes_at_once_is_read_from_its_answer(
    package: Package, model: Model, colour: Colour
) -> None:
    if "poll" in model.gateway.operations[model.operation]:
        return
    result = finished(Stage(package, model.gateway, colour), model)
    assert result.id is None
    assert result.images[0].url == VALUES["output.url"]
    assert result.created_at == CREATED_AT
    assert result.warnings == ()
    shape = model.gateway.answers(model.operation)["succeeded"]
    if {"output.base64", "output.data_url"} & slots(shape).keys():
        stage = Stage(package, model.gateway, colour)
        answer = filled(model.gateway, shape, output__url=None)
        stage.answer(created_at(model), answer)
        embedded = stage.run(getattr(stage.client, model.attribute).generate(PROMPT))
        assert embedded.images[0].url is None
        assert len(embedded.images) == 1


@of_gateway("endpoints.balance", "answers.balance", sends=True)
def the_balance_is_read_where_its_page_shows_it(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    stage = Stage(package, gateway, colour)
    endpoint, shape = gateway.facts.get("endpoints.balance"), gateway.facts.get("answers.balance")
    if endpoint is None:
        with pytest.raises(package.runtime("client.errors").GatewayError):
            stage.run(stage.client.balance())
        return
    said = filled(gateway, shape) if shape else {"somewhere": 1234}
    stage.answer(gateway.url(endpoint), said)
    balance = stage.run(stage.client.balance())
    assert balance.credits == (1234 if shape else None)
    assert balance.raw == said
