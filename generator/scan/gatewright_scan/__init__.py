"""A scanner in C: it tells whether the text of a request is certainly valid.

gatewright-tools makes the form of each model's right requests and uses this where it is installed.

form.h    what a form is           read.c    a text against a form
tokens.h  the tokens of JSON       places.c  where keys stand in a line
module.c  the Python module `_scan`
"""

from ._scan import ONCE, RIGHT, UNSURE, Scanner, glance

__all__ = ["ONCE", "RIGHT", "UNSURE", "Scanner", "glance"]
