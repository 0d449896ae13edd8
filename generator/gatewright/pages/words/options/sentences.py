"""Options behind words that stand as often before kinds of things: they are believed where they look like values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..file_formats import are_formats
from ..phrases import Phrase, one_of
from ..values import split_list
from .parts import WHOLE_PIECE, ToldOptions

_WORD = r"(?:\d+[A-Z]|[a-z0-9][a-z0-9_:+-]*(?:\.[a-z0-9_:+-]+)*)"
_WORDS = rf"(?P<options>{_WORD}(?:, {_WORD})*,? (?:or|and) {_WORD})"
_CUE = one_of("""
    [Cc]an be
    [Aa]ccepts
    [Ss]upports
    [Mm]ay be
    Set (?:it |this )?to
    (?:Pick|Pass)
    Select
    Choose
    [Tt]akes
    Use
    (?:Accepted|Allowed|Supported|Possible|Valid) [a-z]+ are
""")
_MAY_BE = re.compile(
    rf"(?:\A|(?<=[.;] ))(?:It |This |Currently )?(?P<cue>{_CUE}) {_WORDS}(?=[.;](?: |\Z)|\Z|, default| \(default)"
)
"""A sentence that is a list and the words before it."""
_ARE_TAKEN = re.compile(
    rf"(?:\A|(?<=[.;] ))(?:The values )?{_WORDS}(?P<cue> are) (?:accepted|supported|allowed|permitted)(?=[.;,]|\Z)"
)
_CUE_ZH = one_of("""
    (?<![格式图片频件不])支持(?:的|以下)?(?:值|选项|取值)?
    (?:候选|可用|可选)(?:值|项|参数)
    选项
    (?:只|仅)接受
    填写
    可(?:填|传|取|用|为|选)(?:值|项)?(?:为|有|包括)?
    (?:值|(?<=[.,;]))可以?(?:是|为)
""")
_SUPPORTS = re.compile(
    rf"(?P<cue>{_CUE_ZH}) ?:? ?(?P<options>{WHOLE_PIECE}(?:(?: ?[,/] ?| ?(?:和|或|以及|及) ?){WHOLE_PIECE})+)"
    r"(?= ?(?:[两三四五六七八九]种)?(?:[.;)]|\Z|, ?(?![A-Za-z0-9])))"
)
_TELLS = (
    "can be",
    "may be",
    "set to",
    "it to",
    "this to",
    "pick",
    "pass",
    "accepts",
    "choose",
    "select",
    "takes",
    "use",
    " are",
)
"""Words before a list of values, and not of kinds of things."""
_TELLS_ALL = ("accepts", "takes", " are")
"""Those behind which "and" may join values."""
_NO_VALUES = re.compile(
    r"(?:images?|videos?|audios?|files?|links?|urls?|uris?|base64|data|texts?|strings?|numbers?|integers?|lists?|arrays?|objects?"
    r"|null|empty|blank|https?|markdown|html|ssml|json|xml|emojis?|lyrics|tags|chinese|english|uppercase|lowercase|letters|digits|left|set|given|more|less|fewer)",
    re.I,
)
"""Words that say in a sentence what kind of thing is taken."""
_DONE = re.compile(r"[a-z]+(?:ed|ing|able)", re.I)
"""Words that say in a sentence what is done."""
_CODED = re.compile(r"[\d_:]")


def options_of_sentence(text: str) -> ToldOptions | None:
    """The options of the first sentence that lists values, or None."""
    for one in (*_MAY_BE.finditer(text), *_ARE_TAKEN.finditer(text), *_SUPPORTS.finditer(text)):
        words = split_list(one["options"].replace("/", ","))
        english = one[0].isascii()
        believed = _lists_values(one, words) or not english or _are_coded(words)
        if believed and not any(_is_thing(word, english) for word in words):
            return Phrase(words, one.start(), one.end())
    return None


def supported_options(text: str) -> Iterator[ToldOptions]:
    """The options of every sentence that may list values as well as kinds of things."""
    for one in _MAY_BE.finditer(text):
        yield Phrase(split_list(one["options"]), one.start(), one.end())


def _lists_values(found: re.Match[str], words: list[str]) -> bool:
    """Whether words before a list tell that values follow, and the list is none of what a value may hold."""
    cue = found["cue"].casefold()
    # Things are many: "letters, digits and signs" says what a text may hold.
    many = sum(word.endswith("s") and len(word) > 4 for word in words) > 1
    all_of = len(words) > 2 and cue.endswith(_TELLS_ALL)
    return cue.endswith(_TELLS) and not many and (" and " not in found["options"] or all_of)


def _is_thing(word: str, english: bool) -> bool:
    return bool(_NO_VALUES.fullmatch(word) or (english and _DONE.fullmatch(word)))


def _are_coded(words: list[str]) -> bool:
    """Whether most words have a digit or a low line, as those have that are values alone, or are formats."""
    return are_formats(words) or sum(bool(_CODED.search(one)) for one in words) * 2 >= len(words)
