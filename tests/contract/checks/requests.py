"""What leaves the client: method, address, headers and body, as the pages print them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..handle import Package
from ..stage import KEY, Colour, Stage, body_of, filled
from ..subject import PROMPT, Model
from .registry import of_model


def accepted(model: Model) -> object:
    """What the gateway answers to a create, as its page shows it."""
    envelopes = model.gateway.answers(model.operation)
    word = model.gateway.word("queued") or model.gateway.word("running")
    return filled(model.gateway, envelopes.get("created") or envelopes["succeeded"], status=word)


def create(stage: Stage, model: Model) -> Callable[..., Any]:
    """The call that sends one create and waits for nothing else."""
    door = getattr(stage.client, model.attribute)
    call: Callable[..., Any] = door.submit if model.polled else door.generate
    return call


def created_at(model: Model) -> tuple[str, str]:
    """(method, address) of the model's create."""
    operation = model.gateway.operations[model.operation]
    return model.gateway.url(operation["create"], model=model.id)


def without_null(body: Any) -> Any:
    """A request without what is null: None of an argument is "not given"."""
    if isinstance(body, dict):
        return {key: without_null(one) for key, one in body.items() if one is not None}
    return body


@of_model(
    "id", "operation", "params", "uploads.argument", "uploads.field",
    "operations", "base_url", "auth.scheme", "answers.created", "title", "params", "modes", sends=True,
)  # fmt: skip
def each_example_leaves_as_its_page_shows_it(
    package: Package, model: Model, colour: Colour
) -> None:
    for name, body in model.examples().items():
        stage = Stage(package, model.gateway, colour)
        route = stage.answer(created_at(model), accepted(model))
        arguments = model.arguments(body)
        said = without_null(body)
        assert getattr(stage.client, model.attribute).request(PROMPT, **arguments) == said, name
        found = stage.client.model(model.key)
        assert found.request(body=body) == body, name
        stage.run((found.submit if model.polled else found.generate)(body=body))
        assert route.call_count == 1, f"{name}: sent to {stage.requests()}"
        request = stage.requests()[0]
        assert body_of(request) == body, name
        assert request.headers["content-type"].partition(";")[0] == "application/json"
        assert model.gateway.facts["auth.scheme"] == "bearer"
        assert request.headers["authorization"] == f"Bearer {KEY}"


@of_model("params.client_request_id", "operations", "params")
def a_param_of_the_gateway_sits_outside_the_params_of_the_model(
    package: Package, model: Model, colour: Colour
) -> None:
    stage = Stage(package, model.gateway, colour)
    door = getattr(stage.client, model.attribute)
    for name in model.gateway.facts.get("params", {}):
        assert door.request(PROMPT, **{name: "mine"}) == model.minimal() | {name: "mine"}


@of_model("price", "outputs", "provenance.price")
def the_price_is_known_as_far_as_the_page_says(
    package: Package, model: Model, colour: Colour
) -> None:
    price, outputs = model.facts["price"], model.facts.get("outputs.count")
    stage = Stage(package, model.gateway, colour)
    estimate = getattr(stage.client, model.attribute).estimate(PROMPT)
    amount = next((price[unit] for unit in ("credits", "usd", "cny") if unit in price), None)
    assert (estimate.amount is None) == (amount is None)
    assert amount is None or float(estimate.amount) == amount
    unit = "CNY" if "cny" in price else "USD" if "usd" in price else "credit"
    assert estimate.unit == unit
    assert estimate.known == price.get("known", "undocumented" if amount is None else "before")
    by_image = price.get("billing") == "per_image" and (outputs is None or amount is None)
    assert estimate.per == ("image" if by_image else "request")
    source = model.facts.source_of("price")
    assert source is not None
    assert source["read"] in estimate.source
    assert source.get("url", "") in estimate.source
