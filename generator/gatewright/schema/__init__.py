"""JSON Schema 2020-12: the schemas of requests, and a quick way to hold data against a schema.

request    the schema of a model's request
specs      the parts of the schemas of spec files that follow from the kinds
compiled   schemas as closures, quick enough for thousands of files
keywords   the keywords that look at one value alone
"""

from __future__ import annotations

from .compiled import SchemaError, compile_schema
from .keywords import BrokenKeyword
from .request import request_schema
from .specs import FROM_UPLOADS, stale, with_kinds

__all__ = [
    "FROM_UPLOADS",
    "BrokenKeyword",
    "SchemaError",
    "compile_schema",
    "request_schema",
    "stale",
    "with_kinds",
]
