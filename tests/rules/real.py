"""Twenty rules of real models, each with a request that breaks it and one that just keeps it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from gatewright.check import check
from gatewright.ir import Package
from gatewright.load import load
from gatewright.resolve import resolve

REPO = Path(__file__).parents[2]

HEAD = """
id: {name}
title: {name}
medium: image
sources:
  page: {{title: {name}, url: "{page}", read: 2026-11-21}}
params:
{params}
rules:
{rules}
undocumented: [price]
"""

SPECS = {
    "kling-v3": "umodelverse/kling-v3",
    "happyhorse-1.0": "reapi/happyhorse-1.0",
    "happyhorse-in-one-list": "rivya/happyhorse-1-0",
    "kling-v3-omni": "umodelverse/kling-v3-omni",
    "indextts-2": "umodelverse/indextts-2",
    "minimax-hailuo-02": "umodelverse/minimax-hailuo-02",
    "qwen-image-2": "reapi/qwen-image-2",
    "pixverse-v6": "reapi/pixverse-v6",
    "vidu-lip-sync": "umodelverse/vidu-lip-sync",
    "doubao-seedream": "umodelverse/doubao-seedream",
    "kling-video-o1": "umodelverse/kling-video-o1",
}
"""Model of this table → the spec of the project that states it."""
UMODELVERSE = "https://github.com/UCloudDoc-Team/modelverse/blob/c4b895116386770e783f60ddecb0663d6c67d1a4/api_doc"
PAGES = {
    "custom-voice": f"{UMODELVERSE}/audio_api/custom_voice_api.md",
    "qwen-image-2": "https://reapi.ai/models/qwen-image-2",
    "flux-1.1-pro": "https://replicate.com/black-forest-labs/flux-1.1-pro",
    "flux-dev": "https://replicate.com/black-forest-labs/flux-dev",
    "ideogram-v2": "https://replicate.com/ideogram-ai/ideogram-v2",
}
"""Address of a model's page, where no spec of the project says it."""

