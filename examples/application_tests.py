"""Tests of an application that orders pictures: no network, no waiting, no price, no generator.

Run it: python examples/application_tests.py, which is pytest on this file
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from image_gateways import GatewayError, Rivya
from image_gateways.testing import FakeGateways


def banner(rivya: Rivya, text: str) -> bytes:
    """What the application does: a banner, and a plain one where no picture can be had."""
    try:
        result = rivya.qwen2_image.generate(f"a banner: {text}", image_size="3:4", max_credits=10)
    except GatewayError as error:
        if not error.nothing_created:
            raise
        return b"a plain banner"
    return result.read()


def test_it_asks_for_an_upright_picture(fake_gateways: FakeGateways) -> None:
    assert banner(Rivya(), "spring").startswith(b"\x89PNG")
    (order,) = fake_gateways.creates
    assert order.body["prompt"] == "a banner: spring"
    assert order.body["params"]["image_size"] == "3:4"
    assert fake_gateways.charges == 1


def test_a_refusal_costs_nothing_and_leaves_a_plain_banner(fake_gateways: FakeGateways) -> None:
    fake_gateways.fail("insufficient_credits")
    assert banner(Rivya(), "spring") == b"a plain banner"
    assert fake_gateways.charges == 0


def test_a_lost_answer_is_no_reason_to_order_again(fake_gateways: FakeGateways) -> None:
    fake_gateways.fail("lost", times=9)
    with pytest.raises(GatewayError) as caught:
        banner(Rivya(), "spring")
    assert not caught.value.nothing_created
    assert fake_gateways.charges == 1


if __name__ == "__main__":
    sys.exit(subprocess.call([sys.executable, "-m", "pytest", "-q", __file__]))
