"""Calls as people bring them, made up here: curl lines, HAR entries and error bodies of each gateway."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

CANARY = "CANARY7f3a9c51d2"
RIVYA_KEY, REAPI_KEY = f"rvya_sk_{CANARY}", f"rk_live_{CANARY}"
RIVYA, REAPI = "https://rivya.ai/api/v1/generations", "https://reapi.ai/api/v1/images/generations"
SKILLS = "https://open.skills.video/api/v1/generation/qwen/qwen-image-2"
VERSE = "https://api.umodelverse.ai/v1/images/generations"
JSON_TYPE = "-H 'Content-Type: application/json'"


@dataclass(frozen=True)
class Told:
    """An input and the lines that the doctor must print."""

    name: str
    content: str
    lines: tuple[str, ...]
    """Starts of printed lines, in this order, without indentation."""
    body: Any = None
    """The nearest right request, where one is told."""
    code: int = 1
    arguments: tuple[str, ...] = ()


def curl(url: str, body: Any, *options: str, key: str = "$KEY") -> str:
    """A call as a page would show it."""
    parts = [f"curl -sS -X POST '{url}'", f'-H "Authorization: Bearer {key}"', *options]
    return " \\\n  ".join([*parts, JSON_TYPE, f"-d '{json.dumps(body)}'"])


def har(url: str, body: Any, status: int, answer: Any, **request: Any) -> str:
    """A HAR file with one call in it, beside one to somewhere else."""
    entry = {
        "request": {
            "method": "POST", "url": url, "httpVersion": "h2",
            "headers": [{"name": ":authority", "value": "x"},
                        {"name": "content-type", "value": "application/json; charset=utf-8"},
                        {"name": "authorization", "value": f"Bearer {CANARY}"},
                        {"name": "cookie", "value": f"session={CANARY}"}],
            "postData": {"mimeType": "application/json", "text": json.dumps(body)},
            **request,
        },
        "response": {"status": status, "headers": [],
                     "content": {"mimeType": "application/json", "text": json.dumps(answer)}},
    }  # fmt: skip
    other = {"request": {"method": "GET", "url": "https://fonts.example/a.woff", "headers": []}}
    return json.dumps({"log": {"version": "1.2", "entries": [other, entry]}})


def pair(request: Any, response: Any, **more: Any) -> str:
    """A request body beside what came back."""
    return json.dumps({"request": request, "response": response, **more})


QWEN2 = {"model": "qwen2-image", "prompt": "a fox"}
REAPI_BODY = {"model": "qwen-image-2", "prompt": "a fox"}
VERSE_BODY = {"model": "Qwen/Qwen-Image", "prompt": "a fox"}

CASES = [
    Told(
        "keys at the wrong level and in other gateways' words",
        curl(RIVYA, {**QWEN2, "image_size": "1:1", "aspect_ratio": "1:1", "nsfw_checker": False,
                     "image_url": "https://a.example/b.png", "n": 2}, key=RIVYA_KEY),
        ("rivya/qwen2-image: a create",
         "/image_size: 'image_size' is not a key of the request; it belongs in /params/image_size [",
         "/aspect_ratio: 'aspect_ratio' is not a key of the request; here that is /params/image_size",
         "the nearest right request differs in", '/params/nsfw_checker: false \u2192 "false"',
         "/image_size: moved to /params/image_size", "/n: left out (look at it)",
         "the nearest right call is", "curl -X POST 'https://rivya.ai/api/v1/generations' \\",
         '-H "Authorization: Bearer $RIVYA_API_KEY" \\'),
        {**QWEN2, "params": {"image_size": "1:1", "nsfw_checker": "false", "referenceMediaItems": [
            {"url": "https://a.example/b.png", "kind": "image"}]}},
    ),
    Told(
        "a wrong host and a wrong path",
        curl("https://www.rivya.ai/api/v1/generation", QWEN2, key=RIVYA_KEY),
        ("rivya/qwen2-image: a create",
         "url: 'www.rivya.ai' is not the host of Rivya; it is rivya.ai [",
         "url: '/api/v1/generation' is not the path for this; it is /api/v1/generations",
         "curl -X POST 'https://rivya.ai/api/v1/generations'"),
        QWEN2,
    ),
    Told(
        "GET, no Bearer, and an option of another mode",
        f"""$ curl -X GET "{REAPI}" -H "Authorization: {REAPI_KEY}" \\
            {JSON_TYPE} --data-raw $'{{"model":"qwen-image-2","prompt":"a fox\\'s den",
            "image_size":"2:3"}}' | jq .""",
        ("reapi/qwen-image-2: a create", "method: GET is not taken here; send POST",
         "key: the word Bearer is missing before the key; give -H \"Authorization: Bearer $REAPI_KEY\"",
         "/image_size: '2:3' is only for the mode edit (judged as text to image because /image_url"
         " is not there); give image_url, or use 16:9 ["),
        {**REAPI_BODY, "prompt": "a fox's den"},
    ),
    Told(
        "the key of another gateway",
        curl(REAPI, REAPI_BODY, key=RIVYA_KEY),
        ("reapi/qwen-image-2: a create", "key: this is a key of Rivya"),
        REAPI_BODY,
    ),
    Told(
        "a key that is none of this gateway's",
        curl(RIVYA, QWEN2, key=f"sk-{CANARY}"),
        ("rivya/qwen2-image: a create",
         "key: keys of Rivya begin with rvya_sk_, and this one does not"),
        QWEN2,
    ),
    Told(
        "a placeholder for a key",
        curl(SKILLS, {"prompt": "a fox"}, key="YOUR_API_KEY"),
        ("skills-video/qwen/qwen-image-2: a create", "key: the key is still a placeholder"),
        {"prompt": "a fox"},
    ),
    Told(
        "the key in the header of another service",
        f"curl {SKILLS} -H 'x-api-key: {CANARY}' --json '{{\"prompt\": \"a fox\", \"num_images\": 9}}'",
        ("skills-video/qwen/qwen-image-2: a create", "key: the key travels as x-api-key; give",
         "/num_images: 9 is above 4; use 4"),
        {"prompt": "a fox", "num_images": 4},
    ),
    Told(
        "a variable that single quotes keep",
        f"curl {VERSE} -H 'Authorization: Bearer $MODELVERSE_API_KEY' {JSON_TYPE} "
        f"-d '{json.dumps(VERSE_BODY)}'",
        ("umodelverse/Qwen/Qwen-Image: a create",
         "shell: $MODELVERSE_API_KEY stands in single quotes, so the shell sends it as it is; write"
         ' -H "Authorization: \u2026" with double quotes'),
        VERSE_BODY,
    ),
    Told(
        "no content type, no key, and the body from a here-document",
        f"export A=b\ncurl --request POST \\\n  --url {VERSE} -d @- <<'EOF'\n"
        '{"model": "Qwen/Qwen-Image", "prompt": "a fox", "size": "2048*2048"}\nEOF\n',
        ("umodelverse/Qwen/Qwen-Image: a create", "key: there is no key; give",
         "header: the content type is application/x-www-form-urlencoded; give",
         "/size: '2048*2048' is not a size of 256 to 1,536 pixels a side; use 1536x1536"),
        {**VERSE_BODY, "size": "1536x1536"},
    ),
    Told(
        "the path of another release, and a model that is written otherwise",
        curl("http://api.umodelverse.ai/v2/images/generations", {**VERSE_BODY, "model": "qwen/qwen-image"}),
        ("umodelverse/Qwen/Qwen-Image: a create", "url: http would carry the key in the open",
         "url: '/v2/images/generations' is not the path",
         "/model: 'qwen/qwen-image' is not 'Qwen/Qwen-Image'; use 'Qwen/Qwen-Image'"),
        VERSE_BODY,
    ),
    Told(
        "a form instead of JSON",
        f'curl {REAPI} -H "Authorization: Bearer $REAPI_KEY" -d model=qwen-image-2 '
        "--data-urlencode 'prompt=a fox & a hen' -d seed=7",
        ("reapi/qwen-image-2: a create", "header: the content type is application/x-www-form",
         "body: is a form, and the gateway wants JSON; send one JSON object"),
        {**REAPI_BODY, "prompt": "a fox & a hen", "seed": 7},
    ),
    Told(
        "Python instead of JSON",
        f'curl {REAPI} -H "Authorization: Bearer $REAPI_KEY" {JSON_TYPE} '
        "-d \"{'model': 'qwen-image-2', 'prompt': 'a fox'}\"",
        ("reapi/qwen-image-2: a create",
         "body: 1:2: no JSON: Expecting property name enclosed in double quotes; JSON wants double"),
        {"model": "qwen-image-2", "prompt": "a fox"},
    ),
    Told(
        "nothing wrong that the pages know of",
        curl(SKILLS, {"prompt": "a fox", "output_format": "png"}, key=CANARY),
        ("skills-video/qwen/qwen-image-2: a create",
         "the request is right; if it is refused all the same, look at the key"
         " ($SKILLS_VIDEO_API_KEY), the credits of the account or a rate limit"),
        code=0,
    ),
    Told(
        "asking about a task",
        f'curl {RIVYA}/gen_123 -H "Authorization: Bearer {RIVYA_KEY}"',
        ("Rivya: asks about a task",),
        code=0,
    ),
    Told(
        "a HAR with an address in the place of a list",
        har(SKILLS, {"prompt": "a fox", "image_url": "https://a.example/b.png", "seed": "7"}, 400,
            {"error": "INVALID_INPUT", "code": "IMAGE_GENERATION_INVALID_INPUT",
             "message": "seed must be integer"}),
        ("entry 1: skills-video/qwen/qwen-image-2: a create",
         "/seed: '7' is not a whole number; without quotation marks",
         "/image_url: 'image_url' is not a key of the request; did you mean image_urls?",
         "answer: HTTP 400 IMAGE_GENERATION_INVALID_INPUT: the gateway refused the request as wrong ["
         "HTTP status,", "the gateway says: seed must be integer", "behind it: /seed",
         "money: nothing was created"),
        {"prompt": "a fox", "image_urls": ["https://a.example/b.png"], "seed": 7},
    ),
    Told(
        "a HAR of a server error after which a key would have helped",
        har(RIVYA, QWEN2, 502, "bad gateway"),
        ("entry 1: rivya/qwen2-image: a create", "key: keys of Rivya begin with rvya_sk_",
         "answer: HTTP 502: the gateway itself failed",
         "money: it may have been accepted and charged",
         "send it again? the call carried no Idempotency-Key, so not before the list of tasks"),
        QWEN2,
    ),
    Told(
        "a HAR of a page, the key left out by the browser",
        har(REAPI, {**REAPI_BODY, "nsfw_checker": "true"}, 400,
            {"error": {"code": 20002, "message": "bad parameter", "request_id": "r-7"}},
            headers=[{"name": "content-type", "value": "application/json"}]),
        ("entry 1: reapi/qwen-image-2: a create", "/nsfw_checker: 'true' is not true or false",
         "answer: HTTP 400 20002: the gateway refused", "behind it: /nsfw_checker",
         "money: nothing was created, and what is refused is free ("),
        {**REAPI_BODY, "nsfw_checker": True},
    ),
    Told(
        "a HAR entry by itself, its answer in base64",
        json.dumps({
            "request": {"method": "PUT", "url": VERSE, "headers": [],
                        "postData": {"text": json.dumps({**VERSE_BODY, "seed": 1.5})}},
            "response": {"status": 400, "headers": [], "content": {
                "encoding": "base64", "text": "eyJlcnJvciI6eyJjb2RlIjoicGFyYW1fZXJyb3IifX0="}},
        }),
        ("umodelverse/Qwen/Qwen-Image: a create", "method: PUT is not taken here; send POST",
         "/seed: 1.5 is not a whole number; use 1 or 2",
         "answer: HTTP 400 param_error: the gateway refused the request as wrong ["),
        {**VERSE_BODY, "seed": 2},
    ),
    Told(
        "no credits",
        pair(QWEN2, {"error": {"code": "insufficient_credits", "message": "Not enough."}}),
        ("rivya/qwen2-image: a create",
         "answer: insufficient_credits: the account cannot pay for the request [",
         "the gateway says: Not enough", "send it again? yes, once the account is topped up",
         "the request breaks no documented rule, and the answer is about something else"),
    ),
    Told(
        "a rate limit",
        pair(REAPI_BODY, {"status": 429, "body": {"error": {"code": 50001, "message": "slow"}}}),
        ("reapi/qwen-image-2: a create", "answer: HTTP 429 50001: too many requests",
         "money: nothing was created", "send it again? yes, after a pause"),
    ),
    Told(
        "a refused content",
        pair(VERSE_BODY, {"error": {"code": "sensitive_check_error", "message": "no"}}, status=400),
        ("umodelverse/Qwen/Qwen-Image: a create",
         "answer: HTTP 400 sensitive_check_error: the gateway's moderation refused the content",
         "send it again? yes, with another prompt or other reference files"),
    ),
    Told(
        "a time-out with no safeguard",
        pair({"prompt": "a fox"}, {"code": "IMAGE_GENERATION_TIMEOUT", "error": "TIMEOUT"}),
        ("skills-video/qwen/qwen-image-2: a create",
         "answer: HTTP 504 IMAGE_GENERATION_TIMEOUT: the gateway gave up waiting",
         "money: it may have been accepted and charged", "send it again? not before the list"),
        arguments=("--model", "skills-video/qwen/qwen-image-2"),
    ),
    Told(
        "a task that failed",
        pair(REAPI_BODY, {"id": "t", "status": "failed", "error": {"code": 60099, "message": "x"}}),
        ("reapi/qwen-image-2: a create",
         "answer: HTTP 500 60099"),
    ),
    Told(
        "an error body alone",
        '{"error": {"code": "api_key_revoked", "message": "revoked", "requestId": "r-1"}}',
        ("Rivya: an answer", "answer: HTTP 401 api_key_revoked: the key is missing, wrong, revoked"
         " or expired [Errors and limits, https://rivya.ai/docs/api-errors-and-limits, read",
         "the gateway says: revoked", "send it again? yes, with the right key"),
    ),
    Told(
        "a refusal that no page explains",
        pair(REAPI_BODY, {"error": {"code": 20002, "message": "no"}}),
        ("reapi/qwen-image-2: a create", "answer: HTTP 400 20002",
         "it breaks no documented rule: what is refused is not on the pages, or they have changed"),
    ),
    Told(
        "a body alone",
        '{"model": "qwen-image", "prompt": "a fox", "params": {"image_size": "Square HD"}}',
        ("rivya/qwen-image: a create", "/params/image_size: 'Square HD' is none of"),
        {"model": "qwen-image", "prompt": "a fox", "params": {"image_size": "square_hd"}},
    ),
]  # fmt: skip
