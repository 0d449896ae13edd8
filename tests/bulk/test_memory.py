"""Memory does not grow with the file, nor with what is wrong in it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from .conftest import COMMAND

LIMIT = 64 << 20


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
    with out.open("wb") as report:
        actions = [(os.POSIX_SPAWN_DUP2, report.fileno(), 1)]
        process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
    assert os.waitstatus_to_exitcode(status) == 1
    assert out.stat().st_size > 8 * path.stat().st_size
    # Of the largest of the processes.
    assert usage.ru_maxrss * 1024 < LIMIT
