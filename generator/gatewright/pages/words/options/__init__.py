"""The options that a description lists: a text, what stands in code marks in it and the default → the options.

parts            what an option looks like
cues             words that announce options: a new way to announce them is a line there
marked           options in code marks or quotation marks, and the only value that a text allows
alone            options of which a description is made
one_by_one       options with a dash before each
sentences        options behind words that stand before kinds of things as well
plain            options without marks behind words that announce them
run_together     options in a language without blanks between words
further          what may stand in place of a default
labelled         options behind a label
with_default     options that are believed because the default is among them
numbers          numbers of which a value is one
modes            options of one mode
refused          options that something does not support
"""

from __future__ import annotations

from ...text.lines import Passage
from ..file_formats import names_files
from .alone import options_alone
from .further import further_options
from .labelled import words_behind_label
from .marked import constant_in, marked_options
from .modes import ModeOptions, mode_options_in
from .numbers import numbers_in
from .parts import ToldOptions
from .plain import plain_options
from .refused import refused_in
from .run_together import options_without_blanks
from .with_default import options_with

__all__ = [
    "ModeOptions",
    "ToldOptions",
    "constant_in",
    "mode_options_in",
    "numbers_in",
    "options_in",
    "refused_in",
]


def options_in(
    text: Passage, param: str, ticked: tuple[str, ...] = (), default: str = ""
) -> ToldOptions | None:
    """The options that the description of `param` lists, or None; `ticked` is what stands in code marks."""
    words = text.text
    found = (
        marked_options(words, ticked)
        or options_alone(words)
        or plain_options(words)
        or options_without_blanks(words)
        or further_options(words, default)
        or options_with(default, words)
        or words_behind_label(words, param)
    )
    return None if found and names_files(found.value, param) else found
