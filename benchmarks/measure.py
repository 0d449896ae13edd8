"""Interleaved CPU timing: every candidate in turn, many times, so that drift of the machine hits all."""

from __future__ import annotations

import gc
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

ROUNDS = 15
TARGET = 0.02
"""Seconds that one round of one candidate takes, about."""


def per_call(
    candidates: Mapping[str, Callable[[], object]], rounds: int = ROUNDS
) -> dict[str, float]:
    """Nanoseconds of CPU a call, the median over `rounds` interleaved rounds."""
    counts = {name: _calls_for(function) for name, function in candidates.items()}
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, function in candidates.items():
                repeat = range(counts[name])
                start = time.process_time_ns()
                for _ in repeat:
                    function()
                taken[name].append((time.process_time_ns() - start) / counts[name])
    finally:
        gc.enable()
    return {name: statistics.median(times) for name, times in taken.items()}


def rotating(function: Callable[[Any], Any], made: list[Any]) -> Callable[[], Any]:
    """`function` on each of `made` in turn, without end, one a call."""
    following = cycle(made).__next__
    return lambda: function(following())


def _calls_for(function: Callable[[], object]) -> int:
    function()
    calls = 1
    while True:
        start = time.perf_counter()
        for _ in range(calls):
            function()
        spent = time.perf_counter() - start
        if spent > TARGET / 4:
            return max(1, int(calls * TARGET / spent))
        calls *= 4


LAUNCHER = """
import posix, sys, time
nowhere = [(posix.POSIX_SPAWN_OPEN, 1, "/dev/null", posix.O_WRONLY, 0)]
start = time.perf_counter()
child = posix.posix_spawn(sys.argv[1], sys.argv[1:], posix.environ, file_actions=nowhere)
_, status, usage = posix.wait4(child, 0)
wall = time.perf_counter() - start
print(status, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss)
"""
"""Starts a command and says what it took.

Linux counts into a process's peak what its parent held when it was started. So the parent is the
smallest Python there is, and not the one that holds the suite.
"""


def whole_process(
    commands: Mapping[str, list[str]],
    rounds: int = 9,
    warm: bool = True,
    typical: Callable[[list[float]], float] = statistics.median,
) -> dict[str, dict[str, float]]:
    """CPU and wall milliseconds and peak MiB of whole processes, over interleaved rounds.

    CPU counts all processes of a command; the peak is that of the largest of them. Without `warm`
    there is no round that only warms caches. `typical` makes one time of those of all rounds.
    """
    figures: dict[str, dict[str, list[float]]] = {
        name: {"cpu_ms": [], "wall_ms": [], "peak_mib": []} for name in commands
    }
    for round_ in range(0 if warm else 1, rounds + 1):
        for name, command in commands.items():
            taken = _once(name, command)
            if round_:  # the first round only warms caches
                for what, value in taken.items():
                    figures[name][what].append(value)
    return {
        name: {
            what: (statistics.median if what == "peak_mib" else typical)(values)
            for what, values in one.items()
        }
        for name, one in figures.items()
    }


def _once(name: str, command: list[str]) -> dict[str, float]:
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    launch = [sys.executable, "-I", "-S", "-c", LAUNCHER, *command]
    done = subprocess.run(launch, capture_output=True, text=True, env=env, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} did not start\n{done.stderr[-2000:]}")
    status, cpu, wall, peak = done.stdout.split()
    code = os.waitstatus_to_exitcode(int(status))
    if code not in (0, 1):
        raise RuntimeError(f"{name}: exit {code}\n{done.stderr[-2000:]}")
    return {
        "cpu_ms": float(cpu) * 1000,
        "wall_ms": float(wall) * 1000,
        "peak_mib": int(peak) / 1024,
    }


def geometric_mean(values: list[float]) -> float:
    """The geometric mean."""
    return math.exp(sum(math.log(value) for value in values) / len(values))


def machine() -> str:
    """One line about where this ran."""
    model = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    return (
        f"{os.cpu_count()} cores, {model}, Python {platform.python_version()}, {platform.system()}"
    )


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def publish(name: str, text: str, data: object) -> None:
    """Writes a suite's table and raw figures to docs/benchmarks/, and prints the table."""
    folder = Path(__file__).parents[1] / "docs" / "benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(text + "\n")
