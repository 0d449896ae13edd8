"""check: reads the data of loaded specs and returns every fault in one run.

shape       faults that the JSON Schemas of the spec files find
foreign     words of other formats, and what they are here
numeric     `options` of another type than their param
package     names of the distribution
names       names that generated code would have twice
params      limits and defaults that contradict each other
roles       the prompt, and the params that take files
values      values that decide on something
inside      keys inside the objects of a param
changes     merges a param with the change of a mode, and of the price
modes       modes that name unknown params, or that no request reaches
rules       rules between params
elements    the elements and keys that sums and marks name
gateways    operations, endpoints, envelopes, status words
holes       the holes in a gateway's paths
in_path     the params that fill holes, mode by mode
uploads     how a gateway takes reference files
models      a model against its gateway
outputs     what decides the number and the format of outputs
prices      what a price counts and by what it differs
readings    the vocabularies that pages are read with
sources     the source of each fact, and the facts listed as undocumented
facts       the names of facts
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
from .holes import is_hole
from .inside import keys_inside, owner_of
from .package import import_name_problem
from .shape import sentence

__all__ = [
    "changed_price",
    "check",
    "import_name_problem",
    "is_gateway_name",
    "is_hole",
    "keys_inside",
    "owner_of",
    "sentence",
]
