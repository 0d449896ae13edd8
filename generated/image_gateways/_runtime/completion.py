"""Scripts that make shells complete the commands and options of a program."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .rules.messages import listed

if TYPE_CHECKING:
    from .commands import Table

SHELLS = ("bash", "zsh", "fish")
_ASK = "$({program} {command} --help 2>/dev/null | grep -oE -- '--[a-z][a-z-]+' | sort -u)"
"""The options of a command, from its own help, so that nobody keeps a second list."""
_BASH = """_{name}() {{
  local word=${{COMP_WORDS[COMP_CWORD]}}
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{words}" -- "$word"))
  elif [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "{ask}" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}}
complete -o filenames -F _{name} {program}
"""
_ZSH = """#compdef {program}
autoload -Uz compinit bashcompinit
compinit
bashcompinit
"""
_FISH_COMMAND = "complete -c {program} -n __fish_use_subcommand -f -a {command} -d '{text}'\n"
_FISH_OPTIONS = (
    "complete -c {program} -n 'not __fish_use_subcommand; and string match -q -- \"-*\" (commandline -ct)'"
    " -f -a '({program} (commandline -opc)[2] --help 2>/dev/null | string match -ra -- \"--[a-z][a-z-]+\")'\n"
)


def script(
    program: str,
    commands: Table,
    parser: argparse.ArgumentParser,
    arguments: Sequence[str],
) -> str:
    """The script for the shell that `arguments` name; without one the command line is wrong."""
    shell = arguments[0] if len(arguments) == 1 else ""
    if shell not in SHELLS:
        parser.error(f"name a shell: {listed(SHELLS)}, such as `{program} completion bash`")
    does = {name: one.does for name, one in commands.items()}
    rows = {**does, "help": "show the commands", "completion": "print this script"}
    if shell == "fish":
        lines = [
            _FISH_COMMAND.format(program=program, command=name, text=text.replace("'", ""))
            for name, text in rows.items()
        ]
        return "".join([*lines, _FISH_OPTIONS.format(program=program)])
    ask = _ASK.format(program=program, command="${COMP_WORDS[1]}")
    made = _BASH.format(
        name=program.replace("-", "_"), program=program, words=" ".join(rows), ask=ask
    )
    return made if shell == "bash" else _ZSH.format(program=program) + made
