"""A program that stops while its picture is being made, and a later one that fetches it.

Run it: python examples/resume_a_task.py
"""

from __future__ import annotations

from pathlib import Path

from local_gateways import local_gateways

from image_gateways import Rivya, TaskTimeout

NOTE = Path("task.txt")


def order() -> None:
    """The first program: the id is written down before anything else can go wrong."""
    with Rivya() as rivya:
        task = rivya.qwen2_image.submit("a harbour in the fog", max_credits=10)
        NOTE.write_text(task.id, encoding="utf-8")
        try:
            task.wait(deadline=0.05)
        except TaskTimeout as late:
            print(f"stopped waiting for {late.task_id}; the gateway goes on")


def fetch() -> None:
    """The second program knows nothing but the id. Asking again costs nothing."""
    with Rivya() as rivya:
        result = rivya.qwen2_image.task(NOTE.read_text(encoding="utf-8")).wait(on_progress=print)
        print(result.save("harbour.png"), f"{result.charge} credits")
    NOTE.unlink()


if __name__ == "__main__":
    with local_gateways() as mock:
        order()
        fetch()
        print(f"charged {mock.ledger.count('rivya')} time")
