"""The contract, check by check: plain functions that raise AssertionError.

A check takes the package, what it is about (a gateway or a model as signed, or the package's own table) and a colour. `covers`
names the facts that it holds, as prefixes of their names: the mutation run asks those checks first.
"""

from __future__ import annotations

from . import errors, limits, requests, resending, results, settings, shipped, tasks, uploads
from .registry import Check, for_gateways, for_models, for_packages

__all__ = [
    "Check",
    "errors",
    "for_gateways",
    "for_models",
    "for_packages",
    "limits",
    "requests",
    "resending",
    "results",
    "settings",
    "shipped",
    "tasks",
    "uploads",
]
