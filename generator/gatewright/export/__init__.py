"""export: writes the specs for other software and for readers.

formats    each export as text for stdout and as files
schemas    requests as JSON Schema 2020-12      spelled    as readers of OpenAPI take them
openapi    a gateway as OpenAPI 3.1             paths      its endpoints
requests   what a create takes                  uploads    what an upload takes
envelopes  answers                              refusals   documented refusals
markdown   models as pages with every limit, and all of them side by side
"""

from __future__ import annotations

from .formats import FORMATS, files, text
from .openapi import openapi
from .schemas import gateway_schema, json_schema

__all__ = ["FORMATS", "files", "gateway_schema", "json_schema", "openapi", "text"]
