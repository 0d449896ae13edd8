"""A default and what may stand in its place: ``url by default, b64_json is also available``."""

from __future__ import annotations

import re

from ..phrases import Phrase
from .parts import ToldOptions

_WORD = r"[\"']?(?!(?:the|it|this|both|all|you|set|can|may|and|or|also)\b)[A-Za-z0-9_](?:[A-Za-z0-9_:./+-]*[A-Za-z0-9_])?[\"']?"
_WORDS = rf"(?P<more>{_WORD}(?:(?:, | or | and |,? and |,? or | ?[或和] ?){_WORD})*)"
_OPEN = r"(?:available|supported|accepted|allowed|possible|valid)"
_OVER = r"(?= ?(?:[.;,)]|\Z)| (?:to|for|when) )"
_FURTHER = tuple(
    re.compile(rf"(?:\A|(?<=[.;,:] )|(?<=[.;,])){words}", re.I)
    for words in (
        rf"(?:and |but )?{_WORDS} (?:is|are) (?:also {_OPEN}|{_OPEN} (?:too|as well|also)){_OVER}",
        rf"(?:it |and )?(?:also (?:supports|accepts|takes|available:|possible:|supported:)|can also be|alternatively,?|or) {_WORDS}{_OVER}",
        rf"(?:or )?set (?:it |this )?to {_WORDS} (?:to|for|when) ",
        rf"(?:还|也|亦)(?:支持|可以?(?:使用|为|是|选|填|用)?|接受)[: ]*{_WORDS}{_OVER}",
    )
)
_PART = re.compile(r",? (?:or|and) |, | ?[或和] ?")


def further_options(text: str, default: str) -> ToldOptions | None:
    """The `default` and the words that the text allows beside it, or None."""
    if not re.search(r"[A-Za-z]", default) or default.casefold() in ("true", "false"):
        return None
    for shape in _FURTHER:
        found = shape.search(text)
        more = [one.strip("\"'") for one in _PART.split(found["more"])] if found else []
        # Behind a comma, "or" ends a list of more than what it stands before.
        listed = (
            found
            and re.match(r"or \S+\Z", found[0])
            and re.search(r"\w(?<!default), ?\Z", text[: found.start()])
        )
        if found and not listed and default not in more and len(set(more)) == len(more):
            return Phrase([default, *more], found.start(), found.end())
    return None
