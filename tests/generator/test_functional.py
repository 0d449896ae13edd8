"""From lines of YAML to a package that is imported and used: specs, generate, import, call."""

from __future__ import annotations

import asyncio
import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
import respx

from gatewright.cli import main
from gatewright.load import load
from gatewright.resolve import resolve
from gatewright.schema import request_schema

BRUSH = """\
id: studio/brush-2.0
title: Brush
medium: image
summary: Paints over pictures.

sources:
  page: {title: Brush, url: "https://shop.example/docs/brush", read: 2026-11-21}

params:
  prompt:
    type: string
    role: prompt
    required: true
    max_length: 20
  aspectRatio: {type: enum, options: [wide, tall], default: wide, at: output}
  class: {type: string, name: kind, max_length: 5}
  filter: {type: boolean, wire: string, default: false}
  guidance: {type: number, minimum: 0, maximum: 1, step: 0.1}
  picture: {type: url, schemes: [https]}
  seeds: {type: list, items: {type: integer}, max_items: 2, nullable: true}

modes:
  edit:
    present: [picture]
    params:
      prompt: {required: false}
      aspectRatio: {also: [same]}
  paint:
    absent: [picture]

undocumented: [price]
"""
WASH = """\
id: wash
title: Wash
medium: image

sources:
  page: {title: Wash, url: "https://shop.example/docs/wash", read: 2026-11-21}

params:
  prompt: {type: string, role: prompt, required: false}
  blur: {type: number, minimum: 0.00005, maximum: 0.001, step: 0.00001, default: 0.00007}
  area: {type: number, maximum: 10000000000000000.0}

undocumented: [price]
"""
DONE = {"id": "t1", "status": "done", "urls": ["https://cdn.example/1.png"]}
Make = Callable[..., ModuleType]


