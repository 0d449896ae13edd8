"""The records of a hundred documented models leave nothing unsaid; they lie beside the project, where they do."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from gatewright.load import load

SPECS = Path(__file__).parents[2] / "specs"
RECORDS = Path(__file__).parents[3] / "shared" / "catalogue"
NO_MODEL = {
    "umodelverse/suno-uploads": "an endpoint that takes files",
    "umodelverse/suno/chirp-bluejay": "an id of examples alone",
    "umodelverse/modelverse": "the name of the gateway",
}
"""Ids of records that no spec has, and what they are."""
BY_TASKS = "the page documents the same by tasks too, in another layout"
UNSAID = {
    ("umodelverse/wan2.7-image", "input.img_url"): BY_TASKS,
    ("umodelverse/wan2.7-image", "input.first_frame_url"): BY_TASKS,
    ("umodelverse/wan2.7-image", "parameters.prompt_extend"): BY_TASKS,
    ("umodelverse/wan2.7-image-pro", "input.img_url"): BY_TASKS,
    ("umodelverse/wan2.7-image-pro", "input.first_frame_url"): BY_TASKS,
    ("umodelverse/wan2.7-image-pro", "parameters.prompt_extend"): BY_TASKS,
    ("umodelverse/suno-v4.5+", "url"): "a param of the endpoint that takes files",
    ("umodelverse/doubao-seedream-4.5", "tools"): "the page has it for 5.0 alone",
    ("umodelverse/doubao-seedream-4.5", "output_format"): "the page has it for 5.0 alone",
}
"""Params of records that no spec has, and why."""


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
    specs = {one.key: one.data for one in workspace.models}
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
            known = shared | keys_in(specs[key].get("params", {}))
            for param in record.get("params") or ():
                last = str(param["name"]).split("/")[0].replace("[]", "").rpartition(".")[2]
                if last not in known:
                    unsaid.add((key, param["name"]))
    assert absent == set(NO_MODEL)
    assert unsaid - set(UNSAID) == set()
    assert set(UNSAID) - unsaid == set()
    assert seen > 60
