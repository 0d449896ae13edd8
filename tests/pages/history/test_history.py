"""Real changes of a vendor's pages: each is seen, what a person named is named, and nothing else is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pages.history.judged import judge_pair
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
    assert judged.problem == ""
    signed = SIGNED[name]
    told = {one.name: (one.spec, one.page) for one in judged.findings}
    assert told.keys() == signed["named"].keys()
    for fact, (before, after) in signed["named"].items():
        for said, found in zip((before, after), told[fact], strict=True):
            # A param that comes or goes as a whole is signed as {}: its keys are no part of the list.
            assert isinstance(found, dict) if said == {} else found == said, fact
    assert judged.drifted or not (signed["named"] or signed.get("unnamed"))
    assert bool(judged.texts) or not signed.get("unnamed")


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
