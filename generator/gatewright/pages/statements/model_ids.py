"""The ids that the row of the key ``model`` gives."""

from __future__ import annotations

import re

from ..shapes.extract import PageField

_ID = re.compile(r"(?=[\w./:+-]*[\d/-])[A-Za-z0-9][\w./:+-]{1,100}\Z", re.A)
_CALLED = re.compile(
    r"(?:(?:must be|always|(?:is )?fixed (?:to|at)|set (?:this |it )?to|use)[: ]+)?[\"']?(?P<id>[\w./:+-]*\w\+?)[\"']?\.?(?: |\Z)",
    re.I | re.A,
)
"""The id that a description of the key ``model`` begins with."""


def model_ids(field: PageField) -> tuple[list[str], str]:
    """The ids that the row of the key ``model`` gives, and a doubt."""
    if field.default is not None and field.default.text.strip("\"' "):
        return [field.default.text.strip("\"' ")], field.doubt
    ticked = [one for one in field.ticked if _ID.match(one) and one != field.name]
    if ticked:
        return list(dict.fromkeys(ticked)), field.doubt
    if field.options:
        return field.options, field.doubt
    told = _CALLED.match(field.description.text.strip())
    return ([told["id"]] if told and _ID.match(told["id"]) else []), field.doubt
