"""Importing the package and validating load next to nothing; every name of its doors is there."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys

import pytest

HEAVY = ("httpx", "asyncio", "ssl", "typing", "dataclasses", "inspect", "re", "json", "email")
VALIDATE = "image_gateways.validate('reapi/qwen-image-2', {'model': 'qwen-image-2', 'prompt': %s})"


def loaded_by(code: str) -> set[str]:
    """The modules that `code` loads in an interpreter that has loaded nothing else."""
    program = (
        f"import sys, _imp; before = set(sys.modules); {code}; print(*set(sys.modules) - before)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {program}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stdout.split())


def test_neither_the_package_nor_a_right_request_loads_anything_heavy() -> None:
    for code in ("import image_gateways", f"import image_gateways; {VALIDATE % repr('x')}"):
        assert not loaded_by(code) & set(HEAVY), code


def test_a_wrong_request_loads_what_reads_the_data_behind_its_rules_and_nothing_else() -> None:
    assert loaded_by(f"import image_gateways; {VALIDATE % 3}") & set(HEAVY) == {"json", "re"}


def test_a_client_opens_nothing_before_the_first_send() -> None:
    loaded = loaded_by("from image_gateways import Rivya; Rivya()")
    assert "httpx" not in loaded and "asyncio" not in loaded


def test_preparing_a_request_needs_neither_key_nor_http_client() -> None:
    code = (
        "from image_gateways import Rivya; r = Rivya(); r.qwen2_image.request('x');"
        "r.qwen2_image.validate('x'); r.qwen2_image.estimate('x')"
    )
    assert "httpx" not in loaded_by(code)


@pytest.mark.parametrize(
    "door",
    ["", ".rivya", ".reapi", ".skills_video", ".umodelverse"],
)
def test_every_name_of_a_door_can_be_taken(door: str) -> None:
    module = importlib.import_module(f"image_gateways{door}")
    assert module.__all__
    for name in module.__all__:
        assert getattr(module, name) is not None
    assert set(module.__all__) <= set(dir(module))


def test_a_misspelt_name_is_an_attribute_error() -> None:
    import image_gateways

    with pytest.raises(AttributeError, match="has no attribute 'Rivia'"):
        image_gateways.Rivia  # type: ignore[attr-defined]  # noqa: B018


def test_the_models_are_a_mapping_by_key() -> None:
    from image_gateways import MODELS, UnknownModel

    assert list(MODELS) == sorted(MODELS) and len(MODELS) >= 5
    assert "rivya/qwen2-image" in MODELS
    assert MODELS["rivya/qwen2-image"].title == "Qwen2 Image"
    with pytest.raises(UnknownModel, match="did you mean rivya/qwen2-image"):
        MODELS["rivya/qwen2-imag"]


def test_the_facts_of_a_model_are_its_spec() -> None:
    from image_gateways import Rivya

    spec = Rivya().qwen2_image.spec
    assert spec["params"]["seed"]["minimum"] == 0
    assert json.loads(json.dumps(spec)) == spec
