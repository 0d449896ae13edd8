"""Options in sentences."""

from __future__ import annotations

import re

from ..text.lines import Passage
from .labelled_options import words_behind_label
from .plain_options import BETWEEN, OPTION, PIECE, is_open, plain_options_in, supported_in
from .values import split_list

_BARRED = re.compile(r"(?P<options>'[^'\s]{1,40}'(?: ?\| ?'[^'\s]{1,40}')+)")
_SIGNS = ('"', "'")
_CUE = re.compile(
    r"(?:\b(?:one of|options?(?: are)?|(?:allowed |possible |accepted |supported |valid )?values(?: are)?|either|must be)"
    r"|\u53ef\u9009\u503c|\u53ef\u9009\u9879|\u53ef\u7528\u9009\u9879|\u53ef\u9009\u8303\u56f4|\u53c2\u6570\u8303\u56f4|\u679a\u4e3e\u503c?|\u5141\u8bb8\u503c|候选值|可选参数|(?<=[.,; ])可以(?=是)|\u503c\u53ef\u4ee5?(?=\u662f|\u4e3a)|\u53d6\u503c|\u53ef(?:\u586b|\u4f20|\u53d6|\u7528)\u503c?|\u53ef\u9009\u7684\w{1,6}|\u652f\u6301\u5c3a\u5bf8|\u53ef\u9009)"
    r"(?:\u8303\u56f4)?(?:\u6709|\u4e3a|\u5305\u62ec|\u5982\u4e0b|\u662f)?[: ]*",
    re.I,
)
_PLAIN_CUE = re.compile(r"(?<![格式图片频件不])支持 ?: *")
"""A cue where words without marks follow, unless they are formats of files."""
_SOFT_CUE = re.compile(
    r"\b(?:accepts?|supports?|can be|may be|set to|takes?|only|optional|enum|select|choose(?: from| between)?|choices(?: are)?|allowed|available):? ?",
    re.I,
)
"""Words that are cues where two marked words or more follow."""
_COLON = re.compile(
    r"(?:(?<!\u5e38\u89c1\u503c)(?<!\u5982)(?<!(?<!\u6bd4)\u4f8b)(?<!\u8350)(?<!e\.g\.)(?<!ample)(?<!amples)(?<!such as)(?<!\d): ?| - )(?=[\"']|\w)"
)
_MARKED_CUE = re.compile(
    r"(?:(?<!格式)(?<!不)(?:支持|接受|兼容)(?:的?(?:值|以下))?|以下项之一|以下值之一|接受以下.{0,12}?(?:类型|值|格式)|可接受的值)(?:有|为|包括|如下|是)?[: ]*"
)
"""Words that are cues only where what follows is marked: by code marks or quotation marks."""
_ONLY = re.compile(
    r"(?:此处(?:应|固定)?(?:为|是|填)|固定(?:为|值为|是)|\b(?:must be|always|fixed to|set to))[: ]*",
    re.I,
)
_QUOTED = re.compile(r'"([^"\s]{1,40})"')
_TOLD = re.compile(r"[\"']? ?(?:\([^()]{0,40}\))? ?[:=]")
_GOES_ON = re.compile(r"[\"']? ?(?:[,/|] ?|or |and |和 ?|或 ?)(?!default)[A-Za-z0-9]", re.I)
"""Behind the only marked word of a list: more of it, without marks."""
_SENTENCE = re.compile(r"[.;] | \((?=[\"'\w])")
_DOTTED = re.compile(r"\.")
_BULLET = re.compile(r" ?- ")
_GAP = re.compile(
    r"(?:\s|[,/;|\"'\[\]]|\u548c|\u6216|\u53ca|\b(?:and|or)\b|\([^()]{0,80}\))*", re.I
)
_OVER = re.compile(
    r"[\"'` ]*(?:\([^()]{0,80}\)[\"'` ]*)?(?:\Z|[.;)\u3002]| are (?:accepted|supported|allowed|permitted|possible)\b|,? ?(?:\u9ed8\u8ba4|\u7701\u7565\u65f6|\u7f3a\u7701|defaults?\b))",
    re.I,
)
"""What stands behind a list that is over."""
_PLAIN = re.compile(
    rf"(?: ?- )?[\"'\[ ]*(?P<one>{OPTION}(?<![.:]))[\"'\]]*(?: ?\([^()]{{1,20}}\))?"
)
_PART = re.compile(r" - | ?(?:[,/;|]|\u548c|\u6216|\u53ca| or | and )+ ?", re.I)
_BEFORE = re.compile(
    rf"(?:\u9ed8\u8ba4|\u7f3a\u7701)\u503c?(?:\u4e3a|\u662f)? ?[\"']?(?P<value>{OPTION}(?<![.:]))[\"']? ?[,;] ?\Z"
)
"""A default right before the cue of the other options."""
_REFUSED = re.compile(
    rf"(?:\u4e0d\u652f\u6301|\b(?:do|does) not support) ?[\"']?(?P<options>{PIECE}(?:(?:{BETWEEN}|/){PIECE})*)"
    rf"|(?P<few>{OPTION}(?:{BETWEEN}{OPTION})*)[\"']? ?\u4ec5\u5bf9"
)
_ONE = rf"[\"']?{PIECE}(?<![.:])[\"']?"
_NOTED = rf"{_ONE}(?: ?\([^()]{{1,40}}\))?"
_LISTED = re.compile(
    rf"(?:^|(?<!\u5e38\u89c1\u503c)(?<!\u5982)(?<!ample)(?<!\d)[:(]|(?<=[\u4e00-\u9fff])\.) ?(?P<options>{_NOTED}(?:(?: ?[/|,\u3001] ?(?:or |and )?(?!default)| or | ?\u6216 ?){_NOTED})+)(?= ?(?:[().;\u3002\u79d2]|\Z|,? ?(?:\u9ed8\u8ba4|default)))"
)
_SEPARATED = re.compile(r" ?[/|,\u3001] ?(?:or |and )?| or | ?\u6216 ?")
_BRACKETS = re.compile(r" ?\([^()]*\)")
_LABELLED = re.compile(
    rf"(?P<label>[^:.,;()\u3002\uff0c]{{0,11}}[^:.,;()\u3002\uff0c\d ]): ?(?P<options>{PIECE}(?<![.:])(?: ?[/|,\u3001] ?{PIECE}(?<![.:]))+)\Z"
)
"""A short label, a list, and nothing else."""
_OF_FILES = re.compile(
    r"\u683c\u5f0f|\u652f\u6301|\u5982|\u4f8b|\u63a8\u8350|format|example|e\.g", re.I
)
_JSON = re.compile(r"(?:\W\w{1,16}\W)?(\[ ?\"[^\"\s]{1,40}\"(?: ?, ?\"[^\"\s]{1,40}\")+ ?\])")
_EXPLAINED = re.compile(rf"(?:^|[;.\u3002] ?)(?P<word>{OPTION}(?<![.:])) ?:(?!//)")


