"""Scripts that make shells complete the commands and options of a program."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from ..rules.messages import join_words

SHELLS = ("bash", "zsh", "fish")
_BASH = """_{name}() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} given=() one
  # Two words at most, and none that begins with a dash: nothing but a help may ever run.
  for one in "${{COMP_WORDS[@]:1:2}}"; do
    if [ ${{#given[@]}} -lt $((COMP_CWORD - 1)) ] && [[ $one != -* ]]; then given+=("$one"); fi
  done
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{words}" -- "$word"))
  elif [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$({program} "${{given[@]}}" --help 2>/dev/null |
      grep -oE -- '--[a-z][a-z-]+' | sort -u)" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
    if [ "$COMP_CWORD" -eq 2 ]; then
      COMPREPLY+=($(compgen -W "$({program} "${{given[@]}}" --help 2>/dev/null |
        sed -nE 's/^    ([a-z]+) .*/\\1/p')" -- "$word"))
    fi
  fi
}}
complete -o filenames -F _{name} {program}
"""
"""Options and actions come from the program's own help, so that nobody keeps a second list."""
_ZSH = """#compdef {program}
autoload -Uz compinit bashcompinit
compinit
bashcompinit
"""
_FISH_COMMAND = "complete -c {program} -n __fish_use_subcommand -f -a {command} -d '{text}'\n"
_FISH_MORE = """function __{name}_help
  # Two words at most, and none that begins with a dash: nothing but a help may ever run.
  {program} (string match -v -- '-*' (commandline -opc)[2..3]) --help 2>/dev/null
end
complete -c {program} -n 'not __fish_use_subcommand; and string match -q -- "-*" (commandline -ct)' \\
  -f -a '(__{name}_help | string match -ra -- "--[a-z][a-z-]+")'
complete -c {program} -n 'test (count (commandline -opc)) -eq 2' \\
  -a '(__{name}_help | string match -rg -- "^    ([a-z]+) ")'
"""


def script(
    program: str,
    commands: Mapping[str, str],
    parser: argparse.ArgumentParser,
    arguments: Sequence[str],
) -> str:
    """The script for the shell that `arguments` name; without one the command line is wrong.

    `commands` are names and what they do.
    """
    shell = arguments[0] if len(arguments) == 1 else ""
    if shell not in SHELLS:
        parser.error(f"name a shell: {join_words(SHELLS)}, such as `{program} completion bash`")
    rows = {**commands, "help": "show the commands", "completion": "print this script"}
    name = program.replace("-", "_")
    if shell == "fish":
        lines = [
            _FISH_COMMAND.format(program=program, command=one, text=text.replace("'", ""))
            for one, text in rows.items()
        ]
        return "".join([*lines, _FISH_MORE.format(program=program, name=name)])
    made = _BASH.format(name=name, program=program, words=" ".join(rows))
    return made if shell == "bash" else _ZSH.format(program=program) + made
