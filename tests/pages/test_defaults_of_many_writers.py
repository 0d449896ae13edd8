"""Defaults of choices, numbers and switches in the words of many writers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pages.written_places import PLACES, said

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
