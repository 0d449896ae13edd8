"""The toolbox on a second generated package, and packages without the toolbox."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gatewright.cli import main as gatewright

REPO = Path(__file__).parents[2]
ABSENT = "import sys; sys.modules['gatewright_tools'] = None; "
BODIES = [
    {"model": "qwen2-image", "prompt": "a gull"},
    {"model": "qwen2-image", "prompt": 5, "params": {"image_size": "16x9", "seed": -1}},
    {"model": "qwen2-imag", "prompt": "a"},
    {"model": "qwen-image-2", "prompt": "\u00e9", "image_size": "21:9", "other": 1},
]


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package that is called `pictures_abroad`, and files of requests."""
    folder = tmp_path_factory.mktemp("other")
    specs = folder / "specs"
    shutil.copytree(REPO / "specs", specs)
    text = (specs / "package.yaml").read_text("utf-8")
    for old, new in (("image-gateways", "pictures-abroad"), ("image_gateways", "pictures_abroad")):
        text = text.replace(old, new)
    (specs / "package.yaml").write_text(text, "utf-8")
    assert gatewright(["generate", "--specs", str(specs), "--out", str(folder)]) == 0
    lines = [json.dumps(body) for body in BODIES]
    lines += ['{"model": "qwen2-image", "prompt": "a", "prompt": "b"}', "{", "", '{"prompt": NaN}']
    (folder / "r.jsonl").write_text("\n".join(lines) + "\n")
    (folder / "r.json").write_text(json.dumps(BODIES, indent=1))
    return folder


def run(folder: Path, *arguments: str, absent: bool = False) -> subprocess.CompletedProcess[str]:
    """Runs the command line of the package, with or without the toolbox."""
    code = f"{ABSENT if absent else ''}from pictures_abroad._runtime.cli import process; process()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_its_command_line_has_grown(other: Path) -> None:
    done = run(other, "validate", "r.jsonl", "--jobs", "2", "--format", "sarif")
    (report,) = json.loads(done.stdout)["runs"]
    assert done.returncode == 1
    assert report["tool"]["driver"]["name"] == "pictures-abroad"
    assert {one["ruleId"] for one in report["results"]} >= {"json", "duplicateKey", "enum", "model"}
    fixed = run(other, "validate", "--fix", "r.jsonl")
    assert '-{"model": "qwen2-image", "prompt": 5, "params": {"image_size": "16x9"' in fixed.stdout
    assert run(other, "doctor", "--model", "rivya/qwen2-image", "r.json").returncode == 2


def test_the_command_of_the_toolbox_takes_any_package(other: Path) -> None:
    command = [sys.executable, "-m", "gatewright_tools"]
    environment = {**os.environ, "PYTHONPATH": str(other)}
    for name in ("pictures_abroad", "image_gateways"):
        for flags in (["--package", name], [f"--package={name}"]):
            done = subprocess.run(
                [*command, *flags, "validate", "r.jsonl"],
                cwd=other, env=environment, capture_output=True, text=True,
            )  # fmt: skip
            assert done.returncode == 1
            assert done.stdout == run(other, "validate", "r.jsonl").stdout
    for flags in ([], ["--package"], ["validate", "r.jsonl"], ["--package", "no_such", "models"]):
        done = subprocess.run([*command, *flags], env=environment, capture_output=True, text=True)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("file", ["r.jsonl", "r.json"])
@pytest.mark.parametrize("options", [[], ["--json"], ["--model", "rivya/qwen2-image"]])
def test_without_the_toolbox_the_report_is_the_same(
    file: str, options: list[str], other: Path
) -> None:
    whole, lean = (
        run(other, "validate", file, *options),
        run(other, "validate", file, *options, absent=True),
    )
    assert lean.stdout == whole.stdout != ""
    assert lean.returncode == whole.returncode == 1
    assert lean.stderr.splitlines() == whole.stderr.splitlines()[:1]


def test_without_the_toolbox_texts_are_judged_the_same(other: Path) -> None:
    code = (
        "import pictures_abroad as p; "
        "print([[(v.path, v.rule) for v in p.validate_json('rivya/qwen2-image', line)]"
        " for line in open('r.jsonl').read().splitlines()])"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", start + code], cwd=other, capture_output=True, text=True,
            check=True, env={**os.environ, "PYTHONPATH": str(other)},
        ).stdout
        for start in ("", ABSENT)
    ]  # fmt: skip
    assert said[0] == said[1] and "duplicateKey" in said[0]


def test_two_packages_are_judged_in_one_process(
    other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gatewright_tools.package import open_package

    monkeypatch.syspath_prepend(other)
    one, two = open_package("image_gateways"), open_package("pictures_abroad")
    assert one.words is not two.words
    assert [package.about.COMMAND for package in (one, two)] == [
        "image-gateways",
        "pictures-abroad",
    ]
    for package in (one, two):
        (found,) = package.models.rules("rivya/qwen2-image")({"model": "qwen2-image"}) or ()
        assert package.words.sentence(found).startswith("/prompt: is required")