@pytest.fixture
def make(shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Generates from the shop's specs with `models` added, and imports what came of it."""
    names: list[str] = []

    def made(name: str = "shop_images", *options: str, **models: str) -> ModuleType:
        for file, text in models.items():
            (shop / "models" / "shop" / f"{file}.yaml").write_text(text)
        out = tmp_path / f"out_{name}"
        arguments = ["--specs", str(shop), "--out", str(out), *options]
        assert main(["generate", *arguments]) == 0
        assert main(["check", *arguments]) == 0
        monkeypatch.syspath_prepend(str(out))
        names.append(name)
        return importlib.import_module(name)

    yield made
    for module in list(sys.modules):
        if module.partition(".")[0] in names:
            del sys.modules[module]


def still(module: ModuleType) -> Any:
    """A world in which sleeping takes no time."""
    env = importlib.import_module(f"{module.__name__}._runtime.client.env")
    time = [0.0]

    def sleep(seconds: float) -> None:
        time[0] += seconds

    async def async_sleep(seconds: float) -> None:
        sleep(seconds)

    return env.Env(clock=lambda: time[0], sleep=sleep, async_sleep=async_sleep)


def test_a_picture_comes_back_from_a_package_made_of_inline_specs(make: Make) -> None:
    shop_images = make()
    with respx.mock(base_url="https://shop.example") as gateway:
        create = gateway.post("/v1/images").respond(json={"id": "t1", "status": "busy"})
        gateway.get("/v1/tasks/t1").mock(
            side_effect=[
                httpx.Response(200, json=one) for one in ({**DONE, "status": "busy"}, DONE)
            ]
        )
        with shop_images.Shop(api_key="k", env=still(shop_images)) as shop:
            result = shop.easel.generate("a hat", size="16:9", seed=3)
    assert [image.url for image in result.images] == ["https://cdn.example/1.png"]
    (call,) = create.calls
    assert json.loads(call.request.content) == {
        "model": "easel", "prompt": "a hat", "size": "16:9", "seed": 3,
    }  # fmt: skip
    assert call.request.headers["authorization"] == "Bearer k"


def test_the_other_colour_submits_and_waits(make: Make) -> None:
    shop_images = make()

    async def run() -> Any:
        async with shop_images.AsyncShop(api_key="k", env=still(shop_images)) as shop:
            task = await shop.easel.submit("a hat")
            assert task.id == "t1"
            return await task.wait()

    with respx.mock(base_url="https://shop.example") as gateway:
        gateway.post("/v1/images").respond(json={"id": "t1", "status": "busy"})
        gateway.get("/v1/tasks/t1").respond(json=DONE)
        result = asyncio.run(run())
    assert [image.url for image in result.images] == ["https://cdn.example/1.png"]


def test_a_documented_error_raises_the_class_of_its_meaning(make: Make) -> None:
    shop_images = make()
    error = {"error": {"code": "bad", "message": "no hats today"}}
    with respx.mock(base_url="https://shop.example") as gateway:
        gateway.post("/v1/images").respond(400, json=error)
        shop = shop_images.Shop(api_key="k", env=still(shop_images))
        with shop, pytest.raises(shop_images.GatewayError, match="no hats today") as caught:
            shop.easel.generate("a hat")
    assert (caught.value.code, caught.value.status) == ("bad", 400)


def test_a_new_model_is_one_file_and_no_python(make: Make) -> None:
    shop_images = make(brush=BRUSH)
    assert list(shop_images.MODELS) == ["shop/easel", "shop/studio/brush-2.0"]
    brush = shop_images.Shop().brush_2_0
    body = brush.request(
        "x", aspect_ratio="tall", kind="oil", filter=False, guidance=0.3, seeds=None
    )
    assert body == {
        "model": "studio/brush-2.0",
        "prompt": "x",
        "output": {"aspectRatio": "tall"},
        "class": "oil",
        "filter": "false",
        "guidance": 0.3,
    }, "None is an argument that is not given"
    assert brush.request(picture="https://x.example/a.png", aspect_ratio="same") == {
        "model": "studio/brush-2.0",
        "picture": "https://x.example/a.png",
        "output": {"aspectRatio": "same"},
    }
    problems = brush.validate(
        "x" * 21, aspect_ratio="same", kind="gouache", guidance=0.35, seeds=[1, 2, 3]
    )
    assert sorted(one.rule for one in problems) == [
        "enum", "maxItems", "maxLength", "maxLength", "multipleOf",
    ]  # fmt: skip


def test_the_validator_of_a_new_model_knows_its_modes(make: Make) -> None:
    shop_images = make(brush=BRUSH)
    body = {"model": "studio/brush-2.0", "output": {"aspectRatio": "same"}}
    found = shop_images.validate("shop/studio/brush-2.0", body)
    assert [(one.path, one.rule) for one in found] == [
        ("/prompt", "required"),
        ("/output/aspectRatio", "enum"),
    ]
    assert "picture" in found[1].suggestion
    body["picture"] = "https://x.example/a.png"
    assert shop_images.validate("shop/studio/brush-2.0", body) == []


def test_adding_a_model_changes_no_file_of_another(make: Make, shop: Path, tmp_path: Path) -> None:
    make()
    before = files(tmp_path / "out_shop_images")
    (shop / "models" / "shop" / "brush.yaml").write_text(BRUSH)
    arguments = ["--specs", str(shop), "--out", str(tmp_path / "out_shop_images")]
    assert main(["generate", *arguments]) == 0
    after = files(tmp_path / "out_shop_images")
    changed = {path for path in before if after[path] != before[path]}
    assert changed == {
        ".gatewright.json",
        "README.md",
        "shop_images/shop/__init__.pyi",
        "shop_images/shop/_models.py",
        "shop_images/shop/client.pyi",
        "shop_images/shop/facts.jsonl",
        "shop_images/shop/index.jsonl",
        "shop_images/shop/infos.jsonl",
        "shop_images/shop/rules.jsonl",
        "shop_images/shop/schemas.jsonl",
    }
    (shop / "models" / "shop" / "brush.yaml").unlink()
    assert main(["generate", *arguments]) == 0
    assert files(tmp_path / "out_shop_images") == before


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_a_package_of_another_name_is_whole(make: Make, tmp_path: Path) -> None:
    pictures = make("my_pictures", "--package", "my_pictures")
    assert pictures.validate("shop/easel", {"model": "easel", "prompt": "x"}) == []
    out = tmp_path / "out_my_pictures"
    texts = {path: text for path, text in files(out).items() if path.endswith(".py")}
    assert not [path for path, text in texts.items() if b"shop_images" in text]
    done = subprocess.run(
        [sys.executable, "-m", "my_pictures", "validate", "--model", "shop/easel", "-"],
        cwd=out, input='{"model": "easel", "prompt": "x", "seed": 10}',
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "/seed" in done.stdout and "above 9" in done.stdout


def test_two_generated_packages_live_side_by_side(make: Make) -> None:
    one, other = make(), make("my_pictures", "--package", "my_pictures")
    assert one.Shop is not other.Shop
    assert not issubclass(one.GatewayError, other.GatewayError)
    assert one.Shop().easel.request("x") == other.Shop().easel.request("x")


def test_a_changed_limit_is_a_changed_judgement(make: Make, shop: Path, tmp_path: Path) -> None:
    shop_images = make()
    body = {"model": "easel", "prompt": "x", "seed": 10}
    assert [one.rule for one in shop_images.validate("shop/easel", body)] == ["maximum"]
    model = shop / "models" / "shop" / "easel.yaml"
    model.write_text(model.read_text().replace("maximum: 9", "maximum: 10"))
    other = make("other_pictures", "--package", "other_pictures")
    assert other.validate("shop/easel", body) == []


def test_a_shop_without_a_key_says_which_variable_to_set(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SHOP_API_KEY", raising=False)
    shop_images = make()
    with shop_images.Shop() as shop, pytest.raises(Exception, match="SHOP_API_KEY"):
        shop.easel.generate("a hat")


def test_small_and_large_decimals_hold_exactly_as_they_are_written(make: Make, shop: Path) -> None:
    module = make(wash=WASH)
    rules = Path(module.__file__ or "").parent / "shop"
    source = "".join(path.read_text() for path in rules.rglob("*.py"))
    assert "5e-05" not in source and "1e-05" not in source and "1e+16" not in source
    assert "0.00005 to 0.001" in source and "in steps of 0.00001" in source

    package, _ = resolve(load(shop)[0])
    assert package is not None
    (wash,) = (model for model in package.models if model.id == "wash")
    keys = json.loads(json.dumps(request_schema(wash)))["properties"]
    assert keys["blur"]["minimum"] == 0.00005 and keys["blur"]["default"] == 0.00007
    assert keys["area"]["maximum"] == 1e16

    def messages(**keys: float) -> list[str]:
        return [one.message for one in module.validate("shop/wash", {"model": "wash", **keys})]

    for blur in (0.00005, 0.00006, 0.001):
        assert messages(blur=blur) == []
    assert messages(blur=0.00004) == ["0.00004 is below 0.00005"]
    assert messages(blur=0.00101) == ["0.00101 is above 0.001"]
    assert messages(blur=0.000055) == ["0.000055 is not a multiple of 0.00001"]
    assert messages(area=1e16) == messages(area=10**16) == []
    assert messages(area=10**16 + 2) == ["10000000000000002 is above 10000000000000000.0"]
