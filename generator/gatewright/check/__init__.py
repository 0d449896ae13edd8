"""check: reads the data of loaded specs and returns every fault in one run.

shape       faults that the JSON Schemas of the spec files find
numeric     `options` of another type than their param
package     names of the distribution
params      limits and defaults that contradict each other
changes     merges a param with the change of a mode, and of the price
modes       modes that name unknown params, or that no request reaches
gateways    operations, endpoints, envelopes, status words
models      a model against its gateway
prices      what a price counts and by what it differs
readings    the vocabularies that pages are read with
sources     the source of each fact, and the facts listed as undocumented
twins       ids and class names that two files share
guesses     values that a wrong value may stand for
mending     replaces the faulty values of a file by guesses
everything  runs all rules on all files, with guesses for faulty values

`resolve` checks the examples, because it makes the schema of a request. It passes its rule to
`check`, so that one run tells every fault.
"""

from __future__ import annotations

from .changes import changed_price
from .everything import check
from .gateways import is_gateway_name
from .inside import keys_inside, owner_of
from .shape import sentence

__all__ = ["changed_price", "check", "is_gateway_name", "keys_inside", "owner_of", "sentence"]
