"""What JSON Schema cannot say, though the validators refuse it: told from the violation alone."""

from __future__ import annotations

from typing import Any

from gatewright.runtime.rules.relations.at_most import AtMost
from gatewright.runtime.rules.relations.marks import Marks
from gatewright.runtime.rules.relations.sum import Sum


def beyond_schemas(violation: Any) -> bool:
    """Pixels and ratio of a size, what several values come to together, marks, and how a page counts Chinese."""
    rule, keyword, value, _ = violation
    if isinstance(rule, (AtMost, Sum, Marks)):
        return True
    if keyword == "ratio":
        return True
    if keyword in ("minimum", "maximum"):
        return isinstance(value, str)  # A size, alone or among the members of a union.
    chinese = getattr(rule.kind, "chinese_counts", None)
    if chinese is None or keyword not in ("minLength", "maxLength"):
        return False
    if keyword == "maxLength":
        return bool(len(value) <= rule.kind.max_length)
    return bool(len(value) >= -(-rule.kind.min_length // chinese))
