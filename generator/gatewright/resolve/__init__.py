"""resolve: turns the data of spec files into the representation, or returns every fault.

The only place where defaults, names and modes are resolved. It runs `check`, and adds what only
shows once everything is resolved: an example that its own model refuses.
"""

from __future__ import annotations

from .package import rename_package, resolve

__all__ = ["rename_package", "resolve"]
