"""The worked examples: their specs are what the documents give, and what a person added stays."""

from __future__ import annotations

import asyncio
import importlib
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.mock import VALID_KEY, Clock, MockServer
from gatewright.pipeline import read_package

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("openai_images", "fal_queue", "replicate_predictions", "black_forest_labs")
CALLS = {
    "openai_images": ("openai", "Openai", "gpt_image_1"),
    "fal_queue": ("fal", "Fal", "flux_dev"),
    "replicate_predictions": ("replicate", "Replicate", "flux_schnell"),
    "black_forest_labs": ("bfl", "Bfl", "flux_kontext_pro"),
}


def imports_of(name: str) -> list[list[str]]:
    """The imports that the example's README shows."""
    text = (EXAMPLES / name / "README.md").read_text("utf-8")
    return [
        shlex.split(one)[1:] for one in re.findall(r"^gatewright import .*$", text, re.MULTILINE)
    ]


@pytest.fixture
def example(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """A copy of the example of that name as the working folder."""
    name: str = request.param
    shutil.copytree(EXAMPLES / name, tmp_path / name)
    monkeypatch.chdir(tmp_path / name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return name


@pytest.mark.parametrize("example", NAMES, indirect=True)
def test_an_update_finds_nothing_new(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in imports_of(example):
        assert main([*command, "--update"]) == 0
        streams = capsys.readouterr()
        assert streams.out == "" and "nothing changed" in streams.err


@pytest.mark.parametrize("example", NAMES, indirect=True)
def test_an_import_gives_the_specs_but_for_what_a_person_added(example: str) -> None:
    kept = {path: path.read_text("utf-8") for path in Path("specs").rglob("*.yaml")}
    shutil.rmtree("specs")
    for command in imports_of(example):
        assert main(command) in (0, 1)
    made = {path: path.read_text("utf-8") for path in Path("specs").rglob("*.yaml")}
    assert made.keys() == kept.keys()
    for path, text in made.items():
        day = re.compile(r"read: [0-9-]+")
        lines = [line for line in day.sub("", text).splitlines() if line]
        assert set(lines) <= set(day.sub("", kept[path]).splitlines()), path


@pytest.mark.parametrize("example", NAMES, indirect=True)
def test_the_generated_client_makes_files_on_the_mock(
    example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = f"worked_{example}"
    assert main(["generate", "--out", "out", "--package", package]) == 0
    monkeypatch.syspath_prepend(str(Path("out").resolve()))
    module: Any = importlib.import_module(package)
    described, faults = read_package(Path("specs"))
    assert described is not None, faults
    gateway, client, model = CALLS[example]
    with MockServer(described, clock=Clock(speed=50)) as mock:
        options = {"api_key": VALID_KEY, "base_url": mock.gateway_url(gateway)}
        with getattr(module, client)(**options) as sync:
            assert getattr(sync, model).generate("a lighthouse").images[0].save("a.png").is_file()

        async def story() -> None:
            async with getattr(module, f"Async{client}")(**options) as own:
                result = await getattr(own, model).generate("a lighthouse")
                assert (await result.images[0].save("b.png")).is_file()

        asyncio.run(story())
        assert mock.ledger.count(gateway) == 2
    for one in [name for name in sys.modules if name.partition(".")[0] == package]:
        del sys.modules[one]


@pytest.mark.parametrize("example", NAMES, indirect=True)
def test_the_calls_that_its_readme_shows_make_files_on_the_mock(
    example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = f"readme_{example}"
    assert main(["generate", "--out", "out", "--package", package]) == 0
    monkeypatch.syspath_prepend(str(Path("out").resolve()))
    described, faults = read_package(Path("specs"))
    assert described is not None, faults
    (gateway,) = described.gateways
    text = Path("out/README.md").read_text("utf-8")
    part = text.partition("## Make ")[2].partition("\n## ")[0]
    calls: list[str] = re.findall(r"```python\n(.*?)```", part, re.DOTALL)
    media = {model.medium for model in gateway.models}
    assert len(calls) >= len(media)
    with MockServer(described, clock=Clock(speed=50)) as mock:
        monkeypatch.setenv(gateway.key_env[0], VALID_KEY)
        monkeypatch.setenv(gateway.base_url_env, mock.gateway_url(gateway.name))
        for call in calls:
            exec(compile(call, "README.md", "exec"), {})
        assert mock.ledger.count(gateway.name) == len(calls)
    assert len([path for path in Path().glob("*s/*.*") if path.parent.name != "specs"]) >= len(
        media
    )
    for one in [name for name in sys.modules if name.partition(".")[0] == package]:
        del sys.modules[one]


def test_a_list_of_pictures_and_a_mask_travel_as_parts_of_a_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import Image

    shutil.copytree(EXAMPLES / "openai_images", tmp_path / "openai")
    monkeypatch.chdir(tmp_path / "openai")
    assert main(["generate", "--out", "out", "--package", "worked_edits"]) == 0
    monkeypatch.syspath_prepend(str(Path("out").resolve()))
    module: Any = importlib.import_module("worked_edits")
    described, _ = read_package(Path("specs"))
    assert described is not None
    Image.new("RGB", (64, 64), "teal").save("hill.png")
    with (
        MockServer(described, clock=Clock(speed=50)) as mock,
        module.Openai(api_key=VALID_KEY, base_url=mock.gateway_url("openai")) as client,
    ):
        picture = Path("hill.png")
        result = client.gpt_image_1.generate("a hill", image=[picture, picture], mask=picture, n=2)
        assert len(result.images) == 2
    for one in [name for name in sys.modules if name.partition(".")[0] == "worked_edits"]:
        del sys.modules[one]
