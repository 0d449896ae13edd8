"""What a Python script gives to names, over several statements, and what it does not tell."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gatewright_tools.doctor import NoCall, data, lines

from .pasted import diagnosed, diagnoses

URL = "https://rivya.ai/api/v1/generations"
HEADERS = '{"Authorization": f"Bearer {KEY}"}'
BODY = {"model": "qwen2-image", "prompt": "a fox", "params": {"seed": 7}}


def posted(body: str, before: str = "") -> str:
    return f'import requests\n{before}\nrequests.post("{URL}", headers={HEADERS}, json={body})\n'


SCRIPTS = {
    "dumps": f"""import json, requests
url = "{URL}"
payload = json.dumps({BODY!r}).encode("utf-8")
headers = {{"Authorization": "Bearer " + KEY, "Content-Type": "application/json"}}
response = requests.request("POST", url, headers=headers, data=payload)""",
    "request with names": f"httpx.request(method='POST', url='{URL}', headers={HEADERS}, json={BODY!r})",
    "dict": posted('dict(model="qwen2-image", prompt="a fox", params=dict(seed=int("7")))'),
    "keys one by one": posted(
        "body", "body = {'model': 'qwen2-image', 'x': 1}\nbody['prompt'] = 'a fox'\n"
        "body['params'] = {}\nbody['params']['seed'] = 3 + 4\ndel body['x']"),
    "update": posted(
        "body", "body = {'model': 'qwen2-image'}\nbody.update(prompt='a fox')\n"
        "body |= {'params': {'seed': 7}}"),
    "spread": posted('{**base, "prompt": "a fox"} | more',
                     "base = {'model': 'qwen2-image'}\nmore = {'params': {'seed': 7}}"),
    "a list": posted("{**BODY, 'prompt': kinds[1]}", f"kinds = ['a dog']\nkinds.append('a fox')\nBODY = {BODY!r}"),
    "bytes": f"requests.post('{URL}', headers={HEADERS[:-1]}, 'Content-Type': 'application/json'}}, "
             f"data={json.dumps(BODY).encode()!r})",
    "an address from the environment with a default": posted(repr(BODY)).replace(
        f'"{URL}"', 'os.environ.get("BASE", "https://rivya.ai") + "/api/v1/generations"'),
}  # fmt: skip


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_a_request_is_read_however_a_script_makes_it(text: str) -> None:
    found = diagnosed(text)
    assert found.body == BODY
    assert found.fine and found.judged, "\n".join(lines(found))


def test_arguments_of_openais_library_may_stand_in_a_dict() -> None:
    arguments = {"model": "Qwen/Qwen-Image", "prompt": "a fox", "size": "1024x1024"}
    text = f"client = OpenAI(base_url='https://api.umodelverse.ai/v1')\nclient.images.generate(**{arguments})"
    found = diagnosed(text)
    assert found.body == arguments and found.fine


@pytest.mark.parametrize("body", ["payload", "make_payload(prompt)", "{**base, 'prompt': 'a fox'}"])
def test_a_body_that_the_text_does_not_tell_is_not_called_wrong(body: str) -> None:
    found = diagnosed(posted(body))
    said = "\n".join(lines(found))
    assert not found.judged and "holds is not in the text, so it is not judged" in said
    assert "no JSON" not in said and "missing" not in said


def test_a_value_that_the_text_does_not_tell_is_told_and_not_judged() -> None:
    text = posted("{'model': 'qwen2-image', 'prompt': prompt, 'params': {'seed': seed}}")
    found = diagnosed(text)
    assert found.fine and data(found)["untold"] == ["/params/seed"]
    said = "\n".join(lines(found))
    assert "/params/seed: what $seed holds is not in the text" in said
    assert "the rest of the request is right" in said
    wrong = posted("{'model': 'qwen2-image', 'promt': 'a fox', 'params': {'seed': seed}}")
    found = diagnosed(wrong)
    assert found.nearest == {"model": "qwen2-image", "prompt": "a fox", "params": {"seed": "$seed"}}


def test_each_call_of_a_script_is_judged_and_the_answer_is_that_of_the_create() -> None:
    text = posted(repr(BODY | {"prompt": 7})) + (
        f'while True:\n    requests.get("{URL}/" + task, headers={HEADERS})\n'
        '\n{"error": {"code": "insufficient_credits", "message": "no"}}'
    )
    create, poll = diagnoses(text)
    assert [one.path for one in create.violations] == ["/prompt"]
    assert create.answer is not None and create.answer.means == "insufficient_credits"
    assert (poll.place.aim, poll.answer, poll.name) == ("poll", None, "call 2")


def test_each_command_of_curl_is_judged_with_the_answer_below_it() -> None:
    def command(body: Any) -> str:
        return f"curl {URL} -H 'Authorization: Bearer '$KEY --json '{json.dumps(body)}'\n"

    refusal = '{"error": {"code": "insufficient_credits", "message": "no"}}\n'
    text = command(BODY) + refusal + command({"model": "qwen2-image"}) + "I used curl 8 for this\n"
    first, second = diagnoses(text)
    assert first.answer is not None and not first.violations
    assert second.answer is None and [one.path for one in second.violations] == ["/prompt"]


@pytest.mark.parametrize("kind", ["multipart/form-data", "application/json"])
def test_a_content_type_that_hides_the_parts_of_a_form_is_told(kind: str) -> None:
    base = "https://api.umodelverse.ai/v1/images/edits"
    python = f"""requests.post("{base}", headers={{"Authorization": KEY, "Content-Type": "{kind}"}},
    data={{"model": "gpt-image-1", "prompt": "a fox"}}, files={{"image": open("a.png", "rb")}})"""
    script = f"""const form = new FormData(); form.append("model", "gpt-image-1")
form.append("prompt", "a fox"); form.append("image", picker.files[0])
fetch("{base}", {{method: "POST", body: form, headers: {{"Content-Type": "{kind}"}}}})"""
    for text in (python, script):
        found = diagnosed(text)
        assert "leave it out; the library sets it" in "\n".join(lines(found))


@pytest.mark.parametrize("text", ["body = {}\nbody['a'] = body", "x = " + "+".join(["'a'"] * 5000)])
def test_a_script_that_cannot_be_followed_is_refused(text: str) -> None:
    with pytest.raises(NoCall):
        diagnosed(posted("body" if "body" in text else "x", text))


def test_a_name_has_at_each_call_what_the_script_gave_it_before() -> None:
    first, second = (
        "{'model': 'qwen2-image', 'prompt': 'a fox'}",
        "{'model': 'qwen2-image', 'prompt': 7}",
    )
    text = (
        posted("body", f"body = {first}")
        + posted("body", f"body = {second}")
        + posted("body", "body = load()")
    )
    right, wrong, untold = diagnoses(text)
    assert right.fine and [one.path for one in wrong.violations] == ["/prompt"]
    assert not untold.judged


def test_a_name_that_a_function_uses_may_get_its_value_below_it() -> None:
    text = "def draw():\n    requests.post(URL, json=BODY, headers=HEADERS)\n" + (
        f"URL = '{URL}'\nHEADERS = {HEADERS}\nBODY = {BODY!r}\ndraw()\n"
    )
    found = diagnosed(text)
    assert found.body == BODY and found.fine


def test_a_model_that_the_text_does_not_tell_is_not_called_unknown() -> None:
    found = diagnosed(posted("{'model': model, 'prompt': 'a fox'}"))
    said = "\n".join(lines(found))
    assert "what $model holds is not in the text" in said and "is not a model" not in said
