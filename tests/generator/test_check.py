"""Checking: every rule with a spec that breaks it, and the place where it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.check import check
from gatewright.load import Workspace, load
from gatewright.resolve import resolve

SPECS = Path(__file__).parents[2] / "specs"

PACKAGE = "package.yaml"
SHOP = "gateways/shop.yaml"
EASEL = "models/shop/easel.yaml"


def loaded(root: Path) -> Workspace:
    workspace, faults = load(root)
    assert faults == []
    return workspace


def found(root: Path) -> list[str]:
    """The diagnostics of the folder as ``file:line:column: message; hint``, from the folder on."""
    prefix = loaded(root).package.path.parent
    return [
        str(fault).replace(f"{prefix}/", "").replace(str(prefix), "")
        for fault in check(loaded(root))
    ]


def change(root: Path, file: str, old: str, new: str) -> None:
    """Replaces the one place in a file where `old` stands."""
    path = root / file
    text = path.read_text()
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new))


def test_the_real_specs_have_no_fault() -> None:
    assert check(loaded(SPECS)) == []


def test_the_small_shop_has_no_fault(shop: Path) -> None:
    assert found(shop) == []


Case = tuple[str, str, str, str]

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


MODELS: dict[str, Case] = {
    "a default list that is too long": (
        EASEL,
        "price:",
        "  inks: {type: list, items: {type: string}, max_items: 1, default: [red, blue]}\n\nprice:",
        "models/shop/easel.yaml:24:68: the default cannot be: 2 elements are more than 1; take out 1",
    ),
    "a part that nothing is rounded to": (
        EASEL,
        "credits: 2",
        "credits: 2\n  round_to: 5",
        "models/shop/easel.yaml:27:3: a price that is not rounded is a multiple of nothing; add `round`",
    ),
    "a default that is not an option": (
        EASEL,
        'default: "1:1"',
        'default: "1:2"',
        "models/shop/easel.yaml:17:14: the default cannot be: '1:2' is none of 1:1 or 16:9",
    ),
    "a default of another type": (
        EASEL,
        "    minimum: 0",
        "    default: true",
        "models/shop/easel.yaml:21:14: the default cannot be: true is not a whole number",
    ),
    "a default that is not a whole number": (
        EASEL,
        "    minimum: 0",
        "    default: 1.5",
        "models/shop/easel.yaml:21:14: the default cannot be: 1.5 is not a whole number; use 1 or 2",
    ),
    "a default below the minimum": (
        EASEL,
        "    minimum: 0",
        "    minimum: 2\n    default: 1",
        "models/shop/easel.yaml:22:14: the default cannot be: 1 is below 2; use 2",
    ),
    "a default above the maximum": (
        EASEL,
        "    minimum: 0",
        "    default: 10",
        "models/shop/easel.yaml:21:14: the default cannot be: 10 is above 9; use 9",
    ),
    "a default between the steps": (
        EASEL,
        "    minimum: 0",
        "    step: 4\n    default: 6",
        "models/shop/easel.yaml:22:14: the default cannot be: 6 is not a multiple of 4; use 4 or 8",
    ),
    "a default of null": (
        EASEL,
        "    minimum: 0",
        "    default: null",
        "models/shop/easel.yaml:21:14: the default cannot be: null is not a whole number; leave it out",
    ),
    "a default that is too long": (
        EASEL,
        "price:",
        "  style: {type: string, max_length: 3, default: bold}\n\nprice:",
        "models/shop/easel.yaml:24:49: the default cannot be: 4 characters are more than 3; shorten it by 1",
    ),
    "a default that is not a size": (
        EASEL,
        "price:",
        "  area: {type: size, default: large}\n\nprice:",
        "models/shop/easel.yaml:24:31: the default cannot be: 'large' is not a size; write WIDTHxHEIGHT, such as 1024x1024",
    ),
    "a default of too many pixels": (
        EASEL,
        "price:",
        "  area: {type: size, max_pixels: 100, default: 11x10}\n\nprice:",
        "models/shop/easel.yaml:24:48: the default cannot be: '11x10' has more than 100 pixels; use 10x9",
    ),
    "a default of a field of an object": (
        EASEL,
        "price:",
        "  pen: {type: object, fields: {ink: {type: enum, options: [blue], default: bleu}}}\n\nprice:",
        "models/shop/easel.yaml:24:76: the default cannot be: 'bleu' is none of blue; did you mean blue?",
    ),
    "a minimum above the maximum": (
        EASEL,
        "minimum: 0",
        "minimum: 10",
        "models/shop/easel.yaml:21:14: `minimum` is above `maximum`, which is 9",
    ),
    "two params of one key in JSON": (
        EASEL,
        "price:",
        "  shape: {type: string, key: seed}\n\nprice:",
        "models/shop/easel.yaml:24:3: `seed` is already the key of `seed` in a request; say another `key` or `at`",
    ),
    "a param on the key of the model": (
        EASEL,
        "price:",
        "  model: {type: string, name: kind}\n\nprice:",
        "models/shop/easel.yaml:24:3: `model` is already the key of the model's id in a request; say another `key` or `at`",
    ),
    "two fields of one key in JSON": (
        EASEL,
        "price:",
        "  pen: {type: object, fields: {ink: {type: string}, tint: {type: string, key: ink}}}\n\nprice:",
        "models/shop/easel.yaml:24:31: `tint` and `ink` are the same key in JSON; change one `key`",
    ),
    "an operation that the gateway does not have": (
        EASEL,
        "medium: image",
        "medium: image\noperation: image",
        "models/shop/easel.yaml:4:12: shop has no operation `image`; did you mean `images`?",
    ),
    "a medium that the gateway does not make": (
        EASEL,
        "medium: image",
        "medium: audio",
        "models/shop/easel.yaml:3:9: shop has no operation that makes audio; name one with `operation:`",
    ),
    "files for nobody": (
        EASEL,
        "price:",
        "uploads: {image: {}}\n\nprice:",
        "models/shop/easel.yaml:24:10: shop has no list of reference files of its own; say at each param which files it `takes`",
    ),
    "two prices": (
        EASEL,
        "credits: 2",
        "credits: 2\n  usd: 1",
        "models/shop/easel.yaml:27:3: the price is already in credits",
    ),
    "rounding of nothing": (
        EASEL,
        "credits: 2",
        "usd: 2\n  round: up",
        "models/shop/easel.yaml:27:3: money is rounded to a part of it; say which with `round_to`",
    ),
    "a price that is known before and after": (
        EASEL,
        "credits: 2",
        "credits: 2\n  known: after",
        "models/shop/easel.yaml:27:3: `credits` is known before, so the price cannot be known only after; remove one of the two",
    ),
    "a day that is in no calendar": (
        EASEL,
        "read: 2026-11-21",
        "read: 2026-02-30",
        "models/shop/easel.yaml:7:70: '2026-02-30' is not a date",
    ),
    "a page that is not first": (
        EASEL,
        "  page: {title: Easel",
        "  news: {title: News, read: 2026-11-21}\n  page: {title: Easel",
        "models/shop/easel.yaml:7:3: the model's own page is called `page` and comes first",
    ),
    "a provenance of nothing": (
        EASEL,
        "examples:",
        "provenance:\n  params.seed.minimun: {source: page}\n\nexamples:",
        "models/shop/easel.yaml:29:3: no fact is called `params.seed.minimun`; did you mean `params.seed.minimum`?",
    ),
    "a provenance from nowhere": (
        EASEL,
        "examples:",
        "provenance:\n  params.seed.minimum: {source: pages}\n\nexamples:",
        "models/shop/easel.yaml:29:33: there is no source `pages`; did you mean `page`?",
    ),
    "a provenance of two minds": (
        EASEL,
        "examples:",
        "provenance:\n  params.seed: {source: page, chosen: I like it}\n\nexamples:",
        "models/shop/easel.yaml:29:31: `chosen` is not allowed with the other keys here; remove it",
    ),
    "a fact that is stated and undocumented": (
        EASEL,
        "examples:",
        "undocumented: [price.credits]\n\nexamples:",
        "models/shop/easel.yaml:28:16: `price.credits` is said to be undocumented, and stated all the same; remove one of the two",
    ),
    "a page that was seen hole": (
        EASEL,
        "params:\n  prompt",
        "seen: hole\nparams:\n  prompt",
        'models/shop/easel.yaml:8:7: `seen` cannot be "hole"; did you mean `whole`?',
    ),
    "a part of a page that no page has": (
        EASEL,
        "params:\n  prompt",
        "seen: {except: [param]}\nparams:\n  prompt",
        'models/shop/easel.yaml:8:17: element 1 of `except` cannot be "param"; did you mean `params`?',
    ),
    "an undocumented fact that cannot be": (
        EASEL,
        "examples:",
        "undocumented: [params.seed.maximun]\n\nexamples:",
        "models/shop/easel.yaml:28:16: no fact can be called `params.seed.maximun`; did you mean `params.seed.maximum`?",
    ),
    "an undocumented fact with a slip": (
        EASEL,
        "examples:",
        "undocumented: [prise.usd]\n\nexamples:",
        "models/shop/easel.yaml:28:16: no fact can be called `prise.usd`; did you mean `price`?",
    ),
}


@pytest.mark.parametrize("case", MODELS.values(), ids=MODELS)
def test_a_model_that_contradicts_itself_is_told_where(shop: Path, case: Case) -> None:
    file, old, new, expected = case
    change(shop, file, old, new)
    assert found(shop) == [expected]


MODES: dict[str, tuple[str, str]] = {
    "an argument that is not there": (
        "text: {absent: [sede]}",
        "models/shop/easel.yaml:25:19: there is no argument `sede`; did you mean `seed`?",
    ),
    "an argument both present and absent": (
        "text: {present: [seed], absent: [seed]}",
        "models/shop/easel.yaml:25:3: `seed` cannot be both present and absent",
    ),
    "a mode that is never reached": (
        "text: {absent: [seed]}\n  other: {absent: [seed]}",
        "models/shop/easel.yaml:26:3: this mode is never reached: whatever fits it fits `text` first",
    ),
    "a mode behind a wider one": (
        "seeded: {present: [seed]}\n  both: {present: [seed, size]}",
        "models/shop/easel.yaml:26:3: this mode is never reached: whatever fits it fits `seeded` first; put it before `seeded`",
    ),
    "a value that the argument never has": (
        "big: {when: {size: huge}}",
        "models/shop/easel.yaml:25:22: `size` is never that: 'huge' is none of 1:1 or 16:9",
    ),
    "a value of an argument that is not there": (
        "big: {when: {sise: huge}}",
        "models/shop/easel.yaml:25:16: there is no argument `sise`; did you mean `size`?",
    ),
    "a mode by a value that another one has first": (
        'any: {when: {size: ["1:1", "16:9"]}}\n  one: {when: {size: "1:1"}}',
        "models/shop/easel.yaml:26:3: this mode is never reached: whatever fits it fits `any` first; put it before `any`",
    ),
    "an argument that is absent and has a value": (
        'big: {when: {size: "1:1"}, absent: [size]}',
        "models/shop/easel.yaml:25:3: `size` cannot be both present and absent",
    ),
    "a change of no param": (
        "text: {params: {sede: {minimum: 1}}}",
        "models/shop/easel.yaml:25:19: there is no param `sede`; did you mean `seed`?",
    ),
    "an option that is there already": (
        'text: {params: {size: {also: ["16:9"]}}}',
        "models/shop/easel.yaml:25:33: '16:9' is an option in every mode",
    ),
    "options for a number": (
        "text: {params: {seed: {also: [many]}}}",
        "models/shop/easel.yaml:25:26: `also` is for an enum",
    ),
    "a limit of another type": (
        "text: {params: {size: {maximum: 3}}}",
        "models/shop/easel.yaml:25:26: `maximum` is not allowed with the other keys here; remove it",
    ),
    "a range that closes": (
        "text: {params: {seed: {minimum: 10}}}",
        "models/shop/easel.yaml:25:35: `minimum` is above `maximum`, which is 9, in this mode",
    ),
    "a default that its own limits refuse": (
        "text: {params: {seed: {minimum: 3, default: 2}}}",
        "models/shop/easel.yaml:25:47: the default cannot be: 2 is below 3, in this mode; use 3",
    ),
    "options without the default": (
        'text: {params: {size: {options: ["16:9"]}}}',
        "models/shop/easel.yaml:25:25: the default cannot be: '1:1' is none of 16:9, in this mode",
    ),
    "forbidden and limited": (
        "text: {params: {seed: {forbidden: true, minimum: 1}}}",
        "models/shop/easel.yaml:25:19: a forbidden param has no limits; remove them",
    ),
    "present and forbidden": (
        "text: {present: [seed], params: {seed: {forbidden: true}}}",
        "models/shop/easel.yaml:25:36: `seed` has to be present, so it cannot be forbidden",
    ),
    "absent and required": (
        "text: {absent: [seed], params: {seed: {required: true}}}",
        "models/shop/easel.yaml:25:18: `seed` is required, so it cannot be absent; make it `forbidden` in this mode",
    ),
}


@pytest.mark.parametrize("case", MODES.values(), ids=MODES)
def test_a_mode_that_cannot_be_is_told_where(shop: Path, case: tuple[str, str]) -> None:
    modes, expected = case
    change(shop, EASEL, "price:", f"modes:\n  {modes}\n\nprice:")
    assert found(shop) == [expected]


GATEWAYS: dict[str, Case] = {
    "a range of three numbers": (
        SHOP,
        "deadline: 60",
        "deadline: 60\n  every: [1, 2, 3]",
        "gateways/shop.yaml:27:10: `every` has more than 2 elements",
    ),
    "a status that HTTP does not have": (
        SHOP,
        "http: 400",
        "http: 4000",
        "gateways/shop.yaml:52:17: `http` is 4000, above 599",
    ),
    "a files API without its form": (
        SHOP,
        "via: public_url",
        "via: files_api\n  argument: files\n  field: files\n  item: {url: {type: url}}\n"
        "  roles: {address: url}\n\n"
        "endpoints:\n  upload: POST /v1/files",
        "gateways/shop.yaml:47:3: `form` is missing, which a files API needs",
    ),
    "a slot that does not exist": (
        SHOP,
        "urls: [<output.url>]",
        "urls: [<output.uri>, <output.url>]",
        "gateways/shop.yaml:38:12: there is no slot <output.uri>; did you mean `output.url`?",
    ),
    "a slot that is there twice": (
        SHOP,
        "urls: [<output.url>]",
        "urls: [<output.url>, <output.url>]",
        "gateways/shop.yaml:38:26: <output.url> is marked twice in this answer",
    ),
    "results that nobody could read": (
        SHOP,
        "urls: [<output.url>]",
        "urls: []",
        "gateways/shop.yaml:13:3: the `succeeded` answer marks no <output.url>, nor another slot that holds a file",
    ),
    "a created task without an id": (
        SHOP,
        "  created:\n    id: <id>\n",
        "  created:\n",
        "gateways/shop.yaml:13:3: the answer to a create has to mark <id>, or nobody can poll",
    ),
    "a poll without an id": (
        SHOP,
        "/v1/tasks/{id}",
        "/v1/tasks/all",
        "gateways/shop.yaml:16:11: the path of a poll has {id} in it",
    ),
    "a poll without a status": (
        SHOP,
        "  pending:\n    id: <id>\n    status: <status>\n",
        "  pending:\n    id: <id>\n",
        "gateways/shop.yaml:13:3: the answer to a poll has to mark <status>",
    ),
    "a poll without words for states": (
        SHOP,
        "states:\n  running: [busy]\n  succeeded: [done]\n  failed: [broken]\n",
        "",
        "gateways/shop.yaml:13:3: `states` is missing, which a polled operation needs",
    ),
    "a model in the body and in the path": (
        SHOP,
        "POST /v1/images",
        "POST /v1/{model}",
        "gateways/shop.yaml:15:13: the model is in the body, but the create has {model}",
    ),
    "a model in the path that is not there": (
        SHOP,
        "model: body",
        "model: path",
        "gateways/shop.yaml:15:13: the model is in the path, but the create lacks {model}",
    ),
    "a word that means two things": (
        SHOP,
        "failed: [broken]",
        "failed: [broken, done]",
        "gateways/shop.yaml:23:20: the word `done` already means succeeded",
    ),
    "an older word that is current": (
        SHOP,
        "polling:",
        "older_states:\n  running: [busy]\n\npolling:",
        "gateways/shop.yaml:26:13: the word `busy` already means running",
    ),
    "a range the wrong way round": (
        SHOP,
        "deadline: 60",
        "deadline: 60\n  every: [5, 2]",
        "gateways/shop.yaml:27:10: the first number is the smaller one",
    ),
    "a conflict without a code": (
        SHOP,
        "uploads:",
        "idempotency: {conflict: bed}\n\nuploads:",
        "gateways/shop.yaml:46:25: there is no error code `bed`; did you mean `bad`?",
    ),
    "a files API without its parts": (
        SHOP,
        "via: public_url",
        "via: files_api\n  argument: files\n  field: files\n  form: {file: file}\n  item: {url: {type: url}}\n  roles: {address: url}",
        "gateways/shop.yaml:1:1: `upload` is missing, which a files API needs",
    ),
    "a default in an item of the uploads": (
        SHOP,
        "via: public_url",
        "via: public_url\n  item: {kind: {type: enum, options: [image], default: video}}",
        "gateways/shop.yaml:48:56: the default cannot be: 'video' is none of image",
    ),
    "an import name of Python's own": (
        PACKAGE,
        "import_name: shop_images",
        "import_name: import",
        "package.yaml:2:14: `import` is a word of Python's own",
    ),
    "an import name of Python's library": (
        PACKAGE,
        "import_name: shop_images",
        "import_name: typing",
        "package.yaml:2:14: `typing` would hide a module that it needs; choose another name",
    ),
    "a version of two parts": (
        PACKAGE,
        "version: 1.2.3",
        'version: "1.2"',
        'package.yaml:3:10: `version` cannot be "1.2"; it has the form ^[0-9]+\\.[0-9]+\\.[0-9]+$',
    ),
}


@pytest.mark.parametrize("case", GATEWAYS.values(), ids=GATEWAYS)
def test_a_gateway_that_contradicts_itself_is_told_where(shop: Path, case: Case) -> None:
    file, old, new, expected = case
    change(shop, file, old, new)
    assert found(shop) == [expected]


EXAMPLES: dict[str, tuple[str, str, str]] = {
    "another model": (
        "    model: easel",
        "    model: easle",
        '30:5: in this example `model` is "easel", not "easle"',
    ),
    "an unknown key": (
        '    size: "16:9"',
        "    sice: 5",
        "32:5: in this example there is no key `sice` here",
    ),
    "a prompt that is too long": (
        "prompt: a hat",
        f"prompt: {'a' * 101}",
        "31:5: in this example `prompt` has more than 100 characters",
    ),
    "a number above its limit": (
        '    size: "16:9"',
        "    seed: 10",
        "32:5: in this example `seed` is 10, above 9",
    ),
}


@pytest.mark.parametrize("case", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_that_its_own_model_refuses_is_told_where(
    shop: Path, case: tuple[str, str, str]
) -> None:
    old, new, expected = case
    change(shop, EASEL, old, new)
    assert found(shop) == []
    _, faults = resolve(loaded(shop))
    assert [f"{fault.line}:{fault.column}: {fault.message}" for fault in faults] == [expected]


def test_a_gateway_without_a_page_of_its_own_says_where_each_fact_comes_from(shop: Path) -> None:
    change(shop, SHOP, "  page: {title", "  docs: {title")
    assert found(shop) == [
        f"gateways/shop.yaml:{line}:1: nothing says where `{key}` comes from; "
        f"add it to `provenance`, such as `{key}: {{source: docs}}`"
        for line, key in (
            (3, "base_url"),
            (8, "auth"),
            (12, "operations"),
            (20, "states"),
            (25, "polling"),
            (28, "answers"),
            (46, "uploads"),
            (49, "errors"),
        )
    ]


def test_a_fact_is_covered_when_everything_below_it_is(shop: Path) -> None:
    change(shop, SHOP, "  page: {title", "  docs: {title")
    whole = ("base_url", "operations", "states", "polling", "answers", "uploads", "errors")
    lines = [f"  {key}: {{source: docs}}" for key in (*whole, "auth.scheme", "auth.env")]
    path = shop / SHOP
    path.write_text(path.read_text() + "\n".join(["\nprovenance:", *lines, ""]))
    assert found(shop) == []


def test_a_model_that_is_there_twice_is_at_fault_in_the_later_file(shop: Path) -> None:
    (shop / "models/shop/palette.yaml").write_text((shop / EASEL).read_text())
    (fault,) = found(shop)
    assert fault == "models/shop/palette.yaml:1:5: this model is also in models/shop/easel.yaml"


def test_two_gateways_cannot_share_a_client_class(shop: Path) -> None:
    text = (shop / SHOP).read_text()
    (shop / "gateways/stall.yaml").write_text(text)
    (shop / "gateways/tent.yaml").write_text(text.replace("class: Shop", "class: AsyncShop"))
    assert found(shop) == [
        "gateways/stall.yaml:2:8: `AsyncShop` is also a class of gateways/shop.yaml",
        "gateways/stall.yaml:2:8: `Shop` is also a class of gateways/shop.yaml",
        "gateways/tent.yaml:2:8: `AsyncShop` is also a class of gateways/shop.yaml",
    ]


def test_a_gateway_is_named_in_small_letters_digits_and_hyphens(shop: Path) -> None:
    text = (shop / SHOP).read_text().replace("class: Shop", "class: Stall")
    (shop / "gateways/My Stall.yaml").write_text(text)
    assert found(shop) == [
        "gateways/My Stall.yaml:1:1: `My Stall` is not a name for a gateway; "
        "a gateway's file is named in small letters, digits and hyphens"
    ]


def test_every_fault_of_a_file_is_told_at_once_and_sorted_by_place(shop: Path) -> None:
    change(shop, EASEL, "title: Easel\nmedium: image", "titel: Easel\nmedium: picture")
    change(shop, EASEL, "    required: true\n    max_length: 100", "    max_length: -1")
    change(shop, EASEL, "type: integer", "type: int")
    change(shop, EASEL, 'options: ["1:1", "16:9"]', "options: [1, 1]")
    change(shop, EASEL, "billing: fixed", "billing: free\n  discount: 5")
    faults = found(shop)
    assert [fault.partition(" ")[0] for fault in faults] == [
        f"models/shop/easel.yaml:{place}:"
        for place in (
            "1:1",
            "2:1",
            "3:9",
            "12:17",
            "15:14",
            "15:14",
            "19:11",
            "24:12",
            "25:3",
        )
    ]


def test_faults_of_several_files_come_together(shop: Path) -> None:
    change(shop, PACKAGE, "license: MIT\n", "")
    change(shop, SHOP, "deadline: 60", "deadline: 0")
    change(shop, EASEL, "id: easel\n", "")
    assert [fault.partition(": ")[0] for fault in found(shop)] == [
        "gateways/shop.yaml:26:13",
        "models/shop/easel.yaml:1:1",
        "package.yaml:1:1",
    ]


def test_a_model_is_not_blamed_for_the_shape_of_its_gateway(shop: Path) -> None:
    change(shop, SHOP, "via: public_url", "via: public_url\n  argument: [files]")
    extra = "uploads: {image: {}}\n\nmodes:\n  text: {absent: [files]}\n\nprice:"
    change(shop, EASEL, "price:", extra)
    (fault,) = found(shop)
    assert fault.startswith("gateways/shop.yaml:48:13: `argument` is text, not a list")


def test_a_file_that_was_not_read_to_its_end_is_not_judged(shop: Path) -> None:
    (shop / EASEL).write_text("id: [1\n")
    workspace, faults = load(shop)
    assert len(faults) == 1
    assert check(workspace) == []


@pytest.mark.parametrize("file", [PACKAGE, SHOP, EASEL])
@pytest.mark.parametrize(
    "value", ["null", "5", "true", "text", "[]", "[1]", "{}", "{a: 1}", "[[]]"]
)
def test_whatever_stands_at_a_key_is_a_diagnostic_and_never_a_crash(
    shop: Path, file: str, value: str
) -> None:
    original = (shop / file).read_text()
    tops = [line.partition(":")[0] for line in original.splitlines() if line[:1].isalpha()]
    for key in tops:
        start = original.index(f"\n{key}:") + 1 if f"\n{key}:" in original else 0
        rest = original[start:].splitlines(keepends=True)
        end = next((n for n, line in enumerate(rest[1:], 1) if line[:1].isalpha()), len(rest))
        (shop / file).write_text(f"{original[:start]}{key}: {value}\n{''.join(rest[end:])}")
        package, faults = resolve(loaded(shop))
        assert (package is None) == bool(faults)
        for fault in faults:
            assert fault.line >= 1
            assert fault.message


def test_a_client_cannot_be_called_what_every_package_calls_something_else(tmp_path: Path) -> None:
    import shutil

    from gatewright.pipeline import read_package

    specs = tmp_path / "specs"
    shutil.copytree(Path(__file__).parents[2] / "specs", specs)
    path = specs / "gateways/rivya.yaml"
    path.write_text(path.read_text().replace("class: Rivya", "class: Result"))
    package, faults = read_package(specs)
    assert package is None
    assert [(fault.line, fault.column) for fault in faults] == [(3, 8)]
    assert "`Result`" in faults[0].message