PARAMS = {
    "kling-v3": """
  prompt: {type: string, role: prompt, at: input, max_length: 2500}
  image: {type: url, at: parameters}
  image_tail: {type: url, at: parameters}
  multi_shot: {type: boolean, at: parameters, default: false}
  shot_type: {type: enum, options: [customize], at: parameters}
  multi_prompt:
    type: list
    at: parameters
    min_items: 1
    max_items: 6
    items: {type: object, fields: {prompt: {type: string, max_length: 512}, duration: {type: string}}}
  duration: {type: integer, minimum: 3, maximum: 15, default: 5, at: parameters}
""",
    "happyhorse-1.0": """
  prompt: {type: string, role: prompt, max_length: 2500}
  image_urls: {type: list, items: {type: url, schemes: [https, http]}, max_items: 9}
  video_url: {type: url}
""",
    "happyhorse-in-one-list": """
  prompt: {type: string, role: prompt, required: true}
  media:
    type: list
    max_items: 10
    items:
      type: object
      fields: {url: {type: url, required: true}, kind: {type: enum, options: [image, video], default: image}}
""",
    "kling-v3-omni": """
  prompt: {type: string, role: prompt, at: input, max_length: 2500}
  image_list:
    type: list
    at: parameters
    max_items: 7
    items:
      type: object
      fields: {image_url: {type: url, required: true}, type: {type: enum, options: [first_frame, end_frame]}}
  video_list:
    type: list
    at: parameters
    max_items: 1
    items:
      type: object
      fields:
        video_url: {type: url, required: true}
        refer_type: {type: enum, options: [feature, base], default: base}
  multi_prompt:
    type: list
    at: parameters
    min_items: 1
    max_items: 6
    items: {type: object, fields: {prompt: {type: string, max_length: 512}}}
""",
    "indextts-2": """
  input: {type: string, role: prompt, required: true, max_length: 600, name: text}
  emo_vec: {type: list, items: {type: number, minimum: 0, maximum: 1.2}, min_items: 8, max_items: 8}
""",
    "custom-voice": """
  name: {type: string, required: true}
  speaker_file_base64: {type: string}
  speaker_url: {type: url}
  emotion_file_base64: {type: string}
  emotion_url: {type: url}
""",
    "minimax-hailuo-02": """
  prompt: {type: string, role: prompt, at: input, required: true, max_length: 2000}
  duration: {type: integer, at: parameters, options: [6, 10], default: 6}
  resolution: {type: enum, at: parameters, options: [768P, 1080P], default: 768P}
""",
    "qwen-image-2": """
  prompt: {type: string, role: prompt, required: true, max_length: 800}
  image_url: {type: url, schemes: [https]}
  image_size:
    type: enum
    options: ["1:1", "3:4", "4:3", "9:16", "16:9", "2:3", "3:2", "21:9"]
    default: "16:9"
""",
    "pixverse-v6": """
  prompt: {type: string, role: prompt, required: true, max_length: 5000}
  first_frame_image: {type: url}
  last_frame_image: {type: url}
  duration: {type: integer, minimum: 1, maximum: 15, default: 5}
""",
    "flux-1.1-pro": """
  prompt: {type: string, role: prompt, required: true}
  aspect_ratio: {type: enum, options: [custom, "1:1", "16:9"], default: "1:1"}
  width: {type: integer, minimum: 256, maximum: 1440, step: 32}
  height: {type: integer, minimum: 256, maximum: 1440, step: 32}
  output_format: {type: enum, options: [webp, jpg, png], default: webp}
  output_quality: {type: integer, minimum: 0, maximum: 100}
""",
    "flux-dev": """
  prompt: {type: string, role: prompt, required: true}
  image: {type: url}
  prompt_strength: {type: number, minimum: 0, maximum: 1}
""",
    "ideogram-v2": """
  prompt: {type: string, role: prompt, required: true}
  image: {type: url}
  mask: {type: url}
  aspect_ratio: {type: enum, options: ["1:1", "16:9"]}
  resolution: {type: enum, options: [None, 1024x1024]}
""",
    "vidu-lip-sync": """
  video_url: {type: url, at: input, required: true}
  text: {type: string, at: input, min_length: 4, max_length: 2000}
  audio_url: {type: url, at: input}
""",
    "doubao-seedream": """
  prompt: {type: string, role: prompt, required: true}
  images: {type: list, items: {type: url}, max_items: 14}
  sequential_image_generation: {type: enum, options: [auto, disabled], default: disabled}
  sequential_image_generation_options:
    {type: object, fields: {max_images: {type: integer, minimum: 1, maximum: 15}}}
""",
    "kling-video-o1": """
  prompt: {type: string, role: prompt, at: input, required: true}
  duration: {type: integer, at: parameters, options: [3, 4, 5, 6, 7, 8, 9, 10], default: 5}
  image_list:
    type: list
    at: parameters
    items:
      type: object
      fields: {image_url: {type: url}, type: {type: enum, options: [first_frame, end_frame]}}
  video_list: {type: list, at: parameters, items: {type: object, fields: {video_url: {type: url}}}}
  element_list: {type: list, at: parameters, items: {type: object, fields: {element_id: {type: integer}}}}
""",
}


@dataclass(frozen=True)
class Case:
    """One rule of a model, and requests on both sides of it."""

    model: str
    name: str
    line: str
    """As it stands in the spec."""
    breaks: dict[str, Any]
    told: str
    """What is said of it."""
    keeps: dict[str, Any] = field(default_factory=dict[str, Any])


def urls(count: int) -> list[str]:
    return [f"https://x.example/{number}.png" for number in range(count)]


def kinds(kind: str, count: int) -> list[dict[str, str]]:
    return [{"url": url, "kind": kind} for url in urls(count)]


URL = "https://x.example/a.png"


def shots(*seconds: str) -> list[dict[str, str]]:
    """Shots of so many seconds each."""
    return [{"prompt": "x", "duration": one} for one in seconds]


def several(*seconds: str) -> dict[str, Any]:
    """What a film of these shots needs."""
    return {"multi_shot": True, "shot_type": "customize", "multi_prompt": shots(*seconds)}


def pictures(*frames: str) -> list[dict[str, str]]:
    """A picture for each of these frames."""
    return [{"image_url": URL, "type": one} for one in frames]


def linked(count: int) -> list[dict[str, str]]:
    """Pictures that are no frames."""
    return [{"image_url": url} for url in urls(count)]


