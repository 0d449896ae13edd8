"""Versions that do not follow each other, and pages that move: what several changes come to is told, and a move is not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pages.history.judged import judge_pair
from tests.pages.history.versions import VersionPair, moves, version_pairs, version_text

REPOSITORY = Path(os.environ.get("GATEWRIGHT_HISTORY", "nowhere"))
SIGNED: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("signed.yaml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(
    not REPOSITORY.is_dir(), reason="GATEWRIGHT_HISTORY names no repository of documentation"
)


def chains(pairs: list[VersionPair]) -> Iterator[list[VersionPair]]:
    """Every run of two changes or more that follow each other, all of which can be judged."""
    after = {(one.path, one.old): one for one in pairs if "problem" not in SIGNED[one.name]}
    for first in after.values():
        run = [first]
        while (first.path, run[-1].new) in after and len(run) < len(after):
            run.append(after[first.path, run[-1].new])
            yield list(run)


def plain(fact: str) -> str:
    """The name of a fact without the model that it is told of."""
    return fact.rpartition(" ")[2]


def is_within(fact: str, group: str) -> bool:
    """Whether a fact is `group` or something below it."""
    return f"{plain(fact)}.".startswith(f"{plain(group)}.")


def told_once(run: list[VersionPair]) -> dict[str, tuple[Any, Any]]:
    """Facts that one change alone names, with nothing named above or below them by another."""
    named = [
        (fact, said, at)
        for at, one in enumerate(run)
        for fact, said in SIGNED[one.name]["named"].items()
    ]
    found: dict[str, tuple[Any, Any]] = {}
    for fact, said, index in named:
        near = [at for other, _, at in named if is_within(other, fact) or is_within(fact, other)]
        if near == [index] and fact == plain(fact):
            found[fact] = (said[0], said[1])
    return found


@pytest.fixture(scope="module")
def runs() -> list[list[VersionPair]]:
    return list(chains(list(version_pairs(REPOSITORY))))


def test_what_several_changes_come_to_is_told(
    runs: list[list[VersionPair]], gateways: Path
) -> None:
    wrong: list[str] = []
    judged_all = 0
    for run in runs:
        old, new = (version_text(REPOSITORY, one) for one in (run[0].old, run[-1].new))
        judged = judge_pair(old, new, run[0].medium, gateways)
        if judged.problem:
            continue
        judged_all += 1
        name, told = f"{run[0].name} … {run[-1].commit[:8]}", judged.told()
        signed = {fact for one in run for fact in SIGNED[one.name]["named"]}
        wrong += [
            f"{name}: {fact} is told: {said}"
            for fact, said in told.items()
            if not any(is_within(fact, one) for one in signed)
        ]
        for fact, said in told_once(run).items():
            seen = any(is_within(one, fact) for one in told)
            if not seen or ({} not in said and told.get(fact) != said):
                wrong.append(f"{name}: {fact} is {said}, told {told.get(fact)}")
    assert wrong == []
    assert judged_all >= 80


def test_a_page_that_moves_as_it_is_says_nothing_new(gateways: Path) -> None:
    blobs = {(one.old, one.medium) for one in moves(REPOSITORY)}
    for blob, medium in sorted(blobs):
        text = version_text(REPOSITORY, blob)
        judged = judge_pair(text, text, medium, gateways)
        assert judged.problem or not judged.drifted, blob
    assert len(blobs) >= 10
