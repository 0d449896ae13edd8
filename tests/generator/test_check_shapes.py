"""Checking: a wrong shape is one sentence at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from .checking import EASEL, SHOP, Case, change, found

SHAPES: dict[str, Case] = {
    "an unknown key gets the nearest right one": (
        EASEL,
        "  max_length: 100",
        "  maxlength: 100",
        "models/shop/easel.yaml:13:5: there is no key `maxlength` here; here it is called `max_length`",
    ),
    "a missing key is told where it should be": (
        EASEL,
        "medium: image\n",
        "",
        "models/shop/easel.yaml:1:1: `medium` is missing",
    ),
    "a wrong word of a vocabulary": (
        SHOP,
        "means: invalid_request",
        "means: invalid_requst",
        'gateways/shop.yaml:52:29: `means` cannot be "invalid_requst"; '
        "did you mean `invalid_request`?",
    ),
    "a wrong type": (
        EASEL,
        "  required: true",
        "  required: maybe",
        'models/shop/easel.yaml:12:15: `required` is true or false, not "maybe"',
    ),
    "a number where text belongs": (
        EASEL,
        'options: ["1:1", "16:9"]',
        'options: ["1:1", "16:9", 5]',
        'models/shop/easel.yaml:16:30: element 3 of `options` is text, not 5; quote it: "5"',
    ),
    "numbers as the options of an enum": (
        EASEL,
        "    type: integer\n    minimum: 0\n    maximum: 9",
        "    type: enum\n    options: [5, 10]",
        "models/shop/easel.yaml:21:14: the options of an enum are texts, and these are numbers; if it "
        "is sent as a number, write `type: integer`; quote them only if the page shows quotation marks",
    ),
    "fractions as the options of an enum": (
        EASEL,
        "    type: integer\n    minimum: 0\n    maximum: 9",
        "    type: enum\n    options: [0.00005, 2]",
        "models/shop/easel.yaml:21:14: the options of an enum are texts, and these are numbers; if it "
        "is sent as a number, write `type: number`; quote them only if the page shows quotation marks",
    ),
    "texts as the options of an integer": (
        EASEL,
        "    minimum: 0\n    maximum: 9",
        '    options: ["5", "10"]',
        "models/shop/easel.yaml:21:14: the options of an integer are numbers, and these are texts; "
        "take the quotation marks off, or write `type: enum` if it is sent as a text",
    ),
    "texts as the options of a number": (
        EASEL,
        "    type: integer\n    minimum: 0\n    maximum: 9",
        "    type: number\n    options: [few, many]",
        "models/shop/easel.yaml:21:14: the options of a number are numbers, and these are texts; "
        "take the quotation marks off, or write `type: enum` if it is sent as a text",
    ),
    "a fraction as an option of an integer": (
        EASEL,
        "    minimum: 0\n    maximum: 9",
        "    options: [5, 0.5]",
        "models/shop/easel.yaml:21:18: element 2 of `options` is a whole number, not 0.5",
    ),
    "an option that another limit excludes": (
        EASEL,
        "    minimum: 0\n    maximum: 9",
        "    maximum: 9\n    options: [5, 10]",
        "models/shop/easel.yaml:22:14: 10 breaks another limit of this param",
    ),
    "a default that is none of the numbers": (
        EASEL,
        "    minimum: 0\n    maximum: 9",
        "    options: [5, 10]\n    default: 7",
        "models/shop/easel.yaml:22:14: the default cannot be: 7 is none of 5 or 10",
    ),
    "a form that readers understand differently": (
        EASEL,
        "  max_length: 100",
        '  pattern: "\\\\d+"',
        "models/shop/easel.yaml:13:14: \\d is not understood alike everywhere; write a set such as [0-9]",
    ),
    "a form that no text of the allowed length has": (
        EASEL,
        "  max_length: 100",
        "  max_length: 100\n    pattern: 'a{101}'",
        "models/shop/easel.yaml:14:14: no text of a length that is allowed has this form",
    ),
    "kinds that nothing tells apart": (
        EASEL,
        "    type: integer\n    minimum: 0\n    maximum: 9",
        "    type: union\n    any_of: [{type: integer}, {type: number}]",
        "models/shop/easel.yaml:21:13: nothing tells `integer` from `number`: both are of the type "
        "number in JSON, and neither has `options`",
    ),
    "a fault inside one of several kinds": (
        EASEL,
        "    type: integer\n    minimum: 0\n    maximum: 9",
        "    type: union\n    any_of: [{type: integer, minimum: 9, maximum: 8}, {type: string}]",
        "models/shop/easel.yaml:21:39: `minimum` is above `maximum`, which is 8",
    ),
    "two bounds at one end": (
        EASEL,
        "    minimum: 0\n    maximum: 9",
        "    minimum: 0\n    above: 0\n    maximum: 9",
        "models/shop/easel.yaml:22:12: `above` and `minimum` bound the same end; state one of them",
    ),
    "no number between the bounds": (
        EASEL,
        "    minimum: 0\n    maximum: 9",
        "    above: 9\n    maximum: 9",
        "models/shop/easel.yaml:21:12: no number is above 9 beside `maximum: 9`",
    ),
    "a yes where text belongs": (
        SHOP,
        "code_type: string",
        "code_type: true",
        "gateways/shop.yaml:50:14: `code_type` cannot be true; one of string, integer",
    ),
    "a limit of another type": (
        EASEL,
        "    maximum: 9",
        "    maximum: 9\n    max_length: 3",
        "models/shop/easel.yaml:23:5: `max_length` is not allowed with the other keys here; remove it",
    ),
    "an enum without options": (
        EASEL,
        '    options: ["1:1", "16:9"]\n',
        "",
        "models/shop/easel.yaml:15:5: `options` is missing",
    ),
    "options that repeat": (
        EASEL,
        'options: ["1:1", "16:9"]',
        'options: ["1:1", "1:1"]',
        "models/shop/easel.yaml:16:14: `options` says the same thing twice",
    ),
    "no options at all": (
        EASEL,
        'options: ["1:1", "16:9"]',
        "options: []",
        "models/shop/easel.yaml:16:14: `options` is empty",
    ),
    "a step that leads nowhere": (
        EASEL,
        "    maximum: 9",
        "    step: 0",
        "models/shop/easel.yaml:22:11: `step` is 0 and has to be above 0",
    ),
    "a negative length": (
        EASEL,
        "max_length: 100",
        "max_length: -1",
        "models/shop/easel.yaml:13:17: `max_length` is -1, below 0",
    ),
    "a word that cannot be a parameter": (
        EASEL,
        "  seed:\n",
        "  2nd seed:\n",
        'models/shop/easel.yaml:19:3: "2nd seed" cannot be a key here',
    ),
    "an id that leads upwards": (
        EASEL,
        "id: easel",
        "id: ../easel",
        'models/shop/easel.yaml:1:5: `id` cannot be "../easel"; '
        "it has the form ^[A-Za-z0-9][A-Za-z0-9._:+-]*(/[A-Za-z0-9][A-Za-z0-9._:+-]*)*$",
    ),
    "an id that ends in a new line": (
        EASEL,
        "id: easel",
        "id: |\n  easel",
        'models/shop/easel.yaml:1:5: `id` cannot be "easel\\n"; '
        "it has the form ^[A-Za-z0-9][A-Za-z0-9._:+-]*(/[A-Za-z0-9][A-Za-z0-9._:+-]*)*$",
    ),
    "an id of two slashes": (
        EASEL,
        "id: easel",
        "id: a//b",
        'models/shop/easel.yaml:1:5: `id` cannot be "a//b"; '
        "it has the form ^[A-Za-z0-9][A-Za-z0-9._:+-]*(/[A-Za-z0-9][A-Za-z0-9._:+-]*)*$",
    ),
    "a page whose address is not an address": (
        EASEL,
        "https://shop.example/docs/easel",
        "ftp://shop.example/docs/easel",
        'models/shop/easel.yaml:7:29: `url` cannot be "ftp://shop.example/docs/easel"; '
        "it has the form ^https?://[^/?# ]",
    ),
    "a mapping where a list belongs": (
        SHOP,
        "media: [image]",
        "media: {image: true}",
        "gateways/shop.yaml:14:12: `media` is a list, not a mapping",
    ),
}


@pytest.mark.parametrize("case", SHAPES.values(), ids=SHAPES)
def test_a_wrong_shape_is_one_sentence_at_its_place(shop: Path, case: Case) -> None:
    file, old, new, expected = case
    change(shop, file, old, new)
    assert found(shop) == [expected]
