"""`serve`, in a process of its own, until it is interrupted."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx

SCRIPT = """
import sys
from pathlib import Path
from gatewright.resolve import resolve
from gatewright.load import load
from gatewright.mock import serve
package, _ = resolve(load(Path(sys.argv[1]))[0])
sys.exit(serve(package, port=0, speed=float(sys.argv[2])))
"""
SPECS = Path(__file__).parents[2] / "specs"


def test_it_serves_all_gateways_and_ends_quietly_on_interrupt() -> None:
    command = [sys.executable, "-c", SCRIPT, str(SPECS), "1000"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        heads = [process.stderr.readline() for _ in range(5)]
        first, *gateways = re.findall(r"http://\S+", "".join(heads))
        assert httpx.get(first).status_code == 200
        assert [httpx.get(url + "/nowhere").status_code for url in gateways] == [404] * 4
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=10)
        assert (process.returncode, rest) == (0, "")
    finally:
        process.kill()
        process.communicate()


def test_a_speed_that_no_clock_has_is_a_usage_error() -> None:
    command = [sys.executable, "-c", SCRIPT, str(SPECS), "-1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert done.returncode == 2 and "speed" in done.stderr and "Traceback" not in done.stderr
