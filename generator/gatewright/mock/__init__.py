"""mock: gateways on this machine that answer as the specs say, and charge like the real ones.

Needs the extra ``gatewright[mock]``. `MockServer` for tests, `serve` for people, `create_app` for
another server; `Clock`, `Timing` and `Fault` steer them.
"""

from __future__ import annotations

from .app import create_app
from .clock import Clock
from .faults import KINDS as FAULT_KINDS
from .faults import Fault, FaultError, Faults
from .money import Charge, Ledger
from .scenarios import HEADER as FAULT_HEADER
from .scenarios import load_scenario
from .server import MockServer, serve
from .tasks import Timing
from .world import VALID_KEY

__all__ = [
    "FAULT_HEADER",
    "FAULT_KINDS",
    "VALID_KEY",
    "Charge",
    "Clock",
    "Fault",
    "FaultError",
    "Faults",
    "Ledger",
    "MockServer",
    "Timing",
    "create_app",
    "load_scenario",
    "serve",
]
