"""Memory does not grow with the file, nor with what is wrong in it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import COMMAND

LIMIT = 64 << 20
LAUNCHER = """
import os, sys
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(process, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024, file=sys.stderr)
"""
"""A small process, as the peak of a process is at least that of the one that starts it."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the peak has other units")
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_no_process_takes_more_than_promised_where_every_line_is_wrong(
    tmp_path: Path, jobs: int
) -> None:
    path, out = tmp_path / "r.jsonl", tmp_path / "out.jsonl"
    with path.open("w") as file:
        for number in range(40_000):
            params = {"seed": "7", "output_format": f"gif{number}", "sed": 1, "seeds": number}
            body = {"model": "qwen2-image", "prompt": number, "params": params}
            file.write(json.dumps(body) + "\n")
    command = [*COMMAND, "--jobs", str(jobs), "--format", "json", "--quiet", str(path)]
    launch = [sys.executable, "-I", "-S", "-c", LAUNCHER, *command]
    with out.open("wb") as report:
        done = subprocess.run(launch, stdout=report, stderr=subprocess.PIPE, check=True)
    assert out.stat().st_size > 8 * path.stat().st_size
    code, peak = map(int, done.stderr.split())
    assert code == 1
    # Of the largest of the processes.
    assert peak < LIMIT
