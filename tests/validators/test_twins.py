"""Models of a gateway that are checked alike share a validator, and nothing that is their own."""

from __future__ import annotations

from dataclasses import replace

from gatewright.render.environment import environment
from gatewright.resources import templates_dir

from .everything import catalogue, rules_of

TWINS = ("umodelverse/speech-02-hd", "umodelverse/speech-02-turbo")


def test_each_has_its_own_id_key_and_suggestion() -> None:
    first, second = map(catalogue().model, TWINS)
    body = {"model": second.id, "text": "x" * 10_000, "stream": 1}
    (theirs,) = [one for one in rules_of(first)["check"](body) if one.path == "/model"]
    assert theirs.suggestion == f"use '{first.id}'"
    found = rules_of(second)["check"](body)
    assert [one.path for one in found] == ["/text", "/stream"]
    (swapped,) = rules_of(second)["check"]({"model": first.id, "text": "x"})
    assert swapped.suggestion == f"use '{second.id}'"
    assert swapped[0].model == second.key and first.page.title in swapped.source


def test_a_model_that_differs_in_one_limit_has_a_validator_of_its_own() -> None:
    home = catalogue()
    gateway = home.gateway("umodelverse")
    twin_of = environment([templates_dir()]).filters["twin_of"]
    first, second = map(home.model, TWINS)
    assert twin_of(first, gateway) == "" and twin_of(second, gateway) == first.attribute
    param = next(param for param in second.params if param.wire == "text")
    fields = tuple(
        replace(
            key,
            cases=tuple(
                replace(case, param=replace(param, kind=type(param.kind)(max_length=9_998)))
                for case in key.cases
            ),
        )
        if key.wire == "text"
        else key
        for key in second.body.fields
    )
    other = replace(second, body=type(second.body)(fields=fields))
    models = tuple(other if model is second else model for model in gateway.models)
    assert twin_of(other, replace(gateway, models=models)) == ""
