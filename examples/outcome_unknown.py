"""The answer to a paid create is lost. What happens depends on what the gateway documents.

Run it: python examples/outcome_unknown.py
"""

from __future__ import annotations

from local_gateways import local_gateways

from gatewright.mock import Fault
from image_gateways import OutcomeUnknown, ReAPI, Rivya

LOST = "close_after_body"
"""The gateway reads the request, takes it, and the connection breaks before it can say so."""


def main() -> None:
    # Rivya takes a repeated idempotency key for the same request: it is sent again, charged once.
    with Rivya() as rivya:
        print("Rivya:", rivya.qwen2_image.generate("a lighthouse").status)

    # reAPI charges every create again, so only you can decide to send a second one.
    with ReAPI() as reapi:
        before = reapi.balance().credits
        try:
            reapi.qwen_image_2.generate("a lighthouse")
        except OutcomeUnknown as unknown:
            print("reAPI:", unknown)
            print("balance before and after:", before, reapi.balance().credits)


if __name__ == "__main__":
    with local_gateways() as mock:
        mock.faults.add(Fault(LOST, gateway="rivya"), Fault(LOST, gateway="reapi"))
        main()
        for name in ("rivya", "reapi"):
            print(f"{name}: charged {mock.ledger.count(name)} time")
