"""Which of the options was meant."""

from __future__ import annotations

from .shapes import options_of
from .spelling import LONGEST, file_format, plain, slip
from .suggestion import Suggestion
from .tiers import tier, with_unit

SAME_WORDS = (
    ("auto", "adaptive", "original", "matchinputimage", "default", "automatic"),
    ("high", "hd"),
    ("std", "standard"),
    ("pro", "professional"),
    ("b64json", "base64", "b64"),
    ("none", "off", "disabled", "disable", "no"),
    ("enabled", "on", "enable", "yes"),
)
"""Words that gateways use for the same option, without joints, a line each."""
FEWEST_LETTERS = 4
"""Letters of a word that may stand for a longer option which it is part of."""


def option_meant(value: str, options: tuple[str, ...]) -> Suggestion | None:
    """What `value`, which is none of `options`, was meant to be; None where nothing clearly is."""
    if len(value) > LONGEST:
        return None
    same = [one for one in options if plain(one) == plain(value)]
    named = file_format(value)
    if not same and named is not None:
        same = [one for one in options if file_format(one) == named]
    if len(same) == 1:
        return Suggestion(same[0], certain=True)
    shaped, exact = options_of(value, options)
    if shaped:
        return Suggestion(shaped[0], certain=exact, others=shaped[1:])
    one = with_unit(value, options) or tier(value, options) or _same_word(value, options)
    one = one or slip(value, options) or _part(value, options)
    return None if one is None else Suggestion(one)


def _same_word(value: str, options: tuple[str, ...]) -> str | None:
    """The one option that is another word for `value`."""
    word = plain(value)
    line = next((words for words in SAME_WORDS if word in words), ())
    found = [one for one in options if plain(one) in line]
    return found[0] if len(found) == 1 else None


def _part(value: str, options: tuple[str, ...]) -> str | None:
    """The one option among whose words `value` is, or which is among the words of `value`."""
    words = _words(value)
    if sum(map(len, words)) < FEWEST_LETTERS:
        return None
    found = [one for one in options if words <= _words(one)]
    return found[0] if len(found) == 1 else None


def _words(text: str) -> frozenset[str]:
    for sign in "-_/.":
        text = text.replace(sign, " ")
    return frozenset(text.lower().split())
