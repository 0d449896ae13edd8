"""Helpers for all messages: printing of values, lists of words, the nearest word."""

from __future__ import annotations

from .decimals import plain_decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Protocol

    class Worded(Protocol):
        """A violation, see `violations.Violation`, as its sentence needs it."""

        @property
        def path(self) -> str: ...
        @property
        def message(self) -> str: ...
        @property
        def mode(self) -> str: ...
        @property
        def why(self) -> str: ...
        @property
        def suggestion(self) -> str | None: ...
        @property
        def source(self) -> str: ...


BOLD, DIM, RED, GREEN, CYAN, PLAIN = (f"\033[{one}m" for one in (1, 2, 31, 32, 36, 0))
SHOWN = 60
"""Characters of a value that a message shows."""


def printable(text: str) -> str:
    """`text` with control, bidi and surrogate characters escaped, safe for a terminal."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def show_value(value: Any) -> str:
    """`value` as a message shows it: JSON-like, shortened, printable."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        if len(value) > SHOWN:
            return f"'{printable(value[:SHOWN])}…' ({len(value)} characters)"
        return f"'{printable(value)}'"
    if isinstance(value, int) and abs(value) >= 10**SHOWN:
        return f"a whole number of {value.bit_length()} bits"
    if isinstance(value, dict):
        count = len(value)  # pyright: ignore[reportUnknownArgumentType]
        return f"an object of {count} key{'' if count == 1 else 's'}"
    if isinstance(value, (list, tuple)):
        return f"a {'tuple' if isinstance(value, tuple) else 'list'} of {len(value)}"  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, (int, float)):
        return plain_decimal(value)
    return f"a value of type {printable(type(value).__name__)}"


def code_span(value: Any) -> str:
    """`value` as code in Markdown: on one line, as it is in JSON, and without room for other markup."""
    if value is None or isinstance(value, bool):
        return f"`{show_value(value)}`"
    text = plain_decimal(value) if isinstance(value, (int, float)) else str(value)
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    runs = "".join(one if one == "`" else " " for one in line).split()
    fence = "`" * (1 + max(map(len, runs), default=0))
    pad = " " if line[:1] in ("`", "") or line[-1:] == "`" else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def code_spans(values: Iterable[Any]) -> str:
    """`values` as a list of code spans."""
    return ", ".join(map(code_span, values))


def fold(word: str) -> str:
    """Drops case and separators: ``imageSize`` and ``image-size`` become the same."""
    return word.lower().replace("_", "").replace("-", "")


def nearest(word: str, words: tuple[str, ...]) -> str | None:
    """The one of `words` that `word` most likely meant, or None."""
    import difflib  # slow to load, and only needed once something is wrong

    folded = {fold(one): one for one in words}
    key = fold(word[:100])
    found = difflib.get_close_matches(key, folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def join_words(words: tuple[str, ...]) -> str:
    """``a, b or c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def mode_note(mode: str, why: str) -> str:
    """`` (judged as edit because /image_url is there)``, or nothing where modes make no difference."""
    because = f" because {why}" if why else ""
    return f" (judged as {mode.replace('_', ' ')}{because})" if mode else ""


def sentence(violation: Worded) -> str:
    """A violation in one line, with the mode it was judged in, what would be right, and the source."""
    path, message, hint, source = _parts(violation)
    return f"{path}: {message}{f'; {hint}' if hint else ''}{f' {source}' if source else ''}"


def paint(violation: Worded) -> str:
    """The same line in colours, for a terminal."""
    path, message, hint, source = _parts(violation)
    right = f"; {GREEN}{hint}{PLAIN}" if hint else ""
    return f"{CYAN}{path}{PLAIN}: {message}{right}{f' {DIM}{source}{PLAIN}' if source else ''}"


def painted_diff(line: str) -> str:
    """A line of a diff in the colours of git's."""
    if line.startswith(("--- ", "+++ ")):
        return f"{BOLD}{line}{PLAIN}"
    colour = {"-": RED, "+": GREEN, "@": CYAN}.get(line[:1])
    return f"{colour}{line}{PLAIN}" if colour else line


def _parts(violation: Worded) -> tuple[str, str, str, str]:
    """(where, what is wrong, what would be right, where that is written), each safe for a terminal."""
    message = f"{violation.message}{mode_note(violation.mode, violation.why)}"
    source = f"[{violation.source}]" if violation.source else ""
    path = violation.path or "(document)"
    return (
        printable(path),
        printable(message),
        printable(violation.suggestion or ""),
        printable(source),
    )
