"""A model whose page was not seen whole."""

PARTIAL = """
id: partial-1
title: Partial
medium: image
sources:
  page: {title: Partial, url: "https://example.com/partial", read: 2026-11-28}
seen: {except: [params, limits, price]}
params:
  prompt: {type: string, role: prompt, required: true}
  picture: {type: url, takes: {image: {}}}
  mood: {type: enum, options: [calm, wild], default: calm}
  settings: {type: object, fields: {depth: {type: integer, required: true}}}
  layers: {type: list, items: {type: object, fields: {name: {type: string}}}}
  area: {type: union, any_of: [{type: string}, {type: object, fields: {width: {type: integer}}}]}
  quality: {type: enum, options: [low, high], at: parameters}
modes:
  edit:
    present: [picture]
    params:
      settings: {required: true}
  plain:
    absent: [picture]
"""
