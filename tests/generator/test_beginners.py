"""Specs as beginners write them: place, cause and next step of each mistake, all in one round."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.check.shape import shape_faults
from gatewright.diagnostics import Diagnostic
from gatewright.load.document import SpecFile, read

BASE = """\
id: fox-1
title: Fox 1
medium: image
sources:
  page: {title: fox-1, read: 2026-11-21}
seen: whole
params:
  prompt:
    type: string
    role: prompt
    required: true
    max_length: 800
  image_size:
    type: enum
    options: ["1:1", "16:9"]
    default: "16:9"
    doc: Shape of the picture.
  steps:
    type: integer
    minimum: 1
    maximum: 50
price:
  usd: 0.05
"""
SIZE, DOC, LENGTH = (
    '    options: ["1:1", "16:9"]',
    "    doc: Shape of the picture.",
    "    max_length: 800",
)
WRONG = [
    # YAML's own.
    (DOC, "    doc: Shape: of the picture.", ": of", "a second colon", 'doc: "Shape: of the picture."'),
    (DOC, "    doc: Width x height: 16:9", ": 16:9", "a second colon", 'doc: "Width x height: 16:9"'),
    ("title: Fox 1", "title: Fox 1: fast", ": fast", "a second colon", 'title: "Fox 1: fast"'),
    (DOC, "   doc: Shape of the picture.", "doc", "begins with 3 blanks", "give it 4 blanks, as line 16 has"),
    (DOC, "\tdoc: Shape of the picture.", "\t", "a tab cannot indent", "indent it with spaces"),
    (DOC, "    doc: @author", "@", "cannot begin with `@`", 'doc: "@author"'),
    (DOC, "    doc: `size`", "`", "cannot begin with ```", 'doc: "`size`"'),
    (DOC, "    doc: %5 of it", "%", "cannot begin with `%`", 'doc: "%5 of it"'),
    (LENGTH, "    max_length:800", "max_length", "no blank behind the colon", "max_length: 800"),
    (LENGTH, "    max_length 800", "max_length", "has no colon", "write KEY: VALUE"),
    (SIZE, '    options: ["1:1", "16:9"', "[", "what begins here is not closed", "end it with `]`"),
    (SIZE, '    options: ["1:1" "16:9"]', '"16:9"', "a comma is missing", "put one between two elements"),
    ("page: {title: fox-1, read: 2026-11-21}", "page: {title: fox-1, read: 2026-11-21", "{",
     "is not closed", "end it with `}`"),
    ('default: "16:9"', 'default: "16:9', '"16:9', "quotation mark is not closed", "the same mark"),
    (LENGTH, f"{LENGTH}\n    max_length: 900", "max_length: 900", "twice, first in line 12", ""),
    (DOC, "    doc: *shape", "*", "aliases are not allowed", "write the value out"),
    (DOC, "    doc: !!str shape", "!!str", "tags are not allowed", "remove it"),
    ("    required: true", "    required: True", "True", "would not print as it is written", 'quote it: "True"'),
    ("    minimum: 1", "    minimum: 1.50", "1.50", "would not print as it is written", ""),
    # Values.
    ("    required: true", "    required: yes", "yes", '`required` is true or false, not "yes"', "write true"),
    ("    required: true", "    required: no", "no", "true or false", "write false"),
    ("    required: true", '    required: "true"', '"true"', "true or false", "write true"),
    ("    required: true", "    required: 1", "1", "true or false", "write true"),
    ("    required: true", "    required: [prompt]", "[prompt]", "true or false, not a list", "for itself: write true"),
    (LENGTH, '    max_length: "800"', '"800"', "a whole number", "write 800"),
    (LENGTH, "    max_length: 5,000", "5,000", "a whole number", "write 5000"),
    (LENGTH, "    max_length: 5_000", "5_000", "a whole number", "write 5000"),
    (LENGTH, "    max_length: 5'000", "5'000", "a whole number", "write 5000"),
    (LENGTH, "    max_length: 800 chars", "800 chars", "a whole number", "write 800"),
    (LENGTH, "    max_length: max 800", "max 800", "a whole number", "write 800"),
    (LENGTH, "    max_length: -1", "-1", "is -1, below", ""),
    ("    maximum: 50", '    maximum: "50"', '"50"', "a number", "write 50"),
    ("    maximum: 50", "    maximum: 50 steps", "50 steps", "a number", "write 50"),
    ("read: 2026-11-21", "read: 21.11.2026", "21.11.2026", "cannot be", "write 2026-11-21"),
    ("read: 2026-11-21", "read: 11/21/2026", "11/21/2026", "cannot be", "write 2026-11-21"),
    ("read: 2026-11-21", "read: 5/6/2026", "5/6/2026", "cannot be", "write YEAR-MONTH-DAY"),
    ("read: 2026-11-21", "read: today", "today", "cannot be", "write YEAR-MONTH-DAY"),
    (SIZE, "    options: 1:1", "1:1", "is a list", "put it in a list: [1:1]"),
    (SIZE, '    options: ["1:1", "1:1"]', "[", "the same thing twice", ""),
    ("medium: image", "medium: picture", "picture", "cannot be", "one of"),
    ("medium: image", "medium: images", "images", "cannot be", "did you mean `image`?"),
    # Words of other formats.
    (DOC, "    description: Shape of the picture.", "description", "no key `description`", "called `doc`"),
    (DOC, "    help: Shape of the picture.", "help", "no key `help`", "called `doc`"),
    (SIZE, '    enum: ["1:1", "16:9"]', "enum", "no key `enum`", "called `options`"),
    (SIZE, '    choices: ["1:1", "16:9"]', "choices", "no key `choices`", "called `options`"),
    (SIZE, '    values: ["1:1", "16:9"]', "values", "no key `values`", "called `options`"),
    (LENGTH, "    maxLength: 800", "maxLength", "no key `maxLength`", "called `max_length`"),
    (LENGTH, "    max_chars: 800", "max_chars", "no key `max_chars`", "called `max_length`"),
    ("    minimum: 1", "    min: 1", "min", "no key `min`", "called `minimum`"),
    ("    maximum: 50", "    max: 50", "max", "no key `max`", "called `maximum`"),
    ("    maximum: 50", "    exclusiveMaximum: 50", "exclusiveMaximum", "no key", "called `below`"),
    ("    minimum: 1", "    multipleOf: 1", "multipleOf", "no key", "called `step`"),
    ("    required: true", "    optional: false", "optional", "no key `optional`", "without `required: true` is optional"),
    ("params:", "parameters:", "parameters", "no key `parameters`", "called `params`"),
    ("title: Fox 1", "display_name: Fox 1", "display_name", "no key", "called `title`"),
    ("medium: image", "medium: image\nprovider: fox", "provider", "no key `provider`", "the folder of the file"),
    ("price:", "pricing:", "pricing", "no key `pricing`", "called `price`"),
    ("    type: string", "    type: str", "str", "cannot be", "called `string`"),
    ("    type: integer", "    type: int", "int", "cannot be", "called `integer`"),
    ("    type: integer", "    type: float", "float", "cannot be", "called `number`"),
    ("    type: integer", "    type: bool", "bool", "cannot be", "called `boolean`"),
    ("    type: integer", "    type: array", "array", "cannot be", "called `list`"),
    ("    type: integer", "    type: dict", "dict", "cannot be", "called `object`"),
    ("    type: integer", "    type: strnig", "strnig", "cannot be", "did you mean `string`?"),
]  # fmt: skip


def faults_of(text: str) -> list[Diagnostic]:
    file = SpecFile(Path("fox.yaml"), "model", "shop")
    found = read(file, text.encode())
    return [*found, *(shape_faults(file) if file.data else ())]


def test_the_base_has_no_fault_so_that_each_edit_is_the_mistake() -> None:
    assert [str(one) for one in faults_of(BASE)] == []


@pytest.mark.parametrize(
    ("old", "new", "at", "cause", "step"), WRONG, ids=[one[1].strip() for one in WRONG]
)
def test_a_mistake_is_told_with_place_cause_and_next_step(
    old: str, new: str, at: str, cause: str, step: str
) -> None:
    assert BASE.count(old) >= 1
    text = BASE.replace(old, new, 1)
    lines = text.split("\n")
    told = [str(one) for one in faults_of(text)]
    right = [
        one
        for one in faults_of(text)
        if cause in one.message
        and step in one.hint
        and lines[one.line - 1][one.column - 1 :].startswith(at)
    ]
    assert right, told


def test_several_mistakes_are_told_in_one_round() -> None:
    text = BASE
    for old, new, *_ in (WRONG[19], WRONG[25], WRONG[43], WRONG[34]):
        text = text.replace(old, new, 1)
    assert len(faults_of(text)) >= 4
