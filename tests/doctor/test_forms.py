"""Calls that travel as forms of parts, as people paste them, and calls that should, or should not."""

from __future__ import annotations

import json

import pytest

from gatewright_tools.doctor import data, lines, read, right_call
from gatewright_tools.doctor.call import GivenPart

from .pasted import diagnosed, no_files

BASE = "https://api.umodelverse.ai/v1"
KEY = "Authorization: Bearer $MODELVERSE_API_KEY"
FIELDS = {"model": "gpt-image-1", "prompt": "a fox's den", "n": "2"}
RAW = "".join(
    f'--xyz\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
    for name, text in FIELDS.items()
) + (
    '--xyz\r\nContent-Disposition: form-data; name="image"; filename="fox.png"\r\n'
    "Content-Type: image/png\r\n\r\nPNG\r\n--xyz--\r\n"
)
LISTED = [{"name": name, "value": text} for name, text in FIELDS.items()]
CALLS = {
    "curl": f"""curl {BASE}/images/edits -H "{KEY}" -F model=gpt-image-1 \\
  -F "prompt=a fox's den" --form n=2 -F 'image=@fox.png;type=image/png'""",
    "requests": f"""import requests
r = requests.post("{BASE}/images/edits", headers={{"Authorization": f"Bearer {{KEY}}"}},
    data={{"model": "gpt-image-1", "prompt": "a fox's den", "n": 2}},
    files={{"image": ("fox.png", open("fox.png", "rb"), "image/png")}})""",
    "httpx, with the file opened before": f"""import httpx
with open("fox.png", "rb") as picture:
    httpx.post("{BASE}/images/edits", headers={{"Authorization": f"Bearer {{KEY}}"}}, files=[("image", picture)],
        data={{"model": "gpt-image-1", "prompt": "a fox's den", "n": 2}})""",
    "the library of OpenAI": f"""from pathlib import Path
client = OpenAI(base_url="{BASE}", api_key=KEY)
client.images.edit(model="gpt-image-1", prompt="a fox's den", n=2, image=Path("fox.png").open("rb"))""",
    "FormData": f"""const form = new FormData()
form.append("model", "gpt-image-1"); form.append("prompt", "a fox's den"); form.append('n', String(2))
form.append("image", await openAsBlob("fox.png"), "fox.png")
await fetch("{BASE}/images/edits", {{ method: "POST", headers: {{ Authorization: `Bearer ${{key}}` }}, body: form }})""",
    "FormData by axios": f"""const form = new FormData();
form.append("model", "gpt-image-1"); form.append("prompt", "a fox's den"); form.append("n", 2);
form.append("image", fs.createReadStream("fox.png"));
await axios.post("{BASE}/images/edits", form, {{ headers: {{ ...form.getHeaders(), Authorization: "Bearer " + key }} }})""",
    "the library of OpenAI in JavaScript": f"""const openai = new OpenAI({{ baseURL: "{BASE}", apiKey: key }});
const edited = await openai.images.edit({{ model: "gpt-image-1", prompt: "a fox's den", n: 2,
  image: fs.createReadStream("fox.png") }});""",
    "HTTPie": f"""http --form POST {BASE}/images/edits Authorization:"Bearer $KEY" model=gpt-image-1 \\
  prompt="a fox's den" n=2 image@fox.png""",
    "raw HTTP": f"""POST /v1/images/edits HTTP/1.1
Host: api.umodelverse.ai
Authorization: Bearer abcdefgh
Content-Type: multipart/form-data; boundary=xyz

{RAW}""",
    "HAR with its parts": json.dumps({"log": {"entries": [{"request": {
        "method": "POST", "url": f"{BASE}/images/edits", "headers": [],
        "postData": {"mimeType": "multipart/form-data; boundary=xyz",
                     "params": [*LISTED, {"name": "image", "fileName": "fox.png"}]}}}]}}),
    "HAR with its text": json.dumps({"log": {"entries": [{"request": {
        "method": "POST", "url": f"{BASE}/images/edits", "headers": [],
        "postData": {"mimeType": "multipart/form-data; boundary=xyz", "text": RAW}}}]}}),
}  # fmt: skip


