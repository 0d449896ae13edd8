"""Everything that people paste: one call in each form, and answers with and without it."""

from __future__ import annotations

import json

import pytest

from gatewright_tools.doctor import NoCall, lines, read

from .pasted import diagnosed, no_files

URL = "https://reapi.ai/api/v1/images/generations"
BODY = {"model": "qwen-image-2", "prompt": "a fox's den", "image_size": "1024x1024"}
TEXT = json.dumps(BODY)
CALLS = {
    "fetch as browsers copy it": f"""fetch("{URL}", {{
  "headers": {{ "authorization": "Bearer rk_live_abcdefgh12345678", "content-type": "application/json" }},
  "body": {json.dumps(TEXT)},
  "method": "POST"
}});""",
    "fetch by hand": f"""const key = process.env.REAPI_KEY
const res = await fetch('{URL}', {{
  method: 'POST',
  headers: {{ Authorization: `Bearer ${{key}}`, 'Content-Type': 'application/json' }},
  body: JSON.stringify({{ model: 'qwen-image-2', prompt: 'a fox\\'s den', image_size: "1024x1024", }}),
}})
console.log(await res.json())""",
    "fetch with joined texts and a spread object": f"""const base = {{ model: "qwen-image-2", prompt: "a fox's den" }};
const response = await fetch("{URL.rpartition("/")[0]}" + "/generations", {{
  method: "POST", headers: {{ Authorization: "Bearer " + process.env.REAPI_KEY, "Content-Type": "application/json" }},
  body: JSON.stringify({{ ...base, image_size: "1024x1024" }}) }});""",
    "axios": f"""import axios from "axios";
const {{ data }} = await axios.post<Answer>(
  "{URL}",
  {{ model: "qwen-image-2", prompt: "a fox's den", image_size: "1024x1024" }},
  {{ headers: {{ Authorization: `Bearer ${{key}}` }}, timeout: 60_000 }},
);""",
    "axios with its options alone": f"""const axios = require('axios');
let data = JSON.stringify({{"model": "qwen-image-2", "prompt": "a fox's den", "image_size": "1024x1024"}});
let config = {{ method: 'post', maxBodyLength: Infinity, url: '{URL}',
  headers: {{ 'Content-Type': 'application/json', 'Authorization': 'Bearer rk_live_abcdefgh12345678' }}, data : data }};
axios.request(config).then((response) => {{ console.log(JSON.stringify(response.data)); }})""",
    "a client of axios": """const api = axios.create({ baseURL: "https://reapi.ai/api/v1", headers: { Authorization: `Bearer ${KEY}` } });
const body = { model: "qwen-image-2", prompt: "a fox's den", image_size: "1024x1024" };
api.post("/images/generations", body).catch(console.error);""",
    "the library of OpenAI in JavaScript": """import OpenAI from "openai";
const client = new OpenAI({ baseURL: "https://reapi.ai/api/v1", apiKey: process.env.REAPI_KEY });
const picture = await client.images.generate({
  model: "qwen-image-2",
  prompt: "a fox's den",
  image_size: "1024x1024", // as OpenAI has it
});""",
    "requests": f"""import os, requests
url = "{URL}"
payload = {{"model": "qwen-image-2", "prompt": "a fox's den", "image_size": "1024x1024"}}
headers = {{"Authorization": f"Bearer {{os.environ['REAPI_KEY']}}"}}
response = requests.post(url, json=payload, headers=headers, timeout=60)
print(response.status_code)""",
    "httpx with a client": """import httpx
client = httpx.Client(base_url="https://reapi.ai/api/v1", headers={"Authorization": "Bearer x"})
r = client.post("/images/generations", headers={"Authorization": "Bearer " + KEY}, json=dict_body := {}, )
""".replace("json=dict_body := {}, ", f"json={BODY!r}"),
    "the library of OpenAI": """from openai import OpenAI
client = OpenAI(base_url="https://reapi.ai/api/v1", api_key="rk_live_abcdefgh12345678")
result = client.images.generate(
    model="qwen-image-2", prompt="a fox's den", extra_body={"image_size": "1024x1024"}
)""",
    "HTTPie": f"""http POST {URL} Authorization:"Bearer $REAPI_KEY" model=qwen-image-2 \\
  prompt="a fox's den" image_size:='"1024x1024"'""",
    "PowerShell": f"""$headers = @{{ "Authorization" = "Bearer $env:REAPI_KEY" }}
$body = @{{
    model = "qwen-image-2"
    prompt = "a fox's den"
    image_size = "1024x1024"
}} | ConvertTo-Json -Depth 5
Invoke-RestMethod -Uri "{URL}" -Method Post -Headers $headers -ContentType "application/json" -Body $body""",
    "raw HTTP": f"""POST /api/v1/images/generations HTTP/1.1
Host: reapi.ai
Authorization: Bearer rk_live_abcdefgh12345678
Content-Type: application/json

{TEXT}
""",
    "curl for cmd.exe": """curl ^"https://reapi.ai/api/v1/images/generations^" ^
  -H ^"authorization: Bearer rk_live_abcdefgh12345678^" ^
  -H ^"content-type: application/json^" ^
  --data-raw ^"^{^\\^"model^\\^":^\\^"qwen-image-2^\\^",^\\^"prompt^\\^":^\\^"a fox's den^\\^",^\\^"image_size^\\^":^\\^"1024x1024^\\^"^}^\"""",
    "curl": f"""$ curl {URL} -H "Authorization: Bearer $REAPI_KEY" -H 'Content-Type: application/json' \\
  -d '{TEXT.replace("'", chr(39) + chr(92) + chr(39) + chr(39))}'""",
}


