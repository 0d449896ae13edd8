"""The command line: exit codes, streams, and one clear sentence for each mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from gatewright import cli
from gatewright.cli import main
from gatewright.commands import docs
from gatewright.commands.docs import ACTIONS
from gatewright.runtime.terminal.commands import Command, parser_of


@pytest.fixture
def here(shop: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with ./specs and nothing else."""
    monkeypatch.chdir(shop.parent)
    return shop.parent


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """(exit code, stdout, stderr) of one command."""
    code = main(argv)
    streams = capsys.readouterr()
    return code, streams.out, streams.err


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_generate_names_each_file_it_writes_and_then_says_that_nothing_changed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "generate")
    assert code == 0
    assert "wrote   generated/shop_images/__init__.py" in out.splitlines()
    written = tree(here / "generated")
    code, out, err = run(capsys, "generate")
    assert (code, out) == (0, "")
    assert "nothing changed" in err
    assert tree(here / "generated") == written


def test_two_folders_get_the_same_bytes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "generate", "--out", "one")
    run(capsys, "generate", "--out", "two")
    assert tree(here / "one") == tree(here / "two")


def test_check_is_content_with_what_generate_wrote(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "generate")
    code, out, _ = run(capsys, "check")
    assert (code, out) == (0, "")


def test_check_of_what_was_never_generated_says_so_and_prints_no_diff(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--out", "nowhere"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(
        "nothing is generated in nowhere yet; run `gatewright generate`, or name the folder with --out\n"
    )


def test_check_prints_the_diff_of_a_changed_fact_and_writes_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "generate")
    before = tree(here / "generated")
    model = here / "specs/models/shop/easel.yaml"
    model.write_text(model.read_text().replace("max_length: 100", "max_length: 101"))
    code, out, _ = run(capsys, "check")
    assert code == 1
    assert "--- shop_images/shop/schemas.jsonl (on disk)" in out
    assert '"maxLength":100' in out
    assert '"maxLength":101' in out
    assert tree(here / "generated") == before


def test_check_as_json_has_the_drift(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "generate")
    (here / "generated/shop_images/py.typed").unlink()
    code, out, _ = run(capsys, "check", "--json")
    assert code == 1
    drift = json.loads(out)["drift"]
    assert [(one["path"], one["kind"]) for one in drift] == [("shop_images/py.typed", "missing")]


def test_a_fault_in_a_spec_is_printed_with_its_place_and_nothing_is_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = here / "specs/models/shop/easel.yaml"
    model.write_text(model.read_text().replace("minimum: 0", "minimum: 1.10"))
    line = model.read_text().splitlines().index("    minimum: 1.10") + 1
    code, out, err = run(capsys, "generate")
    assert (code, out) == (3, "")
    assert err.startswith(f"specs/models/shop/easel.yaml:{line}:14: ")
    assert not (here / "generated").exists()
    code, out, _ = run(capsys, "check", "--json")
    assert code == 3
    (fault,) = json.loads(out)["faults"]
    assert (fault["path"], fault["line"], fault["column"]) == (
        "specs/models/shop/easel.yaml",
        line,
        14,
    )


def test_missing_specs_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, "generate")
    assert (code, out) == (3, "")
    assert err.startswith("specs:1:1: there is no such folder")
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_somebody_else_stops_the_run(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "pyproject.toml").write_text("mine\n")
    code, out, err = run(capsys, "generate", "--out", ".")
    assert (code, out) == (3, "")
    assert "pyproject.toml: not written by gatewright" in err
    assert sorted(path.name for path in here.iterdir()) == ["pyproject.toml", "specs"]


def test_a_broken_manifest_stops_the_run(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "generate")
    (here / "generated/.gatewright.json").write_text("{")
    for command in ("generate", "check"):
        code, out, err = run(capsys, command)
        assert (code, out) == (3, "")
        assert err.count("\n") == 1
        assert "generated/.gatewright.json: cannot be read" in err


