"""Options of a list without marks: ``One of png, jpeg or webp``."""

from __future__ import annotations

import re

from .file_formats import are_formats
from .values import split_list

OPTION = r"[A-Za-z0-9_][A-Za-z0-9_:./+-]*"
PIECE = r"[A-Za-z0-9_][A-Za-z0-9_:.+-]*"
"""An option of a list that strokes may part: it holds none, so that a list can be cut in one way alone."""
BETWEEN = r"(?:,? ?(?:and/or|and|or) |, ?(?![\u4ee5\u548c\u6216\u53ca])| ?,? ?(?:\u4ee5\u53ca|\u548c|\u6216|\u53ca) ?)(?!defaults? \w|[\w+-]+(?:\.\w+)? (?:being|as|by default|if|when|unless|is)\b)"
_NOTED = rf"{OPTION}(?: \([^()]{{1,80}}\))?"
_VALUES = (
    r"(?:(?:allowed|possible|accepted|supported|valid|available|permitted) )?"
    r"(?:options|values|choices|formats|modes)(?:(?: are(?: limited to)?| include)? ?: ?| are | can be | include )"
)
_ONE_OF = re.compile(
    rf"(?<!e\.g\. )(?<!example, )(?<!example )\b(?:one of|options?:|values:|enum:|(?:allowed|available|supported|accepted|permitted):|{_VALUES}|cho(?:ose|sen) (?:from|between|among)|(?:pick|select)(?:ed)? from) ?:? ?"
    rf"(?P<options>{_NOTED}(?:{BETWEEN}{_NOTED})+)"
    rf"|\b(?:either|must be) ?:? ?(?P<either>{OPTION}(?:(?:,? or |, | ?\u6216 ?)(?!and\b|{OPTION} (?:by|as|being|if|when|unless|is)\b){OPTION})+)(?![A-Za-z0-9_]|,? and\b)",
    re.I,
)
_SLASHED = re.compile(
    rf"\b(?:one of|options?|values|choices|allowed:|available:) ?:? ?(?P<options>{PIECE}(?<![.:])(?: ?/ ?{PIECE}(?<![.:]))+)(?= ?(?:[.;,)]|\Z))",
    re.I,
)
_GIVEN = re.compile(
    r"[\"'` ]{0,3}(?:must|has to|should|needs? to|is|are|can) (?:be )?(?:provided|given|set|specified|required|present|passed|used|supplied)\b",
    re.I,
)
"""Behind a list of keys of which one has to be there; they are not values."""
_PROSE = re.compile(
    r"\b(?:but|not|cannot|provided|given|specified|required|present|used|supplied|the|this|it|between|both|none of)\b",
    re.I,
)
"""Words that are not options of a list without marks."""
_NOT_ALL = re.compile(
    r"\b(?:popular|recommended|suggested|common(?:ly used)?|typical|useful|favou?rite|some|example|sample|other|not|not be|never|except"
    r"|forbidden|reserved|invalid|unsupported|deprecated)(?: (?:accepted|allowed|supported|valid))?(?: (?:values|options|choices|ones)(?: are)?)? ?\Z",
    re.I,
)
_NOTE = re.compile(r" \([^()]{1,80}\)")
_ACCEPTS = re.compile(
    r"\b[Aa]ccepts:? (?P<options>[A-Z0-9][A-Z0-9_.:/-]*(?:(?:, (?:or |and )?| or | and )[A-Z0-9][A-Z0-9_.:/-]*\b)+)"
)
"""Options in capitals behind a word that may also stand before kinds of files."""
_NUMBERS = re.compile(r"\b[Ss]et to (?P<options>\d+(?:, \d+)*,? or \d+)\b")
_MUST_BE = re.compile(
    rf"(?:必须|只能|须|应)(?:是|为) ?(?P<options>{OPTION}(?<![.:])(?:(?: ?, ?| ?或 ?){OPTION}(?<![.:]))+)(?= ?(?:之一|[.,;]|\Z))"
)
_TO_CHOOSE = re.compile(
    rf"有 ?(?P<options>{OPTION}(?<![.:])(?: ?, ?{OPTION}(?<![.:]))* ?(?:和|与|或|及|以及) ?{OPTION}(?<![.:])) ?(?:可选|可供选择|可用)"
    rf"|从 ?(?P<among>{OPTION}(?<![.:])(?: ?, ?{OPTION}(?<![.:]))* ?(?:和|与|或|及|以及|,) ?{OPTION}(?<![.:])) ?中(?:任)?选"
)
_HELD = re.compile(
    rf"(?:范围|取值|\brange)[: ]*[\[【](?=[^\]】]*(?:[A-Za-z]|,[^\]】]*,)) ?(?P<options>{PIECE}(?: ?, ?{PIECE})+) ?[\]】]",
    re.I,
)
"""A list in brackets behind a word for a range: words, or more than two numbers."""
_WORD = r"(?:\d+[A-Z]|[a-z0-9][a-z0-9_:+-]*(?:\.[a-z0-9_:+-]+)*)"
_MAY_BE = re.compile(
    rf"(?:\A|(?<=[.;] ))(?:It |This |Currently )?(?P<cue>[Cc]an be|[Aa]ccepts|[Ss]upports|[Mm]ay be|Set to|Select|Choose|[Tt]akes|Use|(?:Accepted|Allowed|Supported|Possible|Valid) [a-z]+ are) (?P<options>{_WORD}(?:, {_WORD})*,? (?:or|and) {_WORD})(?=[.;](?: |\Z)|\Z|, default| \(default)"
)
"""A sentence that is a list and the words before it."""
_ARE_TAKEN = re.compile(
    rf"(?:\A|(?<=[.;] ))(?:The values )?(?P<options>{_WORD}(?:, {_WORD})*,? (?:or|and) {_WORD}) are (?:accepted|supported|allowed|permitted)(?=[.;,]|\Z)"
)
_TOLD_CUE = re.compile(
    r"(?:\b(?:one of|options?|values|choices)|可选值|可选项|枚举值|取值) ?:? - (?=[A-Za-z0-9])",
    re.I,
)
_TOLD = re.compile(rf"(?P<word>{PIECE}(?<![.:])) ?:(?: [^\s:]|[^\s:\d])")
_BULLETS = re.compile(
    rf"(?P<options>{PIECE}(?: - {PIECE})+)(?=\Z|[.,;]| (?:[Dd]efault|[Tt]he default|默认))"
)
"""Options one a line, the lines run together."""
_NO_VALUES = re.compile(
    r"(?:images?|videos?|audios?|files?|links?|urls?|uris?|base64|data|texts?|strings?|numbers?|integers?|lists?|arrays?|objects?"
    r"|null|empty|blank|https?|markdown|html|ssml|json|xml|emojis?|lyrics|tags|chinese|english|uppercase|lowercase|letters|digits|left|set|given|more|less|fewer)",
    re.I,
)
"""Words that say in a sentence what kind of thing is taken, and what is done (`_DONE`)."""
_TELLS = ("can be", "may be", "set to", "accepts", "choose", "select", "takes", "use", " are")
"""Words before a list of values."""
_DONE = re.compile(r"[a-z]+(?:ed|ing|able)", re.I)
_CODED = re.compile(r"[\d_:]")
_SUPPORTS = re.compile(
    rf"(?:(?<![格式图片频件不])支持(?:的|以下)?(?:值|选项|取值)?|(?:候选|可用|可选)(?:值|项|参数)|选项|(?:只|仅)接受|填写|可(?:填|传|取|用|为|选)(?:值|项)?(?:为|有|包括)?|(?:值|(?<=[.,;]))可以?(?:是|为)) ?:? ?(?P<options>{PIECE}(?<![.:])(?:(?: ?[,/] ?| ?(?:和|或|以及|及) ?){PIECE}(?<![.:]))+)(?= ?(?:[两三四五六七八九]种)?(?:[.;)]|\Z|, ?(?![A-Za-z0-9])))"
)