def options_in(text: Passage, ticked: tuple[str, ...] = ()) -> tuple[list[str], int, int] | None:
    """(options, start, end) of a sentence such as "One of png or jpeg", or None.

    `ticked` is what stands in code marks; behind a cue, such words need no more than a gap between them.
    """
    marked = ticked or tuple(f'"{one}"' for one in _QUOTED.findall(text.text))
    if marked:
        found = _marked_options(text.text, marked) or _explained_options(text.text, marked)
        if found is not None:
            return found
    listed_alone = _listed_alone(text.text)
    if listed_alone is not None:
        return listed_alone
    barred = _BARRED.match(text.text)
    if barred is not None:
        listed = barred["options"].replace("'", "").replace(" | ", ", ")
        return split_list(listed), barred.start("options"), barred.end("options")
    return plain_options_in(text.text) or _options_without_blanks(text.text)


def _marked_options(text: str, ticked: tuple[str, ...]) -> tuple[list[str], int, int] | None:
    places = _places(text, ticked)
    for cue in _CUE.finditer(text):
        run, end = _run(text, places, cue.end())
        if (
            run
            and not is_open(text, cue.start())
            and not any(one.startswith(".") or "<" in one for one in run)
            and not re.match(r" ?(?:~|\u5230|\u81f3|to )", text[end:])
            and (len(run) > 1 or not (run[0].isdigit() or _TOLD.match(text, end)))
            and (len(run) > 1 or not _GOES_ON.match(text, end))
        ):
            before = _BEFORE.search(text, 0, cue.start())
            run = [before["value"], *run] if before else run
            return list(dict.fromkeys(run)), cue.start(), end
    for cue in _SOFT_CUE.finditer(text):
        run, end = _run(text, places, cue.end())
        if len(run) > 1 and not any(one.startswith(".") for one in run):
            return list(dict.fromkeys(run)), cue.start(), end
    return _behind_cues(text, places) or _behind_colon(text, places) or _at_start(text, places)


