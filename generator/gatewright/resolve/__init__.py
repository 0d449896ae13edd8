"""resolve: turns the data of spec files into the representation, or returns every fault.

package     all files                             provenance  where each fact is written
gateway     a gateway's file                      model       a model's file
values      a param → the kind of its value       modes       modes, and the body as one tree
rules       rules between params                  files       files that a param takes
prices      the price in every mode               sight       how far the pages were seen

Defaults, names and modes are resolved here and nowhere else. It runs `check`, and adds what only
a resolved model shows: an example that its own model refuses.
"""

from __future__ import annotations

from .package import rename_package, resolve

__all__ = ["rename_package", "resolve"]
