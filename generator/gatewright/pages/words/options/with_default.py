"""Options that are believed because the default is one of them: a list, or words explained behind a colon."""

from __future__ import annotations

import re

from ..phrases import Phrase
from .alone import SEPARATOR
from .parts import WHOLE_OPTION, WHOLE_PIECE, ToldOptions, are_different, phrase_of
from .sentences import supported_options

_ONE = rf"[\"']?{WHOLE_PIECE}[\"']?"
_NOTED = rf"{_ONE}(?: ?\([^()]{{1,40}}\))?"
_LIST = re.compile(
    r"(?:^|(?<!常见值)(?<!如)(?<!ample)(?<!\d)[:(]|(?<=[\u4e00-\u9fff])\.) ?"
    rf"(?P<options>{_NOTED}(?:(?: ?[/|,] ?(?:or |and )?(?!default)| or | ?或 ?){_NOTED})+)"
    r"(?= ?(?:[().;秒]|\Z|,? ?(?:默认|default)))"
)
_NOTE = re.compile(r" ?\([^()]*\)")
_EXPLAINED = re.compile(rf"(?:^|[;.] ?)(?P<word>{WHOLE_OPTION}) ?:(?!//)")


def options_with(default: str, text: str) -> ToldOptions | None:
    """The options of a list that has the default, or None."""
    for listed in _LIST.finditer(text):
        options = [one.strip("\"' ") for one in SEPARATOR.split(_NOTE.sub("", listed["options"]))]
        if default in options:
            return phrase_of(listed, "options", options)
    told = list(_EXPLAINED.finditer(text))
    words = [one["word"] for one in told]
    if default in words and are_different(words):
        return Phrase(words, told[0].start("word"), told[-1].end("word"))
    supported = supported_options(text)
    return next((one for one in supported if default in one.value), None)
