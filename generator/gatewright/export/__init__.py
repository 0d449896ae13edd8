"""export: the specs for other people's software.

json_schema  a model's request as JSON Schema 2020-12
openapi      a gateway as OpenAPI 3.1: requests, answers, refusals, prices
page, matrix models as Markdown: every limit of one, and all of them side by side
"""

from __future__ import annotations

from .openapi import openapi

__all__ = ["openapi"]
