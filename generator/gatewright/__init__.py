"""gatewright turns documentation pages of hosted models into specs, and specs into Python code."""

__version__ = "0.1.0"
