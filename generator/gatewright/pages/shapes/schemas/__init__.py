"""Schemas of requests, JSON Schema or OpenAPI: in code of a page → described fields, in its scripts → lines of code.

documents     where a document describes requests
plain         a schema in its own words alone
blocks        schemas in code
scripts       schemas in the data of scripts
"""

from __future__ import annotations

from .blocks import read_schemas
from .scripts import script_lines

__all__ = ["read_schemas", "script_lines"]
