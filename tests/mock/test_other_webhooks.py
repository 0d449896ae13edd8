"""Webhooks of a gateway with keys and paths of its own, and packages whose gateways have none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import respx

from ..generator.checking import SHOP, change, found
from ..generator.conftest import GATEWAY
from .shops import opened, write

HOOKS = """webhooks:
  endpoints:
    register: PUT /v1/hooks
    get: GET /v1/hooks/{id}/state
  fields: {id: hook, url: target, events: topics, secret: key}
  signature: standard_webhooks

states:
"""
WITH_HOOKS = GATEWAY.replace("states:\n", HOOKS)
OF_ONE_GATEWAY = (
    "event_types", "signing_secret", "endpoint_id", "referenceMediaItems", "mimeType",
    "duration_token", "durationToken",
)  # fmt: skip


def test_the_keys_and_paths_of_the_spec_travel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(write(tmp_path / "specs", WITH_HOOKS), monkeypatch) as (_, module):
        answer = {"hook": "h1", "target": "https://a.example", "topics": ["done"], "key": "s"}
        with respx.mock(base_url="https://shop.example") as gateway:
            made = gateway.put("/v1/hooks").respond(json=answer)
            read = gateway.get("/v1/hooks/h1/state").respond(json={"hook": "h1"})
            hooks = module.Shop(api_key="k").webhooks
            one = hooks.register("https://a.example", events=["done"])
            assert (one.id, one.url, one.events, one.secret) == (
                "h1",
                "https://a.example",
                ("done",),
                "s",
            )
            assert one.name is None and one.status is None
            assert hooks.get("h1").id == "h1"
        sent = json.loads(made.calls[0].request.content)
        assert sent == {"target": "https://a.example", "topics": ["done"]}
        assert read.call_count == 1
        with pytest.raises(TypeError, match="documents no name"):
            hooks.register("https://a.example", name="x")
        with pytest.raises(module.GatewayError, match="no page documents webhook delete"):
            hooks.delete("h1")
        with pytest.raises(ValueError, match="another path"):
            hooks.get("..")
        assert "StandardWebhooks" in type(module.Shop(api_key="k")).webhooks.__doc__


def test_a_package_whose_gateways_have_no_webhooks_hands_out_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(write(tmp_path / "specs"), monkeypatch) as (_, module):
        names = {name for name in module.__all__ if "ebhook" in name}
        assert names == {"WebhookVerificationError"}
        assert not hasattr(module.Shop, "webhooks") and not hasattr(module, "AsyncWebhooks")
        out = Path(module.__file__).parent
        assert {path.name for path in out.rglob("*.py")} & {"webhooks.py", "signatures.py"} == set()
        said = {
            word: path.name
            for path in out.rglob("*.py")
            for word in OF_ONE_GATEWAY
            if word in path.read_text()
        }
        assert said == {}


FAULTS = {
    "a path without the id": (
        "get: GET /v1/hooks/{id}/state",
        "get: GET /v1/hooks",
        "this path has to have {id} in it",
    ),
    "a hole of another name": (
        "get: GET /v1/hooks/{id}/state",
        "get: GET /v1/hooks/{hook}/{id}",
        "nothing fills `{hook}` in this path; can be filled here: `{id}`",
    ),
    "a required name without a key": (
        "  signature: standard_webhooks",
        "  required: [name]",
        "`fields` does not say the key of `name`",
    ),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_webhooks_that_nobody_could_call_are_refused(
    tmp_path: Path, case: tuple[str, str, str]
) -> None:
    specs = write(tmp_path / "specs", WITH_HOOKS)
    assert found(specs) == []
    change(specs, SHOP, *case[:2])
    assert case[2] in [fault.split(": ", 1)[1] for fault in found(specs)]