def is_open(text: str, start: int) -> bool:
    """Whether the list whose announcement begins at `start` is one of examples, or of what is refused."""
    return bool(_NOT_ALL.search(text, max(0, start - 60), start))


def plain_options_in(text: str) -> tuple[list[str], int, int] | None:
    """(options, start, end) of a list without marks behind words that announce one, or None."""
    plain = next(
        (
            one
            for one in (
                _ACCEPTS.search(text),
                _NUMBERS.search(text),
                _MUST_BE.search(text),
                _TO_CHOOSE.search(text),
                _HELD.search(text),
                _SLASHED.search(text),
            )
            if one is not None
        ),
        None,
    )
    if plain is not None:
        group = str(plain.lastgroup)
        options = split_list(plain[group].replace(" / ", ", "))
        return options, plain.start(group), plain.end(group)
    for one in _ONE_OF.finditer(text):
        listed = _NOTE.sub("", one["options"] or one["either"])
        if is_open(text, one.start()):
            continue
        if not (_GIVEN.match(text, one.end()) or _PROSE.search(listed)):
            return split_list(listed.rstrip(".")), one.start(), one.end()
    return _told_one_by_one(text) or _list_in_sentence(text)


def _told_one_by_one(text: str) -> tuple[list[str], int, int] | None:
    """Options of a list with dashes, each with its meaning behind a colon: ``One of: - png: sharp - webp: small``."""
    cue = _TOLD_CUE.search(text)
    words: list[str] = []
    end = position = cue.end() if cue else -1
    while position >= 0 and (one := _TOLD.match(text, position)):
        words.append(one["word"])
        end = one.end("word")
        position = text.find(" - ", end) + 3
        if position < 3:
            break
    if cue and len(set(words)) == len(words) > 1:
        return words, cue.start(), end
    listed = _BULLETS.match(text, cue.end()) if cue else None
    if cue is None or listed is None:
        return None
    return listed["options"].rstrip(".").split(" - "), cue.start(), listed.end()