def _at_start(text: str, places: list[tuple[int, str]]) -> tuple[list[str], int, int] | None:
    """Two or more marked words that are a whole sentence."""
    for begin in (0, *(one.end() for one in _SENTENCE.finditer(text))):
        run, end = _run(text, places, begin)
        fits = len(run) > 1 and _OVER.match(text, end) and not any(map(_DOTTED.match, run))
        # Behind other sentences, only "or" tells values from names.
        listed = text[begin:end]
        told = " or " in listed or re.search("/|\\|", listed) or text.startswith(" are ", end)
        if fits and (not begin or told):
            return list(dict.fromkeys(run)), begin, end
    return None


def _behind_colon(text: str, places: list[tuple[int, str]]) -> tuple[list[str], int, int] | None:
    """Two or more marked words behind a colon, with no more than notes between them, up to the end of the sentence."""
    for cue in _COLON.finditer(text):
        if is_open(text, cue.start()):
            continue
        run, end = _run(text, places, cue.end())
        if len(run) > 1 and _OVER.match(text, end) and not any(one.startswith(".") for one in run):
            return list(dict.fromkeys(run)), cue.end(), end
    return None


def _behind_cues(text: str, places: list[tuple[int, str]]) -> tuple[list[str], int, int] | None:
    """Options behind words that are cues where marked words follow; a condition may part them in several runs."""
    found: list[str] = []
    first = last = 0
    for cue in _MARKED_CUE.finditer(text):
        run, end = _run(text, places, cue.end())
        if len(run) > 1 and not any(one.startswith(".") for one in run):
            first, last = (first if found else cue.start()), end
            found += run
    return (list(dict.fromkeys(found)), first, last) if found else None


def _run(text: str, places: list[tuple[int, str]], position: int) -> tuple[list[str], int]:
    """(marked words from `position` on with no more than a gap between them, where they end)."""
    words: list[str] = []
    end = position
    bullets = _BULLET.match(text, position)
    for start, word in places:
        if start < position:
            continue
        gap = (_BULLET.match(text, end) if bullets else None) or _GAP.match(text, end)
        inside = text.count("(", end, start) > text.count(")", end, start)
        if gap is None or gap.end() < start or (words and inside):
            break
        words.append(word[1:-1] if word[:1] == word[-1:] and word[:1] in _SIGNS else word)
        end = start + len(word)
    return (_within(words[0]) if len(words) == 1 else words), end


def _within(word: str) -> list[str]:
    """The options in one pair of code marks, which may hold a whole list."""
    inner = word.strip().removeprefix("[").removesuffix("]")
    parts = inner.split(", " if ", " in inner else ",")
    return [one.strip(" \"'") for one in parts if one.strip(" \"'")]


def _explained_options(text: str, ticked: tuple[str, ...]) -> tuple[list[str], int, int] | None:
    """Options of which each is explained behind a colon: `url`: an address, `b64_json`: the data."""
    told = [
        (start, word)
        for start, word in _places(text, ticked)
        if _TOLD.match(text, start + len(word))
    ]
    few = len(told) < 2 or len(told) * 2 < len(ticked)
    if few or len({word for _, word in told}) < len(told):
        return None
    start, last = told[0][0], told[-1]
    return [word.strip('"') for _, word in told], start, last[0] + len(last[1])


