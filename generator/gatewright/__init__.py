"""gatewright: documentation pages of hosted image models, as data; the data, as code one can trust."""

__version__ = "0.1.0"
