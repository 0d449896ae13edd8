"""One id on two operations with other keys: the key names the operation, and nobody guesses it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

from gatewright.release import compare

from ..generator.checking import EASEL, change, found
from ..generator.conftest import GATEWAY, MODEL
from ..release.conftest import package_of
from .shops import SIDES, calls, opened, write

IMAGES = """\
  images:
    media: [image]
    create: POST /v1/images
    poll: GET /v1/tasks/{id}
"""
AT_ONCE = """\
  at_once:
    media: [image]
    create: POST /v1/at_once
    request:
      model: body
    answers:
      succeeded:
        data:
        - url: <output.url>
"""
assert IMAGES in GATEWAY
SHOP = (
    GATEWAY.replace(IMAGES, AT_ONCE + IMAGES)
    .replace(
        "      model: body\n\nstates",
        "      model: body\n      prompt: input\n      params: parameters\n\nstates",
    )
    .replace("polling:\n", "polling:\n  first: [0, 0]\n  every: [0.05, 0.05]\n")
)
TASK = "models/shop/easel-task.yaml"
NAMED = "operation: images\nnames_operation: true\n"
SECOND = """\
id: easel
title: Easel by task
medium: image
operation: images
names_operation: true
sources:
  page: {title: Easel, url: "https://shop.example/docs/easel", read: 2026-11-21}
params:
  prompt: {type: string, role: prompt, required: true}
  strength: {type: integer, minimum: 1, maximum: 3, default: 1}
undocumented: [price]
"""


def both(root: Path) -> Path:
    """Specs of a shop whose easel answers at once, and by a task too."""
    specs = write(root, SHOP, MODEL)
    (specs / TASK).write_text(SECOND)
    return specs


@pytest.mark.parametrize("side", SIDES)
def test_each_operation_is_a_model_with_its_own_keys_and_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    with opened(both(tmp_path / "specs"), monkeypatch) as (mock, module):
        assert list(module.MODELS) == ["shop/easel", "shop/easel@images"]
        assert [one.id for one in module.MODELS.values()] == ["easel", "easel"]
        paths: list[list[str]] = []
        for name, given in (("easel", {"seed": 3}), ("easel_images", {"strength": 2})):
            seen = len(mock.requests)
            made = calls(
                side,
                module,
                mock,
                lambda shop, n=name, g=given: getattr(shop, n).generate("a", **g),
            )
            assert len(made.images) == 1 and made.model in module.MODELS
            paths.append([one.path for one in list(mock.requests)[seen:] if "/v1/" in one.path])
        assert paths[0] == ["/v1/at_once"]
        assert paths[1][0] == "/v1/images" and "/v1/tasks/" in paths[1][1]
        assert not hasattr(module.Shop(api_key="k").easel, "submit")


def test_a_key_finds_its_operation_and_the_plain_id_is_the_plain_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(both(tmp_path / "specs"), monkeypatch) as (_, module):
        shop = module.Shop(api_key="k")
        for named, key in (
            ("shop/easel@images", "shop/easel@images"),
            ("easel@images", "shop/easel@images"),
            ("easel", "shop/easel"),
        ):
            assert shop.model(named).info.key == key
        flat = {"model": "easel", "prompt": "a"}
        nested = {"model": "easel", "input": {"prompt": "a"}, "parameters": {"strength": 2}}
        assert module.validate("shop/easel", flat) == []
        assert module.validate("shop/easel@images", nested) == []
        for key, body in (("shop/easel", nested), ("shop/easel@images", flat)):
            assert any("input" in one.path for one in module.validate(key, body))
        assert shop.easel_images.request("a", strength=2) == nested


def test_a_record_with_the_bare_id_is_not_guessed_and_one_with_a_key_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(both(tmp_path / "specs"), monkeypatch) as (_, module):
        which = import_module("shop_images._runtime.record.which").Which(module.MODELS)
        fault = which.of({"model": "easel"})
        assert fault.message == "'easel' is created by more than one operation"
        assert fault.suggestion == "give --model shop/easel or shop/easel@images"
        assert which.of({"model": "shop/easel"}) == "shop/easel"
        assert which.of({"model": "shop/easel@images"}) == "shop/easel@images"
        by_path = which.of({"model": "https://shop.example/easel"})
        assert by_path.message.endswith("is created by more than one operation")


def test_the_mock_judges_each_endpoint_by_its_own_spec(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(both(tmp_path / "specs"), monkeypatch) as (mock, _):
        url, key = mock.gateway_url("shop"), {"authorization": "Bearer test-key"}
        flat: dict[str, Any] = {"model": "easel", "prompt": "a"}
        nested: dict[str, Any] = {"model": "easel", "input": {"prompt": "a"}}
        for path, right, wrong in (
            ("/v1/at_once", flat, nested),
            ("/v1/images", nested, flat),
        ):
            assert httpx.post(url + path, json=right, headers=key).status_code == 200
            assert httpx.post(url + path, json=wrong, headers=key).status_code == 400


def test_the_test_kit_answers_as_the_operation_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(both(tmp_path / "specs"), monkeypatch) as (_, module):
        with import_module("shop_images.testing").FakeGateways() as fakes, module.Shop() as shop:
            assert shop.easel.generate("a").model == "shop/easel"
            assert shop.easel_images.submit("a").wait().model == "shop/easel@images"
        assert [one.model for one in fakes.creates] == ["shop/easel", "shop/easel@images"]


def test_another_operation_of_an_id_renames_no_model_and_is_a_new_one_to_a_release(
    tmp_path: Path,
) -> None:
    one, two = write(tmp_path / "one", SHOP, MODEL), both(tmp_path / "two")
    changes = compare(package_of(one), package_of(two))
    assert [(each.owner, each.direction, each.verdict) for each in changes] == [
        ("shop/easel@images", "added", "minor")
    ]


FAULTS = {
    "twice without a name": (
        NAMED,
        "operation: images\n",
        "1:5: this model is also in models/shop/easel-task.yaml; "
        "say `names_operation: true` where it is another operation",
    ),
    "no operation to name": (
        NAMED,
        "names_operation: true\n",
        "there is no operation to name; say which one creates it: `operation:`",
    ),
    "the same endpoint": (
        NAMED,
        "operation: at_once\nnames_operation: true\n",
        "with this id go to POST /v1/at_once too; "
        "nothing tells the two apart; make them modes of one file",
    ),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_what_nothing_tells_apart_is_refused(tmp_path: Path, case: tuple[str, str, str]) -> None:
    old, new, message = case
    root = both(tmp_path / "specs")
    change(root, TASK, old, new)
    faults = found(root)
    assert any(message in fault for fault in faults), faults
    assert EASEL in "".join(faults) or TASK in "".join(faults)