def _list_in_sentence(text: str) -> tuple[list[str], int, int] | None:
    """Options behind words that stand as often before kinds of things: they are believed where they look like values."""
    for one in (*_MAY_BE.finditer(text), *_ARE_TAKEN.finditer(text), *_SUPPORTS.finditer(text)):
        words = split_list(one["options"].replace("/", ","))
        cue = one.groupdict().get("cue", "").casefold() or (" are" if one.re is _ARE_TAKEN else "")
        told = cue.endswith(_TELLS)
        # Things are many: "letters, digits and signs" says what a text may hold.
        things = sum(word.endswith("s") and len(word) > 4 for word in words) > 1
        listed = told and not things and (" and " not in one["options"] or _has_many(cue, words))
        english = one[0].isascii()
        alike = not any(
            _NO_VALUES.fullmatch(word) or (english and _DONE.fullmatch(word)) for word in words
        )
        # What is supported may be anything; a digit or a low line in most words is of values alone.
        if alike and (listed or not english or _many_coded(words)):
            return words, one.start(), one.end()
    return None


def supported_in(text: str, default: str) -> tuple[list[str], int, int] | None:
    """(options, start, end) of a sentence that lists the default beside other words, or None."""
    for one in _MAY_BE.finditer(text):
        words = split_list(one["options"])
        if default in words:
            return words, one.start(), one.end()
    return None


def _has_many(cue: str, words: list[str]) -> bool:
    """Whether words that "and" joins are a list of values: more than two, behind what a param accepts."""
    return len(words) > 2 and cue.endswith(("accepts", "takes", " are"))


def _many_coded(words: list[str]) -> bool:
    if are_formats(words):
        return True
    return sum(bool(_CODED.search(one)) for one in words) * 2 >= len(words)
