"""Facts of a param are read in the words of many writers, wherever those stand, and nothing that they do not say."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.pages.facts import PageReading
from gatewright.pages.reading import read
from tests.pages.test_told_rules import table


def in_row(words: str, type_: str, name: str) -> PageReading:
    return table(f"{name} | {type_} | 是 | {words}")


def in_entry(words: str, type_: str, name: str) -> PageReading:
    return read(
        f"# M\n\n## Request body\n\n{name} — {type_}, required\n\n{words}\n".encode(), "p.md"
    )


def in_item(words: str, type_: str, name: str) -> PageReading:
    text = f"# M\n\n## Request body\n\n- `{name}` ({type_}, required): {words}\n"
    return read(text.encode(), "p.md")


def in_cell(words: str, type_: str, name: str) -> PageReading:
    head = "# M\n\n## Request body\n\n| Name | Type | Description |\n|---|---|---|\n"
    return read(f"{head}| `{name}` | {type_} | {words} |\n".encode(), "p.md")


def said(reading: PageReading, name: str = "it") -> dict[str, Any]:
    """What a page says of its param, less its type and whether it is required."""
    return {
        ".".join(one.path[2:]): one.value
        for one in reading.facts
        if one.path[:2] == ("params", name)
        and one.sure != "unsure"
        and one.path[2:] not in (("type",), ("required",), ("items", "type"))
    }


PLACES = pytest.mark.parametrize("place", [in_row, in_entry, in_item, in_cell])

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


NUMBERS: list[tuple[str, dict[str, Any]]] = [
    ("Length of the clip. 5 or 10, default 5", {"options": [5, 10], "default": 5}),
    ("5 or 10, default 5.", {"options": [5, 10], "default": 5}),
    ("Length in seconds. 4, 6 or 8 seconds.", {"options": [4, 6, 8]}),
    ("Either 5 or 10 seconds.", {"options": [5, 10]}),
    (
        "Length of the clip, either 5 or 10 seconds. Defaults to 5.",
        {"options": [5, 10], "default": 5},
    ),
    ("Clip length: 5s or 10s.", {"options": [5, 10]}),
    ("4, 6, or 8 seconds. 8 by default.", {"options": [4, 6, 8], "default": 8}),
    ("Seconds of film: 4 / 6 / 8.", {"options": [4, 6, 8]}),
    ("One of 4, 6, 8 seconds.", {"options": [4, 6, 8]}),
    ("Can be 4, 6 or 8 seconds.", {"options": [4, 6, 8]}),
    ("Must be 5 or 10.", {"options": [5, 10]}),
    ("Supports 5 and 10 seconds.", {"options": [5, 10]}),
    ("Choose 5 or 10 seconds.", {"options": [5, 10]}),
    ("Only 5 or 10 are accepted.", {"options": [5, 10]}),
    ("Allowed lengths are 5 and 10 seconds.", {"options": [5, 10]}),
    ("The clip lasts 5 or 10 seconds (default 5).", {"options": [5, 10], "default": 5}),
    ("Accepts 4, 6, or 8.", {"options": [4, 6, 8]}),
    ("Duration in seconds (5 or 10).", {"options": [5, 10]}),
    ("Accepted values are 4, 6 and 8 seconds.", {"options": [4, 6, 8]}),
    ("时长\uff0c5 或 10 秒\uff0c默认 5", {"options": [5, 10], "default": 5}),
    ("时长\uff08秒\uff09\uff0c可选 5、10。", {"options": [5, 10]}),
    ("支持 4、6、8 秒", {"options": [4, 6, 8]}),
    ("视频时长\uff0c单位秒\uff0c取值 5 或 10", {"options": [5, 10]}),
    ("只支持 5 秒或 10 秒\uff0c默认 5 秒。", {"options": [5, 10], "default": 5}),
    ("Between 5 and 10 seconds.", {"minimum": 5, "maximum": 10}),
    ("Sampling rate: 16000, 24000 or 48000.", {"options": [16000, 24000, 48000]}),
    ("Rate. Valid values: 16000, 24000, 48000.", {"options": [16000, 24000, 48000]}),
    ("Rate of frames, 24 or 30 fps.", {"options": [24, 30]}),
    ("Length: 5 (default) or 10.", {"options": [5, 10], "default": 5}),
    ("`5` or `10`.", {"options": [5, 10]}),
    ("Length in seconds, one of `4`, `6`, `8`.", {"options": [4, 6, 8]}),
    ("The length may be 5 or 10 seconds.", {"options": [5, 10]}),
    ("How much larger: 2 or 4.", {"options": [2, 4]}),
    ("Values: 2, 4, 8.", {"options": [2, 4, 8]}),
    ("Must be one of 1, 2 or 4.", {"options": [1, 2, 4]}),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), NUMBERS)
def test_numbers_of_which_one_is_taken_are_options(
    words: str, facts: dict[str, Any], place: Any
) -> None:
    assert said(place(words, "integer", "it"), "it") == facts


NO_NUMBERS = [
    "Frames shown, such as 5 or 10.",
    "We suggest 5 or 10 seconds.",
    "Waits 5 or 10 seconds between tries.",
    "A whole number; 5 or 10 work best.",
    "For films of 5 or 10 seconds, the rate of frames.",
    "Usually 5 or 10 seconds.",
    "For example 5 or 10 seconds.",
    "Takes 5 or 10 seconds to render.",
    "Length. The film has 24 or 30 frames in each second.",
    "Costs 5 or 10 credits.",
    "Between 5, 10 and 15 there is little to see.",
    "Since version 2 or 3.",
    "Steps 1, 2 and 3 are skipped.",
    "See parts 2, 3 or 4.",
    "Cannot be 5 or 10.",
    "Not 5 or 10.",
    "Anything but 5 or 10.",
    "Read in 1, 2 or more passes.",
    "At 480p, 5 or 10 seconds.",
    "For turbo: 5 or 10.",
    "Turbo: 5, 10. Pro: 5, 10, 15.",
    "With sound, 4, 6 or 8 seconds.",
    "Images of 16:9, 9:16 or 1:1.",
    "Rate of the sound. 常见值\uff1a22050、44100、48000。",
    "例如\uff0c一次分 4 段上传\uff0c则依次为\uff1a1,2,3,-4",
]


@PLACES
@pytest.mark.parametrize("words", NO_NUMBERS)
def test_numbers_of_which_one_is_taken_are_options_and_nothing_where_the_words_do_not_say_so(
    words: str, place: Any
) -> None:
    assert said(place(words, "integer", "it"), "it") == {}


ADDRESSES: list[tuple[str, dict[str, Any]]] = [
    ("Public HTTP(S) URL of the picture.", {"schemes": ["https", "http"], "public": True}),
    ("A publicly reachable http or https address.", {"schemes": ["https", "http"], "public": True}),
    ("Publicly accessible HTTP or HTTPS URL.", {"schemes": ["https", "http"], "public": True}),
    ("A public HTTP/HTTPS link to the picture.", {"schemes": ["https", "http"], "public": True}),
    ("Must be a public http(s):// URL.", {"schemes": ["https", "http"], "public": True}),
    ("Public http/https URL.", {"schemes": ["https", "http"], "public": True}),
    (
        "HTTP or HTTPS URL that is publicly accessible.",
        {"schemes": ["https", "http"], "public": True},
    ),
    (
        "URL of the picture (http or https, publicly reachable).",
        {"schemes": ["https", "http"], "public": True},
    ),
    ("A publicly available HTTP(S) link.", {"schemes": ["https", "http"], "public": True}),
    ("图片的公网可访问 http/https 地址。", {"schemes": ["https", "http"], "public": True}),
    ("公网可访问的 HTTP 或 HTTPS URL。", {"schemes": ["https", "http"], "public": True}),
    ("Public HTTPS URL.", {"schemes": ["https"], "public": True}),
    ("A publicly reachable https address.", {"schemes": ["https"], "public": True}),
    ("Publicly available HTTPS link.", {"schemes": ["https"], "public": True}),
    ("An HTTPS URL that is publicly accessible.", {"schemes": ["https"], "public": True}),
    ("Must be a publicly accessible https:// URL.", {"schemes": ["https"], "public": True}),
    ("公网可访问的 HTTPS 地址。", {"schemes": ["https"], "public": True}),
    ("HTTP or HTTPS URL.", {"schemes": ["https", "http"]}),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), ADDRESSES)
def test_an_address_is_read_with_its_schemes_and_who_must_reach_it(
    words: str, facts: dict[str, Any], place: Any
) -> None:
    assert said(place(words, "string", "image_url"), "image_url") == facts


NO_ADDRESSES = [
    "Address of the picture. Need not be public.",
    "URL of the picture in a public or private bucket.",
    "URL of the picture, or base64. HTTPS is recommended.",
]


@PLACES
@pytest.mark.parametrize("words", NO_ADDRESSES)
def test_an_address_is_read_with_its_schemes_and_who_must_reach_it_and_nothing_where_the_words_do_not_say_so(
    words: str, place: Any
) -> None:
    assert said(place(words, "string", "image_url"), "image_url") == {}


LISTS: list[tuple[str, dict[str, Any]]] = [
    ("Reference images that guide the look. Maximum 6.", {"max_items": 6}),
    ("Up to four pictures.", {"max_items": 4}),
    ("Holds at most ten entries.", {"max_items": 10}),
    ("Reference images. Max 6.", {"max_items": 6}),
    ("Reference pictures, no more than six.", {"max_items": 6}),
    ("A list of up to five reference photos.", {"max_items": 5}),
    ("Reference images (up to 6).", {"max_items": 6}),
    ("You may pass as many as 6 pictures.", {"max_items": 6}),
    ("One to four pictures.", {"max_items": 4, "min_items": 1}),
    ("Between 1 and 4 reference images.", {"max_items": 4, "min_items": 1}),
    ("Limited to three pictures.", {"max_items": 3}),
    ("Maximum of three images.", {"max_items": 3}),
    ("Not more than 12 clips.", {"max_items": 12}),
    ("Six pictures at most.", {"max_items": 6}),
    ("6 pictures max.", {"max_items": 6}),
    ("Reference images; the limit is 6.", {"max_items": 6}),
    ("Pictures, at most 6.", {"max_items": 6}),
    ("1-4 images.", {"max_items": 4, "min_items": 1}),
    ("Takes at least 2 and at most 4 pictures.", {"max_items": 4, "min_items": 2}),
    ("The list may hold up to 8 links.", {"max_items": 8}),
    ("参考图\uff0c最多 6 张。", {"max_items": 6}),
    ("最多四张图片。", {"max_items": 4}),
    ("参考图列表\uff0c不超过 6 张。", {"max_items": 6}),
    ("支持 1 到 4 张图片。", {"max_items": 4, "min_items": 1}),
    ("最多传 3 个链接。", {"max_items": 3}),
    ("Pictures (up to 3).", {"max_items": 3}),
    ("Pictures, 3 at most.", {"max_items": 3}),
    ("Three pictures at most.", {"max_items": 3}),
    ("A maximum of 3 pictures.", {"max_items": 3}),
    ("Maximum number of pictures: 3.", {"max_items": 3}),
    ("Maximum: 3 pictures.", {"max_items": 3}),
    ("Max 3 pictures.", {"max_items": 3}),
    ("You can send up to 3.", {"max_items": 3}),
    ("No more than three are allowed.", {"max_items": 3}),
    ("More than three pictures are refused.", {"max_items": 3}),
    ("Accepts between one and three pictures.", {"max_items": 3, "min_items": 1}),
    ("1 to 3 pictures.", {"max_items": 3, "min_items": 1}),
    ("Holds 1\u20133 links.", {"max_items": 3, "min_items": 1}),
    ("List of pictures (max. 3).", {"max_items": 3}),
    ("List of pictures; the maximum is 3.", {"max_items": 3}),
    ("Must contain 1 to 3 items.", {"max_items": 3, "min_items": 1}),
    ("Should contain at least 1 and at most 3 links.", {"max_items": 3, "min_items": 1}),
    ("The array can have 3 items at most.", {"max_items": 3}),
    ("The list cannot have more than 3 entries.", {"max_items": 3}),
    ("图片列表\uff0c最多支持 3 张。", {"max_items": 3}),
    ("图片列表\uff08最多3张\uff09", {"max_items": 3}),
    ("图片列表\uff0c1-3 张。", {"max_items": 3, "min_items": 1}),
    ("图片列表\uff0c至多 3 个元素。", {"max_items": 3}),
    ("图片列表\uff0c数量不超过 3。", {"max_items": 3}),
    ("图片列表\uff0c上限 3 张。", {"max_items": 3}),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), LISTS)
def test_how_many_elements_a_list_has_is_read_in_words_and_digits(
    words: str, facts: dict[str, Any], place: Any
) -> None:
    assert said(place(words, "array[string]", "it"), "it") == facts


NO_LISTS = [
    "Reference images. Maximum 6 MB each.",
    "Pictures of up to 4096 pixels.",
    "Pictures. We suggest up to four pictures.",
    "Each up to 10 MB. Maximum 6 MB.",
    "Words. Each at most ten characters.",
    "Pictures. Maximum 6 for the small model.",
    "Clips. Maximum 6 seconds each.",
    "Clips. Maximum 6.5.",
    "Pictures. Each up to 3 MB.",
    "Pictures. With turbo, up to 3 pictures.",
    "Pictures. Usually up to 3 pictures.",
    "Pictures. The first 3 pictures are free.",
    "Pictures. Returns up to 3 pictures.",
    "Pictures. Together with `videos`, up to 9 files.",
    "Clips, each at most 15 seconds.",
    "图片列表\uff0c建议最多 3 张。",
    "图片列表\uff0cturbo 模型最多 3 张。",
    "图片列表\uff0c单张不超过 3 MB。",
]


@PLACES
@pytest.mark.parametrize("words", NO_LISTS)
def test_how_many_elements_a_list_has_is_read_in_words_and_digits_and_nothing_where_the_words_do_not_say_so(
    words: str, place: Any
) -> None:
    assert said(place(words, "array[string]", "it"), "it") == {}


DEFAULTS_OF_CHOICES: list[tuple[str, dict[str, Any]]] = [
    ("mp3, wav or flac, default mp3", {"options": ["mp3", "wav", "flac"], "default": "mp3"}),
    ("mp3, wav, flac (mp3 by default)", {"options": ["mp3", "wav", "flac"], "default": "mp3"}),
    ("mp3 (default), wav, flac", {"options": ["mp3", "wav", "flac"], "default": "mp3"}),
    ("`mp3` (default), `wav`, `flac`", {"options": ["mp3", "wav", "flac"], "default": "mp3"}),
    (
        "Format of the sound: mp3 (default), wav or flac.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of mp3, wav, or flac; default mp3.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    ("Options: mp3 (default), wav, flac.", {"options": ["mp3", "wav", "flac"], "default": "mp3"}),
    (
        "Can be mp3, wav or flac. mp3 by default.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    ("mp3/wav/flac, default mp3", {"options": ["mp3", "wav", "flac"], "default": "mp3"}),
    ("One of mp3, wav, flac. Default mp3.", {"options": ["mp3", "wav", "flac"], "default": "mp3"}),
    (
        "One of mp3, wav, flac (default: mp3).",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "Choose from mp3, wav and flac. If omitted, mp3 is used.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of mp3 (the default), wav and flac.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    ("mp3、wav、flac\uff0c默认 mp3", {"options": ["mp3", "wav", "flac"], "default": "mp3"}),
    ("可选 mp3\uff08默认\uff09、wav、flac", {"options": ["mp3", "wav", "flac"], "default": "mp3"}),
    (
        "One of mp3, wav or flac. When left out, mp3.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of mp3, wav or flac. mp3 unless you say otherwise.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of mp3, wav or flac, mp3 being the default.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of mp3, wav or flac. The default value is mp3.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of `mp3`, `wav`, `flac`. Default `mp3`.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "`mp3`, `wav` or `flac`; `mp3` when omitted.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of `mp3`, `wav`, `flac`. The default is `mp3`.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of `mp3`, `wav`, `flac`. Falls back to `mp3`.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of `mp3`, `wav`, `flac`. We use `mp3` if you leave it out.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of `mp3`, `wav`, `flac`. `mp3` is assumed when it is missing.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of `mp3` (default), `wav`, `flac`.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of `mp3`, `wav`, `flac`. `mp3` is used by default.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of `mp3`, `wav`, `flac`. Uses `mp3` by default.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of `mp3`, `wav`, `flac`, with `mp3` as the default.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "One of `mp3`, `wav`, `flac` — `mp3` if not specified.",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "可选 `mp3`、`wav`、`flac`\uff0c默认是 `mp3`。",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "可选 `mp3`、`wav`、`flac`\uff0c不传时为 `mp3`。",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    (
        "可选 `mp3`、`wav`、`flac`。缺省值 `mp3`。",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
    ("`mp3`\uff08默认\uff09、`wav`、`flac`", {"options": ["mp3", "wav", "flac"], "default": "mp3"}),
    (
        "可选 `mp3`、`wav`、`flac`\uff0c不填则使用 `mp3`。",
        {"options": ["mp3", "wav", "flac"], "default": "mp3"},
    ),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), DEFAULTS_OF_CHOICES)
def test_the_default_of_a_choice_is_read_where_it_stands(
    words: str, facts: dict[str, Any], place: Any
) -> None:
    assert said(place(words, "string", "audio_format"), "audio_format") == facts


DEFAULTS_OF_NUMBERS: list[tuple[str, dict[str, Any]]] = [
    ("0.5 (default)", {"default": 0.5}),
    ("Warmth of the light. 0.5 (default).", {"default": 0.5}),
    ("Warmth, default 0.5", {"default": 0.5}),
    ("Warmth (default 0.5)", {"default": 0.5}),
    ("Warmth. 0.5 by default.", {"default": 0.5}),
    ("Warmth. By default 0.5.", {"default": 0.5}),
    ("Warmth. Default of 0.5.", {"default": 0.5}),
    ("Warmth. The default is 0.5.", {"default": 0.5}),
    ("Warmth. Left out, it is 0.5.", {"default": 0.5}),
    ("Warmth. If not set, 0.5 is used.", {"default": 0.5}),
    ("Warmth. When omitted, 0.5.", {"default": 0.5}),
    ("Warmth, 0.5 if omitted.", {"default": 0.5}),
    ("Warmth; 0.5 unless set.", {"default": 0.5}),
    ("Warmth. Its default value: 0.5.", {"default": 0.5}),
    ("Warmth, 0.5 as default.", {"default": 0.5}),
    ("Warmth. Starts at a default of 0.5.", {"default": 0.5}),
    ("暖度\uff0c默认 0.5", {"default": 0.5}),
    ("暖度\uff0c默认值为 0.5", {"default": 0.5}),
    ("暖度\uff0c不填默认 0.5", {"default": 0.5}),
    ("暖度\uff08默认\uff1a0.5\uff09", {"default": 0.5}),
    ("Steps. Default: 30.", {"default": 30}),
    ("Steps [default: 30].", {"default": 30}),
    ("Steps (default = 30).", {"default": 30}),
    ("Steps. 30 by default.", {"default": 30}),
    ("Steps. Uses 30 when unset.", {"default": 30}),
    ("Steps. 30 is used by default.", {"default": 30}),
    ("Steps, default value 30.", {"default": 30}),
    ("Steps. The default value is set to 30.", {"default": 30}),
    ("Steps. If you leave it out, 30.", {"default": 30}),
    ("Steps. Defaults to `30`.", {"default": 30}),
    ("Steps. If absent, it defaults to 30.", {"default": 30}),
    ("步数\uff0c默认30。", {"default": 30}),
    ("步数\uff0c默认值\uff1a30", {"default": 30}),
    ("步数\uff0c缺省为 30。", {"default": 30}),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), DEFAULTS_OF_NUMBERS)
def test_a_number_beside_the_word_default_is_the_default(
    words: str, facts: dict[str, Any], place: Any
) -> None:
    assert said(place(words, "number", "it"), "it") == facts


NO_DEFAULTS_OF_NUMBERS = [
    "Warmth. Try 0.5 first.",
    "Warmth, such as 0.5.",
    "Warmth. A good default choice depends on the picture.",
    "Warmth. 0.5 is a good start.",
    "Warmth; differs by default per model.",
    "Steps. The default seed is 30.",
    "Steps. Its default depends on `style`.",
    "Steps. Set 30 for more detail than the default.",
    "Steps. Default for turbo: 8.",
    "Steps. Default 30 for pro, 8 for turbo.",
    "Steps. The default of `seed` is 30.",
    "Steps. `seed` defaults to 30.",
    "Steps. Default of turbo is 8.",
    "Steps. In version 2 the default was 30.",
]


@PLACES
@pytest.mark.parametrize("words", NO_DEFAULTS_OF_NUMBERS)
def test_a_number_beside_the_word_default_is_the_default_and_nothing_where_the_words_do_not_say_so(
    words: str, place: Any
) -> None:
    assert said(place(words, "number", "it"), "it") == {}


LENGTHS: list[tuple[str, dict[str, Any]]] = [
    ("A caption, no longer than 2,000 characters.", {"max_length": 2000}),
    ("A caption. Must not exceed 2,000 characters.", {"max_length": 2000}),
    ("A caption. May not be longer than 2000 characters.", {"max_length": 2000}),
    ("A caption of up to 2000 characters.", {"max_length": 2000}),
    ("A caption, 2000 characters at most.", {"max_length": 2000}),
    ("A caption. The longest allowed is 2,000 characters.", {"max_length": 2000}),
    ("A caption. Max length 2000.", {"max_length": 2000}),
    ("A caption. Maximum length: 2000 characters.", {"max_length": 2000}),
    ("A caption with a maximum of 2,000 characters.", {"max_length": 2000}),
    ("A caption. Length must not exceed 2000 characters.", {"max_length": 2000}),
    ("A caption. It can have 2000 characters at most.", {"max_length": 2000}),
    ("A caption, limited to 2000 characters.", {"max_length": 2000}),
    ("A caption, shorter than or equal to 2000 characters.", {"max_length": 2000}),
    ("A caption. Should be at most 2000 characters long.", {"max_length": 2000}),
    ("A caption (max 2000 characters).", {"max_length": 2000}),
    ("A caption. Cannot exceed 2000 chars.", {"max_length": 2000}),
    ("标题\uff0c不得超过 2000 个字符。", {"max_length": 2000}),
    ("标题\uff0c长度上限为 2000 字符。", {"max_length": 2000}),
    ("标题\uff0c最长 2000 字。", {"max_length": 2000}),
    ("A caption. 2,000 character limit.", {"max_length": 2000}),
    ("A caption. 2000-character maximum.", {"max_length": 2000}),
    ("A caption. No more than 2,000 characters are allowed.", {"max_length": 2000}),
    ("A caption, between 3 and 200 characters.", {"min_length": 3, "max_length": 200}),
    ("A caption of 3 to 200 characters.", {"min_length": 3, "max_length": 200}),
    ("A caption, from 3 up to 200 characters long.", {"min_length": 3, "max_length": 200}),
    ("A caption; at least three characters, at most 200.", {"min_length": 3, "max_length": 200}),
    ("A caption. Minimum 3 characters, maximum 200.", {"min_length": 3, "max_length": 200}),
    ("A caption. 90 characters or fewer.", {"max_length": 90}),
    ("A caption (≤ 90 characters).", {"max_length": 90}),
    ("A caption. Length ≤ 90.", {"max_length": 90}),
    ("A caption. Up to 90 chars long.", {"max_length": 90}),
    ("A caption. Maximum of 90 characters allowed.", {"max_length": 90}),
    ("A caption. Max 90 characters.", {"max_length": 90}),
    ("A caption. Maximum 90 characters.", {"max_length": 90}),
    ("A caption. Keep it to 90 characters or less.", {"max_length": 90}),
    ("A caption. Texts of more than 90 characters are rejected.", {"max_length": 90}),
    ("A caption. Character limit 90.", {"max_length": 90}),
    ("A caption. Limit: 90 characters.", {"max_length": 90}),
    ("A caption. The limit is 90 characters.", {"max_length": 90}),
    ("A caption. It must be 90 characters or less.", {"max_length": 90}),
    ("A caption. Must be at most 90 characters.", {"max_length": 90}),
    ("A caption. Must have no more than 90 characters.", {"max_length": 90}),
    ("A caption. Cannot be more than 90 characters.", {"max_length": 90}),
    ("A caption. Should not exceed 90 characters.", {"max_length": 90}),
    ("A caption. Must be shorter than or equal to 90 characters.", {"max_length": 90}),
    ("标题\uff0c90 字以内。", {"max_length": 90}),
    ("标题\uff0c不超过 90 个字。", {"max_length": 90}),
    ("标题\uff0c最大长度 90。", {"max_length": 90}),
    ("标题\uff08最长 90 字符\uff09", {"max_length": 90}),
    ("标题\uff0c限制 90 个字符。", {"max_length": 90}),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), LENGTHS)
def test_how_long_a_text_may_be_is_read(words: str, facts: dict[str, Any], place: Any) -> None:
    assert said(place(words, "string", "it"), "it") == facts


NO_LENGTHS = [
    "A caption. We suggest no longer than 2000 characters.",
    "A caption. 2000 characters take about a minute.",
    "A caption such as one with 2000 characters.",
    "The file must not exceed 10 MB.",
    "A caption. About 90 characters are fine.",
    "A caption. Each line at most 90 characters.",
    "A caption. Every 90 characters cost a credit.",
    "A caption. For turbo, at most 90 characters.",
    "A caption. The first 90 characters count.",
    "A caption. Longer than 90 characters costs more.",
    "A caption. The title below may have 90 characters.",
    "标题\uff0c建议不超过 90 字。",
    "标题\uff0c每行不超过 90 字。",
    "A caption. `title` must not exceed 90 characters.",
]


@PLACES
@pytest.mark.parametrize("words", NO_LENGTHS)
def test_how_long_a_text_may_be_is_read_and_nothing_where_the_words_do_not_say_so(
    words: str, place: Any
) -> None:
    assert said(place(words, "string", "it"), "it") == {}


RANGES: list[tuple[str, dict[str, Any]]] = [
    ("Length of the clip, between 3 and 15 seconds.", {"minimum": 3, "maximum": 15}),
    ("Warmth, from 0 up to 1.", {"minimum": 0, "maximum": 1}),
    ("Any whole number from 0 to 2^31-1.", {"minimum": 0, "maximum": 2147483647}),
    ("Width. The minimum is 256, maximum 2048.", {"minimum": 256, "maximum": 2048}),
    ("Width. Minimum is 256, maximum 2048.", {"minimum": 256, "maximum": 2048}),
    ("Width, 256 to 2048 in steps of 8.", {"minimum": 256, "maximum": 2048, "step": 8}),
    ("Width in pixels. Multiples of 16.", {"step": 16}),
    ("Width; a multiple of 8 between 256 and 1536.", {"minimum": 256, "maximum": 1536, "step": 8}),
    (
        "Width. Must be a multiple of 8, at least 256 and at most 1536.",
        {"minimum": 256, "maximum": 1536, "step": 8},
    ),
    ("Width. Not below 256 and not above 1536.", {"minimum": 256, "maximum": 1536}),
    ("Warmth. Runs from 0 to 1.", {"minimum": 0, "maximum": 1}),
    ("Warmth. 0 is the lowest, 1 the highest value.", {"minimum": 0, "maximum": 1}),
    ("Warmth. Must lie between 0 and 1.", {"minimum": 0, "maximum": 1}),
    ("Warmth. Must not exceed 10.", {"maximum": 10}),
    ("Warmth. May not be more than 10.", {"maximum": 10}),
    ("Warmth. Must be at least 2.", {"minimum": 2}),
    ("Warmth. Values between 0 and 1 inclusive.", {"minimum": 0, "maximum": 1}),
    ("Warmth, on a scale from 1 to 10.", {"minimum": 1, "maximum": 10}),
    ("Warmth, on a scale of 1 to 10.", {"minimum": 1, "maximum": 10}),
    ("Warmth in the range 0-1.", {"minimum": 0, "maximum": 1}),
    ("Warmth in the range of 0 to 1.", {"minimum": 0, "maximum": 1}),
    ("Warmth, anywhere from 0 to 1.", {"minimum": 0, "maximum": 1}),
    ("Warmth. The smallest value is 2 and the largest 8.", {"minimum": 2, "maximum": 8}),
    ("Warmth. Lowest 2, highest 8.", {"minimum": 2, "maximum": 8}),
    ("Warmth. Must be greater than 0.", {"above": 0}),
    ("Warmth. Must be greater than 0 and less than 1.", {"above": 0, "below": 1}),
    ("Warmth. Must be larger than 0 and no larger than 1.", {"above": 0, "maximum": 1}),
    ("Seconds of film, 3 to 15.", {"minimum": 3, "maximum": 15}),
    ("Seconds of film (3-15).", {"minimum": 3, "maximum": 15}),
    (
        "Width. No smaller than 256 and no larger than 1536 pixels.",
        {"minimum": 256, "maximum": 1536},
    ),
    ("Width. Has to be divisible by 8.", {"step": 8}),
    (
        "Width. Values are rounded; must be divisible by 16 and lie within 256 to 1536.",
        {"minimum": 256, "maximum": 1536, "step": 16},
    ),
    ("Accepts values between -10 and 10.", {"minimum": -10, "maximum": 10}),
    ("Integer between 1 and 4.", {"minimum": 1, "maximum": 4}),
    ("How many pictures: 1 to 4.", {"minimum": 1, "maximum": 4}),
    ("Limited to 10.", {"maximum": 10}),
    ("Capped at 10.", {"maximum": 10}),
    ("Up to 10 pictures.", {"maximum": 10}),
    ("A number no greater than 10.", {"maximum": 10}),
    ("Number of pictures. 1 ≤ n ≤ 4.", {"minimum": 1, "maximum": 4}),
    ("Steps [1, 50].", {"minimum": 1, "maximum": 50}),
    ("Steps (1-50).", {"minimum": 1, "maximum": 50}),
    ("Steps, min 1, max 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Min: 1, Max: 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Minimum: 1. Maximum: 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Range 1 to 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Allowed range: 1\u201350.", {"minimum": 1, "maximum": 50}),
    ("Steps. Valid range is 1 to 50.", {"minimum": 1, "maximum": 50}),
    ("Steps; accepted range 1..50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Anything between 1 and 50 works.", {"minimum": 1, "maximum": 50}),
    ("Steps. Can be set between 1 and 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. The value ranges from 1 to 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Numbers below 1 or above 50 are refused.", {"minimum": 1, "maximum": 50}),
    ("Steps. At least 1, at most 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. At least one and no more than 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. 1 at least, 50 at most.", {"minimum": 1, "maximum": 50}),
    ("Steps. No fewer than 1 and no more than 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Must be positive and at most 50.", {"maximum": 50}),
    ("Steps. Cannot be less than 1 or greater than 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Higher than 0, up to 50.", {"maximum": 50}),
    ("Steps. Up to 50 are possible.", {"maximum": 50}),
    ("Steps, 50 max.", {"maximum": 50}),
    ("Steps, 50 at most.", {"maximum": 50}),
    ("Steps. The upper limit is 50.", {"maximum": 50}),
    ("Steps. Maximum value 50.", {"maximum": 50}),
    ("Steps. Max allowed: 50.", {"maximum": 50}),
    ("Steps. The maximum is 50.", {"maximum": 50}),
    ("步数\uff0c1 到 50。", {"minimum": 1, "maximum": 50}),
    ("步数\uff0c1-50 之间的整数。", {"minimum": 1, "maximum": 50}),
    ("步数\uff0c范围 1~50。", {"minimum": 1, "maximum": 50}),
    ("步数\uff0c最小 1\uff0c最大 50。", {"minimum": 1, "maximum": 50}),
    ("步数\uff0c取值区间 [1, 50]。", {"minimum": 1, "maximum": 50}),
    ("步数\uff0c不超过 50。", {"maximum": 50}),
    ("步数\uff0c最多 50。", {"maximum": 50}),
    ("步数\uff0c1 至 50 步。", {"minimum": 1, "maximum": 50}),
    ("Steps. Default 30, sensible values from 20 to 40.", {"default": 30}),
    (
        "A value between 0 and 1 that says how much of the sketch is kept during edits.",
        {"minimum": 0, "maximum": 1},
    ),
    (
        "A value between 0 and 1 telling how much to keep of it during edits; lower values keep more.",
        {"minimum": 0, "maximum": 1},
    ),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), RANGES)
def test_between_which_numbers_a_value_lies_is_read(
    words: str, facts: dict[str, Any], place: Any
) -> None:
    assert said(place(words, "integer", "it"), "it") == facts


NO_RANGES = [
    "We suggest values between 0 and 1.",
    "Values between 0.3 and 0.5 work best.",
    "Recommended: 1024 to 2048.",
    "The picture may be between 1 and 4 MB.",
    "Between 3 and 15 seconds for the turbo model.",
    "Takes between 3 and 15 seconds to render.",
    "Wait between 3 and 15 seconds.",
    "The file must not exceed 10 MB.",
    "`width` must be between 256 and 1536.",
    "In steps of 8 during the first pass.",
    "Together with `width`, at most 4 megapixels.",
    "Steps. Up to 50 times faster.",
    "Steps. Good results between 20 and 30.",
    "Steps. Most pictures need between 20 and 30.",
    "Steps. Raises the price by at most 50 credits.",
    "Steps. For turbo at most 8.",
    "Steps. The turbo model takes at most 8.",
    "Steps. On fast, 1 to 8; else 1 to 50.",
    "Steps. Supported since 1 to 2 weeks.",
    "Steps. The prompt may have at most 800 characters.",
    "步数\uff0c建议 20-30。",
    "步数\uff0cturbo 模型最多 8。",
    "步数\uff0c一般取 20 到 30。",
]


@PLACES
@pytest.mark.parametrize("words", NO_RANGES)
def test_between_which_numbers_a_value_lies_is_read_and_nothing_where_the_words_do_not_say_so(
    words: str, place: Any
) -> None:
    assert said(place(words, "integer", "it"), "it") == {}


SWITCHES: list[tuple[str, dict[str, Any]]] = [
    ("Whether to smooth. On by default.", {"default": True}),
    ("Whether to smooth. Default: true.", {"default": True}),
    ("Whether to smooth, true by default.", {"default": True}),
    ("Whether to smooth. Defaults to true.", {"default": True}),
    ("Whether to smooth (default true).", {"default": True}),
    ("Whether to smooth. `true` unless set.", {"default": True}),
    ("Whether to smooth. Enabled by default.", {"default": True}),
    ("Whether to smooth; set to false to switch it off. Default is true.", {"default": True}),
    ("是否平滑\uff0c默认 true。", {"default": True}),
    ("是否平滑\uff0c默认为 true。", {"default": True}),
    ("是否平滑\uff08默认 true\uff09", {"default": True}),
    ("是否平滑\uff0c默认开启。", {"default": True}),
    ("Whether to smooth. Off by default.", {"default": False}),
    ("Whether to smooth. Disabled by default.", {"default": False}),
    ("是否平滑\uff0c默认关闭。", {"default": False}),
    ("是否平滑\uff0c默认不开启。", {"default": False}),
    ("是否平滑\uff0c默认 false。", {"default": False}),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), SWITCHES)
def test_whether_a_switch_is_on_by_default_is_read(
    words: str, facts: dict[str, Any], place: Any
) -> None:
    assert said(place(words, "boolean", "it"), "it") == facts


NO_SWITCHES = [
    "试验场中默认启用。调用时可自行决定。",
    "Whether to smooth. Not on by default for drafts.",
    "Whether to smooth the default look.",
    "Whether to override the default seed.",
    "Whether smoothing is on. Other filters are off by default.",
]


@PLACES
@pytest.mark.parametrize("words", NO_SWITCHES)
def test_whether_a_switch_is_on_by_default_is_read_and_nothing_where_the_words_do_not_say_so(
    words: str, place: Any
) -> None:
    assert said(place(words, "boolean", "it"), "it") == {}
