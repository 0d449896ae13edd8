"""Twenty models of the four gateways that nobody wrote the language for: it has to say them too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gatewright.check import check
from gatewright.ir import Package, states_amount
from gatewright.load import load
from gatewright.render import render
from gatewright.resolve import resolve
from gatewright.runtime.rules.kinds.integer import Integer
from gatewright.runtime.rules.kinds.number import Number

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "tests" / "fixtures" / "catalogue"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The catalogue's models on the real gateways."""
    root = tmp_path_factory.mktemp("catalogue") / "specs"
    shutil.copytree(ROOT / "specs" / "gateways", root / "gateways")
    shutil.copytree(CATALOGUE, root / "models")
    shutil.copy(ROOT / "specs" / "package.yaml", root)
    workspace, faults = load(root)
    assert [str(fault) for fault in faults] == []
    assert [str(fault) for fault in check(workspace)] == []
    package, faults = resolve(workspace)
    assert package is not None, [str(fault) for fault in faults]
    return package


def test_all_twenty_are_models(package: Package) -> None:
    assert len(package.models) == 20
    assert {gateway.name: len(gateway.models) for gateway in package.gateways} == {
        "reapi": 10,
        "rivya": 4,
        "skills-video": 2,
        "umodelverse": 4,
    }


def test_each_becomes_python_that_compiles(package: Package) -> None:
    files = render(package, None)
    sources = {path: text for path, text in files.items() if path.endswith(".py")}
    assert len(sources) > 12
    for path, text in sources.items():
        compile(text, path, "exec")


def test_a_step_stays_with_its_number(package: Package) -> None:
    params = {param.name: param for param in package.model("rivya/seedream-3-0").params}
    value = params["guidance_scale"].kind
    assert value == Number(minimum=1, maximum=10, step=0.1)
    assert params["guidance_scale"].default == 2.5


def test_options_that_look_like_numbers_stay_text(package: Package) -> None:
    params = {param.name: param for param in package.model("rivya/kling-3-0").params}
    assert params["duration"].kind.choices[:2] == ("3", "4")
    assert params["duration"].default == "5"


def test_a_seed_may_be_text(package: Package) -> None:
    params = {param.name: param for param in package.model("rivya/google-imagen4-ultra").params}
    assert params["seed"].kind.word == "string"


def test_params_of_one_model_sit_in_two_containers(package: Package) -> None:
    model = package.model("umodelverse/wan2.7-image")
    places = {param.name: param.at for param in model.params}
    assert places["images"] == ("input",)
    assert places["size"] == ("parameters",)
    assert model.prompt is not None
    assert model.prompt.at == ("input",)
    assert model.operation.name == "tasks"


def test_only_the_mode_without_pictures_needs_a_prompt(package: Package) -> None:
    model = package.model("umodelverse/wan2.7-image")
    needed: dict[str, bool] = {}
    for mode in model.modes:
        (container,) = (one for one in model.body.fields if one.wire == "input")
        (prompt,) = (one for one in container.kind().inner_keys() if one.wire == "prompt")
        needed[mode.name] = prompt.case(mode.name).required
    assert needed == {"text_to_image": True, "image_to_image": False}


def test_objects_and_lists_of_objects_keep_their_fields(package: Package) -> None:
    params = {
        param.name: param
        for param in package.model("umodelverse/doubao-seedream-5-0-260128").params
    }
    options = params["sequential_image_generation_options"].kind
    assert [(key.wire, key.kind()) for key in options.inner_keys()] == [
        ("max_images", Integer(minimum=1, maximum=15))
    ]
    tool = params["tools"].kind.element()
    assert tool is not None
    assert [(key.wire, key.params[0].name) for key in tool.inner_keys()] == [("type", "kind")]
    assert params["optimize_prompt_options"].kind.only_keys() is None


def test_one_mode_reaches_a_resolution_that_the_other_does_not(package: Package) -> None:
    model = package.model("reapi/wan2.7-image-pro")
    options = {
        mode.name: param.kind.choices
        for mode in model.modes
        for param in model.params_in(mode)
        if param.name == "resolution"
    }
    assert options == {"text_to_image": ("1K", "2K", "4K"), "edit": ("1K", "2K")}


def test_what_the_catalogue_does_not_say_is_said_to_be_undocumented(package: Package) -> None:
    for model in package.models:
        if not states_amount(model.price):
            assert any(fact.startswith("price") for fact in model.undocumented), model.key
            assert model.price.known != "before"
        if model.prompt is not None and not model.prompt.kind.words():
            assert "params.prompt.max_length" in model.undocumented, model.key


def test_a_key_that_is_going_away_says_so(package: Package) -> None:
    params = {
        param.name: param for param in package.model("skills-video/openai/gpt-image-1.5").params
    }
    assert params["sync_mode"].deprecated
    assert params["sync_mode"].provenance.source is not None
    assert params["sync_mode"].provenance.source.name == "older"


def test_a_model_is_two_files_and_its_methods_are_short(package: Package) -> None:
    files = render(package, None)
    for model in package.models:
        gateway = package.gateway(model.gateway).module
        own = [path for path in files if Path(path).stem == model.attribute]
        home = f"{package.import_name}/{gateway}"
        mine = [path for path in own if path.startswith(f"{home}/")]
        methods = f"{home}/{model.attribute}.py"
        assert set(mine) == {methods, f"{home}/rules/{model.attribute}.py"}
        assert len(files[methods]) <= 6 * 1024, model.key


def test_ids_of_one_page_are_models_that_differ_as_it_says(package: Package) -> None:
    channels = {one.id: one for one in package.models if one.id.startswith("veo3.1")}
    takes = {id: [param.name for param in one.file_params] for id, one in channels.items()}
    assert takes == {
        "veo3.1-fast": ["image_urls"],
        "veo3.1-fast-official": [],
        "veo3.1-lite": [],
        "veo3.1-quality": [],
        "veo3.1-quality-official": [],
    }
    assert {one.price.per for id, one in channels.items() if "official" in id} == {"second"}
    assert channels["veo3.1-lite"].price.per == "request"
    assert [name for name, _ in channels["veo3.1-fast"].examples] == ["fast"]
    assert channels["veo3.1-fast"].class_name == "Veo31Fast"
