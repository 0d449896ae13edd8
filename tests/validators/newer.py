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
  code: {type: string, pattern: '[A-F]{4}|\\(none\\)', default: AFFE}
modes:
  edit:
    present: [picture]
    params:
      seconds: {also: [15]}
      volume: {above: 1}
      voice: {also: [cleo]}
  plain:
    absent: [picture]
undocumented: [price]
"""
