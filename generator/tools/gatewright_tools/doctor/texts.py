"""Texts of an address, a header or a form as the values that a schema wants."""

from __future__ import annotations

import json
import re
from typing import Any, cast


def value_of(text: Any, schema: dict[str, Any]) -> Any:
    """`text` as a number, a boolean or JSON where the schema wants one and it is one; of a list, each."""
    types: Any = schema.get("type")
    wanted = set(cast("list[str]", types) if isinstance(types, list) else [types])
    if isinstance(text, list):
        return [value_of(one, schema.get("items", {})) for one in cast("list[object]", text)]
    if "string" in wanted:
        return text
    if wanted & {"integer", "number"} and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return json.loads(text)
    if "boolean" in wanted and text in ("true", "false"):
        return text == "true"
    if wanted & {"array", "object"} and text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    return [value_of(text, schema.get("items", {}))] if "array" in wanted else text
