"""Who carries this runtime. The generator writes its own over this stand-in."""

from __future__ import annotations

NAME = "gateways"
"""The import name of the package."""
DISTRIBUTION = "gateways"
VERSION = "0.0.0"
COMMAND = "gateways"
"""The name of the command line."""
CONTRACT = 10
"""The number of the contract with the toolbox."""