def _listed_alone(text: str) -> tuple[list[str], int, int] | None:
    """Options of which a description is made: a list in JSON at its start, or quoted words and one word between them."""
    found = _JSON.match(text)
    words = _QUOTED.findall(found[0] if found else text)
    if found:
        return (words, found.start(1), found.end(1)) if len(words) > 1 else None
    labelled = _LABELLED.match(text)
    if labelled and not _OF_FILES.search(labelled["label"]):
        options = _SEPARATED.split(labelled["options"])
        if sum(any(map(str.isdigit, one)) for one in options) * 2 > len(options):
            return options, labelled.start("options"), labelled.end("options")
    between = _QUOTED.split(text)[::2]
    if (
        len(words) < 2
        or between[0].strip()
        or between[-1].strip(" .")
        or len({one.strip() for one in between[1:-1]}) > 2
    ):
        return None
    if any(len(one.split()) > 1 or len(one) > 12 for one in between[1:-1]):
        return None
    return words, 0, len(text)


def explained_in(text: Passage, default: str, param: str) -> tuple[list[str], int, int] | None:
    """(options, start, end) of words that are listed, or explained behind a colon, where the default is one of them.

    Else those of a list that stands behind a label alone.
    """
    told = list(_EXPLAINED.finditer(text.text))
    words = [one["word"] for one in told]
    for listed in _LISTED.finditer(text.text):
        bare = _BRACKETS.sub("", listed["options"])
        options = [one.strip("\"' ") for one in _SEPARATED.split(bare)]
        if default in options:
            return options, listed.start("options"), listed.end("options")
    if len(words) < 2 or len(set(words)) < len(words) or default not in words:
        return supported_in(text.text, default) or words_behind_label(text, param)
    return words, told[0].start("word"), told[-1].end("word")


def refused_in(text: Passage, options: list[str]) -> bool:
    """Whether `text` says of one of the options that something does not support it."""
    found = (one["options"] or one["few"] for one in _REFUSED.finditer(text.text))
    return any(option in re.split(r"[^\w.:+-]+", words) for words in found for option in options)


def constant_in(text: Passage, ticked: tuple[str, ...] = ()) -> tuple[str, int, int] | None:
    """(value, start, end) of a sentence that allows one marked value and no other, or None."""
    places = _places(text.text, ticked or tuple(_QUOTED.findall(text.text)))
    for cue in _ONLY.finditer(text.text):
        for start, word in places:
            gap = text.text[cue.end() : start] if start >= cue.end() else "?"
            alone = not _PART.match(text.text, start + len(word))
            if not gap.strip("\"' ") and alone and not any(one.isspace() for one in word):
                bare = word[1:-1] if word[:1] == word[-1:] and word[:1] in _SIGNS else word
                return bare, cue.start(), start + len(word)
    return None


def _places(text: str, ticked: tuple[str, ...]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    position = 0
    for word in ticked:
        plain = " ".join(word.split())
        at = _find_word(text, plain, position)
        if at >= 0:
            found.append((at, plain))
            position = at + len(plain)
    return found


def _find_word(text: str, word: str, position: int) -> int:
    """Where `word` stands by itself, or as a part of another word where it does so nowhere; -1: nowhere."""
    first = at = text.find(word, position)
    while at >= 0:
        around = text[max(0, at - 1) : at], text[at + len(word) : at + len(word) + 1]
        if not any(one.isascii() and one.isalnum() for one in around):
            return at
        at = text.find(word, at + 1)
    return first


def _options_without_blanks(text: str) -> tuple[list[str], int, int] | None:
    """Options behind a cue of a language that writes no blanks between words."""
    for cue in (*_CUE.finditer(text), *_PLAIN_CUE.finditer(text)):
        if cue[0].isascii():
            continue
        options: list[str] = []
        end = position = cue.end()
        while True:
            one = _PLAIN.match(text, position)
            if one is None:
                break
            options.append(one["one"])
            end = one.end()
            part = _PART.match(text, end)
            # A dash parts the options of a list with dashes; elsewhere it begins what follows the list.
            if part is None or (part[0] == " - " and text[cue.end() : cue.end() + 2] != "- "):
                break
            position = part.end()
        if len(options) > 1:
            return options, cue.start(), end
    return None
