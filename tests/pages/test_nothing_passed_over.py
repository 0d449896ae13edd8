"""Every line that a reader passes over is listed: without a reader, its lines come up."""

from __future__ import annotations

from pathlib import Path

import pytest

import gatewright.pages.reading
from gatewright.cli import main
from gatewright.pages import read
from gatewright.pages.extract import Extract
from tests.pages.made import SHAPES, invented
from tests.pages.rendered import page

SHARED = Path(__file__).parents[3] / "shared" / "docs"
FORMS = {"rivya": ("markdown", "fused", "html"), "umodelverse": ("fused", "markdown")}
PAGES = {
    f"{shape} {form}": page(invented(shape, 3), shape, form)
    for shape in SHAPES
    for form in FORMS.get(shape, ("markdown",))
} | {path.stem: path.read_text(encoding="utf-8") for path in sorted(SHARED.glob("*.txt"))}
READERS = [
    *("read_tables", "read_entries", "read_labels"),
    *("read_sentences", "read_codes", "read_examples"),
]


@pytest.mark.parametrize("reader", READERS)
def test_without_a_reader_every_line_that_it_took_facts_from_is_listed(
    reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = 0
    for name, text in PAGES.items():
        gateway = read(text.encode(), name).gateway
        whole = read(text.encode(), name, gateway)
        with monkeypatch.context() as patch:
            patch.setattr(gatewright.pages.reading, reader, lambda *_: Extract())
            less = read(text.encode(), name, gateway)
        listed = {one.line for one in (*less.leftovers, *less.unused)}
        gone = {fact.place.line for fact in whole.facts if less.fact(fact.owner, fact.path) is None}
        assert gone <= listed, name
        lost += len(gone)
    assert lost


def test_what_was_not_used_is_listed_and_all_was_used_is_said_only_then(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = (
        "## Request body\n\n| Key | Type | Required |\n|---|---|---|\n| prompt | string | Yes |\n"
    )
    path = tmp_path / "x.md"
    path.write_text(table)
    assert main(["docs", "read", str(path), "--gateway", "rivya"]) == 0
    assert "every line was used" in capsys.readouterr().out
    path.write_text(f"{table}\nIt paints reeds.\n")
    assert main(["docs", "read", str(path), "--gateway", "rivya"]) == 0
    out = capsys.readouterr().out
    assert "It paints reeds.  [looks like no fact]" in out
    assert "every line" not in out
