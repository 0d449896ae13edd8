"""How many characters a text has, where a page counts a Chinese one as several."""

from __future__ import annotations

from .limits import CHANGED, LOOSENED, REWORDED, TIGHTENED, Limit, Move

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

CHINESE = (
    ("\u4e00", "\u9fff"), ("\u3400", "\u4dbf"), ("\uf900", "\ufaff"), ("\u3007", "\u3007"),
    ("\U00020000", "\U0003ffff"),
)  # fmt: skip
"""The ideographs of Unicode, first and last of each block. Chinese punctuation is not among them."""
LENGTH = "x-length"
"""The keyword that says in schemas how a text is counted; JSON Schema counts each character as one."""


class ChineseCounts(Limit):
    """As how many characters a Chinese one counts."""

    otherwise = "maxLength"

    def words(self, value: Any, kind: Any) -> str:
        return "" if value is None else f"a Chinese character counts as {value}"

    def contradiction(self, kind: Any) -> str:
        if kind.chinese_counts is None or kind.min_length or kind.max_length is not None:
            return ""
        return "`chinese_counts` says how `min_length` and `max_length` count; state one of them"


def count_characters(text: str, chinese: int | None) -> int:
    """The length of `text`, each Chinese character counted as `chinese`."""
    if chinese is None or text.isascii():
        return len(text)
    return len(text) + (chinese - 1) * sum(map(is_chinese, text))


def cut(text: str, most: int | None, chinese: int | None) -> str:
    """As much of the beginning of `text` as is counted as `most` at most."""
    short = text[:most]
    while most is not None and count_characters(short, chinese) > most:
        # At least half of what is too much has to go, and nothing that may stay does.
        short = short[: -max(1, (count_characters(short, chinese) - most) // (chinese or 1))]
    return short


def counting_move(old: Any, new: Any) -> Move:
    """The move between two texts in which a Chinese character counts differently."""
    was, now = old.chinese_counts or 1, new.chinese_counts or 1
    more = now > was
    ways: set[str] = set()
    if (new if more else old).max_length is not None:
        ways.add(TIGHTENED if more else LOOSENED)
    if (old if more else new).min_length:
        ways.add(LOOSENED if more else TIGHTENED)
    # A limit that came or went with it says the rest.
    way = CHANGED if len(ways) > 1 else next(iter(ways), REWORDED)
    text = f"counts a Chinese character as {now} now; it was {was}"
    return Move("chinese_counts", way, old.chinese_counts, new.chinese_counts, text)


def is_chinese(char: str) -> bool:
    """Whether a character is Chinese."""
    return any(first <= char <= last for first, last in CHINESE)


def length_schema(least: int | None, most: int | None, chinese: int) -> dict[str, Any]:
    """What JSON Schema can say of such lengths, and all of them under a keyword of our own."""
    found: dict[str, Any] = {} if most is None else {"maxLength": most}
    if least:
        found["minLength"] = -(-least // chinese)
    ends = {"minimum": least, "maximum": most}
    ends = {name: end for name, end in ends.items() if end is not None}
    return {**found, LENGTH: {"chinese": chinese, **ends}}
