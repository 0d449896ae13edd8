"""Twenty rules of real models, each with a request that breaks it and one that just keeps it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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
  page: {{title: {name}, url: "https://example.com/{name}", read: 2026-11-21}}
params:
{params}
rules:
{rules}
undocumented: [price]
"""

PARAMS = {
    "kling-v3": """
  prompt: {type: string, role: prompt, at: input}
  image: {type: url, at: parameters}
  image_tail: {type: url, at: parameters}
  multi_shot: {type: boolean, at: parameters, default: false}
  shot_type: {type: enum, options: [customize, intelligence], at: parameters}
  multi_prompt: {type: list, items: {type: string}, min_items: 1, at: parameters}
  shots: {type: list, items: {type: object, fields: {duration: {type: string}}}, at: parameters}
  duration: {type: integer, minimum: 3, maximum: 15, default: 5, at: parameters}
""",
    "wan2.6-i2v": """
  prompt: {type: string, role: prompt, required: true}
  prompt_extend: {type: boolean, default: true}
  shot_type: {type: enum, options: [single, multi], default: single}
""",
    "happyhorse-1-0": """
  prompt: {type: string, role: prompt, required: true}
  images: {type: list, items: {type: url}, min_items: 1, max_items: 9}
  video: {type: url}
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
  prompt: {type: string, role: prompt, at: input}
  image_list:
    type: list
    at: parameters
    max_items: 7
    items:
      type: object
      fields: {image_url: {type: url, required: true}, type: {type: enum, options: [first_frame, end_frame]}}
  video_list: {type: list, at: parameters, items: {type: url}, max_items: 1}
  multi_prompt: {type: list, at: parameters, items: {type: object, fields: {prompt: {type: string}}}}
""",
    "index-tts-2": """
  text: {type: string, role: prompt, required: true}
  emo_vec: {type: list, items: {type: number, minimum: 0, maximum: 1.2}, max_items: 8}
  shots: {type: list, items: {type: object, fields: {seconds: {type: string, required: true}}}}
  duration: {type: integer, minimum: 3, maximum: 15, default: 5}
""",
    "custom-voice": """
  name: {type: string, required: true}
  speaker_file_base64: {type: string}
  speaker_url: {type: url}
  emotion_file_base64: {type: string}
  emotion_url: {type: url}
""",
    "minimax-hailuo-02": """
  prompt: {type: string, role: prompt, required: true}
  duration: {type: integer, options: [6, 10], default: 6}
  resolution: {type: enum, options: [512P, 768P, 1080P], default: 768P}
  first_frame_image: {type: url}
  last_frame_image: {type: url}
""",
    "qwen-image-2": """
  prompt: {type: string, role: prompt, required: true, max_length: 800}
  image_url: {type: url}
  image_size: {type: enum, options: ["1:1", "16:9", "2:3", "3:2", "21:9"]}
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
  video_url: {type: url, required: true}
  text: {type: string, max_length: 2000}
  audio_url: {type: url}
""",
    "doubao-seedream": """
  prompt: {type: string, role: prompt, required: true}
  images: {type: list, items: {type: url}, max_items: 14}
  sequential_image_generation: {type: enum, options: [auto, disabled], default: disabled}
  sequential_image_generation_options:
    {type: object, fields: {max_images: {type: integer, minimum: 1, maximum: 15}}}
""",
    "kling-v3-motion": """
  character_orientation: {type: enum, options: [image, video], required: true}
  duration: {type: integer, minimum: 3, maximum: 30}
""",
    "kling-o1": """
  prompt: {type: string, role: prompt, required: true}
  image_list: {type: list, items: {type: url}, max_items: 7}
  element_list: {type: list, items: {type: string}, max_items: 7}
  video: {type: url}
  duration: {type: integer, options: [3, 5, 10]}
  frames:
    type: list
    items: {type: object, fields: {url: {type: url, required: true}, type: {type: enum, options: [first_frame, end_frame]}}}
  films:
    type: list
    items: {type: object, fields: {url: {type: url}, refer_type: {type: enum, options: [feature, base], default: base}}}
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

CASES = (
    Case(
        "kling-v3",
        "tail",
        "{param: image_tail, needs: image}",
        {"input": {"prompt": "x"}, "parameters": {"image_tail": URL}},
        "/parameters/image: is missing, and parameters.image_tail needs it; add a URL, or leave out "
        "parameters.image_tail",
        {"input": {"prompt": "x"}, "parameters": {"image_tail": URL, "image": URL}},
    ),
    Case(
        "kling-v3",
        "shot_type_of_shots",
        "{param: shot_type, when: {multi_shot: true}, required: true}",
        {"parameters": {"multi_shot": True}},
        "/parameters/shot_type: is missing, and required when parameters.multi_shot is true; add "
        "customize or intelligence, or set parameters.multi_shot to false",
        {"parameters": {"multi_shot": True, "shot_type": "intelligence"}},
    ),
    Case(
        "kling-v3",
        "shot_type_only",
        "{param: shot_type, only_when: {multi_shot: true}}",
        {"input": {"prompt": "x"}, "parameters": {"shot_type": "intelligence"}},
        "/parameters/shot_type: is only taken when parameters.multi_shot is true; set "
        "parameters.multi_shot to true, or leave it out",
        {"parameters": {"shot_type": "intelligence", "multi_shot": True}},
    ),
    Case(
        "kling-v3",
        "prompts_of_own_shots",
        "{param: multi_prompt, when: {shot_type: customize}, required: true}",
        {"parameters": {"multi_shot": True, "shot_type": "customize"}},
        "/parameters/multi_prompt: is missing, and required when parameters.shot_type is customize; "
        "add a list, or set parameters.shot_type to intelligence",
        {"parameters": {"multi_shot": True, "shot_type": "customize", "multi_prompt": ["x"]}},
    ),
    Case(
        "kling-v3",
        "prompt_of_one_shot",
        "{param: prompt, when: {multi_shot: false}, required: true}",
        {"parameters": {"multi_shot": False}},
        "/input/prompt: is missing, and required when parameters.multi_shot is false; add a string, "
        "or set parameters.multi_shot to true",
        {"parameters": {"multi_shot": False}, "input": {"prompt": "x"}},
    ),
    Case(
        "wan2.6-i2v",
        "shots_of_a_rewritten_prompt",
        "{param: shot_type, only_when: {prompt_extend: true}}",
        {"prompt": "x", "prompt_extend": False, "shot_type": "multi"},
        "/shot_type: is only taken when prompt_extend is true; set prompt_extend to true, or leave it out",
        {"prompt": "x", "shot_type": "multi"},
    ),
    Case(
        "happyhorse-1-0",
        "images_beside_a_video",
        "{param: images, with: video, max_items: 5}",
        {"prompt": "x", "video": URL, "images": urls(6)},
        "/images: 6 elements are more than 5 when video is there; take out 1, or leave out video",
        {"prompt": "x", "video": URL, "images": urls(5)},
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
        "/media: 6 elements whose kind is image are more than 5 when media.kind is video; take out 1, "
        "or set media.kind to image",
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
        "kling-v3-omni",
        "shots_name_films",
        '{param: multi_prompt, each: prompt, marks: "<<<video_#>>>", elements_of: video_list}',
        {"parameters": {"multi_prompt": [{"prompt": "x"}, {"prompt": "of <<<video_1>>>"}]}},
        "/parameters/multi_prompt: names <<<video_1>>>, and parameters.video_list has no element; "
        "leave it out, or add parameters.video_list",
        {"parameters": {"multi_prompt": [{"prompt": "of <<<video_1>>>"}], "video_list": [URL]}},
    ),
    Case(
        "vidu-lip-sync",
        "pauses",
        '{param: text, marks: "<#{n}#>", minimum: 0.01}',
        {"video_url": URL, "text": "Hm <#0#> yes"},
        "/text: holds <#0#>, whose number is below 0.01; use <#0.01#>",
        {"video_url": URL, "text": "Hm <#0.01#> yes"},
    ),
    Case(
        "vidu-lip-sync",
        "long_pauses",
        '{param: text, marks: "<#{n}#>", maximum: 99}',
        {"video_url": URL, "text": "Hm <#100#> yes"},
        "/text: holds <#100#>, whose number is above 99; use <#99#>",
        {"video_url": URL, "text": "Hm <#99#> yes"},
    ),
    Case(
        "vidu-lip-sync",
        "short_pauses",
        '{param: text, marks: "<#{n}#>", decimals: 2}',
        {"video_url": URL, "text": "Hm <#0.125#> yes"},
        "/text: holds <#0.125#>, whose number has more than 2 decimals; use <#0.12#>",
        {"video_url": URL, "text": "Hm <#0.12#> yes"},
    ),
    Case(
        "vidu-lip-sync",
        "pauses_between_texts",
        '{param: text, marks: "<#{n}#>", stand: between_texts}',
        {"video_url": URL, "text": "<#1#> yes"},
        "/text: begins with <#1#>, which stands between texts; put text before it, or leave it out",
        {"video_url": URL, "text": "Hm <#1#> yes"},
    ),
    Case(
        "kling-v3-omni",
        "no_last_frame_alone",
        "{param: image_list, where: {type: first_frame}, at_least: 1, when: {image_list.type: end_frame}}",
        {"parameters": {"image_list": [{"image_url": URL, "type": "end_frame"}]}},
        "/parameters/image_list: no elements whose type is first_frame are fewer than 1 when "
        "parameters.image_list.type is end_frame; add 1, or set parameters.image_list.type to first_frame",
        {
            "parameters": {
                "image_list": [
                    {"image_url": URL, "type": one} for one in ("first_frame", "end_frame")
                ]
            }
        },
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
        "minimax-hailuo-02",
        "short_in_full_hd",
        "{param: duration, when: {resolution: 1080P}, options: [6]}",
        {"prompt": "x", "resolution": "1080P", "duration": 10},
        "/duration: 10 is none of 6 when resolution is 1080P; use 6, or set resolution to 512P or 768P",
        {"prompt": "x", "resolution": "1080P", "duration": 6},
    ),
    Case(
        "minimax-hailuo-02",
        "last_frame",
        "{param: last_frame_image, needs: first_frame_image}",
        {"prompt": "x", "last_frame_image": URL},
        "/first_frame_image: is missing, and last_frame_image needs it; add a URL, or leave out "
        "last_frame_image",
        {"prompt": "x", "last_frame_image": URL, "first_frame_image": URL},
    ),
    Case(
        "minimax-hailuo-02",
        "no_frames_in_512",
        "{param: resolution, with: last_frame_image, options: [768P, 1080P]}",
        {"prompt": "x", "first_frame_image": URL, "last_frame_image": URL, "resolution": "512P"},
        "/resolution: '512P' is none of 768P or 1080P when last_frame_image is there; use 768P "
        "or 1080P, or leave out last_frame_image",
        {"prompt": "x", "first_frame_image": URL, "last_frame_image": URL, "resolution": "768P"},
    ),
    Case(
        "qwen-image-2",
        "sizes_of_edits",
        '{param: image_size, without: image_url, options: ["1:1", "16:9"]}',
        {"prompt": "x", "image_size": "21:9"},
        "/image_size: '21:9' is none of 1:1 or 16:9 when image_url is not there; use 1:1 or 16:9, or add image_url",
        {"prompt": "x", "image_size": "16:9"},
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
        "/height: is missing, and required when aspect_ratio is custom; add a whole number from 256 to "
        "1,440, or set aspect_ratio to 1:1 or 16:9",
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
        "vidu-lip-sync",
        "voice",
        "{at_least_one_of: [text, audio_url]}",
        {"video_url": URL},
        "(document): needs at least one of text or audio_url, and none is there; add text or audio_url",
        {"video_url": URL, "text": "x"},
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
    Case(
        "kling-v3-motion",
        "as_long_as_an_image_allows",
        "{param: duration, when: {character_orientation: [image]}, maximum: 10}",
        {"character_orientation": "image", "duration": 11},
        "/duration: 11 is above 10 when character_orientation is image; use 10, or set "
        "character_orientation to video",
        {"character_orientation": "video", "duration": 11},
    ),
    Case(
        "kling-o1",
        "references_in_all",
        "{at_most: 7, of: [image_list, element_list]}",
        {"prompt": "x", "image_list": urls(4), "element_list": ["a", "b", "c", "d"]},
        "(document): image_list and element_list have 8 elements in all, more than 7; take out 1",
        {"prompt": "x", "image_list": urls(4), "element_list": ["a", "b", "c"]},
    ),
    Case(
        "kling-o1",
        "all_beside_a_video",
        "{at_most: 4, of: [image_list, element_list], with: video}",
        {"prompt": "x", "video": URL, "image_list": urls(3), "element_list": ["a", "b"]},
        "(document): image_list and element_list have 5 elements in all, more than 4 when video is "
        "there; take out 1, or leave out video",
        {"prompt": "x", "video": URL, "image_list": urls(3), "element_list": ["a"]},
    ),
    Case(
        "kling-o1",
        "from_a_first_frame",
        "{param: duration, when: {frames.type: first_frame}, without: [video], options: [5, 10]}",
        {
            "prompt": "x",
            "frames": [{"url": URL}, {"url": URL, "type": "first_frame"}],
            "duration": 3,
        },
        "/duration: 3 is none of 5 or 10 when frames.type is first_frame and video is not there; use 5 "
        "or 10, or set frames.type to end_frame",
        {"prompt": "x", "frames": [{"url": URL, "type": "first_frame"}], "duration": 5},
    ),
    Case(
        "kling-o1",
        "no_frames_of_an_edited_film",
        "{param: frames, when: {films.refer_type: base, frames.type: [first_frame, end_frame]}, forbidden: true}",
        {"prompt": "x", "frames": [{"url": URL, "type": "end_frame"}], "films": [{"url": URL}]},
        "/frames: is not taken when films.refer_type is base and frames.type is first_frame or "
        "end_frame; leave it out, or set films.refer_type to feature",
        {
            "prompt": "x",
            "frames": [{"url": URL, "type": "end_frame"}],
            "films": [{"url": URL, "refer_type": "feature"}],
        },
    ),
    Case(
        "kling-v3",
        "seconds_of_shots",
        "{param: shots, each: duration, sum_is: duration, when: {multi_shot: true}}",
        {
            "parameters": {
                "multi_shot": True,
                "shot_type": "intelligence",
                "shots": [{"duration": "2"}, {"duration": "2"}],
            }
        },
        "/parameters/shots: adds up to 4, and parameters.duration is 5 when parameters.multi_shot is "
        "true; raise its duration by 1 in all, or set parameters.multi_shot to false",
        {
            "parameters": {
                "multi_shot": True,
                "shot_type": "intelligence",
                "duration": 4,
                "shots": [{"duration": "2"}, {"duration": "2"}],
            }
        },
    ),
    Case(
        "index-tts-2",
        "emotions",
        "{param: emo_vec, sum_at_most: 1.5}",
        {"text": "x", "emo_vec": [0.5, 0.1, 0.1, 0.1, 0.7, 0.1]},
        "/emo_vec: adds up to 1.6, more than 1.5; lower its numbers by 0.1 in all",
        {"text": "x", "emo_vec": [0.5, 0.1, 0.1, 0.1, 0.7]},
    ),
    Case(
        "index-tts-2",
        "shots_last_as_long_as_the_film",
        "{param: shots, each: seconds, sum_is: duration}",
        {"text": "x", "shots": [{"seconds": "2"}, {"seconds": "2"}]},
        "/shots: adds up to 4, and duration is 5; raise its seconds by 1 in all",
        {"text": "x", "shots": [{"seconds": "2"}, {"seconds": "2"}], "duration": 4},
    ),
)


def spec_of(name: str) -> str:
    """The spec of one of the models."""
    lines = "\n".join(f"  {case.name}: {case.line}" for case in CASES if case.model == name)
    return HEAD.format(name=name, params=PARAMS[name].strip("\n"), rules=lines)


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
