"""Params that a page calls deprecated, with the param to use instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..facts import PagePlace, Statement
from .params import ParamReader

_DEPRECATED = re.compile(
    r"(?:\A|[.;(\[] ?|\b(?:is|are|now) )deprecated\b[^.;]{0,30}?"
    r"\b(?:use|replaced by|in favou?r of) `?(?P<name>[A-Za-z_]\w{0,60})`?(?: instead)?(?=[.;,)\]]|\Z)",
    re.I,
)


def state_deprecations(params: Sequence[ParamReader]) -> None:
    """Adds what a description says to use instead of its param, where that is another param of the page."""
    names = {one.path[-1] for one in params if one.path}
    for one in params:
        told = _DEPRECATED.search(one.text.text) if one.path else None
        if told and told["name"] in names - {one.path[-1]}:
            one.spans.append(told.span())
            line = one.text.line(told.start("name"))
            place = PagePlace(line, one.field.place.heading, one.field.name)
            path, value = (*one.path, "deprecated"), f"use {told['name']}"
            one.statements.append(Statement(one.owner, path, value, place, doubt=one.doubt))
