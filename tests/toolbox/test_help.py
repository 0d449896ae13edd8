"""The help of a package's commands: groups, examples that they read, exit codes; prices of files."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from image_gateways import MODELS
from image_gateways._runtime import _about, cli
from image_gateways._runtime.terminal.commands import parser_of
from tests.bulk.conftest import Run, run
from tests.bulk.requests import GOOD, lines, wrong

__all__ = ["run"]


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(words)
    return (code, *capsys.readouterr())


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_a_command_shows_groups_exit_codes_and_examples_that_it_reads(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code, out, err = said(capsys, name, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: {_about.COMMAND} {name}")
    assert "\ngeneral options:\n" in out and "\nexit codes: 0 fine" in out
    assert max(map(len, out.splitlines())) <= 106
    examples = cli.COMMANDS[name].examples
    assert examples
    for example in examples:
        assert f"  {_about.COMMAND} {name} {example}".rstrip() in out
        parser = parser_of(_about.COMMAND, name, cli.COMMANDS[name])
        cli._module(name, MODELS).add(parser)
        parser.finish()
        assert parser.parse_args(shlex.split(example))


def test_estimate_adds_up_the_files_that_validate_takes(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("r.jsonl").write_bytes(lines(*GOOD, wrong()))
    counted = run("--estimate", "r.jsonl").err.splitlines()[1]
    code, out, err = said(capsys, "estimate", "r.jsonl")
    assert (code, out) == (1, f"{counted}\n")
    assert err.startswith("5 requests: 4 valid, 1 invalid")
    Path("sheet.csv").write_text("model,prompt\nqwen2-image,a boat\nqwen2-image,a kite\n")
    code, out, _ = said(capsys, "estimate", "sheet.csv")
    assert (code, out) == (0, "by the pages they cost 12 credits\n")
    assert json.loads(said(capsys, "estimate", "sheet.csv", "--json")[1]) == {
        "requests": 2,
        "valid": 2,
        "cost": {"credit": "12"},
        "unknown": {},
    }
    Path("wrong.jsonl").write_bytes(lines(wrong()))
    code, out, _ = said(capsys, "estimate", "wrong.jsonl")
    assert (code, out) == (1, "no request is right, so there is nothing to add up\n")
    Path("batch.jsonl").write_text(json.dumps({"id": 1, "body": GOOD[2]}) + "\n")
    code, out, _ = said(capsys, "estimate", "--body-field", "body", "batch.jsonl")
    assert (code, out) == (0, "by the pages they cost 6 credits\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "name the --model KEY, or files of requests"),
        (("r.jsonl", "-p", "seed=1"), "-p and --prompt make one request"),
        (("nothing.jsonl",), "nothing.jsonl: No such file"),
        (("--model", "rivya/qwen2-imag", "r.jsonl"), "did you mean"),
    ],
)
def test_estimate_says_what_is_wrong_with_its_command_line(
    run: Run, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    Path("r.jsonl").write_bytes(lines(*GOOD))
    code, out, err = said(capsys, "estimate", *words)
    assert (code, out) == (2, "") and says in err


def test_reports_and_diffs_have_colours_where_they_are_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("r.jsonl").write_bytes(lines(*GOOD, {"model": "qwen2-image", "Prompt": "a boat"}))
    plain, repairs = run("r.jsonl", "r.jsonl").out, run("--fix", "r.jsonl").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    painted, diff = run("r.jsonl", "r.jsonl").out, run("--fix", "r.jsonl").out
    assert painted.startswith("\033[1mr.jsonl:5:1:\033[0m \033[36m/prompt\033[0m: ")
    assert bare(painted) == plain
    assert "\n\033[31m-" in diff and "\n\033[32m+" in diff and bare(diff) == repairs
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("r.jsonl", "r.jsonl").out == plain
    assert run("--format", "json", "r.jsonl").out.count("\033") == 0


def bare(text: str) -> str:
    """The text without its colours."""
    import re

    return re.sub("\033\\[[0-9;]*m", "", text)
