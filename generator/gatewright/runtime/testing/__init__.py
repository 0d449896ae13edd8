"""For tests of applications: the gateways of this package without network, waiting and price.

`FakeGateways` stands for all of them while its ``with`` lasts; pytest has it as `fake_gateways`.
"""

from __future__ import annotations

from .asked import SeenCall
from .delivery import SECRET, Delivery, DeliveryAnswer, sign_delivery
from .fake import FakeGateways
from .faults import FAULTS, FakeFault

__all__ = [
    "FAULTS",
    "SECRET",
    "Delivery",
    "DeliveryAnswer",
    "FakeFault",
    "FakeGateways",
    "SeenCall",
    "sign_delivery",
]
