"""What starting costs: whole processes, CPU above bare Python."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from measure import machine, publish, table, whole_process

VALIDATE = (
    "from image_gateways import validate; "
    "validate('reapi/qwen-image-2', {'model': 'qwen-image-2', 'prompt': 'x'})"
)
PROGRAMS = {
    "bare Python": "pass",
    "import image_gateways": "import image_gateways",
    "import image_gateways and one validation": VALIDATE,
    "import httpx": "import httpx",
    "import httpx; httpx.Client()": "import httpx; httpx.Client()",
    "Rivya()": "from image_gateways import Rivya; Rivya()",
    "import jsonschema": "import jsonschema",
    "import pydantic": "from pydantic import BaseModel",
    "import openai": "import openai",
}


def main() -> None:
    """Times each program in processes of its own."""
    measured = whole_process(
        {name: [sys.executable, "-c", code] for name, code in PROGRAMS.items()}
    )
    bare = measured["bare Python"]
    rows = [
        [
            name,
            f"{one['cpu_ms']:.1f}",
            f"{one['cpu_ms'] - bare['cpu_ms']:.1f}",
            f"{one['peak_mib'] - bare['peak_mib']:.1f}",
        ]
        for name, one in measured.items()
    ]
    head = ["program", "CPU ms", "above bare Python", "MiB above bare Python"]
    publish("imports", f"# Starting\n\n{machine()}\n\n{table(head, rows)}", measured)


if __name__ == "__main__":
    main()
