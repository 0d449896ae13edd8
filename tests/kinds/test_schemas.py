"""The schemas of spec files say what the kinds say."""

from __future__ import annotations

from gatewright.runtime.rules.kinds import kinds
from gatewright.schema import stale


def test_the_committed_schemas_are_what_the_kinds_say() -> None:
    assert stale() == [], "run `make spec-schemas`"


def test_a_kind_is_called_like_its_file() -> None:
    for kind in kinds().values():
        assert kind.__module__.rpartition(".")[2] == kind.__name__.lower()
