"""export: writes the specs for other software and for readers.

schemas    requests as JSON Schema 2020-12
openapi    a gateway as OpenAPI 3.1: requests, answers, refusals, prices
markdown   models as pages with every limit, and all of them side by side
formats    each export as text for stdout and as files
"""

from __future__ import annotations

from .formats import FORMATS, files, text
from .openapi import openapi
from .schemas import gateway_schema, json_schema

__all__ = ["FORMATS", "files", "gateway_schema", "json_schema", "openapi", "text"]
