"""Stands in for the real gateways in these examples: the mock, on this machine, costing nothing.

The environment names its addresses and its key while the `with` lasts, so the examples read like
programs that talk to the real ones: there, set the key of your account and drop this module.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager

from gatewright.mock import VALID_KEY, Clock, MockServer
from gatewright.pipeline import read_package
from gatewright.resources import specs_dir

SPEED = 20.0
"""Mock seconds per second: tasks are done soon."""


@contextmanager
def local_gateways() -> Generator[MockServer]:
    """The running mock, with the environment set for the clients."""
    package, faults = read_package(specs_dir())
    if package is None:
        sys.exit("\n".join(map(str, faults)))
    before = dict(os.environ)
    with MockServer(package, clock=Clock(speed=SPEED)) as mock:
        for gateway in package.gateways:
            os.environ[gateway.key_env[0]] = VALID_KEY
            os.environ[gateway.base_url_env] = mock.gateway_url(gateway.name)
        try:
            yield mock
        finally:
            os.environ.clear()
            os.environ.update(before)
