"""The generator as a whole process: from nothing, and with nothing to do."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from measure import machine, publish, table, whole_process


def main() -> None:
    """Times the commands on the project's own specs."""
    with tempfile.TemporaryDirectory() as folder:
        gatewright = [sys.executable, "-m", "gatewright"]
        fresh = (
            "import shutil, sys; from gatewright.cli import main; "
            f"shutil.rmtree({folder + '/a'!r}, ignore_errors=True); "
            f"sys.exit(main(['generate', '--out', {folder + '/a'!r}]))"
        )
        measured = whole_process(
            {
                "bare Python": [sys.executable, "-c", "pass"],
                "gatewright generate, from nothing": [sys.executable, "-c", fresh],
                "gatewright generate, nothing changed": [*gatewright, "generate"],
                "gatewright check": [*gatewright, "check"],
                "gatewright --help": [*gatewright, "--help"],
            }
        )
    rows = [
        [name, f"{one['cpu_ms']:.0f}", f"{one['peak_mib']:.0f}"] for name, one in measured.items()
    ]
    head = ["command", "CPU ms", "peak MiB"]
    publish("generate", f"# Generating\n\n{machine()}\n\n{table(head, rows)}", measured)


if __name__ == "__main__":
    main()
