"""The scanner reads nothing beside its text and does nothing undefined, as the sanitizers see it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .forms import FORM
from .fuzz import NoSanitizers, compiled, fuzz, verdicts
from .texts import TEXTS

scan: Any = pytest.importorskip("gatewright_scan", exc_type=ImportError)


@pytest.fixture(scope="module")
def harness(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program that gives a verdict on each text it reads, watched by the sanitizers."""
    try:
        return compiled(tmp_path_factory.mktemp("harness"))
    except NoSanitizers as error:
        pytest.skip(str(error))


def test_what_nobody_chose_is_read_as_it_should_be(harness: Path) -> None:
    assert fuzz(harness, seconds=2, seed=11) > 1000


def test_nothing_is_read_beside_the_text(harness: Path) -> None:
    scanner = scan.Scanner(FORM)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(TEXTS, min_size=20, max_size=40))
    def judge(texts: list[bytes]) -> None:
        # Each text ends at each of its bytes once.
        cut = [text[:end] for text in texts for end in range(len(text) + 1)]
        assert verdicts(harness, cut) == [scanner.look(text) for text in cut]

    judge()


def test_long_and_deep_texts_do_no_harm(harness: Path) -> None:
    unsure, once = scan.UNSURE, scan.ONCE
    texts = {
        b"[" * 1_000_000: unsure,
        b'{"t":' * 100_000: unsure,
        b'"' + b"a" * 1_000_000: unsure,
        b"1" * 1_000_000: once,
        b"\\" * 9: unsure,
    }
    assert verdicts(harness, list(texts)) == list(texts.values())
