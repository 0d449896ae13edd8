"""A gateway whose paths name the model, from its spec to a finished picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.mock import Fault

from ..generator.conftest import GATEWAY, MODEL
from .shops import SIDES, calls, opened, write

IN_PATHS = (
    GATEWAY.replace("POST /v1/images", "POST /run/{model}")
    .replace("GET /v1/tasks/{id}", "GET /{model}/requests/{id}/status")
    .replace("model: body", "model: path")
)
PATH_MODEL = MODEL.replace("id: easel", "id: art/easel\nname: easel").replace(
    "    model: easel\n", ""
)


@pytest.mark.parametrize("side", SIDES)
def test_a_poll_whose_path_names_the_model_finds_its_task(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    with opened(write(tmp_path / "specs", IN_PATHS, PATH_MODEL), monkeypatch) as (mock, module):
        result = calls(side, module, mock, lambda shop: shop.easel.generate("a hat"))
        again = calls(side, module, mock, lambda shop: shop.easel.task(result.id).status())
        polled = [one.path for one in mock.requests if one.step == "poll"]
        with pytest.raises(ValueError, match=r"use the model's own task\(id\)"):
            calls(side, module, mock, lambda shop: shop.task(result.id))
    assert len(result.images) == 1 and again.state == "succeeded"
    assert set(polled) == {f"/art/easel/requests/{result.id}/status"}


@pytest.mark.parametrize("side", SIDES)
def test_a_wait_that_ends_early_names_the_call_that_picks_the_task_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    with opened(write(tmp_path / "specs", IN_PATHS, PATH_MODEL), monkeypatch) as (mock, module):
        mock.faults.add(Fault("never_ends"))
        with pytest.raises(module.TaskTimeout, match=r"easel\.task\('task_\w+'\)\.wait\(\)"):
            calls(side, module, mock, lambda shop: shop.easel.generate("a hat", deadline=0.5))
