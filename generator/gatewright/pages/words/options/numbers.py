"""Numbers of which a value is one: ``5 or 10 seconds``, ``4 / 6 / 8``."""

from __future__ import annotations

import re

from ...text.lines import Passage
from .parts import ToldOptions, are_different, phrase_of

_NUMBER = r"-?\d+(?:\.\d+)?(?![\d.]*[\d:x\u00d7%])"
_UNIT = r"(?: ?(?:seconds?|secs?|s|minutes?|mins?|frames|fps|pictures|images|steps|pixels|px|k?Hz|秒|张|帧)(?![A-Za-z]))?"
_BETWEEN = r"(?:,? or | ?/ ?|, ?| ?或者? ?)"
_LIST = rf"{_NUMBER}{_UNIT}(?:{_BETWEEN}{_NUMBER}{_UNIT})+"
_OVER = r"(?=[.;)](?:\D|\Z)|,(?: |\Z|\D)|\Z| \()"
_ALONE = re.compile(
    rf"(?:\A|(?<=[.;:,] )(?<!\d, )|(?<=\()|(?<=[,.;:])(?<!\d,)(?=\d))(?P<options>{_LIST}){_OVER}"
)
_CUED = re.compile(
    r"(?:\b(?:either|can be|must be|may be|lasts|supports?|accepts?|choose|select|one of|only"
    r"|(?:allowed|supported|accepted|possible|valid) [a-z]+ ?(?:are|is|:)|(?:durations?|lengths?|values?) (?:are|is|can be))"
    r"|(?:支持|可选|取值为?|接受|可以是|可为))[: ]*"
    rf"(?P<options>{_LIST}(?:,? (?:and|和) {_NUMBER}{_UNIT})?|{_NUMBER}{_UNIT} ?(?:and|和) ?{_NUMBER}{_UNIT})"
    rf"(?:{_OVER}| (?:is|are) (?:accepted|allowed|supported|possible)\b)",
    re.I,
)
_EXAMPLES = re.compile(
    r"(?:example|instance|e\.g|i\.e|such as|common\w*|typical\w*|usual\w*|often|recommend\w*|suggest\w*|比如|例|建议|推荐|常[见用]|一般)[^.;]*\Z"
    r"|(?:like|try|best|if|when|for|如)[^.;]{0,24}\Z|e\.g\. \Z",
    re.I,
)
_CASE = re.compile(
    r"(?:\A|[.;(] )(?:at|with|without|on|for|when|if|where|during)\b[^.;]*\Z|\b(?:not|except|but)(?: be)? \Z",
    re.I,
)
_NOT_ALL = (_EXAMPLES, _CASE)
"""Before a list that holds in one case, or as an example."""
_OR = re.compile(r"\bor\b| / |或")
_FIGURE = re.compile(_NUMBER)


def numbers_in(text: Passage) -> ToldOptions | None:
    """The numbers of a list that says which numbers a value may be, or None."""
    lists: list[ToldOptions] = []
    cases: list[set[str]] = []
    for shape in (_CUED, _ALONE):
        for found in shape.finditer(text.text):
            listed = found["options"]
            numbers = _FIGURE.findall(listed)
            cases.append(set(numbers))
            told = shape is _CUED or _OR.search(listed) or len(numbers) > 2
            partial = any(one.search(text.text, 0, found.start()) for one in _NOT_ALL)
            if told and are_different(numbers) and not partial:
                lists.append(phrase_of(found, "options", numbers))
    # Two lists hold for different cases.
    alike = lists and all(one == set(lists[0].value) for one in cases)
    return lists[0] if alike else None
