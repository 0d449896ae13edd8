"""openapi-spec-validator reads every exported document."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright import ir
from gatewright.export import text

from .conftest import GATEWAYS

validator = pytest.importorskip("openapi_spec_validator", reason="`make peers` has it")


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_every_gateway_is_a_valid_openapi_document(
    gateway: str, document: Callable[[str], Path]
) -> None:
    validator.OpenAPIV31SpecValidator(json.loads(document(gateway).read_text("utf-8"))).validate()


def test_a_document_of_one_model_is_valid_too(package: ir.Package) -> None:
    for model in package.models:
        described = json.loads(text(package, "openapi", model))
        validator.OpenAPIV31SpecValidator(described).validate()
        requests = [name for name in described["components"]["schemas"] if "Request" in name]
        assert requests == [f"{model.class_name}Request"]


def test_the_validator_refuses_a_document_that_is_wrong(package: ir.Package) -> None:
    described = json.loads(text(package, "openapi", package.gateways[0]))
    del described["info"]["title"]
    with pytest.raises(Exception, match="title"):
        validator.OpenAPIV31SpecValidator(described).validate()