@pytest.mark.parametrize("text", CALLS.values(), ids=CALLS)
def test_a_form_is_read_in_every_form_of_call(text: str) -> None:
    found = diagnosed(text)
    assert found.place.model is not None and found.place.model.key == "umodelverse/gpt-image-1"
    assert found.judged and found.fine, "\n".join(lines(found))
    assert set(found.call.form) == {
        *(GivenPart(name, text) for name, text in FIELDS.items()),
        GivenPart("image", "fox.png", True),
    }


def test_the_nearest_right_call_of_a_form_is_a_form_with_the_same_file() -> None:
    found = diagnosed(CALLS["curl"].replace("n=2", "n=9"))
    assert [one.path for one in found.violations] == ["/n"]
    curl = data(found)["right"]["curl"]
    assert "-F 'image=@fox.png'" in curl and "-F 'n=4'" in curl
    assert diagnosed(curl).fine


def test_a_text_like_a_file_name_stays_a_text_in_the_right_call() -> None:
    found = diagnosed(
        CALLS["curl"].replace("n=2", "n=9").replace('-F "prompt=a', '--form-string "prompt=@a')
    )
    curl = data(found)["right"]["curl"]
    assert "--form-string 'prompt=@a fox" in curl
    assert diagnosed(curl).body["prompt"] == "@a fox's den"


def test_a_form_where_the_gateway_wants_json_is_told_and_becomes_json() -> None:
    found = diagnosed(
        "curl https://reapi.ai/api/v1/images/generations -H 'Authorization: Bearer $REAPI_KEY' "
        "-F model=qwen-image-2 -F prompt=fox -F seed=7"
    )
    assert "body: is a form of parts, and the gateway wants JSON" in "\n".join(lines(found))
    call = right_call(found)
    assert call is not None and call.form == ()
    assert call.body == {"model": "qwen-image-2", "prompt": "fox", "seed": 7}


def test_json_where_the_gateway_wants_a_form_is_told_and_becomes_a_form() -> None:
    body = {"model": "gpt-image-1", "prompt": "fox", "image": "https://example.com/fox.png"}
    found = diagnosed(
        f"curl {BASE}/images/edits -H \"{KEY}\" -H 'Content-Type: application/json' "
        f"-d '{json.dumps(body)}'"
    )
    assert "the gateway wants a form of parts here" in "\n".join(lines(found))
    call = right_call(found)
    assert call is not None and GivenPart("prompt", "fox") in call.form


def test_the_mode_of_a_request_says_which_path_is_right() -> None:
    body = {"model": "gpt-image-1", "prompt": "fox"}
    found = diagnosed(
        f"curl {BASE}/images/edits -H \"{KEY}\" -H 'Content-Type: application/json' "
        f"-d '{json.dumps(body)}'"
    )
    assert "it is /v1/images/generations" in "\n".join(lines(found))


def test_a_key_in_a_form_is_not_repeated() -> None:
    from gatewright_tools.doctor import remove_secrets, secrets

    (case,) = read(CALLS["curl"].replace("a fox's den", "token-12345678").encode(), no_files)
    safe = remove_secrets(case, [*secrets([case], [], ""), "token-12345678"])
    assert "token-12345678" not in repr(safe.call)


def test_an_unknown_model_is_the_one_that_is_called_at_this_path() -> None:
    found = diagnosed(f'curl {BASE}/videos -H "{KEY}" -F model=openai/sora-2 -F prompt=fox')
    assert found.place.key == "umodelverse/sora-2"


def test_the_right_call_goes_where_its_own_mode_is_created() -> None:
    found = diagnosed(CALLS["curl"].replace("image=@fox.png;type=image/png", "image=5"))
    assert [one.path for one in found.changes] == ["/image"]
    call = right_call(found)
    assert call is not None
    assert (call.url, call.form) == (f"{BASE}/images/generations", ())
