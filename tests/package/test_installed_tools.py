"""The generated package and the toolbox as others get them: from a clone, in an empty environment."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .environments import built, environment, link_dependencies, run, unpack

WRONG = {"model": "qwen-image-2", "prompt": "a lighthouse", "sed": 7}
CURL = (
    "curl https://reapi.ai/api/v1/images/generations -H 'Authorization: Bearer rk_live_x' "
    f"-H 'Content-Type: application/json' -d '{json.dumps(WRONG)}'\n"
)


def installed(clone: Path, folder: Path, *distributions: str) -> Path:
    """The folder of commands of an environment with these distributions and what they need."""
    commands, site = environment(folder / "env")
    for name in distributions:
        unpack(built(clone / name, "wheel", folder / "wheels" / name), site)
    link_dependencies(site)
    return commands


@pytest.fixture(scope="module")
def alone(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(clone, tmp_path_factory.mktemp("alone"), "generated")


@pytest.fixture(scope="module")
def equipped(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("equipped")
    scan = ("generator/scan",) if shutil.which("cc") else ()
    return installed(clone, folder, "generated", "generator/tools", *scan)


@pytest.fixture
def requests(tmp_path: Path) -> Path:
    (tmp_path / "requests.jsonl").write_text(json.dumps(WRONG) + "\n")
    (tmp_path / "call.txt").write_text(CURL)
    return tmp_path


def test_the_package_alone_validates_a_file_and_names_what_is_not_there(
    alone: Path, requests: Path
) -> None:
    command = ("python", "-m", "image_gateways")
    model = ("--model", "reapi/qwen-image-2")
    told = run(alone, *command, "validate", *model, "requests.jsonl", cwd=requests, code=1)
    assert "did you mean seed?" in told.stdout
    refused = run(alone, *command, "doctor", "call.txt", cwd=requests, code=2)
    assert "pip install" in refused.stderr and "image-gateways[tools]" in refused.stderr


def test_with_the_toolbox_the_same_command_grows(equipped: Path, requests: Path) -> None:
    command = ("python", "-m", "image_gateways")
    asked = ("validate", "--model", "reapi/qwen-image-2", "--format", "json", "--jobs", "2")
    told = run(equipped, *command, *asked, "requests.jsonl", cwd=requests, code=1)
    (row,) = (json.loads(line) for line in told.stdout.splitlines())
    assert [one["path"] for one in row["violations"]] == ["/sed"]
    said = run(equipped, *command, "doctor", "call.txt", cwd=requests, code=1)
    assert "/sed" in said.stdout


@pytest.mark.skipif(shutil.which("cc") is None, reason="there is no compiler")
def test_the_scanner_is_a_wheel_for_every_python_of_the_stable_abi(
    clone: Path, tmp_path: Path
) -> None:
    wheel = built(clone / "generator/scan", "wheel", tmp_path)
    assert "-cp311-abi3-" in wheel.name
