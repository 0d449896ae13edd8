"""Real changes of a vendor's pages: each is seen, what a person named is named, and nothing else is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pages.history.judged import judge_pair, signed_for
from tests.pages.history.versions import VersionPair, version_pairs, version_text

_VARIABLE = "GATEWRIGHT_HISTORY"
"""Where the bare repository of UModelverse's documentation lies."""
REPOSITORY = Path(os.environ.get(_VARIABLE, "nowhere"))
SIGNED: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("signed.yaml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(
    not REPOSITORY.is_dir(), reason=f"{_VARIABLE} names no repository of documentation"
)


@pytest.fixture(scope="module")
def pairs() -> list[VersionPair]:
    return list(version_pairs(REPOSITORY))


@pytest.mark.parametrize("name", SIGNED)
def test_what_a_person_signed_is_told_and_nothing_else(
    name: str, pairs: list[VersionPair], gateways: Path
) -> None:
    pair = next(one for one in pairs if one.name == name)
    old, new = (version_text(REPOSITORY, one) for one in (pair.old, pair.new))
    judged = judge_pair(old, new, pair.medium, gateways)
    signed = SIGNED[name]
    ids = {one for one in signed.get("models", []) if one in judged.problem} | judged.models
    assert ids == set(signed.get("models", []))
    assert bool(judged.problem) == ("problem" in signed or not ids <= judged.models)
    told = judged.told()
    for fact, said in told.items():
        assert signed_for(fact, said, signed["named"]), (fact, said)
    for fact in signed["named"]:
        assert any(one == fact or one.startswith(f"{fact}.") for one in told), fact
    seen = bool(judged.texts or judged.problem)
    assert seen or not (signed.get("unnamed") or signed.get("models"))
    changes = {"named", "unnamed", "models", "problem"} & {key for key in signed if signed[key]}
    assert judged.drifted == bool(changes) or judged.problem


def test_every_pair_is_signed(pairs: list[VersionPair]) -> None:
    assert {one.name for one in pairs} == SIGNED.keys()


def test_a_version_held_against_itself_is_quiet(pairs: list[VersionPair], gateways: Path) -> None:
    texts = {(one.old, one.medium) for one in pairs}
    loud: list[str] = []
    judged_all = 0
    for blob, medium in sorted(texts)[:: max(1, len(texts) // 40)]:
        text = version_text(REPOSITORY, blob)
        judged = judge_pair(text, text, medium, gateways)
        judged_all += not judged.problem
        if judged.drifted and not judged.problem:
            loud.append(blob)
    assert loud == []
    assert judged_all >= 35
