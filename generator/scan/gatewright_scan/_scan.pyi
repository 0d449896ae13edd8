"""What read.c says; see module.c."""

from typing import Final

RIGHT: Final[int]
ONCE: Final[int]
UNSURE: Final[int]

class Scanner:
    """Looks at texts along one form, a tuple as form.h describes it.

    Raises TypeError or ValueError for what is not a form.
    """

    def __new__(cls, form: tuple[object, ...]) -> Scanner: ...
    def look(self, text: str | bytes, /) -> int:
        """RIGHT (0), ONCE or UNSURE."""
    def sort(self, data: bytes, /) -> tuple[int, tuple[int, ...], list[tuple[int, int, int, bool]]]:
        """(lines, right ones of each form of a choice, (line, start, end, once) of the others)."""