def named(count: int) -> list[dict[str, int]]:
    """Elements by their ids."""
    return [{"element_id": number} for number in range(count)]


def film(parameters: dict[str, Any]) -> dict[str, Any]:
    """A request for a film."""
    return {"input": {"prompt": "x"}, "parameters": parameters}


CASES = (
    Case(
        "kling-v3",
        "both_frames",
        "{param: image_tail, needs: [image]}",
        {"input": {"prompt": "x"}, "parameters": {"image_tail": URL}},
        "/parameters/image: is missing, and parameters.image_tail needs it; add a URL, or leave out "
        "parameters.image_tail",
        {"input": {"prompt": "x"}, "parameters": {"image_tail": URL, "image": URL}},
    ),
    Case(
        "kling-v3",
        "kind_of_shots",
        "{param: shot_type, when: {multi_shot: true}, required: true}",
        {"parameters": {"multi_shot": True, "multi_prompt": shots("5")}},
        "/parameters/shot_type: is missing, and required when parameters.multi_shot is true; "
        "add customize, or set parameters.multi_shot to false",
        {"parameters": several("5")},
    ),
    Case(
        "kling-v3",
        "shots",
        "{param: multi_prompt, when: {multi_shot: true}, required: true}",
        {"parameters": {"multi_shot": True, "shot_type": "customize"}},
        "/parameters/multi_prompt: is missing, and required when parameters.multi_shot is "
        "true; add a list, or set parameters.multi_shot to false",
        {"parameters": several("5")},
    ),
    Case(
        "kling-v3",
        "prompt_without_shots",
        "{param: prompt, when: {multi_shot: false}, required: true}",
        {"parameters": {"multi_shot": False}},
        "/input/prompt: is missing, and required when parameters.multi_shot is false; add a "
        "string, or set parameters.multi_shot to true",
        {"parameters": {"multi_shot": False}, "input": {"prompt": "x"}},
    ),
    Case(
        "kling-v3",
        "seconds_of_shots",
        "{param: multi_prompt, each: duration, sum_is: duration, when: {multi_shot: true}}",
        {"parameters": several("2", "2")},
        "/parameters/multi_prompt: adds up to 4, and parameters.duration is 5 when "
        "parameters.multi_shot is true; raise its duration by 1 in all, or set "
        "parameters.multi_shot to false",
        {"parameters": {**several("2", "2"), "duration": 4}},
    ),
    Case(
        "happyhorse-1.0",
        "images_beside_a_video",
        "{param: image_urls, with: video_url, max_items: 5}",
        {"prompt": "x", "video_url": URL, "image_urls": urls(6)},
        "/image_urls: 6 elements are more than 5 when video_url is there; take out 1, or leave "
        "out video_url",
        {"prompt": "x", "video_url": URL, "image_urls": urls(5)},
    ),
    Case(
        "kling-v3-omni",
        "shots_name_films",
        '{param: multi_prompt, each: prompt, marks: "<<<video_#>>>", elements_of: video_list}',
        {"parameters": {"multi_prompt": [{"prompt": "x"}, {"prompt": "of <<<video_1>>>"}]}},
        "/parameters/multi_prompt: names <<<video_1>>>, and parameters.video_list has no "
        "element; leave it out, or add parameters.video_list",
        {
            "parameters": {
                "multi_prompt": [{"prompt": "of <<<video_1>>>"}],
                "video_list": [{"video_url": URL}],
            }
        },
    ),
    Case(
        "kling-v3-omni",
        "last_needs_first",
        "{param: image_list, where: {type: first_frame}, at_least: 1, when: {image_list.type: end_frame}}",
        {"parameters": {"image_list": pictures("end_frame")}},
        "/parameters/image_list: no elements whose type is first_frame are fewer than 1 when "
        "parameters.image_list.type is end_frame; add 1, or set parameters.image_list.type to"
        " first_frame",
        {"parameters": {"image_list": pictures("first_frame", "end_frame")}},
    ),
    Case(
        "kling-v3-omni",
        "no_frames_of_edits",
        "{param: image_list, when: {video_list.refer_type: base, image_list.type: [first_frame, end_frame]}, forbidden: true}",
        {"parameters": {"image_list": pictures("first_frame"), "video_list": [{"video_url": URL}]}},
        "/parameters/image_list: is not taken when parameters.video_list.refer_type is base "
        "and parameters.image_list.type is first_frame or end_frame; leave it out, or set "
        "parameters.video_list.refer_type to feature",
        {
            "parameters": {
                "image_list": pictures("first_frame"),
                "video_list": [{"video_url": URL, "refer_type": "feature"}],
            }
        },
    ),
    Case(
        "vidu-lip-sync",
        "pauses",
        '{param: text, marks: "<#{n}#>", minimum: 0.01}',
        {"input": {"video_url": URL, "text": "Hm <#0#> yes"}},
        "/input/text: holds <#0#>, whose number is below 0.01; use <#0.01#>",
        {"input": {"video_url": URL, "text": "Hm <#0.01#> yes"}},
    ),
    Case(
        "vidu-lip-sync",
        "long_pauses",
        '{param: text, marks: "<#{n}#>", maximum: 99.99}',
        {"input": {"video_url": URL, "text": "Hm <#100#> yes"}},
        "/input/text: holds <#100#>, whose number is above 99.99; use <#99.99#>",
        {"input": {"video_url": URL, "text": "Hm <#99.99#> yes"}},
    ),
    Case(
        "vidu-lip-sync",
        "short_pauses",
        '{param: text, marks: "<#{n}#>", decimals: 2}',
        {"input": {"video_url": URL, "text": "Hm <#0.125#> yes"}},
        "/input/text: holds <#0.125#>, whose number has more than 2 decimals; use <#0.12#>",
        {"input": {"video_url": URL, "text": "Hm <#0.12#> yes"}},
    ),
    Case(
        "vidu-lip-sync",
        "pauses_between_texts",
        '{param: text, marks: "<#{n}#>", stand: between_texts}',
        {"input": {"video_url": URL, "text": "<#1#> yes"}},
        "/input/text: begins with <#1#>, which stands between texts; put text before it, or "
        "leave it out",
        {"input": {"video_url": URL, "text": "Hm <#1#> yes"}},
    ),
    Case(
        "vidu-lip-sync",
        "something_to_speak",
        "{at_least_one_of: [audio_url, text]}",
        {"input": {"video_url": URL}},
        "(document): needs at least one of input.audio_url or input.text, and none is there; add "
        "input.audio_url or input.text",
        {"input": {"video_url": URL, "text": "Good day"}},
    ),
    Case(
        "minimax-hailuo-02",
        "short_in_full_hd",
        "{param: duration, when: {resolution: 1080P}, options: [6]}",
        {"input": {"prompt": "x"}, "parameters": {"resolution": "1080P", "duration": 10}},
        "/parameters/duration: 10 is none of 6 when parameters.resolution is 1080P; use 6, or"
        " set parameters.resolution to 768P",
        {"input": {"prompt": "x"}, "parameters": {"resolution": "1080P", "duration": 6}},
    ),
    Case(
        "pixverse-v6",
        "last_and_first",
        "{param: last_frame_image, needs: first_frame_image}",
        {"prompt": "x", "last_frame_image": URL},
        "/first_frame_image: is missing, and last_frame_image needs it; add a URL, or leave out "
        "last_frame_image",
        {"prompt": "x", "last_frame_image": URL, "first_frame_image": URL},
    ),
    Case(
        "pixverse-v6",
        "between_two_frames",
        "{param: duration, with: first_frame_image, options: [5, 8]}",
        {"prompt": "x", "first_frame_image": URL, "duration": 6},
        "/duration: 6 is none of 5 or 8 when first_frame_image is there; use 5 or 8, or leave "
        "out first_frame_image",
        {"prompt": "x", "first_frame_image": URL, "duration": 8},
    ),
    Case(
        "qwen-image-2",
        "sizes_of_edits",
        '{param: image_size, without: image_url, options: ["1:1", "3:4", "4:3", "9:16", "16:9"]}',
        {"prompt": "x", "image_size": "21:9"},
        "/image_size: '21:9' is none of 1:1, 3:4, 4:3, 9:16 or 16:9 when image_url is not there; "
        "use 1:1, 3:4, 4:3, 9:16 or 16:9, or add image_url",
        {"prompt": "x", "image_size": "4:3"},
    ),
    Case(
        "indextts-2",
        "mood_in_all",
        "{param: emo_vec, sum_at_most: 1.5}",
        {"input": "x", "emo_vec": [0.5, 0.1, 0.1, 0.1, 0.7, 0.1, 0, 0]},
        "/emo_vec: adds up to 1.6, more than 1.5; lower its numbers by 0.1 in all",
        {"input": "x", "emo_vec": [0.5, 0.1, 0.1, 0.1, 0.7, 0, 0, 0]},
    ),
    Case(
        "kling-video-o1",
        "in_all",
        "{at_most: 7, of: [image_list, element_list]}",
        film({"image_list": linked(4), "element_list": named(4)}),
        "(document): parameters.image_list and parameters.element_list have 8 elements in all, "
        "more than 7; take out 1",
        film({"image_list": linked(4), "element_list": named(3)}),
    ),
    Case(
        "kling-video-o1",
        "beside_a_film",
        "{at_most: 4, of: [image_list, element_list], with: video_list}",
        film(
            {"video_list": [{"video_url": URL}], "image_list": linked(3), "element_list": named(2)}
        ),
        "(document): parameters.image_list and parameters.element_list have 5 elements in all, "
        "more than 4 when parameters.video_list is there; take out 1, or leave out "
        "parameters.video_list",
        film(
            {"video_list": [{"video_url": URL}], "image_list": linked(3), "element_list": named(1)}
        ),
    ),
    Case(
        "kling-video-o1",
        "from_a_first_frame",
        "{param: duration, when: {image_list.type: first_frame}, without: video_list, options: [5, 10]}",
        film({"image_list": [*linked(1), *pictures("first_frame")], "duration": 3}),
        "/parameters/duration: 3 is none of 5 or 10 when parameters.image_list.type is "
        "first_frame and parameters.video_list is not there; use 5 or 10, or set "
        "parameters.image_list.type to end_frame",
        film({"image_list": pictures("first_frame"), "duration": 5}),
    ),
    Case(
        "happyhorse-in-one-list",
        "pictures",
        "{param: media, where: {kind: image}, at_most: 9}",
        {"prompt": "x", "media": [*kinds("image", 9), {"url": URL}]},
        "/media: 10 elements whose kind is image are more than 9; take out 1",
        {"prompt": "x", "media": kinds("image", 9)},
    ),
    Case(
        "happyhorse-in-one-list",
        "pictures_beside_a_film",
        "{param: media, where: {kind: [image]}, at_most: 5, when: {media.kind: video}}",
        {"prompt": "x", "media": [*kinds("video", 1), *kinds("image", 6)]},
        "/media: 6 elements whose kind is image are more than 5 when media.kind is video; "
        "take out 1, or set media.kind to image",
        {"prompt": "x", "media": [*kinds("video", 1), *kinds("image", 5)]},
    ),
    Case(
        "kling-v3-omni",
        "pictures_named",
        '{param: prompt, marks: "<<<image_#>>>", elements_of: image_list}',
        {"input": {"prompt": "<<<image_2>>>"}, "parameters": {"image_list": [{"image_url": URL}]}},
        "/input/prompt: names <<<image_2>>>, and parameters.image_list has 1 element; use "
        "<<<image_1>>>, or add what it names",
        {"input": {"prompt": "<<<image_1>>>"}, "parameters": {"image_list": [{"image_url": URL}]}},
    ),
    Case(
        "custom-voice",
        "speaker",
        "{exactly_one_of: [speaker_file_base64, speaker_url]}",
        {"name": "x"},
        "(document): needs exactly one of speaker_file_base64 or speaker_url, and none is there; add "
        "speaker_file_base64 or speaker_url",
        {"name": "x", "speaker_url": URL},
    ),
    Case(
        "custom-voice",
        "emotion",
        "{at_most_one_of: [emotion_file_base64, emotion_url]}",
        {"name": "x", "speaker_url": URL, "emotion_file_base64": "AA", "emotion_url": URL},
        "(document): needs at most one of emotion_file_base64 or emotion_url, and 2 are there; leave "
        "out all but one",
        {"name": "x", "speaker_url": URL, "emotion_url": URL},
    ),
    Case(
        "flux-1.1-pro",
        "width_of_custom",
        "{param: width, only_when: {aspect_ratio: custom}}",
        {"prompt": "x", "width": 512},
        "/width: is only taken when aspect_ratio is custom; set aspect_ratio to custom, or leave it out",
        {"prompt": "x", "width": 512, "height": 512, "aspect_ratio": "custom"},
    ),
    Case(
        "flux-1.1-pro",
        "height_of_custom",
        "{param: height, when: {aspect_ratio: custom}, required: true}",
        {"prompt": "x", "aspect_ratio": "custom", "width": 512},
        "/height: is missing, and required when aspect_ratio is custom; add a whole number "
        "from 256 to 1,440, or set aspect_ratio to 1:1 or 16:9",
        {"prompt": "x", "aspect_ratio": "custom", "width": 512, "height": 256},
    ),
    Case(
        "flux-1.1-pro",
        "quality_of_png",
        "{param: output_quality, when: {output_format: png}, forbidden: true}",
        {"prompt": "x", "output_format": "png", "output_quality": 80},
        "/output_quality: is not taken when output_format is png; leave it out, or set "
        "output_format to webp or jpg",
        {"prompt": "x", "output_format": "jpg", "output_quality": 80},
    ),
    Case(
        "flux-dev",
        "strength",
        "{param: prompt_strength, needs: image}",
        {"prompt": "x", "prompt_strength": 0.5},
        "/image: is missing, and prompt_strength needs it; add a URL, or leave out prompt_strength",
        {"prompt": "x", "prompt_strength": 0.5, "image": URL},
    ),
    Case(
        "ideogram-v2",
        "size_once",
        "{param: resolution, not_with: [aspect_ratio, image]}",
        {"prompt": "x", "resolution": "1024x1024", "aspect_ratio": "1:1", "image": URL},
        "/resolution: does not go with aspect_ratio or image; leave it out, or leave out aspect_ratio "
        "and image",
        {"prompt": "x", "resolution": "1024x1024"},
    ),
    Case(
        "ideogram-v2",
        "mask",
        "{param: mask, needs: image}",
        {"prompt": "x", "mask": URL},
        "/image: is missing, and mask needs it; add a URL, or leave out mask",
        {"prompt": "x", "mask": URL, "image": URL},
    ),
    Case(
        "doubao-seedream",
        "options_of_series",
        "{param: sequential_image_generation_options, only_when: {sequential_image_generation: auto}}",
        {"prompt": "x", "sequential_image_generation_options": {"max_images": 3}},
        "/sequential_image_generation_options: is only taken when sequential_image_generation is auto; "
        "set sequential_image_generation to auto, or leave it out",
        {
            "prompt": "x",
            "sequential_image_generation": "auto",
            "sequential_image_generation_options": {"max_images": 3},
        },
    ),
)


