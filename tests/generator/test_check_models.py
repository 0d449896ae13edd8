"""Checking: models and modes that contradict themselves, each told where."""

from __future__ import annotations

from pathlib import Path

import pytest

from .checking import EASEL, Case, change, found

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
        "text: {present: [seed]}\n  other: {present: [seed]}",
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
        "text: {present: [size], params: {seed: {forbidden: true, minimum: 1}}}\n  other: {}",
        "models/shop/easel.yaml:25:36: a forbidden param has no limits; remove them",
    ),
    "present and forbidden": (
        "text: {present: [seed], params: {seed: {forbidden: true}}}",
        "models/shop/easel.yaml:25:36: `seed` has to be present, so it cannot be forbidden",
    ),
    "a param that the one mode goes without": (
        "text: {absent: [seed]}",
        "models/shop/easel.yaml:19:3: no mode takes `seed`; let one of the modes take it, or remove it",
    ),
    "a param that one mode forbids and the other goes without": (
        "text: {absent: [seed]}\n  other: {params: {seed: {forbidden: true}}}",
        "models/shop/easel.yaml:19:3: no mode takes `seed`; let one of the modes take it, or remove it",
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
