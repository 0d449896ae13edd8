"""The answer to a paid create is lost. No page says that a second one is free, so there is none.

Run it: python examples/outcome_unknown.py
"""

from __future__ import annotations

from local_gateways import local_gateways

from gatewright.mock import Fault
from image_gateways import OutcomeUnknown, ReAPI, Rivya

LOST = "close_after_body"
"""The gateway reads the request, takes it, and the connection breaks before it can say so."""


def main() -> None:
    # Rivya's pages recommend a key. That a key is charged once, no page says: you decide.
    with Rivya() as rivya:
        try:
            rivya.qwen2_image.generate("a lighthouse")
        except OutcomeUnknown as unknown:
            print("Rivya:", unknown)
            print("sent with the key", unknown.idempotency_key)

    # reAPI documents that it charges every create again.
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
