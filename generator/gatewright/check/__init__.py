"""check: the data of loaded specs → every fault in them, at once.

shape       what the JSON Schemas of the spec files say
numeric     numbers among `options`, which are texts
package     names of the distribution
params      limits and defaults that contradict each other
changes     what a mode makes of a param
modes       modes that name nothing, or can never be
gateways    operations, endpoints, envelopes, status words
models      a model against its gateway
readings    what the words for reading pages are read as
sources     where facts come from, and which are said to be nowhere
twins       what two files both lay claim to

Names and examples are looked at in `resolve`, which makes the names and the schema of a request.
"""

from __future__ import annotations

from .changes import changed
from .everything import check
from .shape import sentence

__all__ = ["changed", "check", "sentence"]
