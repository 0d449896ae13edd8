"""What stands behind the name of a field, in any order and with any marks between: type, required, default, limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...words.required import needed_at, needed_in_a_case
from ...words.types import is_type
from ...words.vocabulary import Vocabulary

BETWEEN = re.compile(
    r"(?: ?[—|·•;,()\[*]| ?-+(?= )| ?_(?=\w)|(?<=\w)_(?!\w)|:(?!\d)|\.(?= |\Z)|\s)*"
)
"""Marks between two things that are said of a field."""
_ENDS = re.compile(r" ?[—|·•;,()*\]]| -+ |:|_(?!\w)|\.(?: |\Z)|\Z")
"""What ends one of them."""
_LONGEST_TYPE = 48
_BOUND = re.compile(r"(?=[\s,;:.()|·•—*_]|\Z)|(?<=[\])>}])")
_GLUED = re.compile(
    r"(?:header|body|query|path)?(?:required|optional|nullable|default ?:)|(?:header|body|query|path)\Z",
    re.I,
)
"""What copies write right behind a type: ``stringrequired``."""
_FILLER = re.compile(
    r" ?(?:类型|型)|的?(?:参数|字段)| (?:value|field|param|parameter|argument)(?!\w)"
)
_PLACE = re.compile(r"(?:in )?(?:header|body|query|path|nullable)(?!\w)", re.I)
_VALUE = r"\"[^\"]{0,60}\"|'[^']{0,60}'|\[\]|-?[\w$](?:[\w:./+-]*\w)?"
_DEFAULT = re.compile(
    rf"(?:(?:the )?defaults?(?: value| setting)?(?: is| to| of)?|initial value|默认值?(?:为|是)?|缺省值?(?:为|是)?) ?[:=]? ?(?P<value>{_VALUE})"
    rf"|(?P<said>{_VALUE}) (?:by default|as default)",
    re.I,
)
_NUMBER = r"-?\d+(?:,\d{3})*(?:\.\d+)?"
_RANGE = re.compile(
    rf"(?:range ?:? ?)?(?:[\[(] ?)?{_NUMBER} ?(?:-|to|~|\.\.\.?|…) ?{_NUMBER}(?: ?[\])])?|\[ ?{_NUMBER} ?, ?{_NUMBER} ?\]"
    rf"|(?:\w+ ?)?[<>]=? ?{_NUMBER}|{_NUMBER} ?<=? ?\w+ ?<=? ?{_NUMBER}",
    re.I,
)
_OPTIONS = re.compile(
    rf"(?:(?:one of|options|choices|enum|values) ?:? ?)?(?P<list>(?:{_VALUE})(?: ?\| ?(?:{_VALUE}))+)"
)
_FEW_WORDS = re.compile(r"(?=.*\d)[^.!?]{3,60}(?:\.\d[^.!?]{0,20})?")
_JOINED = re.compile(r" ?[,/|]? ?(?:(?:or|and|或|和) ?)?")
_APART = re.compile(r" ?[·•|—]| -+ |[.;,)]")
_NO_VALUES = frozenset(
    {"the", "a", "an", "is", "to", "of", "value", "setting", "not", "no", "same"}
)


@dataclass(slots=True)
class Attributes:
    """What is said of a field, from the beginning of a text on, up to the first other words."""

    type: str = ""
    required: bool | None = None
    condition: str = ""
    default: str = ""
    ranges: list[str] = field(default_factory=list[str])
    options: list[str] = field(default_factory=list[str])
    end: int = 0
    """Where the last of it ends."""
    whole: bool = False
    """Whether the text says nothing else."""

    @property
    def tells(self) -> bool:
        """Whether anything is said."""
        return self.end > 0


def attributes_of(
    text: str, words: Vocabulary, ticked: Sequence[str] = (), freely: bool = False
) -> Attributes:
    """What the text begins with; `freely`: other words may follow a type without a mark between."""
    reader = _AttributeScan(text, words, ticked, freely)
    return reader.run()


def limits_are_left(text: str, said: Attributes) -> bool:
    """Whether only a limit in a few words stands behind what is said of a field: ``string | at most 300 characters``."""
    behind = text[said.end :]
    return bool(said.type and _APART.match(behind) and _FEW_WORDS.fullmatch(behind))


def behind_is_apart(text: str, said: Attributes) -> bool:
    """Whether a mark stands between what is said of a field and the words behind it."""
    return said.end > 0 and bool(_APART.match(text, said.end))


class _AttributeScan:
    def __init__(self, text: str, words: Vocabulary, ticked: Sequence[str], freely: bool) -> None:
        self.text = text
        self.words = words
        self.ticked = ticked
        self.freely = freely
        self.said = Attributes()

    def run(self) -> Attributes:
        """Takes one thing after the other."""
        position = 0
        while True:
            gap = BETWEEN.match(self.text, position)
            position = gap.end() if gap else position
            end = self._take_one(position)
            if not end:
                self.said.whole = self.said.tells and position >= len(self.text)
                return self.said
            self.said.end = position = end

    def _take_one(self, at: int) -> int:
        if at >= len(self.text):
            return 0
        return (
            self._take_answer(at)
            or self._take_default(at)
            or self._take_type(at)
            or self._take_options(at)
            or self._take_range(at)
            or self._take_place(at)
        )

    def _ends(self, end: int) -> bool:
        """Whether one thing may end there: a mark follows, or another thing that is said of a field."""
        return bool(_ENDS.match(self.text, end)) or self._goes_on(end)

    def _goes_on(self, end: int) -> bool:
        if self.text[end : end + 1] != " ":
            return False
        apart = _AttributeScan(self.text, self.words, self.ticked, False)
        return bool(apart._take_one(end + 1))

    def _take_answer(self, at: int) -> int:
        if needed_in_a_case(self.text, at):
            found = re.compile(r"[,;).]|\Z").search(self.text, at + 10)
            end = found.start() if found else len(self.text)
            self.said.condition = self.said.condition or self.text[at:end]
            return end if self.text[end : end + 1] in (",", ")", "") else 0
        found_words = needed_at(self.text, at, self.words)
        if found_words is None or not self._ends(found_words[1]):
            return 0
        if self.said.required is None:
            self.said.required = found_words[0]
        return found_words[1]

    def _take_default(self, at: int) -> int:
        found = _DEFAULT.match(self.text, at)
        if found is None or self.said.default:
            return 0
        group = "value" if found["value"] is not None else "said"
        start, end = found.span(group)
        marked = max(
            (one for one in self.ticked if one and self.text.startswith(one, start)),
            key=len,
            default="",
        )
        if len(marked) >= end - start:
            end = start + len(marked)
        value = self.text[start:end]
        end = max(end, found.end()) if group == "said" else end
        if value.casefold() in _NO_VALUES or not self._ends(end):
            return 0
        self.said.default = value.strip("\"'") or value
        return end

    def _take_type(self, at: int) -> int:
        if self.said.type:
            return 0
        last = min(len(self.text), at + _LONGEST_TYPE)
        bounds = [one.start() for one in _BOUND.finditer(self.text, at + 1, last)]
        if last == len(self.text):
            bounds.append(last)
        for end in sorted(bounds, reverse=True):
            said = self.text[at:end].strip()
            named = said if is_type(said, self.words) else ""
            filler = _FILLER.match(self.text, end) if named else None
            behind = filler.end() if filler else end
            if named and (
                self._ends(behind) or (self.freely and self.text[behind : behind + 1] == " ")
            ):
                self.said.type = named
                return behind
        glued = _GLUED.search(self.text, at + 1, last)
        if glued and is_type(self.text[at : glued.start()], self.words):
            self.said.type = self.text[at : glued.start()].strip()
            return glued.start()
        return 0

    def _take_range(self, at: int) -> int:
        found = _RANGE.match(self.text, at)
        if found is None or not _ENDS.match(self.text, found.end()):
            return 0
        self.said.ranges.append(found[0])
        return found.end()

    def _take_options(self, at: int) -> int:
        """Options that strokes part, or each in code marks; a list of types is none."""
        found = _OPTIONS.match(self.text, at)
        listed, end = self._words_in_marks(at)
        if len(listed) < 2 and found is not None:
            listed, end = [one.strip(" \"'") for one in found["list"].split("|")], found.end()
        if len(listed) < 2 or self.said.options or not _ENDS.match(self.text, end):
            return 0
        if not all(listed) or any(is_type(one, self.words) for one in listed):
            return 0
        self.said.options = listed
        return end

    def _words_in_marks(self, at: int) -> tuple[list[str], int]:
        """(words in code marks that stand one behind the other from `at` on, where they end)."""
        found: list[str] = []
        end = at
        while True:
            here = [one for one in self.ticked if one and self.text.startswith(one, at)]
            word = max(here, key=len, default="")
            if not word or word in found:
                return found, end
            found.append(word)
            end = at + len(word)
            joined = _JOINED.match(self.text, end)
            if joined is None:
                return found, end
            at = joined.end()

    def _take_place(self, at: int) -> int:
        found = _PLACE.match(self.text, at)
        return found.end() if found and self.said.tells else 0
