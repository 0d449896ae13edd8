"""Texts that would close, open or start something in one of the languages that are rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gatewright.render.literals import string_literal

LONGER_THAN_A_LINE = 120

TEXTS = {
    "bracket": "a]b",
    "parenthesis": "a)b",
    "brace": "a}b",
    "angle": "a>b",
    "every closing bracket": "])}>",
    "code behind a bracket": "a]; print(6*7) #",
    "code behind a quote": '"); print(6*7) #',
    "code behind a single quote": "')]; print(6*7) #",
    "code behind a docstring": '"""; print(6*7) #',
    "code in a docstring": 'x""" + print(6*7) + """y',
    "single triple": "x''' + print(6*7) + '''y",
    "double quote": 'a"b',
    "double quote last": 'a"',
    "two double quotes last": 'a""',
    "single quote": "a'b",
    "both quotes": "'\"",
    "backslash": "a\\b",
    "backslash last": "a\\",
    "backslashes and a quote": '\\\\"',
    "named escape": "\\N{BULLET}\\x41\\u0041\\101",
    "hash": "# a",
    "semicolon": "a;b",
    "backtick": "a`b",
    "fence": "```",
    "tildes": "~~~",
    "end of CDATA": "]]>",
    "end of a comment": "*/ //",
    "end of a Markdown comment": "--> <!--",
    "Jinja expression": "{{ 7*7 }}",
    "Jinja statement": "{% raw %}",
    "Jinja comment": "{# gone #}",
    "Jinja line": "{%- if x -%}",
    "dollar": "${x} $(x) $x",
    "percent": "%s %(a)s %d %",
    "format": "{0} {x!r} {}",
    "emoji": "\U0001f98a",
    "emoji in words": "a \U0001f98a b",
    "other astral characters": "\U00020000\U0001d54f\U000e0100",
    "characters of two bytes": "\u00e9\u00df\u0130\ufb01",
    "no-break spaces": "a\u00a0\u3000b",
    "tag": "<script>alert(1)</script>",
    "entity": "&lt;b&gt; &#35;",
    "heading": "## a",
    "table": "| a | b |",
    "rule of a table": "|---|:-:|",
    "list": "- a",
    "plus": "+ a",
    "star": "* a",
    "number": "1. a",
    "number of two digits": "12. a",
    "number of nine digits": "123456789) a",
    "quotation": "> a",
    "line of hyphens": "---",
    "line of equals signs": "===",
    "link": "[a](javascript:b)",
    "picture": "![a](https://b.example/c)",
    "definition": "[a]: https://b.example",
    "comment for a type checker": "type: ignore",
    "comment for a linter": "# noqa # fmt: off",
    "slot": "<id>",
    "hole": "{id}",
    "path": "../../a",
    "pointer": "a/b~c~0",
    "reserved word": "None",
    "constant": "SOURCES",
}
"""Texts on one line, of characters that a spec may hold."""
SEVERAL_LINES = {
    "last newline": "a\n",
    "code on a line": "a\nprint(6*7)\n",
    "heading on a line": "a\n\n# b\n\n| c |\n|---|\n",
    "docstring on a line": 'a\n"""\nprint(6*7)\n"""\n',
    "table of TOML on a line": "a\n[tool.x]\nb = 1\n",
}
"""Texts that only a block scalar holds."""
UNSEEN = {
    "carriage return": "a\rb",
    "line separator": "a\u2028b",
    "paragraph separator": "a\u2029b",
    "form feed": "a\x0cb",
    "NUL": "a\x00b",
    "escape": "a\x1b[31mb",
    "right to left": "a\u202eb",
    "next line": "a\x85b",
    "byte order mark": "a\ufeffb",
    "private": "a\ue000b",
    "non-character": "a\ufdd0b",
}
"""Characters that no quoted text of a spec may hold."""


def long_of(text: str) -> str:
    """`text` again and again, in a word and in words, until it is longer than a line."""
    times = LONGER_THAN_A_LINE // (2 * len(text)) + 1
    return f"{text * times} {' '.join([text] * times)}"


def lengths(text: str) -> Iterator[str]:
    """`text` short, and longer than a line."""
    yield text
    yield long_of(text)


def harmless(text: str) -> str:
    """A text of the same length in which only letters, digits and white space are left."""
    return "".join(
        one if (one.isascii() and one.isalnum()) or one.isspace() else "0" for one in text
    )


def numbered(text: str, number: int) -> str:
    """`text` at both ends of a number that keeps it apart from others."""
    return f"{text}{number}{text}"


_NUMBER = 987654321


class Tamer:
    """Puts harmless text in the place of `text`, alone or around a number, in whatever is said.

    A text may be said as it is, in quotation marks, in a JSON Pointer, or on one line.
    """

    def __init__(self, text: str) -> None:
        self._forms: list[tuple[re.Pattern[str], str]] = []
        for said in (numbered(text, _NUMBER), text):
            for form, left in (
                (string_literal(said), string_literal(harmless(said))),
                (said, harmless(said)),
                (said.replace("~", "~0").replace("/", "~1"), harmless(said)),
                (" ".join(said.split()), " ".join(harmless(said).split())),
            ):
                wanted = re.escape(form).replace(str(_NUMBER), "([0-9]+)")
                self._forms.append((re.compile(wanted, re.IGNORECASE), left))

    def __call__(self, said: str) -> str:
        for form, left in self._forms:
            said = form.sub(lambda found, left=left: _with_number(left, found), said)
        return said


def _with_number(left: str, found: re.Match[str]) -> str:
    """`left` with the number that was found, and the first letter as it was found."""
    made = left.replace(str(_NUMBER), found[1]) if found.re.groups else left
    return found[0][0] + made[1:] if found[0][0].isalpha() and found[0][0].isascii() else made
