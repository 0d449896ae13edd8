"""The records of a hundred documented models leave nothing unsaid; they lie beside the project, where they do."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from gatewright.load import load

from .recorded import plain, said, stated

SPECS = Path(__file__).parents[2] / "specs"
RECORDS = Path(__file__).parents[3] / "shared" / "catalogue"
NO_MODEL = {
    "umodelverse/suno-uploads": "an endpoint that takes files",
    "umodelverse/suno/chirp-bluejay": "an id of examples alone",
    "umodelverse/modelverse": "the name of the gateway",
}
"""Ids of records that no spec has, and what they are."""
UNSAID = {
    ("umodelverse/suno-v4.5+", "url"): "a param of the endpoint that takes files",
    ("umodelverse/doubao-seedream-4.5", "tools"): "the page has it for 5.0 alone",
    ("umodelverse/doubao-seedream-4.5", "output_format"): "the page has it for 5.0 alone",
}
"""Params of records that no spec has, and why."""
FRAME = "its range is a ratio of sides, 2:5 to 5:2, which the spec has as max_ratio"
OTHERWISE = {
    ("reapi/qwen-image-2", "image_url", "max_items"): "one address, which is no list",
    (
        "reapi/qwen-image-2",
        "nsfw_checker",
        "default",
    ): "the page of the other channel has it locked",
    ("umodelverse/doubao-seedream-4.5", "stream", "default"): "sent as false, which is fixed",
    (
        "umodelverse/doubao-seedream-5-0-260128",
        "stream",
        "default",
    ): "sent as false, which is fixed",
    ("umodelverse/doubao-seedream-4.5", "type", "default"): "the page has tools for 5.0 alone",
    (
        "umodelverse/doubao-seedream-4.5",
        "output_format",
        "default",
    ): "the page has it for 5.0 alone",
    ("umodelverse/kling-v2-6", "image", "least"): FRAME,
    ("umodelverse/kling-v2-6", "image", "most"): FRAME,
    ("umodelverse/kling-v3", "image", "least"): FRAME,
    ("umodelverse/kling-v3", "image", "most"): FRAME,
    ("umodelverse/kling-v3-motion-control", "img_url", "least"): FRAME,
    ("umodelverse/kling-v3-motion-control", "img_url", "most"): FRAME,
    ("umodelverse/MiniMax-Hailuo-02", "first_frame_image", "least"): FRAME,
    ("umodelverse/MiniMax-Hailuo-02", "first_frame_image", "most"): FRAME,
    ("umodelverse/MiniMax-Hailuo-02", "last_frame_image", "least"): FRAME,
    ("umodelverse/MiniMax-Hailuo-02", "last_frame_image", "most"): FRAME,
    ("umodelverse/MiniMax-Hailuo-2.3-Fast", "first_frame_image", "least"): FRAME,
    ("umodelverse/MiniMax-Hailuo-2.3-Fast", "first_frame_image", "most"): FRAME,
    ("umodelverse/MiniMax-Hailuo-2.3", "first_frame_image", "least"): FRAME,
    ("umodelverse/MiniMax-Hailuo-2.3", "first_frame_image", "most"): FRAME,
}
"""What records state of params and specs do not say so, and why."""
MORE = {
    ("reapi/gemini-3-pro-image-preview", "resolution"): "the page has small letters",
    ("reapi/gemini-3-pro-image-preview-official", "resolution"): "the page has small letters",
}
"""Params with options that their records do not have, and why."""


def keys_in(facts: Any) -> set[str]:
    """Every key of params, of their fields and of what is in lists, as it travels."""
    found: set[str] = set()
    if isinstance(facts, dict):
        for name, inner in cast("dict[str, Any]", facts).items():
            found |= {name, *keys_in(inner)}
            if name == "key" and isinstance(inner, str):
                found.add(inner)
    elif isinstance(facts, list):
        for inner in cast("list[Any]", facts):
            found |= keys_in(inner)
    return found


@pytest.mark.skipif(not RECORDS.is_dir(), reason="the records are not here")
def test_every_model_and_param_of_the_records_is_said_or_listed_with_a_reason() -> None:
    workspace, faults = load(SPECS)
    assert faults == []
    # Several operations of one id have a spec each.
    specs: dict[str, list[dict[str, Any]]] = {}
    for one in workspace.models:
        specs.setdefault(f"{one.gateway}/{one.data['id']}", []).append(one.data)
    absent: set[str] = set()
    unsaid: set[tuple[str, str]] = set()
    seen = 0
    for path in sorted(RECORDS.glob("*.yaml")):
        record: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        if record.get("medium") in ("chat", "text"):
            continue
        name = str(record["gateway"]).replace(".", "-")
        gateway = workspace.gateways[name].data
        shared = keys_in([gateway.get("params", {}), gateway.get("uploads", {}).get("item", {})])
        shared |= {"model", "input", "parameters", str(gateway.get("uploads", {}).get("field"))}
        for id in record.get("model_ids") or ():
            key = f"{name}/{id}"
            if key not in specs:
                absent.add(key)
                continue
            seen += 1
            known = shared | keys_in([one.get("params", {}) for one in specs[key]])
            for param in record.get("params") or ():
                last = str(param["name"]).split("/")[0].replace("[]", "").rpartition(".")[2]
                if last not in known:
                    unsaid.add((key, param["name"]))
    assert absent == set(NO_MODEL)
    assert unsaid - set(UNSAID) == set()
    assert set(UNSAID) - unsaid == set()
    assert seen > 60


@pytest.mark.skipif(not RECORDS.is_dir(), reason="the records are not here")
def test_limits_options_and_defaults_of_the_records_are_said_or_listed_with_a_reason() -> None:
    workspace, _ = load(SPECS)
    specs: dict[str, list[Any]] = {}
    for one in workspace.models:
        own = [one.data.get("params", {}), one.data.get("modes", {})]
        gateway = workspace.gateways[one.gateway].data.get("params", {})
        specs.setdefault(f"{one.gateway}/{one.data['id']}", []).append([*own, gateway])
    otherwise: set[tuple[str, str, str]] = set()
    more: set[tuple[str, str]] = set()
    compared = 0
    for path in sorted(RECORDS.glob("*.yaml")):
        record: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        name = str(record["gateway"]).replace(".", "-")
        keys = [f"{name}/{id}" for id in record.get("model_ids") or ()]
        params = [one for one in record.get("params") or () if one["name"] != "model"]
        for key, param in ((key, one) for key in keys if key in specs for one in params):
            last = str(param["name"]).split("/")[0].replace("[]", "").rpartition(".")[2]
            for limit, value in stated(param):
                compared += 1
                if plain(value) not in said(specs[key], last, limit):
                    otherwise.add((key, last, limit))
            options = set(map(plain, param.get("options") or ()))
            if options and said(specs[key], last, "options") - options:
                more.add((key, last))
    assert otherwise == set(OTHERWISE)
    assert more == set(MORE)
    assert compared > 280
