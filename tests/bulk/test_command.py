"""The options of ``validate`` on files of requests, its summary and its progress."""

from __future__ import annotations

import io
import os
import pty
import subprocess
from pathlib import Path

import pytest

from gatewright_tools.bulk import Summary
from gatewright_tools.bulk.part import ChunkReport
from gatewright_tools.cli.progress import Bar
from gatewright_tools.package import open_package

from .conftest import COMMAND, Run
from .requests import BAD, GOOD, line, lines, right, wrong


def test_right_files_are_quiet_and_exit_with_zero(run: Run) -> None:
    Path("r.jsonl").write_bytes(lines(*GOOD))
    ran = run("r.jsonl")
    assert ran == (0, "", "4 requests: 4 valid, 0 invalid\n")
    assert run("r.jsonl", "--quiet") == (0, "", "")


def test_no_requests_at_all_are_nothing_wrong(run: Run) -> None:
    Path("r.jsonl").write_bytes(b"\n\n")
    assert run("r.jsonl") == (0, "", "0 requests: 0 valid, 0 invalid\n")
    Path("r.json").write_bytes(b"[]")
    assert run("r.json") == (0, "", "0 requests: 0 valid, 0 invalid\n")


def test_the_summary_counts_by_rule_and_by_model(run: Run) -> None:
    Path("r.jsonl").write_bytes(lines(*GOOD, *(one for one, _ in BAD), b"no json"))
    ran = run("r.jsonl")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "8 requests: 4 valid, 4 invalid",
        "rules broken: type 2, additionalProperties 1, enum 1, json 1, required 1",
        "  (unknown)                    1 request: json 1",
        "  reapi/qwen-image-2           3 requests: additionalProperties 1, enum 1, required 1, type 1",
        "  rivya/qwen-image             1 request: nothing broken",
        "  rivya/qwen2-image            1 request: nothing broken",
        "  umodelverse/Qwen/Qwen-Image  2 requests: type 1",
    ]


def test_only_invalid_leaves_the_right_ones_out(run: Run) -> None:
    Path("r.jsonl").write_bytes(line(right()) + line(wrong()) + line(right()))
    whole = run("r.jsonl", "--format", "json")
    part = run("r.jsonl", "--format", "json", "--only-invalid")
    assert [row["line"] for row in whole.rows] == [1, 2, 3]
    assert part.rows == [whole.rows[1]]
    assert part.err == whole.err
    assert part.code == whole.code == 1


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_max_errors_stops_after_that_many_requests(run: Run, limit: int) -> None:
    Path("r.jsonl").write_bytes(b"".join(line(wrong(k)) + line(right(k)) for k in range(3)))
    ran = run("r.jsonl", "--format", "json", "--max-errors", limit)
    assert [row["line"] for row in ran.rows] == list(range(1, 2 * limit))
    assert ran.code == 1
    word = "request" if limit == 1 else "requests"
    assert ran.err == f"stopped after {limit} invalid {word} (--max-errors); there may be more\n"


def test_max_errors_that_are_not_reached_change_nothing(run: Run) -> None:
    Path("r.jsonl").write_bytes(line(wrong()) + line(right()))
    assert run("r.jsonl", "--max-errors", 2) == run("r.jsonl")


def test_a_longer_line_is_read_when_it_is_asked_for(run: Run) -> None:
    long = {**right(), "prompt": "x" * 300_000}
    Path("r.jsonl").write_bytes(line(long) + line(right()))
    short = run("r.jsonl", "--format", "json", "--max-line", 1 << 18)
    assert short.rows[0]["violations"][0]["rule"] == "lineLength"
    assert run("r.jsonl", "--format", "json").rows[0]["violations"][0]["rule"] == "maxLength"
    assert short.rows[1] == run("r.jsonl", "--format", "json").rows[1]


def test_help_says_what_each_option_does(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    for option in ("--model-field", "--format", "--jobs", "--shard", "--max-errors", "--column"):
        assert option in ran.out


def test_a_column_is_for_tables_only(run: Run) -> None:
    Path("r.jsonl").write_bytes(line(right()))
    ran = run("r.jsonl", "--column", "request")
    assert (ran.code, ran.out) == (2, "")
    assert "--column is for Parquet files" in ran.err


class Terminal(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def progress(stream: io.StringIO, size: int | None, *seconds: float) -> str:
    """What a bar shows when a quarter of the work is done each time."""
    clock = iter([0.0, *seconds])
    bar = Bar(open_package("image_gateways"), stream, size, lambda: next(clock))
    summary = Summary()
    for _ in seconds:
        part = ChunkReport()
        part.size, part.invalid, part.models = 1000, 3, {"a": 50_000}
        summary.add(part)
        bar.tell(summary)
    bar.clear()
    return stream.getvalue()


def test_progress_says_requests_rate_bad_ones_and_the_time_left() -> None:
    shown = progress(Terminal(), 4000, 2.0, 4.0)
    assert shown == (
        "\r\033[K25 %  50,000 requests  25,000/s  3 invalid  0:06 left"
        "\r\033[K50 %  100,000 requests  25,000/s  6 invalid  0:04 left"
        "\r\033[K"
    )


def test_progress_of_unknown_size_promises_nothing() -> None:
    shown = progress(Terminal(), None, 2.0)
    assert shown == "\r\033[K50,000 requests  25,000/s  3 invalid\r\033[K"


def test_progress_of_a_moment_or_for_nobody_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert progress(Terminal(), 4000, 0.1, 0.9) == ""
    assert progress(io.StringIO(), 4000, 2.0, 4.0) == ""
    monkeypatch.setenv("TERM", "dumb")
    assert progress(Terminal(), 4000, 2.0, 4.0) == ""


def test_progress_is_shown_a_few_times_a_second_at_most() -> None:
    assert progress(Terminal(), 4000, 2.0, 2.1, 2.15).count("requests") == 1


@pytest.mark.parametrize("watched", [True, False])
def test_a_terminal_is_recognised(tmp_path: Path, watched: bool) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(line(right()) * 10_000)
    # As if the first second had passed already.
    code = COMMAND[2].replace(
        "import sys;",
        "import sys; from image_gateways._runtime.terminal import progress as p; p.FIRST = 0;",
    )
    ours, theirs = pty.openpty()
    error = theirs if watched else subprocess.PIPE
    command = [COMMAND[0], "-c", code, "validate", str(path)]
    environment = {**os.environ, "TERM": "xterm"}
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=error, env=environment, timeout=60, check=True
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode() if watched else done.stderr.decode()
    os.close(ours)
    assert done.stdout == b""
    assert ("requests  " in shown) is watched
    assert shown.replace("\r\n", "\n").endswith("10,000 requests: 10,000 valid, 0 invalid\n")
