"""What an editor and a notebook show of the methods of a model."""

from __future__ import annotations

import ast
import inspect
import json
import os
import pydoc
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

import image_gateways
from image_gateways._runtime.client.reserved import RESERVED

from .language_server import LanguageServer

REPO = Path(__file__).parents[2]
USE = """\
from image_gateways import AsyncReAPI, ReAPI, Rivya, UModelverse

rivya = Rivya()
rivya.qwen2_image.generate("x", seed=3)
rivya.qwen2_image.submit("x", seed=3)
rivya.qwen2_image.validate("x", seed=3)
reapi = ReAPI()
reapi.qwen_image_2.generate("x", image_size="16:9")
asynchronous = AsyncReAPI()
asynchronous.qwen_image_2.submit("x", image_size="16:9")
umodelverse = UModelverse()
umodelverse.vidu_lip_sync.generate(video_url="https://x.example/v", text="x")
"""
RIVYA = ("image_size", "output_format", "seed", "nsfw_checker", "reference_media")
METHODS = ("generate", "submit", "request", "validate", "estimate")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    folder = tmp_path_factory.mktemp("editor")
    (folder / "pyrightconfig.json").write_text(
        json.dumps({"extraPaths": [str(REPO / "generated")]})
    )
    with LanguageServer(folder, USE) as server:
        yield server


@pytest.mark.parametrize("method", ["generate", "submit", "validate"])
def test_hovering_a_method_shows_its_arguments(server: LanguageServer, method: str) -> None:
    shown = server.at("hover", f"rivya.qwen2_image.{method[:-1]}")["contents"]["value"]
    head = shown.partition("->")[0]
    places = [head.index(f" {name}: ") for name in ("prompt", *RIVYA)]
    assert places == sorted(places)
    assert head.index("**options") > places[-1]
    assert "at most 800 characters" in shown and "6 credits per request" in shown


def test_signature_help_lists_prompt_arguments_and_then_the_options_of_a_call(
    server: LanguageServer,
) -> None:
    help_ = server.at("signatureHelp", 'rivya.qwen2_image.generate("x", seed=')
    (signature,) = help_["signatures"]
    labels = [_label(signature, one) for one in signature["parameters"]]
    names = [re.split("[:=]", label)[0] for label in labels]
    assert names == ["prompt", "*", *RIVYA, "client_request_id", *RESERVED]
    active = signature["parameters"][signature.get("activeParameter", help_["activeParameter"])]
    assert _label(signature, active).startswith("seed: ")
    assert "similar ones back, without a guarantee (at least 0)." in _text(active["documentation"])


def test_signature_help_has_an_overload_for_each_mode(server: LanguageServer) -> None:
    help_ = server.at("signatureHelp", 'reapi.qwen_image_2.generate("x", image_size=')
    labels = [one["label"] for one in help_["signatures"]]
    assert len(labels) == 2
    assert ["image_url: str," in label for label in labels] == [False, True]
    assert ["'21:9'" in label for label in labels] == [False, True]


def test_signature_help_has_an_overload_for_each_way_to_keep_a_rule_by_presence(
    server: LanguageServer,
) -> None:
    call = 'umodelverse.vidu_lip_sync.generate(video_url="https://x.example/v", text='
    labels = [one["label"] for one in server.at("signatureHelp", call)["signatures"]]
    assert len(labels) == 2
    assert ["audio_url: str," in label for label in labels] == [True, False]
    assert ["text: str," in label for label in labels] == [False, True]
    shown = server.at("hover", "umodelverse.vidu_lip_sync.generat")["contents"]["value"]
    assert "Give at least one of audio_url or text." in shown


def _label(signature: dict[str, Any], parameter: dict[str, Any]) -> str:
    label = parameter["label"]
    return label if isinstance(label, str) else signature["label"][slice(*label)]


def _text(documentation: Any) -> str:
    return documentation if isinstance(documentation, str) else documentation["value"]


