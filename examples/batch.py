"""Many pictures from a list, each ordered once, however often the program is killed and started again.

The journal has a line before each order is sent, one with its task's id, and one when its picture is on
disk. An order with an id is picked up by it. One that was sent and has no id may have been charged, so
the program names it and orders it no more: look at the account, then remove its line.

Run it: python examples/batch.py
"""

from __future__ import annotations

import json
from pathlib import Path

from local_gateways import local_gateways

from image_gateways import Rivya

PROMPTS = ["a lighthouse", "a harbour in the fog", "a gull", "a storm"]
JOURNAL, PICTURES = Path("journal.jsonl"), Path("pictures") / "batch"


def journal() -> dict[str, dict[str, str]]:
    """What is known of each prompt; a torn last line counts for nothing."""
    found: dict[str, dict[str, str]] = {}
    if JOURNAL.exists():
        for line in JOURNAL.read_text(encoding="utf-8").splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            found.setdefault(entry["prompt"], {}).update(entry)
    return found


def note(prompt: str, **news: str) -> None:
    """Adds a line. Its end comes first: what was torn before must not spoil this line."""
    with JOURNAL.open("a", encoding="utf-8") as lines:
        lines.write("\n" + json.dumps({"prompt": prompt, **news}))


def main(stop_after: int = len(PROMPTS)) -> None:
    """Makes what is missing, `stop_after` pictures at most."""
    known = journal()
    with Rivya() as rivya:
        for prompt in [one for one in PROMPTS if "path" not in known.get(one, {})][:stop_after]:
            before = known.get(prompt)
            if before is None:
                note(prompt, sent="yes")
                result = rivya.qwen2_image.generate(
                    prompt, on_task=lambda id, prompt=prompt: note(prompt, task=id)
                )
            elif "task" in before:
                result = rivya.qwen2_image.task(before["task"]).wait()
            else:
                print(f"{prompt!r} was sent, and no answer came: look at the account")
                continue
            note(prompt, path=str(result.save_all(PICTURES)[0]))


if __name__ == "__main__":
    with local_gateways() as mock:
        main(stop_after=2)
        # As if it had been killed while it wrote its last line.
        JOURNAL.write_text(JOURNAL.read_text(encoding="utf-8")[:-9], encoding="utf-8")
        main()
        print(
            f"{len(list(PICTURES.iterdir()))} pictures, charged {mock.ledger.count('rivya')} times"
        )
