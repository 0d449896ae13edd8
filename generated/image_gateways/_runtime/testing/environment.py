"""The environment of tests: keys of nobody, and no addresses of others."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager

from ..catalog.info import GatewayInfo

KEY = "test-key-of-nobody"


@contextmanager
def keys(gateways: list[GatewayInfo]) -> Generator[None]:
    """Gives each gateway a key in the environment, and takes addresses of others away, for a while."""
    before = dict(os.environ)
    for gateway in gateways:
        os.environ.setdefault(gateway.key_env[0], KEY)
        os.environ.pop(gateway.base_url_env, None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
