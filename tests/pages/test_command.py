"""``gatewright docs``: exit codes, streams, formats."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from gatewright.cli import main
from gatewright.pages import read
from gatewright.pages.writing.draft import draft
from tests.pages.made import invented
from tests.pages.rendered import page

MODEL = invented("rivya", 2)


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """(exit code, stdout, stderr) of one command."""
    code = main(["docs", *argv])
    streams = capsys.readouterr()
    return code, streams.out, streams.err


@pytest.fixture
def here(
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    accept: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A working directory with specs, a page that agrees with them and one that does not."""
    keep("rivya", "made", draft(read(page(MODEL, "rivya").encode(), "page"), "2026-01-02"))
    accept(page(MODEL, "rivya"))
    monkeypatch.chdir(gateways.parent)
    Path("same.md").write_text(page(MODEL, "rivya"))
    Path("drifted.md").write_text(page(replace(MODEL, credits=MODEL.credits + 1), "rivya"))
    return gateways.parent


def test_read_prints_facts_with_their_lines(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "read", "same.md")
    assert (code, err) == (0, "")
    line = Path("same.md").read_text().split("\n").index("Base credits") + 2
    found = next(one.split() for one in out.splitlines() if "price.credits" in one)
    assert found == [str(line), "price.credits", "=", str(MODEL.credits)]
    assert "not understood" not in out


def test_read_lists_what_was_not_understood(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("odd.md").write_text(page(MODEL, "rivya") + "\nAt most 3 sheep per meadow.\n")
    _, out, _ = run(capsys, "read", "odd.md")
    assert "not understood (1):" in out
    assert "At most 3 sheep per meadow." in out


def test_read_gives_json_with_place_and_certainty(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "read", "same.md", "--json")
    (reading,) = json.loads(out)
    fact = next(one for one in reading["facts"] if one["fact"] == "params.prompt.max_length")
    assert code == 0
    assert (fact["value"], fact["sure"], fact["heading"]) == (
        MODEL.characters,
        "sure",
        "Request contract",
    )
    assert reading["gateway"] == "rivya"
    assert reading["not_understood"] == []


def test_check_is_content_with_a_page_that_agrees(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "check", "same.md")
    assert code == 0
    assert "confirmed here" in out


def test_check_names_page_line_spec_line_and_severity(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "check", "drifted.md")
    line = Path("drifted.md").read_text().split("\n").index("Base credits") + 2
    assert code == 1
    assert (
        f"drifted.md:{line}: price: price.credits: changed from {MODEL.credits} to {MODEL.credits + 1}"
        in out
    )
    assert "[specs/models/rivya/made.yaml:" in out


def test_check_says_that_it_could_not_read_a_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("odd.md").write_text(page(MODEL, "rivya") + "\nAt most 3 sheep per meadow.\n")
    code, out, _ = run(capsys, "check", "odd.md")
    assert code == 1
    assert "new text, not understood: At most 3 sheep per meadow." in out


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_check_speaks_the_formats_of_machines(
    here: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    code, out, _ = run(capsys, "check", "drifted.md", "same.md", "--format", form)
    assert code == 1
    if form == "json":
        drifted, same = json.loads(out)
        kinds = {one["fact"]: one["kind"] for one in drifted["findings"]}
        assert kinds["price.credits"] == "changed"
        assert all(one["kind"] not in ("changed", "new", "gone") for one in same["findings"])
    elif form == "sarif":
        (result,) = json.loads(out)["runs"][0]["results"]
        assert (result["ruleId"], result["level"]) == ("docs/changed", "error")
    else:
        assert out.startswith("::error file=specs/models/rivya/made.yaml,line=")


def test_a_folder_and_standard_input_are_pages_too(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path("pages")
    folder.mkdir()
    (folder / "a.md").write_text(page(MODEL, "rivya"))
    (folder / "b.html").write_text(page(MODEL, "rivya", "html"))
    (folder / "c.png").write_bytes(b"\x89PNG")
    code, out, _ = run(capsys, "check", "pages")
    assert (code, out.count("confirmed here")) == (0, 2)
    monkeypatch.setattr(
        sys, "stdin", SimpleNamespace(buffer=io.BytesIO(page(MODEL, "rivya").encode()))
    )
    code, out, _ = run(capsys, "check", "-")
    assert (code, out.count("confirmed here")) == (0, 1)


def test_what_cannot_be_read_is_one_sentence_and_exit_code_3(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("picture.md").write_bytes(b"\x89PNG\x00\x00")
    code, _, err = run(capsys, "read", "picture.md", "missing.md")
    assert code == 3
    assert err.splitlines() == [
        "picture.md: binary data, not a page; save it as HTML, Markdown or text",
        "missing.md: cannot be read: No such file or directory",
    ]


def test_a_page_without_a_spec_is_told_how_to_get_one(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("new.md").write_text(page(replace(MODEL, id="other-1"), "rivya"))
    code, out, _ = run(capsys, "check", "new.md")
    assert code == 1
    assert "there is no spec for rivya/other-1; write one with `gatewright docs draft`" in out


def test_apply_writes_the_change_and_prints_what_to_sign(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = Path("tests/facts/models/rivya/made.facts")
    signed.parent.mkdir(parents=True)
    signed.touch()
    code, out, _ = run(capsys, "apply", "drifted.md")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "--- a/specs/models/rivya/made.yaml"
    assert f"+  credits: {MODEL.credits + 1}" in lines
    assert lines[-2:] == [
        "to sign in tests/facts/models/rivya/made.facts:",
        f"  price.credits = {MODEL.credits + 1}",
    ]
    code, _, _ = run(capsys, "check", "drifted.md")
    assert code == 0
    assert run(capsys, "apply", "drifted.md")[2] == "nothing to write\n"


def test_apply_knows_the_names_of_facts(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "apply", "drifted.md", "--only", "price.credit")
    assert code == 2
    assert "did you mean `price.credits`?" in err


def test_apply_asks_about_each_fact_when_told_to(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Path("specs/models/rivya/made.yaml").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    code, out, err = run(capsys, "apply", "drifted.md", "--interactive")
    assert (code, out) == (0, "")
    assert "apply? [y/N]" in err
    assert Path("specs/models/rivya/made.yaml").read_bytes() == before


def test_draft_prints_a_spec(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(
        capsys, "draft", "same.md", "--gateway", "rivya", "--url", "https://rivya.ai/x"
    )
    assert code == 0
    assert out.startswith("# yaml-language-server")
    assert "https://rivya.ai/x" in out


def test_only_https_is_fetched(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "read", "http://pages.example/x")
    assert (code, err) == (3, "http://pages.example/x: only https addresses are fetched\n")
