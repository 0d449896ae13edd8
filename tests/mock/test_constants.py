"""What a page fixes for every request: the client sends it, and nobody is asked for it."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest

from gatewright.release import compare

from ..generator.checking import EASEL, change, found
from ..generator.conftest import GATEWAY, MODEL
from ..release.conftest import package_of
from .shops import SIDES, calls, opened, write

SHOP = GATEWAY.replace("polling:\n", "polling:\n  first: [0, 0]\n  every: [0.05, 0.05]\n")
PARAMS = """\
params:
  picture: {type: url}
  task: {type: constant, const: text2image, required: true, at: settings}
  class: {type: constant, const: basic}
"""
MODES = """\
modes:
  edit: {present: [picture], params: {task: {const: img2img}, class: {forbidden: true}}}
  text_to_image: {}

"""
EXAMPLE = '    size: "16:9"\n'
FIXED = (
    MODEL.replace("params:\n", PARAMS)
    .replace("price:\n", f"{MODES}price:\n")
    .replace(EXAMPLE, EXAMPLE + "    settings: {task: text2image}\n")
)
LINK = "https://pictures.example/hat.png"


@pytest.mark.parametrize("side", SIDES)
def test_the_client_sends_what_is_fixed_for_the_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    with opened(write(tmp_path / "specs", SHOP, FIXED), monkeypatch) as (mock, module):
        for given in ({}, {"picture": LINK}):
            made = calls(
                side, module, mock, lambda shop, g=given: shop.easel.generate("a hat", **g)
            )
            assert len(made.images) == 1
        edit, plain = (task.asked.body for task in mock.tasks.latest(2)[:2])
        assert plain["settings"] == {"task": "text2image"} and plain["class"] == "basic"
        assert edit["settings"] == {"task": "img2img"} and "class" not in edit


def test_nobody_is_asked_for_what_is_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        opened(write(tmp_path / "specs", SHOP, FIXED), monkeypatch) as (mock, module),
        module.Shop(api_key="k", base_url=mock.gateway_url("shop")) as shop,
    ):
        assert "task" not in inspect.signature(shop.easel.generate).parameters
        with pytest.raises(TypeError, match="has no argument 'task'"):
            shop.easel.validate("a hat", task="text2image")
        whole = shop.model("shop/easel")
        body = whole.request(body={"prompt": "a hat"})
        assert body["settings"] == {"task": "text2image"}
        other = {"prompt": "a hat", "settings": {"task": "img2img"}}
        (fault,) = whole.validate(body=other)
        assert str(fault) == "/settings/task: 'img2img' is not 'text2image'; use 'text2image'"
        assert not whole.validate(body={"prompt": "a hat", "class": "basic"})


def test_the_mock_refuses_a_request_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(write(tmp_path / "specs", SHOP, FIXED), monkeypatch) as (mock, _):
        import httpx

        url, key = mock.gateway_url("shop"), {"authorization": "Bearer test-key"}
        body: dict[str, Any] = {"model": "easel", "prompt": "a hat"}
        assert httpx.post(f"{url}/v1/images", json=body, headers=key).status_code == 400
        body["settings"] = {"task": "text2image"}
        assert httpx.post(f"{url}/v1/images", json=body, headers=key).status_code == 200


CHANGES = {
    "another text": ("const: text2image", "const: txt2img", "params.task.const", "changed"),
    "in a mode": ("const: img2img", "const: i2i", "params.task.const", "changed"),
    "another place": (", at: settings", "", "params.task.at", "changed"),
    "gone": ("  class: {type: constant, const: basic}\n", "", "params.class", "removed"),
}


@pytest.mark.parametrize("case", CHANGES.values(), ids=CHANGES)
def test_another_text_is_a_change(tmp_path: Path, case: tuple[str, str, str, str]) -> None:
    before, after, fact, direction = case
    bare = FIXED.partition("examples:\n")[0]
    other = bare.replace(before, after, 1)
    if "class" not in other.partition("modes:")[0]:
        other = other.replace(", class: {forbidden: true}", "")
    assert other != bare
    packages = [
        package_of(write(tmp_path / str(number), SHOP, text))
        for number, text in enumerate((bare, other))
    ]
    assert (fact, direction) in [(one.fact, one.direction) for one in compare(*packages)]
    assert fact in [one.fact for one in compare(*reversed(packages))]


FAULTS = {
    "no text": ("const: text2image, ", "", "`const` is missing"),
    "no argument": ("present: [picture]", "present: [task]", "there is no argument `task`"),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_a_constant_that_cannot_be_is_refused(tmp_path: Path, case: tuple[str, str, str]) -> None:
    before, after, message = case
    root = write(tmp_path / "specs", SHOP, FIXED)
    change(root, EASEL, before, after)
    assert any(message in one for one in found(root)), found(root)
