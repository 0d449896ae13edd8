"""A small folder of specs that tests bend to their purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

PACKAGE = """\
name: shop-images
import_name: shop_images
version: 1.2.3
summary: Pictures from the shop.
command: shop-images
license: MIT
"""

GATEWAY = """\
title: Shop
class: Shop
base_url: https://shop.example

sources:
  page: {title: Shop API, url: "https://shop.example/docs", read: 2026-11-21}

auth:
  scheme: bearer
  env: [SHOP_API_KEY]

operations:
  images:
    media: [image]
    create: POST /v1/images
    poll: GET /v1/tasks/{id}
    request:
      model: body

states:
  running: [busy]
  succeeded: [done]
  failed: [broken]

polling:
  deadline: 60

answers:
  created:
    id: <id>
    status: <status>
  pending:
    id: <id>
    status: <status>
  succeeded:
    id: <id>
    status: <status>
    urls: [<output.url>]
  failed:
    id: <id>
    status: <status>
    error: {code: <error.code>, message: <error.message>}
  error:
    error: {code: <error.code>, message: <error.message>}

uploads:
  via: public_url

errors:
  code_type: string
  codes:
    bad: {http: 400, means: invalid_request}
"""

MODEL = """\
id: easel
title: Easel
medium: image
summary: Pictures from text.

sources:
  page: {title: Easel, url: "https://shop.example/docs/easel", read: 2026-11-21}
params:
  prompt:
    type: string
    role: prompt
    required: true
    max_length: 100
  size:
    type: enum
    options: ["1:1", "16:9"]
    default: "1:1"
    doc: Shape of the picture.
  seed:
    type: integer
    minimum: 0
    maximum: 9

price:
  billing: fixed
  credits: 2

examples:
  minimal:
    model: easel
    prompt: a hat
    size: "16:9"
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder of specs with one gateway (`shop`) and one model (`easel`), all of it right."""
    root = tmp_path / "specs"
    (root / "gateways").mkdir(parents=True)
    (root / "models" / "shop").mkdir(parents=True)
    (root / "package.yaml").write_text(PACKAGE)
    (root / "gateways" / "shop.yaml").write_text(GATEWAY)
    (root / "models" / "shop" / "easel.yaml").write_text(MODEL)
    return root
