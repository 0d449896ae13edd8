"""The installed command as a whole process, beside bare Python."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from measure import machine, publish, table, whole_process

KEY = "rivya/qwen2-image"
BARE = "bare Python"


def main() -> None:
    """Times each command."""
    ours = str(Path(sys.executable).parent / "image-gateways")
    with tempfile.TemporaryDirectory() as folder:
        right, wrong = Path(folder) / "right.json", Path(folder) / "wrong.json"
        lines = Path(folder) / "lines.jsonl"
        body = {"model": "qwen2-image", "prompt": "A lighthouse at dusk"}
        right.write_text(json.dumps(body), encoding="utf-8")
        wrong.write_text(json.dumps({**body, "seed": "7"}), encoding="utf-8")
        lines.write_text(f"{json.dumps(body)}\n" * 10, encoding="utf-8")
        measured = whole_process(
            {
                BARE: [sys.executable, "-c", "pass"],
                "validate, one right body": [ours, "validate", "--model", KEY, str(right)],
                "validate, one wrong body": [ours, "validate", "--model", KEY, str(wrong)],
                "validate, ten lines": [ours, "validate", str(lines)],
                "--help": [ours, "--help"],
                "validate --help": [ours, "validate", "--help"],
                "models": [ours, "models"],
                "python -m json.tool": [sys.executable, "-m", "json.tool", str(right)],
                "import httpx": [sys.executable, "-c", "import httpx"],
            },
            rounds=15,
        )
    bare = measured[BARE]["cpu_ms"]
    rows = [
        [name, f"{one['cpu_ms']:.1f}", f"{one['cpu_ms'] / bare:.2f}", f"{one['peak_mib']:.0f}"]
        for name, one in measured.items()
    ]
    head = ["command", "CPU ms", "ratio to bare Python", "peak MiB"]
    publish("commands", f"# Commands\n\n{machine()}\n\n{table(head, rows)}", measured)


if __name__ == "__main__":
    main()
