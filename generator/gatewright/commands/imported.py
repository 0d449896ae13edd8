"""What `import` and `add` share: they write specs, and print what became of each statement."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..diagnostics import printable

if TYPE_CHECKING:
    from ..published import Library, PublishedModel


def wrote(
    command: str,
    texts: Mapping[Path, str],
    kept: tuple[Library, Path, str] | None = None,
) -> bool:
    """Writes the specs, and keeps the documents they are from, where they are given.

    False, with a line on stderr, where the files cannot be written; they are as they were then. Where only
    the documents cannot be kept, a line says so.
    """
    from ..emit import EmitError
    from ..emit.replace import replace_all
    from ..published import keep

    try:
        replace_all(texts)
    except EmitError as error:
        print(f"gatewright {command}: {error}", file=sys.stderr)
        return False
    try:
        if kept is not None:
            keep(*kept)
    except (EmitError, OSError) as error:
        said = f"the documents are not kept for `gatewright add`: {error}"
        print(printable(f"gatewright {command}: {said}"), file=sys.stderr)
    return True


def name_written(paths: Iterable[Path]) -> None:
    """Names the specs that were written."""
    for path in paths:
        if path.suffix == ".yaml":
            print(f"wrote   {path}", file=sys.stderr)


def tell(
    models: list[PublishedModel],
    form: str,
    accepted: bool,
    gateway: dict[str, Any] | None = None,
) -> None:
    """Prints the report of an import; `gateway` is the data of a spec that it writes."""
    from ..published import answer_lines, import_data, import_lines

    if form == "json":
        print(json.dumps(import_data(models), indent=2, ensure_ascii=False))
        return
    for line in (*import_lines(models, accepted), *answer_lines(models, gateway)):
        print(printable(line))
