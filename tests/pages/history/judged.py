"""One pair of versions: the old one becomes a spec and its record, the new one is held against them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gatewright.load import load
from gatewright.pages import Comparison, compare, read, readings_of
from gatewright.pages.drift.accept import accepted_record, all_records
from gatewright.pages.drift.findings import DRIFT, PageFinding
from gatewright.pages.drift.record import record_path, record_text
from gatewright.pages.facts import PageReading
from gatewright.pages.writing.trial import tried_draft

GATEWAY = "umodelverse"


@dataclass
class JudgedPair:
    """What the reader says of a pair."""

    problem: str = ""
    findings: list[PageFinding] = field(default_factory=list[PageFinding])
    """Every fact that is told as a difference."""
    texts: list[str] = field(default_factory=list[str])
    models: set[str] = field(default_factory=set[str])
    """Ids that are told to have no spec."""
    drifted: bool = False
    to_fill_in: list[str] = field(default_factory=list[str])

    def told(self) -> dict[str, tuple[Any, Any]]:
        """Name of the fact: (spec, page); behind the model's id where a page says another thing of each."""
        by_name: dict[str, dict[str, tuple[Any, Any]]] = {}
        for one in self.findings:
            model = str(one.file.data.get("id", ""))
            by_name.setdefault(one.name, {})[model] = (one.spec, one.page)
        named: dict[str, tuple[Any, Any]] = {}
        for name, of_models in by_name.items():
            first = next(iter(of_models.values()))
            if all(said == first for said in of_models.values()):
                named[name] = first
            else:
                named |= {f"{model} {name}": said for model, said in of_models.items()}
        return named


def page_readings(raw: bytes, name: str, medium: str) -> list[PageReading]:
    """The page, once for each model that it is about."""
    reading = read(raw, name, GATEWAY).making(medium)
    if reading.models:
        return [reading.about(one) for one in reading.models]
    return [reading] if reading.model else []


def judge_pair(old: bytes, new: bytes, medium: str, specs: Path) -> JudgedPair:
    """Drafts `old` into the folder `specs`, accepts it, and checks `new`."""
    judged = JudgedPair()
    folder = specs / "models" / GATEWAY
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    before = page_readings(old, "old", medium)
    if not before:
        judged.problem = "the old version names no model"
        return judged
    for number, one in enumerate(before):
        text, missing = tried_draft(one, load(specs)[0], "2026-01-02")
        judged.to_fill_in += [fault.message for fault in missing]
        (folder / f"m{number}.yaml").write_text(text, encoding="utf-8")
    workspace = load(specs)[0]
    for one in before:
        comparison = compare(one, workspace)
        assert comparison.model is not None, comparison.problem
        path = record_path(comparison.model.path)
        records = all_records(comparison, accepted_record(comparison))
        path.write_text(record_text(*records), encoding="utf-8")
    after = read(new, "new", GATEWAY).making(medium)
    for one in readings_of(after, workspace):
        _tell(compare(one, workspace), judged)
    return judged


def _tell(comparison: Comparison, judged: JudgedPair) -> None:
    judged.drifted = judged.drifted or comparison.has_drift
    judged.problem = judged.problem or comparison.problem
    judged.findings += [one for one in comparison.findings if one.kind in DRIFT]
    judged.texts += [f"{one.kind} {one.line} {one.text}" for one in comparison.changes]
    judged.models |= {model for one in comparison.changes for model in one.models}
    judged.texts += [f"left {one.line} {one.text}" for one in comparison.leftovers]


def signed_for(fact: str, said: tuple[Any, Any], signed: dict[str, Any]) -> bool:
    """Whether a person signed what is told of `fact`, by its own name or by that of what it sits in."""
    if fact in signed and {} not in signed[fact]:
        return said == tuple(signed[fact])
    parts = fact.split(".")
    names = (".".join(parts[:at]) for at in range(len(parts), 0, -1))
    above = next((one for one in names if one in signed), "")
    return bool(above) and [one is None for one in said] == [one is None for one in signed[above]]


def gateways_alone(specs: Path, folder: Path) -> Path:
    """A copy of `specs` in `folder` with its gateways and no model."""
    made = folder / "specs"
    made.mkdir()
    shutil.copy(specs / "package.yaml", made)
    for name in ("gateways", "reading"):
        shutil.copytree(specs / name, made / name)
    return made