def stated(name: str) -> dict[str, Any]:
    """The spec of the project that one of the models was taken from."""
    text = (REPO / "specs/models" / f"{SPECS[name]}.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return found


def page_of(name: str) -> str:
    """The address of the page that states a model's rules."""
    return PAGES[name] if name in PAGES else str(stated(name)["sources"]["page"]["url"])


def spec_of(name: str) -> str:
    """The spec of one of the models."""
    lines = "\n".join(f"  {case.name}: {case.line}" for case in CASES if case.model == name)
    return HEAD.format(name=name, page=page_of(name), params=PARAMS[name].strip("\n"), rules=lines)


def package_with(specs: dict[str, str]) -> Package:
    """The project's package with the models of these specs on the gateway reAPI instead of its own."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "specs"
        shutil.copytree(REPO / "specs", root)
        for file in (root / "models/reapi").iterdir():
            file.unlink()
        for name, text in specs.items():
            (root / f"models/reapi/{name}.yaml").write_text(text, encoding="utf-8")
        workspace, faults = load(root)
        faults = [*faults, *check(workspace)]
        assert not faults, "\n".join(map(str, faults))
        built, faults = resolve(workspace)
        assert built is not None, "\n".join(map(str, faults))
        return built


@cache
def package() -> Package:
    """All of the models."""
    return package_with({name: spec_of(name) for name in PARAMS})
