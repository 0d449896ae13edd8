"""Numbers of which one is taken, addresses and lengths of lists in the words of many writers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pages.written_places import PLACES, said

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
