"""Types of requests in code, with comments: interfaces of TypeScript, classes of Python."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from ..text.lines import passage
from ..words.known_limits import numeric
from ..words.types import type_of
from ..words.vocabulary import Vocabulary
from .entries import attributes_of
from .extract import NOT_ASKED, Extract, FieldPart, PageField
from .sheet import Sheet
from .typed_members import TypedMember, python_member, script_member

_SCRIPT = re.compile(
    r"(?:export )?(?:declare )?(?:interface (?P<interface>\w+)[^{]{0,80}|type (?P<type>\w+) ?= ?)\{\Z"
)
_PYTHON = re.compile(r"class (?P<name>\w+)(?:\([^()]{0,80}\))?:\Z")
_OF_ANSWERS = re.compile(
    r"response|result|answer|output|status|error|reply|returned|task|job|webhook|callback|event|client|config\Z|usage",
    re.I,
)
_OF_REQUESTS = re.compile(
    r"request|params|param|input|body|option|args|arguments|payload|create|settings|generat|submit",
    re.I,
)
_COMMENT = re.compile(r"(?:/\*\*?|//+|\*(?!/)|#) ?(?P<text>.*?)(?: ?\*/)?\Z")
_NOT_HERE = NOT_ASKED - {"example"}
_WORD = re.compile(r"[A-Za-z_]\w*")


@dataclass(slots=True)
class _Block:
    """One type."""

    name: str
    start: int
    fields: list[PageField] = field(default_factory=list[PageField])
    types: list[str] = field(default_factory=list[str])
    """What its members are, as the page says it."""
    lines: set[int] = field(default_factory=set[int])

    def __post_init__(self) -> None:
        self.lines.add(self.start)


def read_typed_code(sheet: Sheet, words: Vocabulary, used: Set[int], keys: Set[str]) -> Extract:
    """Takes the members of types that are called like a request, stand among params, or have `keys` of an example.

    A type that another one holds is none of a request; of several requests, each is in doubt.
    """
    blocks = [*_blocks(sheet, words, used)]
    held = {word for one in blocks for text in one.types for word in _WORD.findall(text)}
    asked = [
        one
        for one in blocks
        if one.fields and one.name not in held and not _OF_ANSWERS.search(one.name)
        if _OF_REQUESTS.search(one.name)
        or sheet.roles[one.start] == "params"
        or any(each.name in keys for each in one.fields)
    ]
    found = Extract()
    for one in asked:
        if len(asked) > 1:
            for each in one.fields:
                each.doubt = "the page shows several types of requests"
        found.fields += one.fields
        found.lines |= one.lines
    return found


def _blocks(sheet: Sheet, words: Vocabulary, used: Set[int]) -> Iterator[_Block]:
    """Every type that code of the page declares."""
    index = 0
    while index < len(sheet.lines):
        line = sheet.lines[index]
        free = line.code and index not in used and sheet.roles[index] not in _NOT_HERE
        script = _SCRIPT.match(line.text) if free else None
        python = _PYTHON.match(line.text) if free else None
        if script or python:
            name = (script["interface"] or script["type"]) if script else ""
            block = _Block(name or (python["name"] if python else ""), index)
            _fill_block(block, sheet, words, bool(script))
            yield block
            index = max(block.lines) + 1
        else:
            index += 1


def _fill_block(block: _Block, sheet: Sheet, words: Vocabulary, script: bool) -> None:
    """Reads the members of a type, and notes the lines that they stand on."""
    above: list[tuple[int, str]] = []
    indent = _indent(sheet, block.start)
    for index in range(block.start + 1, len(sheet.lines)):
        line = sheet.lines[index]
        if not line.code or (script and line.text.startswith("}")):
            block.lines |= {index} if line.code else set()
            break
        if not script and line.text and _indent(sheet, index) <= indent:
            break
        if not line.text:
            continue
        comment = _COMMENT.match(line.text)
        read = script_member if script else python_member
        member = None if comment else read(line.text)
        if comment:
            above += [(line.number, comment["text"])] if comment["text"] else []
        elif member is None or member.type == "{":
            # What it holds is not read: what stands there would count as keys of the request.
            break
        else:
            block.types.append(member.type)
            block.fields.append(_field(member, above, sheet, index, words))
            above = []
        block.lines.add(index)


def _field(
    member: TypedMember, above: list[tuple[int, str]], sheet: Sheet, index: int, words: Vocabulary
) -> PageField:
    place = sheet.place(index, member.name)
    made = PageField(member.name, place, "params")
    parts = [*above, *([(place.line, member.comment)] if member.comment else [])]
    said = attributes_of(parts[0][1], words) if parts else None
    told = type_of(member.type, words)
    # What a comment calls an integer, TypeScript can only call a number.
    finer = type_of(said.type, words) if said else None
    if finer and told and numeric(finer.kind) and numeric(told.kind) and not member.options:
        made.type = FieldPart(finer.kind, place)
    elif told:
        made.type = FieldPart(member.type, place)
    else:
        made.unread.append(member.type)
    required = said.required if said and said.required is not None else member.required
    made.required = FieldPart("yes" if required else "no", place)
    if member.default:
        made.default = FieldPart(member.default, place)
    made.ranges = [FieldPart(one, place) for one in member.ranges]
    if member.options:
        made.options, made.options_place = list(member.options), place
    made.description = passage(parts)
    return made


def _indent(sheet: Sheet, index: int) -> int:
    raw = sheet.lines[index].raw.expandtabs(4)
    return len(raw) - len(raw.lstrip())
