"""The pre-commit hook and the GitHub action: what they declare is run, on good and on bad files."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from .requests import line, right, wrong

REPO = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((REPO / "action.yml").read_text("utf-8"))
COLUMN = line(wrong()).index(b'"prompt": ') + len('"prompt": ') + 1
"""Where the value stands that is wrong."""
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


def hook(
    *arguments: str, cwd: Path, id: str = "image-gateways-validate"
) -> subprocess.CompletedProcess[str]:
    """Runs a hook's entry on files, as pre-commit does."""
    (entry,) = (one["entry"] for one in HOOKS if one["id"] == id)
    return subprocess.run(
        [*shlex.split(entry), *arguments],
        cwd=cwd,
        env={**os.environ, "PATH": PATH},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("declared", HOOKS, ids=[one["id"] for one in HOOKS])
def test_a_hook_installs_what_it_runs(declared: dict[str, Any]) -> None:
    assert declared["language"] == "python"
    folder, tools = declared["additional_dependencies"]
    assert 'name = "gatewright-tools"' in (
        REPO / tools.partition("[")[0] / "pyproject.toml"
    ).read_text("utf-8")
    project = (REPO / folder / "pyproject.toml").read_text("utf-8")
    assert f'\n{shlex.split(declared["entry"])[0]} = "' in project


def test_the_hook_lets_good_files_pass_and_stops_bad_ones(tmp_path: Path) -> None:
    (tmp_path / "good.requests.jsonl").write_bytes(line(right()))
    (tmp_path / "request.json").write_bytes(line(right()))
    (tmp_path / "bad.request.json").write_bytes(line(wrong()))
    assert hook("good.requests.jsonl", "request.json", cwd=tmp_path).returncode == 0
    assert hook("request.json", cwd=tmp_path).returncode == 0
    done = hook("good.requests.jsonl", "bad.request.json", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(f"bad.request.json:1:{COLUMN}: /prompt: 0 is not a string")
    assert hook("--model", "rivya/qwen-image", "request.json", cwd=tmp_path).returncode == 1


def test_the_repairing_hook_changes_files_and_fails_until_they_are_right(tmp_path: Path) -> None:
    request = tmp_path / "request.json"
    request.write_text(
        '{"model": "qwen2-image", "prompt": "a", "params": {"image_size": "16x9"}}\n'
    )
    first = hook("request.json", cwd=tmp_path, id="image-gateways-fix")
    assert '"16:9"' in request.read_text()
    second = hook("request.json", cwd=tmp_path, id="image-gateways-fix")
    assert second.returncode == 0
    assert hook("request.json", cwd=tmp_path).returncode == 0
    # pre-commit fails a hook that changes files by itself.
    assert first.returncode in (0, 1)


@pytest.mark.parametrize("declared", HOOKS, ids=[one["id"] for one in HOOKS])
def test_a_hook_takes_files_that_are_called_requests(declared: dict[str, Any]) -> None:
    pattern = re.compile(declared["files"])
    names = ("request.json", "a/requests.jsonl", "a/b.request.json", "big-requests.ndjson")
    assert all(pattern.search(name) for name in names)
    assert not any(
        pattern.search(name) for name in ("package.json", "prequests.json", "requests.py")
    )


def step(
    name: str, folder: Path, inputs: dict[str, str], **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs the shell of one step of the action in `folder`, as a runner does."""
    given = {key: one.get("default", "") for key, one in ACTION["inputs"].items()}
    assert inputs.keys() <= given.keys()
    given.update(inputs)
    (found,) = [one for one in ACTION["runs"]["steps"] if one["name"] == name]
    assert found["shell"] == "bash"
    temporary = folder / "runner temp"
    temporary.mkdir(exist_ok=True)
    variables = {
        key: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: given[match[1]], text)
        for key, text in found["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]],
        cwd=folder,
        env={
            "PATH": PATH,
            "RUNNER_TEMP": str(temporary),
            "GITHUB_ACTION_PATH": str(REPO),
            "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
            "GITHUB_OUTPUT": str(temporary / "output.txt"),
            **variables,
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_no_input_becomes_text_of_a_script() -> None:
    assert ACTION["runs"]["using"] == "composite"
    used: set[str] = set()
    for one in ACTION["runs"]["steps"]:
        assert "${{" not in one.get("run", "")
        for text in (*one.get("env", {}).values(), one.get("if", "")):
            used.update(re.findall(r"inputs\.([a-z-]+)", text))
    assert used == set(ACTION["inputs"])


def key_of(folder: Path, **inputs: str) -> str:
    """Under what the action keeps what it installs."""
    (folder / "runner temp").mkdir(parents=True, exist_ok=True)
    output = folder / "runner temp" / "output.txt"
    output.unlink(missing_ok=True)
    done = step("Name", folder, {"files": "*", "python": sys.executable, **inputs})
    assert done.returncode == 0, done.stderr
    (line,) = output.read_text().splitlines()
    return line


def test_what_is_kept_is_of_the_same_revision_python_and_extras(tmp_path: Path) -> None:
    key = key_of(tmp_path / "a")
    assert re.fullmatch("key=image-gateways-[0-9a-f]{20}", key)
    assert key_of(tmp_path / "b") == key
    assert key_of(tmp_path / "b", extras="zstd") != key
    recall, install = (
        next(one for one in ACTION["runs"]["steps"] if one["name"] == name)
        for name in ("Recall", "Install")
    )
    assert recall["uses"].startswith("actions/cache@")
    assert recall["with"]["key"] == "${{ steps.name.outputs.key }}"
    assert recall["with"]["path"].endswith("/image-gateways")
    assert install["if"] == f"steps.{recall['id']}.outputs.cache-hit != 'true'"


def test_what_is_kept_changes_with_the_files(tmp_path: Path, monkeypatch: Any) -> None:
    copy = tmp_path / "copy"
    for name in ("generated", "generator/tools", "generator/scan"):
        (copy / name).mkdir(parents=True)
        (copy / name / "one.py").write_text("a = 1\n")
    monkeypatch.setattr(f"{__name__}.REPO", copy)
    before = key_of(tmp_path)
    (copy / "generated" / "one.py").write_text("a = 2\n")
    assert key_of(tmp_path) != before


def test_the_action_installs_the_package_of_its_own_revision(tmp_path: Path) -> None:
    pytest.importorskip("setuptools")
    # What is there already builds it, so that nothing is downloaded.
    offline = {"PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    done = step("Install", tmp_path, {"files": "*", "python": sys.executable}, **offline)
    assert done.returncode == 0, done.stderr
    installed = tmp_path / "runner temp" / "image-gateways"
    assert (installed / "image_gateways" / "__init__.py").is_file()
    assert (installed / "gatewright_tools" / "__init__.py").is_file()
    # The whole action on a checkout of another repository, with nothing installed beside.
    theirs, checkout = tmp_path / "theirs", tmp_path / "checkout"
    git("init", "-q", theirs)
    (theirs / "requests.jsonl").write_bytes(line(right()) + line(wrong()))
    (theirs / "more.csv").write_text("model,prompt\nqwen2-image,a pier\n")
    git("-C", theirs, "add", ".")
    git("-C", theirs, "commit", "-q", "-m", "requests")
    git("clone", "-q", theirs, checkout)
    (tmp_path / "runner temp").rename(checkout / "runner temp")
    bare = {"PYTHON": f"{sys.executable}", "PYTHONNOUSERSITE": "1"}
    done = step("Check", checkout, {"files": "*.jsonl\n*.csv"}, **bare)
    assert done.returncode == 1
    assert "3 requests: 2 valid, 1 invalid" in done.stderr
    assert done.stdout.startswith(
        f"::error file=requests.jsonl,line=2,col={COLUMN},title=type::/prompt"
    )
    assert git("-C", checkout, "status", "--porcelain", "requests.jsonl", "more.csv") == ""


def git(*arguments: object) -> str:
    """What git prints."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    command = ["git", *who, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_action_annotates_bad_requests_and_fails(tmp_path: Path) -> None:
    deep = tmp_path / "requests" / "of today"
    deep.mkdir(parents=True)
    (deep / "a.jsonl").write_bytes(line(right()) + line(wrong()))
    (deep / "b.jsonl").write_bytes(line(right()))
    (tmp_path / "one, two.json").write_bytes(line(wrong()))
    files = "requests/**/*.jsonl\none, two.json\n"
    done = step("Check", tmp_path, {"files": files})
    assert done.returncode == 1
    commands = done.stdout.splitlines()
    assert len(commands) == 4
    assert commands[0].startswith(
        f"::error file=requests/of today/a.jsonl,line=2,col={COLUMN},title=type::/prompt"
    )
    assert commands[2].startswith(f"::error file=one%2C two.json,line=1,col={COLUMN},title=type::")
    summary = (tmp_path / "runner temp" / "summary.md").read_text()
    assert "4 requests: 2 valid, 2 invalid" in summary
    assert "4 requests: 2 valid, 2 invalid" in done.stderr
    assert "  rivya/qwen2-image" in summary and "rules broken: " in summary
    outputs = (tmp_path / "runner temp" / "output.txt").read_text().splitlines()
    assert outputs == ["requests=4", "invalid=2", "exit-code=1"]
    declared = {one["value"] for one in ACTION["outputs"].values()}
    assert declared == {
        f"${{{{ steps.check.outputs.{one.partition('=')[0]} }}}}" for one in outputs
    }


def test_a_package_of_the_same_name_in_the_checkout_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(right()))
    (tmp_path / "image_gateways").mkdir()
    (tmp_path / "image_gateways" / "__init__.py").write_text("raise SystemExit(77)")
    done = step("Check", tmp_path, {"files": "*.jsonl"})
    assert (done.returncode, done.stdout) == (0, "")


def test_the_action_passes_good_requests(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(right()))
    for inputs in ({}, {"model": "rivya/qwen2-image"}, {"model-field": "model"}, {"jobs": "2"}):
        done = step("Check", tmp_path, {"files": "*.jsonl", **inputs})
        assert (done.returncode, done.stdout) == (0, "")


def test_the_action_writes_a_report_for_code_scanning(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(wrong()))
    inputs: dict[str, Any] = {"files": "a.jsonl", "format": "sarif", "out": "found.sarif"}
    done = step("Check", tmp_path, inputs)
    assert done.returncode == 1
    assert '"version": "2.1.0"' in (tmp_path / "found.sarif").read_text()


def test_the_action_says_when_no_file_matches_and_runs_no_input(tmp_path: Path) -> None:
    nothing = step("Check", tmp_path, {"files": "nothing/*.jsonl"})
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "no file matches" in nothing.stderr
    for files in ("$(touch owned)", "`touch owned`", "; touch owned", "--out=owned"):
        done = step("Check", tmp_path, {"files": files})
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{files}: No such file" in done.stderr
    assert not (tmp_path / "owned").exists()
