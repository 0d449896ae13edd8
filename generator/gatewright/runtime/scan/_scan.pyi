"""What read.c says; see module.c."""

from typing import Final

from .form import Form

RIGHT: Final[int]
ONCE: Final[int]
UNSURE: Final[int]

class Scanner:
    """Raises TypeError or ValueError for what is no form."""

    def __new__(cls, form: Form) -> Scanner: ...
    def look(self, text: str | bytes, /) -> int:
        """RIGHT (0), ONCE or UNSURE."""
    def sort(self, data: bytes, /) -> tuple[int, tuple[int, ...], list[tuple[int, int, int, bool]]]:
        """(lines, right ones of each form of a choice, (line, start, end, once) of the others)."""
