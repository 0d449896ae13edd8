"""The next gateway where the first one made nothing, and never where it may have.

Run it: python examples/fallback.py
"""

from __future__ import annotations

from collections.abc import Callable

from local_gateways import local_gateways

from gatewright.mock import Fault
from image_gateways import GatewayError, ReAPI, Result, Rivya


def at_rivya(prompt: str) -> Result:
    with Rivya(max_retries=0) as rivya:
        return rivya.qwen2_image.generate(prompt, image_size="16:9")


def at_reapi(prompt: str) -> Result:
    with ReAPI(max_retries=0) as reapi:
        return reapi.qwen_image_2.generate(prompt, image_size="16:9")


def drawn(prompt: str, *ways: Callable[[str], Result]) -> Result:
    """The picture of the first gateway that makes it.

    Raises the error after which a second gateway could mean a second price, or the last one.
    """
    for way in ways[:-1]:
        try:
            return way(prompt)
        except GatewayError as error:
            if not error.nothing_created:
                raise
            print(f"{error.gateway}: {type(error).__name__}, on to the next")
    return ways[-1](prompt)


if __name__ == "__main__":
    with local_gateways() as mock:
        mock.faults.add(Fault("rate_limited", gateway="rivya"))
        print(drawn("a lighthouse", at_rivya, at_reapi).model)
        mock.faults.add(Fault("close_after_body", gateway="reapi"))
        try:
            drawn("a harbour", at_reapi, at_rivya)
        except GatewayError as error:
            print(f"{error.gateway}: {type(error).__name__}, no second order")
        for name in ("rivya", "reapi"):
            print(f"{name}: charged {mock.ledger.count(name)} times")
