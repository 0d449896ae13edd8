"""A real change of a page: it comes out whole, `docs apply` writes it, examples and all, and then nothing is told."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from gatewright.cli import main
from gatewright.pipeline import load_specs
from tests.pages.history.judged import GATEWAY, judge_pair
from tests.pages.history.versions import version_pairs, version_text

REPOSITORY = Path(os.environ.get("GATEWRIGHT_HISTORY", "nowhere"))
GONE = {"n", "steps", "guidance_scale", "negative_prompt", "response_format"}
SIZE = {"type": "size", "min_side": 256, "max_side": 1536}

pytestmark = pytest.mark.skipif(
    not REPOSITORY.is_dir(), reason="GATEWRIGHT_HISTORY names no repository of documentation"
)


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        ("image_api/Qwen-Qwen-Image.md", GONE | {"aspect_ratio"}),
        ("image_api/Qwen-Qwen-Image-Edit.md", GONE | {"strength"}),
    ],
)
def test_the_change_of_october_2025_is_carried_through(
    page: str, gone: set[str], gateways: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"274859b6 api_doc/{page}"
    pair = next(one for one in version_pairs(REPOSITORY) if one.name == name)
    old, new = (version_text(REPOSITORY, one) for one in (pair.old, pair.new))
    judged = judge_pair(old, new, pair.medium, gateways)
    told = {(one.kind, one.name) for one in judged.findings}
    assert told == {("gone", f"params.{one}") for one in gone} | {("new", "params.size")}
    path = tmp_path / "new.md"
    path.write_bytes(new)
    options = [str(path), "--specs", str(gateways), "--gateway", GATEWAY]
    main(["docs", "apply", *options])
    spec: dict[str, Any] = yaml.safe_load((gateways / "models" / GATEWAY / "m0.yaml").read_text())
    assert gone.isdisjoint(spec["params"])
    assert spec["params"]["size"] == SIZE
    for example in spec["examples"].values():
        assert example.keys() <= {"model", *spec["params"]}
    # What is left is text for a person to read: no fact, and no fault of the spec.
    assert load_specs(gateways)[1] == []
    capsys.readouterr()
    main(["docs", "accept", *options])
    assert main(["docs", "check", *options]) == 0
