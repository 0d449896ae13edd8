"""Specs of the four gateways, ready to take a model that a test invents."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.load import load
from gatewright.pages import compare, read
from gatewright.pages.drift.accept import accepted_record, all_records
from gatewright.pages.drift.record import record_path, record_text
from gatewright.pages.writing.draft import draft
from tests.pages.history.judged import gateways_alone
from tests.pages.maintainer import Maintainer

ROOT = Path(__file__).parents[2]


@pytest.fixture
def gateways(tmp_path: Path) -> Path:
    """A folder of specs with the project's gateways and no model."""
    return gateways_alone(ROOT / "specs", tmp_path)


@pytest.fixture
def keep(gateways: Path) -> Callable[[str, str, str], Path]:
    """Puts the text of a model's spec into the folder: (gateway, name, text) → its path."""

    def kept(gateway: str, name: str, text: str) -> Path:
        folder = gateways / "models" / gateway
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return kept


@pytest.fixture
def accept(gateways: Path) -> Callable[[str], None]:
    """A person has read the text of a page whose model has a spec in the folder."""

    def accepted(text: str) -> None:
        workspace, _ = load(gateways)
        comparison = compare(read(text.encode(), "page"), workspace)
        assert comparison.model is not None, comparison.problem
        path = record_path(comparison.model.path)
        records = all_records(comparison, accepted_record(comparison))
        path.write_text(record_text(*records), encoding="utf-8")

    return accepted


@pytest.fixture
def maintain(
    gateways: Path,
    tmp_path: Path,
    keep: Callable[[str, str, str], Path],
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., Maintainer]:
    """(gateway, page, edit of the draft) → a maintainer who has accepted the page."""

    def made(gateway: str, text: str, *edits: tuple[str, str]) -> Maintainer:
        spec = draft(read(text.encode(), "page"), "2026-01-02")
        # The page is the one that the gateway's file names for what model pages say of it.
        workspace, _ = load(gateways)
        (own,) = [
            one
            for name, one in workspace.gateways[gateway].data["sources"].items()
            if name == "model_page"
        ]
        title = f"    title: {own['title']}\n" + (
            f"    url: {own['url']}\n" if "url" in own else ""
        )
        spec = re.sub(r"    title: .*\n(?=    read: )", title, spec)
        for before, after in edits:
            assert before in spec
            spec = spec.replace(before, after)
        keep(gateway, "made", spec)
        one = Maintainer(tmp_path, gateways, capsys, text)
        assert one.run("accept")[0] == 0
        assert one.is_quiet()
        return one

    return made
