"""The scanner reads nothing beside its text and does nothing undefined, as the sanitizers see it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .forms import FORM
from .texts import TEXTS

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "generator" / "scan" / "gatewright_scan"
scan: Any = pytest.importorskip("gatewright_scan", exc_type=ImportError)


@pytest.fixture(scope="module")
def harness(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program that gives a verdict on each text it reads, watched by the sanitizers."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("there is no C compiler here")
    program = tmp_path_factory.mktemp("harness") / "harness"
    flags = ["-std=c11", "-O1", "-g", "-Wall", "-Wextra", "-Werror", "-fno-sanitize-recover=all"]
    watched = [*flags, "-fsanitize=address,undefined", f"-I{SOURCES}"]
    sources = [str(HERE / "harness.c"), str(SOURCES / "read.c"), "-o", str(program)]
    done = subprocess.run([compiler, *watched, *sources], capture_output=True, text=True)
    if "cannot find -l" in done.stderr or "unrecognized" in done.stderr:
        pytest.skip("the sanitizers are not here")
    assert done.returncode == 0, done.stderr
    return program


def verdicts(harness: Path, texts: list[bytes]) -> list[int]:
    said = b"".join(len(text).to_bytes(4, "little") + text for text in texts)
    done = subprocess.run([harness], input=said, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return [int(digit) for digit in done.stdout.decode()]


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
