"""A model at any price, for the tests of prices."""

from __future__ import annotations

from .conftest import MODEL

PRICE = "price:\n  billing: fixed\n  credits: 2\n"
assert PRICE in MODEL
PARAMS = """\
  duration: {type: number, minimum: 1, maximum: 600, default: 5}
  length: {type: enum, options: ["4s", "8s", auto]}
  resolution: {type: enum, options: [720p, 1080p, 4k], default: 720p}
  sound: {type: boolean, default: false}
  pixels: {type: size, min_side: 1, max_side: 9999}
  n: {type: integer, minimum: 1, maximum: 4, default: 1}
  takes: {type: integer, options: [5, 10], default: 5}
  picture: {type: url}
  pictures: {type: list, items: {type: url}, max_items: 5}
  untyped: {type: union, any_of: [{type: number}, {type: string}], default: 5}
  voice: {type: boolean}
  task: {type: constant, const: paint}
"""
BASE = MODEL.replace("params:\n", f"params:\n{PARAMS}")
MODES = """\
modes:
  text_to_image: {absent: [picture]}
  edit:
    present: [picture]
    price: {credits: 9}

"""


def priced(price: str, modes: str = "") -> str:
    """The model at another price."""
    return BASE.replace(PRICE, f"{modes}price: {price}\n")
