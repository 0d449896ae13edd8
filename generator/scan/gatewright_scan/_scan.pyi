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
    def sort(
        self, data: bytes, /
    ) -> tuple[int, tuple[int, ...], list[tuple[int, int, int, bool, bytes | None]]]:
        """(lines, right ones of each form of a choice, (line, start, end, once, told) of the others).

        `told` is the same for lines in which the same is wrong; None where that is not known.
        """

def glance(
    data: bytes, start: int, end: int, marks: tuple[tuple[bytes, bool], ...], /
) -> tuple[int, ...] | None:
    """What `glance` of gatewright-tools gives for the line of `data` from `start` to `end`."""
