"""The judges that a model's macro calls: lines of SQL, each of which gives a list of violations."""

from __future__ import annotations

from textwrap import indent

from ...ir import Value
from ...schema.request import size_pattern, url_pattern
from ..places import Key, Place
from ..steps import fraction
from .literals import INDENT, call, comment, number, pointer, text, texts


class Entries:
    """What is asked of the values of one model; `mode` is the SQL that tells a body's mode."""

    def __init__(self, modes: tuple[str, ...], mode: str) -> None:
        self._modes = modes
        self._mode = mode
        self._source = ""

    def of(self, place: Place) -> list[str]:
        """The judges of a value and of everything in it."""
        return [*self._told(place), self._judge(place), *self.inside(place)]

    def inside(self, place: Place) -> list[str]:
        """The judges of what is in an object or a list."""
        lines = [line for key in place.keys for line in self._key(place, key)]
        if place.item is None:
            return lines
        index = f"i{place.item.pointer.count('*')}"
        elements = f"judge_elements(body, {pointer(place.pointer)})"
        return [*lines, _each(_joined(self.of(place.item)), index, elements)]

    def _key(self, parent: Place, key: Key) -> list[str]:
        lines: list[str] = []
        if key.required:
            step = key.cases[0][1].pointer[len(parent.pointer) :]
            call = f"judge_required(body, {pointer(parent.pointer)}, {text(step)})"
            lines = self._in_modes({key.required: [call]})
        told = self._told(key.cases[0][1])
        if len(key.cases) == 1:
            return [*told, *lines, *self.of(key.cases[0][1])]
        return [*told, *lines, *self._in_modes({modes: self.of(one) for modes, one in key.cases})]

    def _in_modes(self, cases: dict[tuple[str, ...], list[str]]) -> list[str]:
        """The lines of each case in its modes only."""
        every = len(self._modes) == sum(map(len, cases))
        *first, last = cases.items()
        if every and not first:
            return last[1]
        branches = [
            self._branch(modes, lines) for modes, lines in [*first, *([] if every else [last])]
        ]
        rest = _joined(last[1]) if every else "[]"
        body = indent("\n".join([*branches, f"ELSE {rest}"]), INDENT)
        return [f"CASE\n{body}\nEND"]

    def _branch(self, modes: tuple[str, ...], lines: list[str]) -> str:
        fits = f"= {text(modes[0])}" if len(modes) == 1 else f"IN {texts(modes)}"
        return f"WHEN {self._mode} {fits}\n{indent(f'THEN {_joined(lines)}', INDENT)}"

    def _told(self, place: Place) -> list[str]:
        """Where the rules from here on are written, when that has changed."""
        if place.source == self._source:
            return []
        self._source = place.source
        return [comment(place.source)]

    def _judge(self, place: Place) -> str:
        path = pointer(place.pointer)
        if not place.taken:
            return f"judge_absent(body, {path})"
        value = place.value
        name, arguments = _call(place)
        nullable = ["nullable := true"] if value.nullable and value.kind != "const" else []
        return call(name, ["body", path, *arguments, *nullable])


def _call(place: Place) -> tuple[str, list[str]]:
    """The macro that judges a value, and the limits it is given."""
    value = place.value
    match value.kind:
        case "const":
            return "judge_const", [text(value.const)]
        case "enum":
            return "judge_enum", [texts(value.options)]
        case "boolean" if value.as_string:
            return "judge_enum", [texts(("false", "true"))]
        case "boolean":
            return "judge_boolean", []
        case "string":
            return "judge_text", _limits(value, "min_length", "max_length")
        case "url":
            pattern = f"pattern := {text(url_pattern(value.schemes))}"
            return "judge_text", [*_limits(value, "min_length", "max_length"), pattern]
        case "size":
            pattern = text(size_pattern(value.min_side, value.max_side))
            return "judge_size", [pattern, *_limits(value, "min_pixels", "max_pixels")]
        case "integer" | "number":
            whole = ["whole := true"] if value.kind == "integer" else []
            return "judge_number", [*whole, *_limits(value, "minimum", "maximum"), *_step(value)]
        case "list":
            return "judge_list", _limits(value, "min_items", "max_items")
        case "object":
            keys = [] if value.open else [texts((key.wire for key in place.keys), "keys := ")]
            return "judge_object", keys


def _limits(value: Value, *names: str) -> list[str]:
    return [
        f"{name} := {number(getattr(value, name))}"
        for name in names
        if getattr(value, name) is not None
    ]


def _step(value: Value) -> list[str]:
    if value.step is None:
        return []
    step, over = fraction(value.step)
    return [f"step := {step}", f"over := {over}"] if over != 1 else [f"step := {step}"]


def _joined(lines: list[str]) -> str:
    """One list of the lists that `lines` give."""
    if len(lines) == 1:
        return lines[0]
    return f"flatten([\n{indent(commas(lines), INDENT)}\n])"


def _each(lines: str, index: str, elements: str) -> str:
    """The violations of every element of a list."""
    return f"flatten([\n{indent(lines, INDENT)}\n{INDENT}FOR {index} IN {elements}\n])"


def commas(lines: list[str]) -> str:
    """`lines` with a comma behind each but the last and the comments."""
    last = max(index for index, line in enumerate(lines) if not line.startswith("--"))
    return "\n".join(
        line if line.startswith("--") or index >= last else f"{line},"
        for index, line in enumerate(lines)
    )
