"""Many pictures from a list, each ordered once, however often the program is killed and started again.

The journal has a line for each order that was begun and for each that ended. On a gateway that
deduplicates, an order that was begun is simply made again with its key: it is the same order there.

Run it: python examples/batch.py
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from local_gateways import local_gateways

from image_gateways import Rivya

PROMPTS = ["a lighthouse", "a harbour in the fog", "a gull", "a storm"]
JOURNAL, PICTURES = Path("journal.jsonl"), Path("pictures") / "batch"


def key_of(prompt: str) -> str:
    """The same key for the same order, in every run of this program."""
    return hashlib.sha256(f"batch 1: {prompt}".encode()).hexdigest()[:32]


def done() -> set[str]:
    """The prompts whose pictures are on disk; a torn last line counts for nothing."""
    found: set[str] = set()
    if JOURNAL.exists():
        for line in JOURNAL.read_text(encoding="utf-8").splitlines():
            try:
                found.add(json.loads(line)["prompt"])
            except ValueError:
                continue
    return found


def main(stop_after: int = len(PROMPTS)) -> None:
    """Makes what is missing, `stop_after` pictures at most."""
    ready = done()
    with Rivya() as rivya, JOURNAL.open("a", encoding="utf-8") as journal:
        for prompt in [one for one in PROMPTS if one not in ready][:stop_after]:
            result = rivya.qwen2_image.generate(prompt, idempotency_key=key_of(prompt))
            path = result.save_all(PICTURES)[0]
            # The line end comes first: what was torn before must not spoil this line.
            journal.write("\n" + json.dumps({"prompt": prompt, "path": str(path)}))
            journal.flush()


if __name__ == "__main__":
    with local_gateways() as mock:
        main(stop_after=2)
        JOURNAL.write_text(JOURNAL.read_text(encoding="utf-8")[:-9], encoding="utf-8")  # killed
        main()
        print(
            f"{len(list(PICTURES.iterdir()))} pictures, charged {mock.ledger.count('rivya')} times"
        )
