"""Lines that change by themselves do not change the page; a line that only resembles them is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.load import load
from gatewright.pages import compare, read, vocabularies_of
from gatewright.pages.writing.draft import draft
from gatewright.pipeline import load_specs
from tests.pages.made import invented
from tests.pages.rendered import page

TEXT = page(invented("reapi", 5), "reapi")


@pytest.fixture
def drifted(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> Callable[[str], bool]:
    """Whether a page with one more line has changed."""
    keep("reapi", "made", draft(read(TEXT.encode(), "page"), "2026-01-02"))
    accept(TEXT)

    def changed(line: str) -> bool:
        workspace, faults = load(gateways)
        assert faults == []
        words = vocabularies_of(workspace)
        reading = read(f"{TEXT}{line}\n".encode(), "page", None, words)
        return compare(reading, workspace).has_drift

    return changed


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Last updated on May 3, 2026",
        "Updated 3 days ago",
        "Last modified: 2026-05-03",
        "5 min read",
        "1,204 views",
        "\u00a9 2026 Reeds and sons",
        "Was this page helpful?",
        "Copy page",
    ],
)
def test_what_changes_by_itself_is_no_change(line: str, drifted: Callable[[str], bool]) -> None:
    assert not drifted(line)


@pytest.mark.parametrize(
    "line",
    [
        "Updated: at most 4 images",
        "Updated prices from 2027 on",
        "Last updated models cost more",
        "5 min",
        "1,204 views a day at most",
        "Copy the key",
        "Accept all risks",
    ],
)
def test_a_line_that_resembles_one_is_a_change(line: str, drifted: Callable[[str], bool]) -> None:
    assert drifted(line)


def test_a_gateway_declares_lines_of_its_own(
    gateways: Path, drifted: Callable[[str], bool]
) -> None:
    assert drifted("Reeds sold today: 17")
    words = gateways / "reading" / "reapi.yaml"
    words.write_text(f"{words.read_text()}\nignored: ['Reeds sold today: \\d+']\n")
    assert not drifted("Reeds sold today: 18")
    assert drifted("Reeds sold today: none")


def test_a_pattern_that_is_none_is_told_with_its_place(gateways: Path) -> None:
    words = gateways / "reading" / "reapi.yaml"
    words.write_text(f"{words.read_text()}\nignored: ['fine', '(open']\n")
    faults = [str(one) for one in load_specs(gateways)[1]]
    assert len(faults) == 1
    assert "reading/reapi.yaml:" in faults[0]
    assert "`ignored` is not a regular expression" in faults[0]
