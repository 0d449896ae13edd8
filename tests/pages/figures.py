"""How much of a page is read, and how much of that is right, as figures.

`make reading` prints them. Pages that were never shown to the reader lie in a folder with a table of their facts, which a
person signs before the reader is run: UNSEEN=FOLDER. The history of a vendor's repository is at GATEWRIGHT_HISTORY.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from gatewright.load import Workspace, load
from gatewright.pages import Comparison, PageReading, compare, read, readings_of, vocabularies_of
from gatewright.pages.writing.trial import tried_draft
from tests.pages.catalogue_pages import catalogue_pages
from tests.pages.history.judged import GATEWAY, gateways_alone, judge_pair, signed_for
from tests.pages.history.versions import newest_pages, version_pairs, version_text
from tests.pages.made import SHAPES, facts, invented
from tests.pages.rendered import FORMS, page

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT.parent / "shared" / "catalogue"
SIGNED = ROOT / "tests/pages/history/signed.yaml"
PRECISION, RECALL = 0.995, 0.97
SEEDS = range(12)


@dataclass
class Figures:
    """What was read of a set of pages, beside what they state."""

    title: str
    pages: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list[str])
    """Facts that were read and are not so."""
    missed: list[str] = field(default_factory=list[str])
    """Facts that are stated and were not read, or were read as another value."""
    drafts: int = 0
    passed: int = 0
    """Drafts that pass every check as they come."""
    unexplained: list[str] = field(default_factory=list[str])
    """Pages whose draft neither passes nor says what a person fills in."""

    @property
    def precision(self) -> float:
        """The share of the facts read that are right."""
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of the facts stated that were read right."""
        return self.right / max(1, self.right + len(self.missed))

    def add(self, name: str, found: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        """Counts one page."""
        self.pages += 1
        for fact, value in said.items():
            if fact in found and found[fact] == value:
                self.right += 1
            else:
                read_as = f"{found[fact]!r}, not " if fact in found else ""
                self.missed.append(f"{name}: {fact}: {read_as}{value!r}")
        self.wrong += [
            f"{name}: {fact}: {value!r}"
            for fact, value in found.items()
            if fact not in said or said[fact] != value
        ]

    def draft(self, name: str, reading: PageReading, workspace: Workspace) -> None:
        """Counts the draft of one page of a known gateway."""
        if reading.gateway not in workspace.gateways or reading.model is None:
            return
        made = reading if reading.fact("model", ("medium",)) else reading.making("image")
        text, missing = tried_draft(made, workspace, "2026-01-02")
        self.drafts += 1
        self.passed += not missing
        if missing and "To fill in" not in text:
            self.unexplained.append(name)


def own_facts(reading: PageReading) -> dict[str, Any]:
    """What a page says of its model, as far as the reader is sure; what is merely not required is left out."""
    return {
        one.name: one.value
        for one in reading.facts
        if one.owner == "model"
        and one.sure != "unsure"
        and not one.partial
        and not (one.path[-1] == "required" and one.value is False)
    }


def made_pages(workspace: Workspace) -> Figures:
    """Pages of invented models, in every shape and rendering."""
    figures = Figures("made pages")
    for shape in SHAPES:
        for form in FORMS if shape in ("rivya", "umodelverse") else ("markdown",):
            for seed in SEEDS:
                model, name = invented(shape, seed), f"{shape} {form} {seed}"
                reading = read(page(model, shape, form).encode(), name)
                figures.add(name, own_facts(reading), facts(model, shape))
                figures.draft(name, reading, workspace)
    return figures


def rendered_catalogue(workspace: Workspace) -> Figures:
    """Pages made of the records of documented models."""
    figures = Figures("documented models, rendered")
    for name, text, said in catalogue_pages(CATALOGUE):
        reading = read(text.encode(), name)
        found = own_facts(reading)
        known = {one: found[one] for one in found if one in said or one.startswith("params.")}
        figures.add(name, known, said)
        figures.draft(name, reading, workspace)
    return figures


def newest(repository: Path, workspace: Workspace) -> Iterator[Figures]:
    """The newest pages of UModelverse beside the project's own specs: their facts, and their params."""
    figures, params = Figures("UModelverse today, facts"), Figures("UModelverse today, params")
    words = vocabularies_of(workspace)
    for path, blob in newest_pages(repository):
        whole = read(version_text(repository, blob), path, GATEWAY, words)
        for reading in readings_of(whole, workspace):
            compared = compare(reading, workspace)
            name = f"{path} {reading.model}"
            if compared.model is None:
                continue
            figures.add(name, *_sides(compared))
            read_whole = {one.path[1] for one in reading.facts if one.path[0] == "params"}
            stated = _params_of_page(compared, read_whole)
            params.add(name, dict.fromkeys(read_whole & stated, True), dict.fromkeys(stated, True))
            figures.draft(name, reading, workspace)
    yield from (figures, params)


def _sides(compared: Comparison) -> tuple[dict[str, Any], dict[str, Any]]:
    """(what was read, what the spec has from this page)."""
    found: dict[str, Any] = {}
    said: dict[str, Any] = {}
    for one in compared.findings:
        fact = compared.reading.fact("model", one.path)
        sure = fact is not None and fact.sure != "unsure"
        # Where page and spec part and a person has accepted both, the spec is not a measure of the page.
        parted = one.kind == "accepted" and sure
        if one.owner != "model" or one.kind in ("elsewhere", "not stated") or parted:
            continue
        if one.kind in ("confirmed", "changed", "new") and (sure or one.kind == "confirmed"):
            found[one.name] = one.page
        if one.kind == "confirmed":
            said[one.name] = one.page
        elif one.spec is not None:
            said[one.name] = one.spec
    return found, said


def _params_of_page(compared: Comparison, read_whole: set[str]) -> set[str]:
    assert compared.model is not None
    params: dict[str, Any] = compared.model.data.get("params", {})
    elsewhere = {
        one.path[1]
        for one in compared.findings
        if one.owner == "model"
        and one.path[0] == "params"
        and one.kind in ("elsewhere", "not stated")
    }
    return {one for one in params if one in read_whole or one not in elsewhere}


def history(repository: Path) -> Figures:
    """Every change of UModelverse's pages, beside what a person signed."""
    figures = Figures("changes of the real history")
    signed: dict[str, Any] = yaml.safe_load(SIGNED.read_text(encoding="utf-8"))
    for pair in version_pairs(repository):
        old, new = (version_text(repository, one) for one in (pair.old, pair.new))
        with tempfile.TemporaryDirectory() as folder:
            judged = judge_pair(old, new, pair.medium, gateways_alone(ROOT / "specs", Path(folder)))
        told, named = judged.told(), signed[pair.name]["named"]
        right = {fact for fact, said in told.items() if signed_for(fact, said, named)}
        seen = {
            one for one in named if any(fact == one or fact.startswith(f"{one}.") for fact in right)
        }
        figures.pages += 1
        figures.right += len(seen)
        figures.wrong += [f"{pair.name}: {fact}" for fact in told.keys() - right]
        figures.missed += [f"{pair.name}: {fact}" for fact in named.keys() - seen]
    return figures


def unseen(folder: Path) -> Figures:
    """Pages that were never shown, beside the table that a person signed before."""
    figures = Figures("pages never shown")
    table: dict[str, Any] = yaml.safe_load((folder / "facts.yaml").read_text(encoding="utf-8"))
    for name, entry in table.items():
        page_file = next(folder.glob(f"{name}.*"))
        found = own_facts(read(page_file.read_bytes(), page_file.name))
        # What two readers of the page may take differently is signed as free: it is neither right nor wrong.
        free = {
            one for one in found if one in entry["free"] or one in ("title", "medium", "inputs")
        }
        free |= {one for one in found if one.startswith(("params.model.", "modes."))}
        figures.add(name, {one: found[one] for one in found.keys() - free}, entry["facts"])
    return figures


def report(figures: Figures) -> Iterator[str]:
    """The figures of one set in a line, and below it what is wrong or missed."""
    drafts = f"; {figures.passed} of {figures.drafts} drafts pass" if figures.drafts else ""
    yield (
        f"{figures.title}: {figures.pages} pages, {figures.right + len(figures.missed)} facts; "
        f"precision {figures.precision:.4f}, recall {figures.recall:.4f}{drafts}"
    )
    yield from (f"  wrong: {one}" for one in figures.wrong)
    yield from (f"  missed: {one}" for one in figures.missed)
    yield from (
        f"  its draft does not say why it does not pass: {one}" for one in figures.unexplained
    )


def main() -> int:
    """Prints the figures; the exit code is 1 when a set misses a bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unseen", type=Path, help="a folder of pages and their facts.yaml")
    options = parser.parse_args()
    workspace, _ = load(ROOT / "specs")
    repository = Path(os.environ.get("GATEWRIGHT_HISTORY", "nowhere"))
    sets = [made_pages(workspace)]
    sets += [rendered_catalogue(workspace)] if CATALOGUE.is_dir() else []
    if repository.is_dir():
        sets += [*newest(repository, workspace), history(repository)]
    sets += [unseen(options.unseen)] if options.unseen else []
    for figures in sets:
        print("\n".join(report(figures)))
    poor = [
        one.title
        for one in sets
        if one.precision < PRECISION or one.recall < RECALL or one.unexplained
    ]
    if poor:
        print(f"below {PRECISION} or {RECALL}: {', '.join(poor)}", file=sys.stderr)
    return int(bool(poor))


if __name__ == "__main__":
    sys.exit(main())
