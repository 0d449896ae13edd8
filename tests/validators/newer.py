"""A model with what `everything-1` has not: numbers of a few, bounds that are not reached."""

from __future__ import annotations

NEWER = """
id: newer-1
title: Newer
medium: image
sources:
  page: {title: Newer, url: "https://example.com/newer", read: 2026-11-21}
params:
  prompt: {type: string, role: prompt, required: true, max_length: 40}
  picture: {type: url, schemes: [https]}
  seconds: {type: integer, options: [5, 10], default: 5}
  kind: {type: constant, const: "plain \u00e9"}
  live: {type: constant, const: false}
  steps: {type: constant, const: 4}
  share: {type: constant, const: 0.5}
  content: {type: base64, nullable: true}
  start: {type: url, schemes: [https], base64: true}
  speed: {type: number, options: [0.5, 1, 2]}
  upscale: {type: number, options: [2, 4], nullable: true}
  volume: {type: number, above: 0, maximum: 10}
  pitch: {type: number, minimum: -12, below: 12, step: 0.5}
  inside: {type: number, above: 0.00001, below: 0.00005}
  rank: {type: integer, above: 3}
  grain: {type: integer, below: 9}
  noise: {type: integer, minimum: 0, maximum: 18446744073709551615}
  voice: {type: enum, options: [aria, "déjà"], open: true, default: aria}
  voices: {type: list, items: {type: enum, options: [aria, blake], open: true, nullable: true}}
  ratio: {type: string, pattern: "[1-9][0-9]*:[1-9][0-9]*", max_length: 9, nullable: true}
  tag: {type: string, pattern: "(?:[a-z]{2}-)?[^-/ ]+", min_length: 3, max_length: 12}
  lines: {type: string, min_length: 5, max_length: 9, chinese_counts: 2, nullable: true}
  code: {type: string, pattern: '[A-F]{4}|\\(none\\)', default: AFFE}
  voice_setting:
    type: object
    fields:
      voice-id: {type: string, required: true}
      class: {type: enum, options: [soft, loud], nullable: true}
      str: {type: integer}
  shots:
    type: list
    min_items: 1
    items:
      type: object
      fields:
        prompt: {type: string, required: true}
        camera: {type: object, fields: {type: {type: enum, options: [pan_left_and_up, pan_right_and_up, zoom_in_slowly, zoom_out_slowly, still], nullable: true}}}
  shots_item: {type: object, open: true, fields: {depth: {type: number}}}
  image_size:
    type: union
    nullable: true
    any_of:
    - {type: enum, options: [square, wide]}
    - type: object
      fields:
        width: {type: integer, required: true, minimum: 512, maximum: 2048}
        height: {type: integer, required: true, minimum: 512, maximum: 2048}
  said: {type: union, any_of: [{type: string, max_length: 9}, {type: list, items: {type: string, max_length: 9}, max_items: 2}]}
  scene:
    type: list
    max_items: 3
    items:
      type: union
      any_of:
      - type: object
        fields:
          type: {type: constant, const: text, required: true}
          text: {type: string, required: true, max_length: 9}
      - type: object
        fields:
          type: {type: constant, const: image_url, required: true}
          image_url: {type: object, required: true, fields: {url: {type: url, schemes: [https], required: true}}}
          role: {type: enum, options: [first_frame, last_frame]}
  area: {type: union, any_of: [{type: enum, options: [auto]}, {type: size, min_side: 64, max_side: 512, max_ratio: 4}, {type: integer, options: [1, 2]}]}
  frame: {type: size, min_pixels: 10000, max_pixels: 250000, max_ratio: 2.5, nullable: true}
  switches: {type: list, max_items: 3, items: {type: union, any_of: [{type: boolean}, {type: object, open: true, fields: {on: {type: boolean}}}]}}
  looks: {type: list, items: {type: url}, counts: [0, 1, 3]}
  pair: {type: list, items: {type: integer}, counts: [4, 2], nullable: true}
modes:
  edit:
    present: [picture]
    params:
      looks: {counts: [1, 2, 5]}
      frame: {max_ratio: 3}
      seconds: {also: [15]}
      kind: {const: edit}
      volume: {above: 1}
      voice: {also: [cleo]}
  plain:
    absent: [picture]
undocumented: [price]
"""

STAGED = """
id: staged-1
title: Staged
medium: image
sources:
  page: {title: Staged, url: "https://example.com/staged", read: 2026-11-21}
params:
  prompt: {type: string, role: prompt, required: true, max_length: 40}
  mode: {type: enum, options: [text, frames, reference, draft], default: text, at: parameters}
  first_frame: {type: url, at: input}
  last_frame: {type: url, at: input}
  images: {type: list, items: {type: url}, min_items: 1, max_items: 4, at: input}
  level: {type: integer, options: [1, 2, 3]}
modes:
  frames:
    when: {mode: frames}
    params:
      first_frame: {required: true}
      images: {forbidden: true}
  reference:
    when: {mode: [reference, draft], level: [2, 3]}
    params:
      images: {required: true}
      first_frame: {forbidden: true}
      last_frame: {forbidden: true}
  text_to_image:
    when: {mode: text}
    params:
      first_frame: {forbidden: true}
      last_frame: {forbidden: true}
      images: {forbidden: true}
undocumented: [price]
"""
