"""Somebody who holds a page against the specs while its vendor changes it, and the pages that are changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from gatewright.cli import main
from gatewright.load import load
from gatewright.pipeline import resolve_specs
from tests.pages.made import Made, invented
from tests.pages.rendered import page

MODEL = replace(
    invented("reapi", 1),
    params=(
        Made("mood", "enum", False, "calm", ("calm", "wild", "grey"), text="Its mood"),
        Made("source", "string", False, None, (), None, 200, "What it starts from"),
        Made("tiled", "switch", False, True, text="Without seams"),
    ),
)
PROSE = (
    page(MODEL, "reapi")
    + """
Waiting
Ask GET /api/v1/tasks/{id} until it is painted.
Leave source out to paint anew.

{
  "id": "x1",
  "status": "processing",
  "created_at": 1735000000
}
"""
)
TABLES = page(invented("rivya", 1), "rivya") + "\nFiles go inside params.referenceMediaItems.\n"


@dataclass
class Maintainer:
    """Holds a page against the specs, again and again."""

    folder: Path
    specs: Path
    capsys: pytest.CaptureFixture[str]
    text: str = ""

    def run(self, action: str, *options: str) -> tuple[int, list[str]]:
        """(exit code, lines that it printed) of an action on the page as it is."""
        path = self.folder / "page.md"
        path.write_text(self.text, encoding="utf-8")
        self.capsys.readouterr()
        code = main(["docs", action, str(path), "--specs", str(self.specs), *options])
        streams = self.capsys.readouterr()
        lines = (streams.out + streams.err).splitlines()
        return code, [
            one.replace(f"{path}:", "").replace(str(self.specs), "specs") for one in lines
        ]

    def change(self, *pairs: tuple[str, str]) -> None:
        """Replaces each text of the page, everywhere."""
        for before, after in pairs:
            assert before in self.text
            self.text = self.text.replace(before, after)

    def told(self) -> list[str]:
        """What check prints, without its last line, which counts."""
        return self.run("check")[1][:-1]

    def written(self) -> list[str]:
        """The lines that apply takes out and puts in, but for the date of reading."""
        lines = self.run("apply")[1]
        changed = [one for one in lines if one[:1] in "+-" and one[:3] not in ("+++", "---")]
        return [one for one in changed if "read: " not in one]

    def is_quiet(self) -> bool:
        """Whether the specs are right and the page is as they say."""
        workspace, faults = load(self.specs)
        return not [*faults, *resolve_specs(workspace)[1]] and self.run("check")[0] == 0
