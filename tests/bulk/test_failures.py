"""An unfinished run says so, and no partial report looks complete."""

from __future__ import annotations

import gzip
import io
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gatewright_tools.bulk import Incomplete, Job, UnreadableFile, run, source, workers
from gatewright_tools.bulk.part import ChunkReport
from gatewright_tools.bulk.sources import RecordSource
from gatewright_tools.package import open_package

from .conftest import COMMAND, Ran, Run, apart
from .requests import line, right, wrong

# Long enough for several pieces, and with a report that no pipe holds.
MANY = b"".join(line(wrong(number)).rstrip().ljust(1100) + b"\n" for number in range(20_000))

PACKAGE = open_package("image_gateways")


@pytest.fixture
def requests(tmp_path: Path) -> Path:
    """A file of many wrong requests."""
    path = tmp_path / "requests.jsonl"
    path.write_bytes(MANY)
    return path


def children(pid: int) -> list[int]:
    """The processes that `pid` has started."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(one) for one in text.split()]


def started(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
    """``validate`` under way: its first bytes have arrived, and the rest waits for a reader."""
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )
    assert process.stdout is not None
    assert process.stdout.read(100)
    return process


proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")


@proc
def test_a_killed_worker_ends_the_run_with_a_clear_error(requests: Path) -> None:
    with started("--jobs", 2, requests) as process:
        victim = children(process.pid)[0]
        os.kill(victim, signal.SIGKILL)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 3
    words = "not finished: one of the processes that judge was killed by signal 9"
    assert words in err.decode()
    assert "not a whole report" in err.decode()
    assert "Traceback" not in err.decode()


@proc
def test_workers_of_a_killed_parent_end_as_well(requests: Path) -> None:
    with started("--jobs", 3, requests) as process:
        assert len(children(process.pid)) == 2  # and the first one judges, too
        process.kill()
        process.wait(timeout=60)
        # They hold the other end of standard error until they are gone.
        assert process.stderr is not None
        assert process.stderr.read() == b""


@proc
def test_a_killed_run_leaves_no_report_under_its_name(tmp_path: Path) -> None:
    pipe, out = tmp_path / "pipe", tmp_path / "report.txt"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [*COMMAND, str(pipe), "--input", "lines", "--out", str(out)], stderr=subprocess.PIPE
    )
    with process, pipe.open("wb") as file:
        file.write(MANY)
        process.kill()
        process.wait(timeout=60)
    assert not out.exists()
    # What may lie there says by its name that it is a part, and whose.
    assert all(
        one.name.startswith(".report.txt.") and one.name.endswith(".part")
        for one in tmp_path.iterdir()
        if one != pipe
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupted_run_is_quiet_and_leaves_nothing(requests: Path, jobs: int) -> None:
    command = [*COMMAND, str(requests), "--jobs", str(jobs)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        process.stdout.read(100)
        # As a terminal does: to every process of the group.
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"interrupted\n")


def test_a_reader_that_has_seen_enough_is_no_error_and_no_success(requests: Path) -> None:
    for jobs in (1, 2):
        with started("--jobs", jobs, requests) as process:
            assert process.stdout is not None
            process.stdout.close()
            assert process.stderr is not None
            err = process.stderr.read()
            process.wait(timeout=60)
        assert (process.returncode, err) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("content", [MANY, line(wrong())])
@pytest.mark.parametrize("where", ["stdout", "--out"])
def test_a_full_disk_is_said(content: bytes, where: str, tmp_path: Path) -> None:
    path = tmp_path / "requests.jsonl"
    path.write_bytes(content)
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        out = ["--out", "/dev/full"] if where == "--out" else []
        done = subprocess.run(
            [*COMMAND, str(path), *out],
            stdout=full if where == "stdout" else subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert done.returncode == 3
    assert done.stderr.decode().startswith("not finished: No space left on device")
    assert len(done.stderr.splitlines()) == 1


def test_a_disk_that_fills_up_leaves_the_old_report_as_it_was(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("r.jsonl").write_bytes(line(wrong()))
    Path("report.txt").write_text("yesterday's")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = run("r.jsonl", "--out", "report.txt")
    assert ran.code == 3
    assert "No space left on device; report.txt was not written" in ran.err
    assert Path("report.txt").read_text() == "yesterday's"
    assert sorted(one.name for one in Path().iterdir()) == ["r.jsonl", "report.txt"]


def test_out_of_memory_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def parts(self: RecordSource, checker: Any) -> Iterator[ChunkReport]:
        raise MemoryError
        yield

    monkeypatch.setattr(RecordSource, "parts", parts)
    Path("r.jsonl").write_bytes(line(right()))
    ran = run("r.jsonl")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("not finished: there is not enough memory")


class Failing(io.RawIOBase):
    """A disk that fails after some bytes."""

    def __init__(self, data: bytes) -> None:
        self._left = [data]

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if not self._left:
            raise OSError(5, "Input/output error")
        return self._left.pop()


def test_a_disk_that_fails_while_reading_names_the_file() -> None:
    failing: Any = Failing(line(right()))
    one = RecordSource("far/away.jsonl", "lines", stream=failing)
    with pytest.raises(UnreadableFile, match=r"far/away\.jsonl: Input/output error"):
        run(Job("image_gateways"), [one], print)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("left", [0, 1000, 300_000])
def test_a_file_that_shrinks_while_it_is_read_is_no_whole_file(
    requests: Path, left: int, jobs: int
) -> None:
    planned = [source(PACKAGE, str(requests))]
    os.truncate(requests, left)
    with pytest.raises((UnreadableFile, Incomplete), match="has become shorter"):
        for _ in workers.check_sources(Job("image_gateways", jobs=jobs), planned):
            pass


def test_a_worker_that_fails_early_is_heard_in_its_turn(tmp_path: Path) -> None:
    names = [tmp_path / f"{number}.jsonl" for number in range(8)]
    for name in names:
        name.write_bytes(line(right()) * 2000)
    planned = [source(PACKAGE, str(name)) for name in names]
    names[2].unlink()
    with pytest.raises((UnreadableFile, Incomplete), match=r"2\.jsonl: No such file"):
        for _ in workers.check_sources(Job("image_gateways", jobs=3), planned):
            time.sleep(0.05)  # so that it has failed when it is given more


@pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="the patch reaches forked processes only"
)
def test_packed_files_are_left_to_the_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    original = RecordSource.parts

    def noted(self: RecordSource, checker: Any) -> Any:
        with log.open("a") as file:
            file.write(f"{os.getpid()}\n")
        return original(self, checker)

    monkeypatch.setattr(RecordSource, "parts", noted)
    planned: list[RecordSource] = []
    for number in range(8):
        name = tmp_path / f"{number}.jsonl.gz"
        name.write_bytes(gzip.compress(line(right()) * 1000))
        planned.append(source(PACKAGE, str(name)))
    for _ in workers.check_sources(Job("image_gateways", jobs=3), planned):
        pass
    pids = log.read_text().split()
    assert len(pids) == 8
    assert str(os.getpid()) not in pids


def test_what_comes_to_a_growing_file_is_left_for_the_next_run(requests: Path) -> None:
    half = line(right())[:-10]
    with requests.open("ab") as file:
        file.write(half)
    planned = [source(PACKAGE, str(requests))]
    with requests.open("ab") as file:
        file.write(line(right())[-10:] + line(right()) * 3)
    summary = run(Job("image_gateways"), planned, lambda text: None)
    # The line that had begun is read to its end.
    assert (summary.requests, summary.invalid) == (20_001, 20_000)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing.jsonl"], "nothing.jsonl: No such file or directory"),
        (["nothing.jsonl", "r.jsonl"], "nothing.jsonl: No such file or directory"),
        (["nothing/"], "nothing/: No such file or directory"),
        (["r.jsonl", "--out", "r.jsonl"], "--out r.jsonl is one of the files that are checked"),
        (["r.jsonl", "--out", "./link"], "--out ./link is one of the files that are checked"),
        (["r.jsonl", "--out", "no/such/folder"], "No such file or directory"),
        (["r.jsonl", "--shard", "3/2"], "write I/N, such as 2/8"),
        (["r.jsonl", "--shard", "0/2"], "write I/N, such as 2/8"),
        (["r.jsonl", "--shard", "half"], "write I/N, such as 2/8"),
        (["-", "--shard", "1/2"], "of a pipe nobody knows the length"),
        (["r.jsonl", "--shard", "1/2", "--format", "sarif"], "sarif"),
        (["r.jsonl", "--shard", "1/2", "--max-errors", "3"], "--max-errors"),
        (["r.jsonl", "--jobs", "0"], "--jobs is at least 1"),
        (["r.jsonl", "--max-line", "10"], "--max-line is at least"),
        (["r.jsonl", "--format", "xml"], "invalid choice: 'xml'"),
        (["-", "-"], "standard input can be read once only"),
        (["r.jsonl", "--model", "rivya/qwen2-image", "--model-field", "m"], "not allowed with"),
    ],
)
def test_a_wrong_command_line_is_told_before_anything_is_judged(
    run: Run, arguments: list[str], words: str
) -> None:
    Path("r.jsonl").write_bytes(line(wrong()))
    Path("link").symlink_to("r.jsonl")
    ran = run(*arguments, stdin=b"")
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert len(ran.err.splitlines()) <= 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(run: Run) -> None:
    Path("r.jsonl").write_bytes(line(wrong()))
    Path("r.jsonl").chmod(0)
    assert "r.jsonl: Permission denied" in run("r.jsonl", "--quiet", "--jobs", "1").err


def test_without_standard_input_there_is_one_sentence() -> None:
    code = f"import os, sys; os.close(0); os.execv(sys.executable, {COMMAND!r} + sys.argv[1:])"
    for options in ([], ["--format", "json"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *options], capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_a_missing_module_is_told_with_the_extra_that_has_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("compression.zstd", "backports.zstd", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, None)
    Path("r.zst").write_bytes(b"\x28\xb5\x2f\xfd")
    Path("r.parquet").write_bytes(b"PAR1")
    assert "r.zst: is packed by zstd; install the extra zstd" in run("r.zst").err
    assert "r.parquet: is a Parquet file; install the extra parquet" in run("r.parquet").err


def test_a_name_is_no_way_to_command_a_terminal(tmp_path: Path) -> None:
    name = os.fsdecode(b"\x1b[31m\xff\n::error::.jsonl")
    (tmp_path / name).write_bytes(line(wrong()))
    for format in ("text", "json", "github", "sarif", "junit"):
        ran: Ran = apart("--format", format, name, cwd=tmp_path)
        assert ran.code == 1
        assert "\x1b" not in ran.out + ran.err
        assert "\n::error::" not in ran.out
    assert "Traceback" not in apart(name + "x", cwd=tmp_path).err