@pytest.mark.parametrize("text", CALLS.values(), ids=CALLS)
def test_a_call_is_read_in_every_form(text: str) -> None:
    found = diagnosed(text)
    assert (found.place.key, found.body) == ("reapi/qwen-image-2", BODY)
    assert [one.path for one in found.violations] == ["/image_size"]
    assert found.nearest == {**BODY, "image_size": "1:1"}
    assert [one.message for one in found.findings] == []


ANSWERS = {
    "its body alone": (
        '{"error": {"code": "insufficient_credits", "message": "no credits"}}',
        None,
    ),
    "curl -i": (
        'HTTP/2 402\ncontent-type: application/json\n\n{"error": {"code": "insufficient_credits"}}',
        402,
    ),
    "curl -v": (
        "* Connected to reapi.ai\n> POST /api/v1/images/generations HTTP/2\n> accept: */*\n>\n"
        "< HTTP/2 402\n< content-type: application/json\n<\n"
        '{"error": {"code": "insufficient_credits"}}\n* Connection #0 left intact',
        402,
    ),
    "an error of requests": (
        'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\n'
        "requests.exceptions.HTTPError: 402 Client Error: Payment Required for url: https://reapi.ai/x",
        402,
    ),
    "an error of OpenAI's library": (
        "openai.APIStatusError: Error code: 402 - {'error': {'code': 'insufficient_credits', 'message': None}}",
        402,
    ),
    "an error of axios": (
        "AxiosError: Request failed with status code 402\n    at settle (axios/lib/core/settle.js:19:12)",
        402,
    ),
}


@pytest.mark.parametrize(("answer", "status"), ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize(
    "call", ["curl", "requests", "fetch as browsers copy it", "axios", "PowerShell"]
)
def test_an_answer_below_a_call_is_read_with_it(call: str, answer: str, status: int | None) -> None:
    found = diagnosed(f"{CALLS[call]}\n\n{answer}\n")
    assert found.answer is not None and found.answer.means == "insufficient_credits"
    assert found.answer.status in (status, 402)
    assert found.body == BODY and not found.fine
    assert any("topped up" in line for line in lines(found))


def test_an_answer_alone_is_explained_where_its_gateway_is_known() -> None:
    text = "openai.APIStatusError: Error code: 400 - {'error': {'code': 'x'}}"
    (case,) = read(text.encode(), no_files)
    assert case.call is None and case.answer is not None and case.answer.status == 400
    assert json.loads(case.answer.body) == {"error": {"code": "x"}}


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "fetch(",
        "fetch()",
        "axios(config)",
        "await axios.post()",
        "new OpenAI({",
        "import requests",
        "POST x HTTP/1.1",
        "http",
        "{'a': ",
        "(" * 5000,
    ],
)
def test_what_is_no_call_names_what_is_read(text: str) -> None:
    with pytest.raises(NoCall, match=r"HTTPie, PowerShell|names no address|no call|known gateways"):
        diagnosed(text)


def test_every_call_of_a_script_is_read_and_its_address_has_the_query() -> None:
    text = f"""const api = axios.create({{ baseURL: "https://reapi.ai/api/v1/" }})
api.post("images/generations", {TEXT})
await fetch("{URL}", {{ method: "POST", body: JSON.stringify({TEXT}) }})
api.get("/tasks", {{ params: {{ limit: 5, kind: "a b" }} }})
api.post(`/images/generations`)
"""
    calls = [one.call for one in read(text.encode(), no_files)]
    assert [(one.method, one.url, bool(one.body)) for one in calls if one] == [
        ("POST", URL, True),
        ("POST", URL, True),
        ("GET", "https://reapi.ai/api/v1/tasks?limit=5&kind=a+b", False),
        ("POST", URL, False),
    ]
