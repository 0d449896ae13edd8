"""The contract, check by check: plain functions that raise AssertionError.

A check takes the package, its subject (a signed gateway, model or package table) and a client kind,
sync or async. `covers` lists prefixes of fact names: the mutation run tries those checks first.
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
