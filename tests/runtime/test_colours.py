"""Both command lines have colours on a terminal, and where somebody asks for them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from gatewright import cli
from gatewright.runtime.terminal.console import has_colours
from image_gateways._runtime.cli import main

MAINS = {"gatewright": cli.main, "image-gateways": main}


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("settings", "terminal", "file"),
    [
        ({}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
    ],
)
def test_a_terminal_and_two_variables_decide(
    settings: dict[str, str], terminal: bool, file: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"TERM": "xterm", **settings}.items():
        monkeypatch.setenv(name, value)
    for name in {"NO_COLOR", "FORCE_COLOR"} - set(settings):
        monkeypatch.delenv(name, raising=False)
    assert has_colours(_Terminal()) is terminal
    assert has_colours(io.StringIO()) is file


@pytest.mark.parametrize("program", MAINS)
def test_colours_change_no_word_of_help_and_errors(
    program: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call: Callable[[list[str]], int] = MAINS[program]
    said: dict[str, str] = {}
    for name, other in (("NO_COLOR", "FORCE_COLOR"), ("FORCE_COLOR", "NO_COLOR")):
        monkeypatch.setenv(name, "1")
        monkeypatch.delenv(other, raising=False)
        assert call(["help"]) == 0
        assert call(["nothing"]) == 2
        said[name] = "".join(capsys.readouterr())
    assert "\033[1mgeneral options:\033[0m" in said["FORCE_COLOR"]
    assert "\033[1m  " not in said["FORCE_COLOR"]
    assert f"\033[31m{program}:\033[0m there is no command" in said["FORCE_COLOR"]
    bare = said["FORCE_COLOR"]
    for code in ("\033[1m", "\033[31m", "\033[0m"):
        bare = bare.replace(code, "")
    assert bare == said["NO_COLOR"]
