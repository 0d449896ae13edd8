"""The line that begins a field, whatever marks its parts have between: a name, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Set

from ...text.lines import Line
from ...words.required import needed_at
from ...words.types import is_type, type_of
from ...words.vocabulary import Vocabulary
from ..heads import NAME, Head
from .attributes import BETWEEN, Attributes, attributes_of
from .labels import labels_in

_NAMED = re.compile(rf"[*_]*(?P<name>{NAME})(?P<mark>\*|\?)?")
_WHOLE = re.compile(rf"{NAME}\Z")
_MARKED = re.compile(r" ?(?:[—|·•:(]|-+ )")
"""A mark right behind a name."""
_IS = re.compile(
    r" ?(?:(?:is|must be|should be|takes|expects|accepts|has to be) (?=\w)|(?:的类型)?(?:为|是)(?:一个)? ?|字段(?:为|是)|参数(?:为|是)|, ?类型(?:为|是)?:? ?)",
    re.I,
)
"""Words between a name and its type in a sentence: ``seed is an optional integer``."""
_AFTER_WORDS = re.compile(
    r" (?:that|which|between|from|with|in the|for|describing|giving|telling|saying|holding|containing|naming|used|up to|no |not |at |either|one of|whose|where|to )",
    re.I,
)
_ARTICLE = re.compile(r"(?:an?|the) ", re.I)
_LEADING = " -—:.,;)|·•*]_"
_DESCRIBED = re.compile(r" ?(?:[—|·•:]|-+ )")
"""What stands between a name and the words about it."""
_LONGEST = 300
_OTHER_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "it",
        "is",
        "are",
        "be",
        "see",
        "return",
        "const",
        "let",
        "var",
        "def",
        "class",
        "import",
        "from",
        "for",
        "if",
        "in",
        "on",
        "of",
        "and",
        "or",
        "as",
        "by",
        "to",
        "with",
        "one",
        "each",
        "every",
        "all",
        "any",
        "no",
        "not",
        "e.g",
        "i.e",
        "note",
        "example",
        "default",
        "defaults",
        "min",
        "max",
        "range",
        "at",
        "here",
        "there",
        "there's",
        "body",
        "header",
        "path",
        "query",
    ]
)


_TYPE_ALONE = re.compile(
    r"[`*_]{0,3}(?:string|integer|number|boolean|array|object|float|int|bool)[`*_]{0,3} ?"
    r"(?:[,|\u00b7] ?|\()(?:required|optional|必填|必选|选填|可选)",
    re.I,
)
"""A line that says what the key above it is; no key is called so."""


def key_at(line: Line) -> str:
    """The key that a line begins with in code marks, or empty."""
    if _TYPE_ALONE.match(line.text):
        return ""
    first = line.ticked[0][0] if line.ticked and line.ticked[0] else ""
    bare = first.strip("\"'")
    return bare if _WHOLE.match(bare) and line.text.lstrip("*_\"'").startswith(bare) else ""


def open_head(line: Line, words: Vocabulary, keys: Set[str]) -> Head | None:
    """The head of a line such as ``seed — integer, optional, default 0. What it does``, or None.

    `keys` are names that examples of the page use for keys.
    """
    text = line.text
    named = _NAMED.match(text)
    if named is None or line.cells:
        return None
    ticked = key_at(line)
    name, mark, end = named["name"], named["mark"], named.end()
    if ticked:
        name = ticked
        end = text.index(ticked) + len(ticked)
        mark = text[end : end + 1] if text[end : end + 1] in ("*", "?") else ""
        end += len(mark)
    # A full stop behind the name is not a part of it.
    name, end = (name[:-1], end - 1) if name.endswith((".", "-")) else (name, end)
    known = bool(ticked) or name in keys or "_" in name
    if name not in keys and (labels_in(text) or name.isupper()):
        return None
    if not known and (not name[:1].islower() or _is_other_word(name, words)):
        return None
    head = Head(name, shape="prose" if _DESCRIBED.match(text, end) else "open")
    head.required = True if mark == "*" else False if mark == "?" else None
    said, start = _said_behind(line, end, words, known)
    if said is None or not said.type:
        return _head_of_unknown_type(head, line, end)
    behind = text[start + said.end :]
    head.type = said.type
    head.required = said.required if said.required is not None else head.required
    head.condition, head.default = said.condition, said.default
    head.ranges, head.options = said.ranges, said.options
    head.behind = behind.lstrip(_LEADING)
    return head


def _head_of_unknown_type(head: Head, line: Line, end: int) -> Head | None:
    """The head of a line with a name and a word in code marks right behind it, which is not a type that is known."""
    ticked = [one for cell in line.ticked for one in cell]
    if len(ticked) < 2 or line.text[end:].strip() != ticked[1]:
        return None
    head.unread.append(ticked[1])
    head.shape = "untold"
    return head


def named_head(line: Line, words: Vocabulary, keys: Set[str], freely: bool) -> Head | None:
    """The head of a field whose line has its name alone, or its name and what it does: ``seed - Same again``.

    `freely`: where params are listed, a word that is not a key of an example may be a name too.
    """
    named = _NAMED.match(line.text)
    if named is None or line.cells or line.code or len(line.text) > _LONGEST:
        return None
    ticked = key_at(line)
    name = ticked or named["name"].rstrip(".-")
    end = line.text.index(name) + len(name)
    mark = line.text[end : end + 1] if line.text[end : end + 1] in ("*", "?") else ""
    rest = line.text[end + len(mark) :]
    known = bool(ticked) or name in keys or "_" in name
    if name not in keys and (labels_in(line.text) or name.isupper()):
        return None
    if not known and (not freely or not name[:1].islower() or _is_other_word(name, words)):
        return None
    if rest and (line.level or not ((known or freely) and _DESCRIBED.match(rest))):
        return None
    head = Head(name, behind=rest.lstrip(_LEADING), shape="named")
    head.required = True if mark == "*" else False if mark == "?" else None
    return head


def _said_behind(
    line: Line, end: int, words: Vocabulary, known: bool
) -> tuple[Attributes | None, int]:
    """(what is said behind the name, where that begins), or nothing."""
    text = line.text
    ticked = [one for cell in line.ticked for one in cell]
    sentence = _IS.match(text, end)
    if sentence:
        start = sentence.end()
        article = _ARTICLE.match(text, start)
        start = article.end() if article else start
        said = attributes_of(text[start : start + _LONGEST], words, ticked, freely=True)
        loose = text[start + said.end : start + said.end + 1] == " "
        if said.type and (not loose or _AFTER_WORDS.match(text, start + said.end)):
            return said, start
        return None, 0
    gap = BETWEEN.match(text, end)
    start = gap.end() if gap else end
    if start == end:
        return None, 0
    marked = bool(_MARKED.match(text, end))
    said = attributes_of(text[start : start + _LONGEST], words, ticked, freely=known and not marked)
    if not marked and not known and (type_of(said.type, words) is None or not said.type):
        return None, 0
    return said, start


def _is_other_word(name: str, words: Vocabulary) -> bool:
    """Whether a word is a type, an answer or a word of code or prose sooner than the name of a key."""
    return (
        name in _OTHER_WORDS
        or name.casefold() in words.required
        or is_type(name, words)
        or needed_at(name, 0, words) is not None
    )
