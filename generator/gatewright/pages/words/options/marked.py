"""Options in code marks or quotation marks: ``One of `png` or `webp```."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...text.lines import Passage
from ..phrases import Phrase
from .cues import COLON, CUE, MARKED_CUE, ONLY_CUE, SOFT_CUE, is_open
from .parts import PART, QUOTED, WHOLE_OPTION, ToldOptions, are_different

_SIGNS = ('"', "'")
_TOLD = re.compile(r"[\"']? ?(?:\([^()]{0,40}\))? ?[:=]")
"""Behind a word that is explained."""
_GOES_ON = re.compile(r"[\"']? ?(?:[,/|] ?|or |and |和 ?|或 ?)(?!default)[A-Za-z0-9]", re.I)
"""Behind the only marked word of a list: more of it, without marks."""
_TO = re.compile(r" ?(?:~|到|至|to )")
"""Behind the first end of a range."""
_SENTENCE = re.compile(r"[.;] | \((?=[\"'\w])")
_BULLET = re.compile(r" ?- ")
_GAP = re.compile(r"(?:\s|[,/;|\"'\[\]]|和|或|及|\b(?:and|or)\b|\([^()]{0,80}\))*", re.I)
_OVER = re.compile(
    r"[\"'` ]*(?:\([^()]{0,80}\)[\"'` ]*)?(?:\Z|[.;)]| are (?:accepted|supported|allowed|permitted|possible)\b|,? ?(?:默认|省略时|缺省|defaults?\b))",
    re.I,
)
"""What stands behind a list that is over."""
_BEFORE = re.compile(
    rf"(?:默认|缺省)值?(?:为|是)? ?[\"']?(?P<value>{WHOLE_OPTION})[\"']? ?[,;] ?\Z"
)
"""A default right before the cue of the other options."""


def marked_options(text: str, ticked: tuple[str, ...]) -> ToldOptions | None:
    """The options among the words in code marks, or where there are none, in quotation marks."""
    words = _MarkedWords(text, ticked or tuple(f'"{one}"' for one in QUOTED.findall(text)))
    return (
        words.behind_cue() or words.as_sentence() or words.with_meanings() if words.places else None
    )


def constant_in(text: Passage, ticked: tuple[str, ...] = ()) -> Phrase[str] | None:
    """The value of a sentence that allows one marked value and no other, or None."""
    words = _MarkedWords(text.text, ticked or tuple(QUOTED.findall(text.text)))
    for cue in ONLY_CUE.finditer(text.text):
        for start, word in words.places:
            gap = text.text[cue.end() : start] if start >= cue.end() else "?"
            alone = not PART.match(text.text, start + len(word))
            if not gap.strip("\"' ") and alone and not any(one.isspace() for one in word):
                return Phrase(_bare(word), cue.start(), start + len(word))
    return None


class _MarkedWord(NamedTuple):
    """A marked word, and where it stands."""

    start: int
    word: str


class _WordRun(NamedTuple):
    """Marked words with no more than a gap between them, and where they end."""

    words: list[str]
    end: int

    @property
    def may_be_options(self) -> bool:
        """Whether they are two or more, none of which begins with a dot."""
        return len(self.words) > 1 and not any(one.startswith(".") for one in self.words)

    def phrase(self, start: int) -> ToldOptions:
        """The words as options of a phrase that begins at `start`."""
        return Phrase(list(dict.fromkeys(self.words)), start, self.end)


class _MarkedWords:
    """The marked words of a text in their order."""

    def __init__(self, text: str, marked: tuple[str, ...]) -> None:
        self.text = text
        self.marked = marked
        self.places: list[_MarkedWord] = []
        position = 0
        for word in marked:
            plain = " ".join(word.split())
            at = _find_word(text, plain, position)
            if at >= 0:
                self.places.append(_MarkedWord(at, plain))
                position = at + len(plain)

    def behind_cue(self) -> ToldOptions | None:
        """Words behind a cue."""
        for cue in CUE.finditer(self.text):
            run = self._run(cue.end())
            if run.words and not is_open(self.text, cue.start()) and self._fits(run):
                before = _BEFORE.search(self.text, 0, cue.start())
                words = [before["value"], *run.words] if before else run.words
                return _WordRun(words, run.end).phrase(cue.start())
        for cue in SOFT_CUE.finditer(self.text):
            run = self._run(cue.end())
            if run.may_be_options:
                return run.phrase(cue.start())
        return self._behind_cues() or self._behind_colon()

    def _fits(self, run: _WordRun) -> bool:
        """Whether words behind a cue are options, and no end of a range and no first word of a list."""
        words, end = run
        if any(one.startswith(".") or "<" in one for one in words) or _TO.match(self.text, end):
            return False
        told = words[0].isdigit() or _TOLD.match(self.text, end) or _GOES_ON.match(self.text, end)
        return len(words) > 1 or not told

    def _behind_cues(self) -> ToldOptions | None:
        """Words behind cues where marked words follow; a condition may part them in several runs."""
        found = [
            (cue.start(), run)
            for cue in MARKED_CUE.finditer(self.text)
            if (run := self._run(cue.end())).may_be_options
        ]
        words = [word for _, run in found for word in run.words]
        return _WordRun(words, found[-1][1].end).phrase(found[0][0]) if found else None

    def _behind_colon(self) -> ToldOptions | None:
        """Words behind a colon, with no more than notes between them, up to the end of the sentence."""
        for cue in COLON.finditer(self.text):
            run = self._run(cue.end())
            over = run.may_be_options and _OVER.match(self.text, run.end)
            if over and not is_open(self.text, cue.start()):
                return run.phrase(cue.end())
        return None

    def as_sentence(self) -> ToldOptions | None:
        """Words that are a whole sentence."""
        for begin in (0, *(one.end() for one in _SENTENCE.finditer(self.text))):
            run = self._run(begin)
            fits = run.may_be_options and _OVER.match(self.text, run.end)
            # Behind other sentences, only "or" and strokes tell values from names.
            listed = self.text[begin : run.end]
            told = re.search(r" or |[/|]", listed) or self.text.startswith(" are ", run.end)
            if fits and (not begin or told):
                return run.phrase(begin)
        return None

    def with_meanings(self) -> ToldOptions | None:
        """Words of which each is explained behind a colon: `url`: an address, `b64_json`: the data."""
        told = [one for one in self.places if _TOLD.match(self.text, one.start + len(one.word))]
        if len(told) * 2 < len(self.marked) or not are_different([one.word for one in told]):
            return None
        end = told[-1].start + len(told[-1].word)
        return Phrase([one.word.strip('"') for one in told], told[0].start, end)

    def _run(self, position: int) -> _WordRun:
        """The words from `position` on."""
        words: list[str] = []
        end = position
        bullets = _BULLET.match(self.text, position)
        for start, word in self.places:
            if start < position:
                continue
            gap = (_BULLET.match(self.text, end) if bullets else None) or _GAP.match(self.text, end)
            inside = self.text.count("(", end, start) > self.text.count(")", end, start)
            if gap is None or gap.end() < start or (words and inside):
                break
            words.append(_bare(word))
            end = start + len(word)
        return _WordRun(_within(words[0]) if len(words) == 1 else words, end)


def _bare(word: str) -> str:
    """`word` without the quotation marks around it."""
    return word[1:-1] if word[:1] == word[-1:] and word[:1] in _SIGNS else word


def _within(word: str) -> list[str]:
    """The options in one pair of code marks, which may hold a whole list."""
    inner = word.strip().removeprefix("[").removesuffix("]")
    parts = inner.split(", " if ", " in inner else ",")
    return [one.strip(" \"'") for one in parts if one.strip(" \"'")]


def _find_word(text: str, word: str, position: int) -> int:
    """Where `word` stands by itself, or as a part of another word where it does so nowhere; -1: nowhere."""
    first = at = text.find(word, position)
    while at >= 0:
        around = text[max(0, at - 1) : at], text[at + len(word) : at + len(word) + 1]
        if not any(one.isascii() and one.isalnum() for one in around):
            return at
        at = text.find(word, at + 1)
    return first
