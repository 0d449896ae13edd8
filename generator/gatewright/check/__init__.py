"""check: the data of loaded specs → every fault in them, at once.

shape       what the JSON Schemas of the spec files say
numeric     `options` of another type than their param
package     names of the distribution
params      limits and defaults that contradict each other
changes     what a mode makes of a param, and of the price
modes       modes that name nothing, or can never be
gateways    operations, endpoints, envelopes, status words
models      a model against its gateway
prices      what a price counts and by what it differs
readings    what the words for reading pages are read as
sources     where facts come from, and which are said to be nowhere
twins       what two files both lay claim to
guesses     what a wrong value may have been meant to be
mending     a file's data with guesses in place of faults
everything  all rules on all files, with guesses in place of what is wrong

Examples are looked at in `resolve`, which makes the schema of a request: it hands its own rule to
`check`, so that one run tells every fault.
"""

from __future__ import annotations

from .changes import changed, changed_price
from .everything import check
from .shape import sentence

__all__ = ["changed", "changed_price", "check", "sentence"]