def test_another_name_for_the_package(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, _ = run(capsys, "generate", "--package", "my_pictures")
    assert code == 0
    assert (here / "generated/my_pictures/__init__.py").is_file()
    assert 'name = "my-pictures"' in (here / "generated/pyproject.toml").read_text()


@pytest.mark.parametrize("name", ["class", "a-b", "1a", "a.b", "../x", ""])
def test_a_name_that_no_package_can_have_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code, _, err = run(capsys, "generate", "--package", name)
    assert code == 3
    assert f"`{name}` is " in err and err.count("\n") == 2
    assert not (here / "generated").exists()


def test_templates_of_ones_own_come_first(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from gatewright.resources import templates_dir

    mine = here / "mine"
    mine.mkdir()
    readme = next(
        path for path in templates_dir().rglob("*") if path.name.startswith("pyproject.toml")
    )
    own = mine / readme.relative_to(templates_dir())
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("# my own\n")
    code, _, _ = run(capsys, "generate", "--templates", "mine")
    assert code == 0
    assert (here / "generated/pyproject.toml").read_text() == "# my own\n"
    assert (here / "generated/shop_images/__init__.py").is_file()


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["completion", "tcsh"], "name a shell: bash, zsh or fish"),
        (["export", "yaml"], "invalid choice: 'yaml'"),
        (["export", "openap"], "did you mean openapi?"),
        (["docs", "chek"], "did you mean check?"),
        (["generat"], "did you mean generate?"),
        (["generate", "--outt", "x"], "did you mean --out?"),
        (["generate", "--spec", "x"], "did you mean --specs?"),
        (["generate", "--out"], "expected one argument"),
        (["check", "extra"], "unrecognized arguments: extra"),
        (["mock", "--port", "many"], "invalid int value"),
        (["gen\x1b[31m"], "gen\\x1b[31m"),
    ],
)
def test_a_mistake_in_the_call_is_one_sentence_with_the_nearest_word(
    here: Path, capsys: pytest.CaptureFixture[str], argv: list[str], says: str
) -> None:
    code, out, err = run(capsys, *argv)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_helps_on_stdout(capsys: pytest.CaptureFixture[str], command: str) -> None:
    code, out, err = run(capsys, command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: gatewright {command}")


def test_a_bare_command_shows_what_can_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys)
    assert code == 2 and all(f"  {name} " in out for name in cli.COMMANDS)
    assert run(capsys, "help") == (0, out, "")


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_the_help_of_a_command_says_the_exit_codes_and_examples_that_it_reads(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    out = run(capsys, "help", command)[1]
    assert "exit codes: 0 fine" in out and "general options:\n" in out
    module = import_module(f"gatewright.commands.{command}")
    for example in cli.COMMANDS[command].examples:
        assert f"  gatewright {command} {example}".rstrip() in out
        parser = parser_of("gatewright", command, Command("x"))
        module.add(parser)
        parser.finish()
        assert parser.parse_args(example.split())
    assert cli.COMMANDS[command].examples


@pytest.mark.parametrize("action", ACTIONS)
def test_the_help_of_an_action_says_exit_codes_and_an_example_that_it_reads(
    capsys: pytest.CaptureFixture[str], action: str
) -> None:
    code, out, _ = run(capsys, "docs", action, "--help")
    assert code == 0 and "exit codes: 0 fine" in out
    assert out.startswith(f"usage: gatewright docs {action} [OPTIONS] PAGE ...\n")
    (example,) = ACTIONS[action][1].examples
    assert f"\n  gatewright docs {action} {example}\n" in out
    parser = parser_of("gatewright", "docs", Command("x"))
    docs.add(parser)
    assert parser.parse_args([action, *example.split()]).action == action


def test_a_bare_command_of_actions_shows_them(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "docs")
    assert code == 2 and all(f"    {name} " in out for name in ACTIONS)


def test_commands_stand_under_headings(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "help")[1]
    for group in {one.group for one in cli.COMMANDS.values()}:
        assert f"\n{group}:\n" in out
    assert run(capsys, "generate", "--help")[1].count("\nfolders:\n") == 1


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--help")
    assert (code, err) == (0, "")
    assert all(f"\n  {name} " in out for name in cli.COMMANDS)


def test_an_interrupt_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", interrupted)
    code, out, err = run(capsys, "generate")
    assert (code, out) == (130, "")
    assert "Traceback" not in err


def python(*argv: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *argv],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def test_help_loads_no_heavy_module(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from gatewright.cli import main\n"
        "main(['--help'])\n"
        "heavy = {'jinja2', 'yaml', 'jsonschema', 'httpx', 'asyncio', 'starlette'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = python("-c", script, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_reader_that_leaves_early_gets_no_traceback(here: Path) -> None:
    script = (
        "import os, sys\n"
        "from gatewright.cli import main\n"
        "reading, writing = os.pipe()\n"
        "os.close(reading)\n"
        "os.dup2(writing, 1)\n"
        "sys.exit(main(['generate']))\n"
    )
    done = python("-c", script, cwd=here)
    assert done.stderr == ""


def test_the_module_runs_as_a_program(here: Path) -> None:
    done = python("-m", "gatewright", "generate", cwd=here)
    assert done.returncode == 0, done.stderr
    assert python("-m", "gatewright", "check", cwd=here).returncode == 0
