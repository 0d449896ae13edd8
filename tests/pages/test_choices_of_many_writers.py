"""Options, and options beside a default, in the words of many writers, each in four places of a page."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pages.written_places import PLACES, said

CHOICES: list[tuple[str, dict[str, Any]]] = [
    (
        "Look of the print. Accepts matte, satin, and gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    ("Look of the print. One of matte, satin or gloss.", {"options": ["matte", "satin", "gloss"]}),
    (
        "Look of the print. Choose from matte, satin and gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Look of the print; supported values are matte, satin, gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    ("Look of the print: one of matte, satin, gloss.", {"options": ["matte", "satin", "gloss"]}),
    (
        "Look of the print. Pick one of matte, satin, or gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Look of the print. Available options are matte, satin and gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Look of the print. Valid values include matte, satin, gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Look of the print. The value must be one of matte, satin, or gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    ("Look of the print. Allowed: matte, satin, gloss.", {"options": ["matte", "satin", "gloss"]}),
    (
        "Look of the print. Possible values: matte, satin, gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    ("Look of the print. Options: matte, satin, gloss.", {"options": ["matte", "satin", "gloss"]}),
    (
        "Look of the print. Choose between matte, satin, and gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Look of the print. Must be matte, satin, or gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Look of the print. It can be matte, satin or gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    ("Look of the print (one of matte, satin, gloss).", {"options": ["matte", "satin", "gloss"]}),
    ("Either matte, satin, or gloss.", {"options": ["matte", "satin", "gloss"]}),
    ("Look of the print. Select matte, satin or gloss.", {"options": ["matte", "satin", "gloss"]}),
    ("Look of the print. Use matte, satin, or gloss.", {"options": ["matte", "satin", "gloss"]}),
    ("Look of the print. Takes matte, satin, or gloss.", {"options": ["matte", "satin", "gloss"]}),
    (
        "Accepted values are matte, satin and gloss. Default is satin.",
        {"options": ["matte", "satin", "gloss"], "default": "satin"},
    ),
    (
        "Look of the print. Three values are accepted: matte, satin and gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Look of the print. Accepted finishes are matte, satin, and gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Look of the print, chosen from matte, satin and gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "The following values are supported: matte, satin, gloss.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    ("外观\uff0c可选 matte、satin、gloss。", {"options": ["matte", "satin", "gloss"]}),
    ("外观\uff0c取值为 matte、satin 或 gloss。", {"options": ["matte", "satin", "gloss"]}),
    ("外观\uff0c支持的值\uff1amatte、satin、gloss。", {"options": ["matte", "satin", "gloss"]}),
    ("外观\uff0c可以是 matte、satin 或 gloss。", {"options": ["matte", "satin", "gloss"]}),
    ("外观\uff0c只接受 matte、satin、gloss 三种。", {"options": ["matte", "satin", "gloss"]}),
    ("外观\uff0c从 matte、satin、gloss 中选择。", {"options": ["matte", "satin", "gloss"]}),
    ("外观。可选值包括 matte、satin 和 gloss。", {"options": ["matte", "satin", "gloss"]}),
    ("外观\uff0c枚举\uff1amatte、satin、gloss。", {"options": ["matte", "satin", "gloss"]}),
    ("外观\uff0c必须为 matte、satin、gloss 之一。", {"options": ["matte", "satin", "gloss"]}),
    ("Look. Valid options: `matte`, `satin`, `gloss`.", {"options": ["matte", "satin", "gloss"]}),
    (
        "Look. Possible options are `matte`, `satin` and `gloss`.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    ("Look. You can choose `matte`, `satin` or `gloss`.", {"options": ["matte", "satin", "gloss"]}),
    ("Look. Either `matte`, `satin` or `gloss`.", {"options": ["matte", "satin", "gloss"]}),
    ("Look: `matte`, `satin`, `gloss`.", {"options": ["matte", "satin", "gloss"]}),
    ("Look (`matte` / `satin` / `gloss`)", {"options": ["matte", "satin", "gloss"]}),
    (
        "Look. Recognised values: `matte`, `satin`, `gloss`.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Look. There are three finishes: `matte`, `satin` and `gloss`.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    ('Look. Values: "matte", "satin", "gloss".', {"options": ["matte", "satin", "gloss"]}),
    ("Look. Enum: matte, satin, gloss", {"options": ["matte", "satin", "gloss"]}),
    ("Look. Enum values: matte, satin, gloss.", {"options": ["matte", "satin", "gloss"]}),
    (
        "Look. Available finishes: `matte`, `satin`, `gloss`.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Look. `matte` = dull, `satin` = soft, `gloss` = shiny.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Look. `matte` (dull), `satin` (soft), or `gloss` (shiny).",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "Which look to use, one of `matte`, `satin`, or `gloss`. Defaults to `matte`.",
        {"options": ["matte", "satin", "gloss"], "default": "matte"},
    ),
    (
        "Look; `matte` (default), `satin` or `gloss`.",
        {"options": ["matte", "satin", "gloss"], "default": "matte"},
    ),
    ("Look. May be set to `matte`, `satin`, or `gloss`.", {"options": ["matte", "satin", "gloss"]}),
    (
        "Look. Only `matte`, `satin` and `gloss` are allowed.",
        {"options": ["matte", "satin", "gloss"]},
    ),
    ("Look. `matte`, `satin` and `gloss` are supported.", {"options": ["matte", "satin", "gloss"]}),
    ("Look. Supported: `matte`, `satin`, `gloss`.", {"options": ["matte", "satin", "gloss"]}),
    ("Look. matte, satin, and gloss are supported.", {"options": ["matte", "satin", "gloss"]}),
    ("The values matte, satin and gloss are accepted.", {"options": ["matte", "satin", "gloss"]}),
    ("Look. Must be either matte, satin or gloss.", {"options": ["matte", "satin", "gloss"]}),
    ("Look. Needs to be one of: matte, satin, gloss.", {"options": ["matte", "satin", "gloss"]}),
    ("Look. Expected values: matte, satin, gloss.", {"options": ["matte", "satin", "gloss"]}),
    ("Look. Acceptable values are matte, satin, gloss.", {"options": ["matte", "satin", "gloss"]}),
    ("Look. Legal values: matte, satin, gloss.", {"options": ["matte", "satin", "gloss"]}),
    ("Look; values can be matte, satin, or gloss.", {"options": ["matte", "satin", "gloss"]}),
    ("外观\uff0c可选\uff1a`matte`、`satin`、`gloss`。", {"options": ["matte", "satin", "gloss"]}),
    ("外观\uff1a`matte`、`satin`、`gloss`。", {"options": ["matte", "satin", "gloss"]}),
    ("外观。支持 `matte`、`satin`、`gloss` 三种。", {"options": ["matte", "satin", "gloss"]}),
    (
        "外观。`matte`\uff1a哑光\uff1b`satin`\uff1a缎面\uff1b`gloss`\uff1a亮面。",
        {"options": ["matte", "satin", "gloss"]},
    ),
    (
        "外观\uff0c可选值 matte / satin / gloss\uff0c默认 matte。",
        {"options": ["matte", "satin", "gloss"], "default": "matte"},
    ),
    ("外观\uff0c填写 matte、satin 或 gloss。", {"options": ["matte", "satin", "gloss"]}),
    ("外观\uff0c目前支持 matte、satin、gloss。", {"options": ["matte", "satin", "gloss"]}),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), CHOICES)
def test_a_choice_is_read_in_the_words_of_many_writers(
    words: str, facts: dict[str, Any], place: Any
) -> None:
    assert said(place(words, "string", "it"), "it") == facts


NO_CHOICES = [
    "Accepts plain text, emoji and markdown.",
    "A caption, such as matte, satin or gloss.",
    "A caption, for example matte, satin, or gloss.",
    "Any word. We suggest matte, satin or gloss.",
    "A caption. Popular choices are matte, satin, and gloss, but any word works.",
    "Accepts images, videos, and links.",
    "A name. Must be unique, short, and lowercase.",
    "One of text, image or audio must be given.",
    "A name. Use letters, digits or dashes.",
    "Words that describe the look, e.g. one of matte, satin or gloss.",
    "Can be cropped, resized, or rotated.",
    "Takes effect with matte, satin or gloss.",
    "Look, e.g. `matte`, `satin`, `gloss`.",
    "Look, such as `matte`, `satin` or `gloss`.",
    "Look. Examples: `matte`, `satin`, `gloss`.",
    "Look. Works together with `strength`, `seed` and `steps`.",
    "Look. Ignored when `edit`, `mask` or `seed` is set.",
    "Look. Same as `style` and `finish` in older versions.",
    "Look. Popular values: `matte`, `satin`, `gloss`.",
    "Look. Only used by `model-a` and `model-b`.",
    "外观\uff0c例如 `matte`、`satin`、`gloss`。",
    "外观\uff0c如 matte、satin、gloss 等。",
    "外观\uff0c常用 matte、satin、gloss。",
    "Overrides `width` and `height`.",
    "Look. Recommended values are matte, satin and gloss.",
    "Look. Some accepted values are `matte`, `satin` and `gloss`.",
    "Look. Accepted values include, among others, `matte` and `satin`.",
    "Look. Cannot be `matte`, `satin` or `gloss`.",
    "Look. Must not be one of matte, satin or gloss.",
    "Look. Do not use matte, satin or gloss.",
    "Look. Any text except matte, satin or gloss.",
    "外观\uff0c不支持 matte、satin、gloss。",
]


@PLACES
@pytest.mark.parametrize("words", NO_CHOICES)
def test_a_choice_is_read_in_the_words_of_many_writers_and_nothing_where_the_words_do_not_say_so(
    words: str, place: Any
) -> None:
    assert said(place(words, "string", "it"), "it") == {}


DEFAULT_AND_MORE: list[tuple[str, dict[str, Any]]] = [
    (
        "`url` by default, `b64_json` is also available.",
        {"options": ["url", "b64_json"], "default": "url"},
    ),
    (
        "`url` by default; `b64_json` is available too.",
        {"options": ["url", "b64_json"], "default": "url"},
    ),
    (
        "How results come back: `url` by default, or `b64_json`.",
        {"options": ["url", "b64_json"], "default": "url"},
    ),
    (
        "Defaults to `url`; `b64_json` is also supported.",
        {"options": ["url", "b64_json"], "default": "url"},
    ),
    (
        "The default is `url`, and `b64_json` is also accepted.",
        {"options": ["url", "b64_json"], "default": "url"},
    ),
    (
        "Returns `url` by default; set it to `b64_json` to get the data.",
        {"options": ["url", "b64_json"], "default": "url"},
    ),
    ("`url` (default) or `b64_json`.", {"options": ["url", "b64_json"], "default": "url"}),
    (
        "`url` is the default. `b64_json` is supported as well.",
        {"options": ["url", "b64_json"], "default": "url"},
    ),
    (
        "By default `url`; alternatively `b64_json`.",
        {"options": ["url", "b64_json"], "default": "url"},
    ),
    ("默认为 `url`\uff0c也支持 `b64_json`。", {"options": ["url", "b64_json"], "default": "url"}),
    ("默认 `url`\uff0c还可以使用 `b64_json`。", {"options": ["url", "b64_json"], "default": "url"}),
    (
        "url by default, b64_json is also available.",
        {"options": ["url", "b64_json"], "default": "url"},
    ),
    ("Default: `url`. Can also be `b64_json`.", {"options": ["url", "b64_json"], "default": "url"}),
    (
        "`url` by default. Also takes `b64_json`.",
        {"options": ["url", "b64_json"], "default": "url"},
    ),
    ("`url` by default.", {"default": "url"}),
    ("`url` by default. `size` is also needed.", {"default": "url"}),
    ("`url` by default. `seed` is also available on this model.", {"default": "url"}),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), DEFAULT_AND_MORE)
def test_a_default_and_what_may_stand_in_its_place_are_a_choice(
    words: str, facts: dict[str, Any], place: Any
) -> None:
    assert said(place(words, "string", "it"), "it") == facts
