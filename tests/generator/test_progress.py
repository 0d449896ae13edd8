"""A bar for what takes longer than a second, where somebody watches."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from gatewright.commands.progress import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal, or not."""

    def __init__(self, watched: bool) -> None:
        super().__init__()
        self._watched = watched

    def isatty(self) -> bool:
        return self._watched


def seconds(step: float) -> Iterator[float]:
    """A clock that goes on by `step` each time it is asked."""
    now = 0.0
    while True:
        yield now
        now += step


def shown(watched: bool, step: float, count: int = 100) -> str:
    """What is written while `count` files are made, each `step` seconds after the other."""
    stream = Terminal(watched)
    with progress(stream, seconds(step).__next__) as tell:
        for done in range(1, count + 1):
            tell(done, count)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")


def test_what_is_done_within_a_second_shows_nothing() -> None:
    assert shown(watched=True, step=0.009) == ""


def test_what_takes_longer_shows_how_far_it_is_and_how_long_it_will_take() -> None:
    lines = shown(watched=True, step=0.125).split("\r\033[K")
    assert lines[1] == "[##............................] 8 of 100 files  12 s left"
    assert lines[-2].endswith("100 of 100 files  0 s left")
    assert lines[-1] == "", "the line is taken away at the end"


def test_it_is_drawn_five_times_a_second_at_most() -> None:
    assert shown(watched=True, step=0.01, count=1000).count("files") <= 1 + (10 - 1) * 5


def test_nothing_is_shown_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(watched=False, step=1) == ""
    monkeypatch.setenv("TERM", "dumb")
    assert shown(watched=True, step=1) == ""


def test_the_line_is_taken_away_when_something_goes_wrong() -> None:
    stream = Terminal(watched=True)
    with pytest.raises(KeyboardInterrupt), progress(stream, seconds(1).__next__) as tell:
        tell(1, 2)
        raise KeyboardInterrupt
    assert stream.getvalue().endswith("\r\033[K")