@pytest.mark.parametrize(
    "call",
    ["rivya.qwen2_image.generat", "reapi.qwen_image_2.generat", "asynchronous.qwen_image_2.submi"],
)
def test_going_to_the_definition_lands_on_the_signature(server: LanguageServer, call: str) -> None:
    first = server.at("definition", call)[0]
    path = Path(unquote(urlsplit(first["uri"]).path))
    line = first["range"]["start"]["line"] + 1
    (node,) = (
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.lineno == line
    )
    assert node.args.args[1].arg == "prompt"
    assert {"seed", "image_size"} <= {one.arg for one in node.args.kwonlyargs}


@pytest.mark.parametrize("key", image_gateways.MODELS.keys())
@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_python_itself_shows_the_same_on_the_class_and_on_the_instance(
    key: str, asynchronous: bool
) -> None:
    client = image_gateways.MODELS.client(key, asynchronous)(api_key="k")
    info = image_gateways.MODELS[key]
    model = getattr(client, info.module)
    for name in METHODS:
        if name == "submit" and info.operation.poll is None:
            assert not hasattr(model, name)
            continue
        bound, plain = getattr(model, name), getattr(type(model), name)
        names = list(inspect.signature(bound).parameters)
        assert names == [*info.arguments, "options"]
        assert list(inspect.signature(plain).parameters) == ["self", *names]
        assert bound.__name__ == name and bound.__doc__ == plain.__doc__
        assert all(f"    {one}: " in bound.__doc__ for one in info.arguments)
        shown = pydoc.render_doc(bound, renderer=pydoc.plaintext)
        assert all(f"{one}: " in shown for one in names)
        assert "similar ones" not in shown or "without a guarantee" in shown


def test_every_public_name_has_a_known_type(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--verifytypes", "image_gateways", "--ignoreexternal",
         "--pythonpath", sys.executable, "--outputjson"],
        # Of an editable package, pyright looks for py.typed on Python's own path only.
        env={**os.environ, "PYTHONPATH": str(REPO / "generated")},
        cwd=tmp_path, capture_output=True, text=True, timeout=250,
    )  # fmt: skip
    report = json.loads(done.stdout)["typeCompleteness"]
    unknown = [
        f"{one['name']}: {[found['message'] for found in one['diagnostics']]}"
        for one in report["symbols"]
        if one["isExported"] and not (one["isTypeKnown"] and not one["isTypeAmbiguous"])
    ]
    assert len(report["symbols"]) > 200
    assert report["completenessScore"] == 1.0, "\n".join(unknown)


def test_an_unknown_argument_names_the_nearest_one() -> None:
    model = image_gateways.Rivya(api_key="k").qwen2_image
    for name in METHODS:
        with pytest.raises(TypeError, match="no argument 'sed'; did you mean seed"):
            getattr(model, name)("x", sed=3)
        with pytest.raises(TypeError, match="did you mean deadline"):
            getattr(model, name)("x", dedline=3)


def test_none_is_not_given_for_arguments_and_options() -> None:
    model: Any = image_gateways.Rivya(api_key="k").qwen2_image
    assert [one.path for one in model.validate(None)] == ["/prompt"]
    assert model.request("x", seed=None, deadline=None) == model.request("x")


def test_a_positional_argument_too_many_is_refused_as_python_does() -> None:
    model: Any = image_gateways.Rivya(api_key="k").qwen2_image
    for name in METHODS:
        with pytest.raises(TypeError, match="2 positional arguments but 3 were given"):
            getattr(model, name)("x", "y")
        with pytest.raises(TypeError, match="multiple values for argument 'prompt'"):
            getattr(model, name)("x", prompt="y")


@pytest.mark.parametrize("kind", [image_gateways.Rivya, image_gateways.AsyncRivya])
def test_a_misspelt_model_names_the_nearest_one(kind: type) -> None:
    client = kind(api_key="k")
    with pytest.raises(AttributeError, match="has no model 'qwen_imag'; did you mean qwen_image"):
        client.qwen_imag  # noqa: B018
    assert {"qwen_image", "qwen2_image"} <= set(dir(client))
    assert client.qwen_image is client.qwen_image


def test_a_misspelt_client_names_the_nearest_one() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Rivia'; did you mean Rivya"):
        image_gateways.Rivia  # type: ignore[attr-defined]  # noqa: B018
    from image_gateways import rivya

    with pytest.raises(AttributeError, match="did you mean Qwen2Image"):
        rivya.Qwen2Imag  # type: ignore[attr-defined]  # noqa: B018
