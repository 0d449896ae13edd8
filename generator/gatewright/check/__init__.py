"""check: the data of loaded specs → every fault in them, at once.

shape       what the JSON Schemas of the spec files say
params      defaults, options and limits that contradict each other
modes       modes that name nothing, or can never be
gateways    operations, endpoints, envelopes, status words
models      a model against its gateway, and its examples
sources     where facts come from, and which are said to be nowhere
"""

from __future__ import annotations

from .everything import check
from .shape import sentence

__all__ = ["check", "sentence"]
