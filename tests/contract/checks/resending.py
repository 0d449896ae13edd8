"""Whether a paid create may be sent again: only where a page says that it deduplicates."""

from __future__ import annotations

import httpx
import pytest

from ..handle import Package
from ..stage import Colour, Stage
from ..subject import PROMPT, Model
from .registry import of_model
from .requests import accepted, create, created_at


@of_model("idempotency", sends=True)
def a_lost_answer_is_asked_for_again_only_where_that_is_free(
    package: Package, model: Model, colour: Colour
) -> None:
    header = model.gateway.facts.get("idempotency.header")
    facts = model.gateway.facts
    inferred = "provenance.idempotency.deduplicates.inferred" in facts.facts
    free = facts.get("idempotency.deduplicates") is True and not inferred
    stage = Stage(package, model.gateway, colour)
    stage.answer(created_at(model), httpx.ReadError("lost"), accepted(model))
    call = create(stage, model)
    if free:
        stage.run(call(PROMPT))
        first, second = stage.requests()
        assert first.headers[header] == second.headers[header] == "minted-key"
        assert first.content == second.content
        return
    with pytest.raises(package.runtime("client.errors").OutcomeUnknown):
        stage.run(call(PROMPT))
    (request,) = stage.requests()
    assert header is None or (header in request.headers) == inferred


@of_model("idempotency", sends=True)
def a_key_of_the_callers_own_travels_where_its_page_says(
    package: Package, model: Model, colour: Colour
) -> None:
    header = model.gateway.facts.get("idempotency.header")
    stage = Stage(package, model.gateway, colour)
    stage.answer(created_at(model), accepted(model))
    call = create(stage, model)
    if header is None:
        with pytest.raises(TypeError, match="idempotency_key"):
            stage.run(call(PROMPT, idempotency_key="mine"))
        return
    stage.run(call(PROMPT, idempotency_key="mine"))
    assert stage.requests()[0].headers[header] == "mine"
