"""The report is the same, byte for byte, whatever reads it and however it is divided."""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatewright_tools.bulk import Job, run, shard, source
from gatewright_tools.bulk.reading import BLOCK
from gatewright_tools.package import open_package

from .conftest import COMMAND, apart
from .requests import BAD, GOOD, line, right, wrong

JOINABLE = ("text", "json", "github")
RECORDS = st.one_of(
    st.sampled_from([json.dumps(one).encode() for one in GOOD]),
    st.sampled_from([json.dumps(one).encode() for one, _ in BAD]),
    st.sampled_from(
        [
            b"", b"  ", b"\r", b"not json", b"{", b"\xff", b"\xef\xbb\xbf{}", b"[]", b"null", b"\0",
            b'{"model": "qwen2-image", "prompt": "a", "prompt": "b"}',
            b'{"model": "qwen2-image", "prompt": NaN}',
            b'{"model": "qwen2-image", "prompt": "\\ud800"}',
            b'{"model": "qwen2-image", "prompt": "\\u003a", "params": {"seed": 1e400}}',
            b'{"model": "qwen2-image", "prompt": "a"}\x0c',
            b'{"model": "qwen2-image", "prompt": "a"}\xc2\xa0',
            b'\xe2\x80\xa8{"model": "qwen2-image", "prompt": "a"}',
            b'{"model": "qwen2-image", "prompt": "a"} x',
            b'{"prompt": "a"}', b'{"model": "qwen2-imag"}', b"1" * 5000, b"[" * 2000,
        ]
    ),
    st.binary(max_size=20).map(lambda data: data.replace(b"\n", b"")),
)  # fmt: skip
SHORT = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

PACKAGE = open_package("image_gateways")


def files(folder: str | Path, *contents: list[bytes], end: bytes = b"\n") -> list[str]:
    """Files of lines in `folder`, whose path is not part of any report."""
    names: list[str] = []
    for number, records in enumerate(contents):
        path = Path(folder) / f"{number}.jsonl"
        path.write_bytes(b"\n".join(records) + end)
        names.append(str(path))
    return names


def report(names: list[str], part: int = 1, parts: int = 1, **options: Any) -> str:
    sources = shard([source(PACKAGE, name) for name in names], part, parts)
    written: list[str] = []
    run(Job("image_gateways", **options), sources, written.append)
    return "".join(written)


@SHORT
@given(
    records=st.lists(RECORDS, max_size=12),
    end=st.sampled_from([b"", b"\n", b"\r\n"]),
    format=st.sampled_from([*JOINABLE, "sarif", "junit"]),
    model=st.sampled_from([None, "rivya/qwen2-image"]),
)
def test_being_compiled_makes_no_difference(
    records: list[bytes], end: bytes, format: str, model: str | None
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        # Twice, with a blank of a block between them, because the scanner learns of models in the first.
        names = files(folder, [*records, b" " * BLOCK, *records], end=end)
        options: dict[str, Any] = {"format": format, "only_invalid": True, "model": model}
        assert report(names, **options) == report(names, **options, fast=False)


@SHORT
@given(
    contents=st.lists(st.lists(RECORDS, max_size=8), min_size=1, max_size=3),
    end=st.sampled_from([b"", b"\n"]),
    parts=st.integers(1, 7),
    format=st.sampled_from(JOINABLE),
)
def test_shards_one_after_the_other_are_the_whole(
    contents: list[list[bytes]], end: bytes, parts: int, format: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        names = files(folder, *contents, end=end)
        whole = report(names, format=format)
        shards = [report(names, part, parts, format=format) for part in range(1, parts + 1)]
        assert "".join(shards) == whole


@SHORT
@given(
    records=st.lists(RECORDS, max_size=8),
    parts=st.integers(1, 7),
    cut=st.integers(0, 30),
    form=st.sampled_from(["lines", "array", "one"]),
)
def test_shards_of_packed_files_arrays_and_broken_ones_are_the_whole(
    records: list[bytes], parts: int, cut: int, form: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        between, around = (b"\n", b"%s") if form == "lines" else (b",\n", b"[%s]")
        data = gzip.compress(around % between.join(records))
        path = Path(folder) / "x.gz"
        path.write_bytes(data[: len(data) - cut])
        sources = [source(PACKAGE, str(path), form), source(PACKAGE, str(path), form)]
        whole: list[str] = []
        run(Job("image_gateways", format="json"), sources, whole.append)
        joined: list[str] = []
        for part in range(1, parts + 1):
            run(Job("image_gateways", format="json"), shard(sources, part, parts), joined.append)
        assert "".join(joined) == "".join(whole)


@pytest.fixture(scope="module")
def several_blocks(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Files that several processes share: pieces end in lines, at their ends and in long ones."""
    folder = tmp_path_factory.mktemp("blocks")
    records = [
        json.dumps(wrong(number) if number % 9 == 0 else right(number)).encode().ljust(1100)
        for number in range(9000)
    ]
    records[4000] = b"x" * (3 * BLOCK)
    records[4001] = b"y" * (BLOCK // 2)
    return files(folder, records, records[:10], [b""] * 50, records[:4100])


@pytest.mark.parametrize("format", [*JOINABLE, "sarif", "junit"])
def test_the_number_of_processes_makes_no_difference(
    several_blocks: list[str], format: str
) -> None:
    options = ("--format", format, "--only-invalid", "--max-line", BLOCK)
    first = apart(*options, *several_blocks)
    assert first.code == 1
    assert len(first.out) > 100_000
    for jobs in (2, 3, 4):
        again = apart(*options, "--jobs", jobs, *several_blocks)
        assert again == first


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_how_processes_are_started_makes_no_difference(
    several_blocks: list[str], method: str
) -> None:
    code = f"import multiprocessing as m; m.set_start_method({method!r}); {COMMAND[2]}"
    command = [COMMAND[0], "-c", code, "validate", "--jobs", "2", *several_blocks]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert done.stdout.decode() == apart(*several_blocks).out


@pytest.mark.parametrize("enough", [1, 7, 450, 10_000])
@pytest.mark.parametrize("format", ["json", "sarif"])
def test_where_a_run_stops_does_not_depend_on_processes(
    several_blocks: list[str], format: str, enough: int
) -> None:
    options = ("--format", format, "--max-errors", enough)
    first = apart(*options, *several_blocks)
    assert apart(*options, "--jobs", 2, *several_blocks) == first
    if format == "json":
        assert [row["valid"] for row in first.rows].count(False) == min(enough, 1462)


def test_a_pipe_takes_its_turn_among_files_that_processes_share(
    several_blocks: list[str], tmp_path: Path
) -> None:
    data = b"".join(line(wrong(number)) for number in range(5000))
    packed = tmp_path / "p.jsonl.gz"
    packed.write_bytes(gzip.compress(data))
    order = [several_blocks[0], "-", packed, several_blocks[1]]
    first = apart("--format", "json", *order, stdin=data)
    assert len(first.rows) == 9000 + 5000 + 5000 + 10
    assert apart("--format", "json", "--jobs", 2, *order, stdin=data) == first


@pytest.mark.parametrize("jobs", [1, 2])
def test_shards_on_several_processes_are_the_whole(several_blocks: list[str], jobs: int) -> None:
    whole = apart("--format", "json", *several_blocks)
    shards = [
        apart("--format", "json", "--shard", f"{part}/3", "--jobs", jobs, *several_blocks)
        for part in (1, 2, 3)
    ]
    assert "".join(one.out for one in shards) == whole.out
    assert all(one.rows for one in shards)
