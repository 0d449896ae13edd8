"""Checking: gateways that contradict themselves, each told where."""

from __future__ import annotations

from pathlib import Path

import pytest

from .checking import PACKAGE, SHOP, Case, change, found

GATEWAYS: dict[str, Case] = {
    "a range of three numbers": (
        SHOP,
        "deadline: 60",
        "deadline: 60\n  every: [1, 2, 3]",
        "gateways/shop.yaml:27:10: `every` has more than 2 elements",
    ),
    "a status that HTTP does not have": (
        SHOP,
        "http: 400",
        "http: 4000",
        "gateways/shop.yaml:52:17: `http` is 4000, above 599",
    ),
    "a files API without its form": (
        SHOP,
        "via: public_url",
        "via: files_api\n  argument: files\n  field: files\n  item: {url: {type: url}}\n"
        "  roles: {address: url}\n\n"
        "endpoints:\n  upload: POST /v1/files",
        "gateways/shop.yaml:47:3: `form` is missing, which a files API needs",
    ),
    "a slot that does not exist": (
        SHOP,
        "urls: [<output.url>]",
        "urls: [<output.uri>, <output.url>]",
        "gateways/shop.yaml:38:12: there is no slot <output.uri>; did you mean `output.url`?",
    ),
    "a slot that is there twice": (
        SHOP,
        "urls: [<output.url>]",
        "urls: [<output.url>, <output.url>]",
        "gateways/shop.yaml:38:26: <output.url> is marked twice in this answer",
    ),
    "results that nobody could read": (
        SHOP,
        "urls: [<output.url>]",
        "urls: []",
        "gateways/shop.yaml:13:3: the `succeeded` answer marks no <output.url>, nor another slot that holds a file",
    ),
    "a created task without an id": (
        SHOP,
        "  created:\n    id: <id>\n",
        "  created:\n",
        "gateways/shop.yaml:13:3: the answer to a create has to mark <id>, or nobody can poll",
    ),
    "a poll without an id": (
        SHOP,
        "/v1/tasks/{id}",
        "/v1/tasks/all",
        "gateways/shop.yaml:16:11: the path of a poll has {id} in it",
    ),
    "a poll without a status": (
        SHOP,
        "  pending:\n    id: <id>\n    status: <status>\n",
        "  pending:\n    id: <id>\n",
        "gateways/shop.yaml:13:3: the answer to a poll has to mark <status>",
    ),
    "a poll without words for states": (
        SHOP,
        "states:\n  running: [busy]\n  succeeded: [done]\n  failed: [broken]\n",
        "",
        "gateways/shop.yaml:13:3: `states` is missing, which a polled operation needs",
    ),
    "a model in the body and in the path": (
        SHOP,
        "POST /v1/images",
        "POST /v1/{model}",
        "gateways/shop.yaml:15:13: the model is in the body, but the create has {model}",
    ),
    "a model in the path that is not there": (
        SHOP,
        "model: body",
        "model: path",
        "gateways/shop.yaml:15:13: the model is in the path, but the create lacks {model}",
    ),
    "a word that means two things": (
        SHOP,
        "failed: [broken]",
        "failed: [broken, done]",
        "gateways/shop.yaml:23:20: the word `done` already means succeeded",
    ),
    "an older word that is current": (
        SHOP,
        "polling:",
        "older_states:\n  running: [busy]\n\npolling:",
        "gateways/shop.yaml:26:13: the word `busy` already means running",
    ),
    "a range the wrong way round": (
        SHOP,
        "deadline: 60",
        "deadline: 60\n  every: [5, 2]",
        "gateways/shop.yaml:27:10: the first number is the smaller one",
    ),
    "a conflict without a code": (
        SHOP,
        "uploads:",
        "idempotency: {conflict: bed}\n\nuploads:",
        "gateways/shop.yaml:46:25: there is no error code `bed`; did you mean `bad`?",
    ),
    "a files API without its parts": (
        SHOP,
        "via: public_url",
        "via: files_api\n  argument: files\n  field: files\n  form: {file: file}\n  item: {url: {type: url}}\n  roles: {address: url}",
        "gateways/shop.yaml:1:1: `upload` is missing, which a files API needs",
    ),
    "a default in an item of the uploads": (
        SHOP,
        "via: public_url",
        "via: public_url\n  item: {kind: {type: enum, options: [image], default: video}, link: {type: url}}\n"
        "  argument: files\n  field: files\n  roles: {address: link}",
        "gateways/shop.yaml:48:56: the default cannot be: 'video' is none of image",
    ),
    "an import name of Python's own": (
        PACKAGE,
        "import_name: shop_images",
        "import_name: import",
        "package.yaml:2:14: `import` is a word of Python's own",
    ),
    "an import name of Python's library": (
        PACKAGE,
        "import_name: shop_images",
        "import_name: typing",
        "package.yaml:2:14: `typing` would hide a module that it needs; choose another name",
    ),
    "a version of two parts": (
        PACKAGE,
        "version: 1.2.3",
        'version: "1.2"',
        'package.yaml:3:10: `version` cannot be "1.2"; it has the form ^[0-9]+\\.[0-9]+\\.[0-9]+$',
    ),
}


@pytest.mark.parametrize("case", GATEWAYS.values(), ids=GATEWAYS)
def test_a_gateway_that_contradicts_itself_is_told_where(shop: Path, case: Case) -> None:
    file, old, new, expected = case
    change(shop, file, old, new)
    assert found(shop) == [expected]
