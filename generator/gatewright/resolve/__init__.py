"""resolve: the data of checked spec files → the intermediate representation.

The only place where defaults, names and modes are resolved. What only shows once everything is
resolved (two params of one Python name, an example that its own model refuses) is found here.
"""

from __future__ import annotations

from .package import named, resolve

__all__ = ["named", "resolve"]
