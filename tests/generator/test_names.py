"""Names of specs and names of generated code: `check` refuses a name, or the package works."""

from __future__ import annotations

import ast
import builtins
import importlib
import keyword
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import gatewright_tools
import image_gateways
from gatewright import reserved
from gatewright.check import check
from gatewright.load import load
from gatewright.names import model_name, snake
from gatewright.render import render
from gatewright.resolve import resolve
from gatewright.runtime.client.reserved import RESERVED

from ..validators.everything import rendered
from .checking import EASEL, SHOP, change, found
from .conftest import GATEWAY, MODEL

HOME = Path(image_gateways.__file__).parent
GATEWAYS = ("reapi", "rivya", "skills_video", "umodelverse")


@cache
def trees() -> dict[Path, ast.Module]:
    """Every generated module but those of the runtime."""
    paths = [path for path in HOME.rglob("*.py") if "_runtime" not in path.parts]
    return {path: ast.parse(path.read_text()) for path in paths}


@cache
def words() -> tuple[str, ...]:
    """Every identifier of the generated code, of Python, and of what clients and models inherit."""
    found = {*dir(builtins), *keyword.kwlist, *keyword.softkwlist, *reserved.CLIENT_MEMBERS}
    found |= {*RESERVED, "prompt", "self"}
    for path in trees():
        found |= {*path.relative_to(HOME).with_suffix("").parts}
    for tree in trees().values():
        for node in ast.walk(tree):
            for field in ("id", "attr", "arg", "name", "asname"):
                value = getattr(node, field, None)
                if isinstance(value, str):
                    found |= {value, *value.split(".")}
    return tuple(sorted(found | {snake(word) for word in found}))


def small() -> list[str]:
    return [word for word in words() if re.fullmatch("[a-z][a-z0-9_]{0,63}", word)]


def shop_of(root: Path, gateways: dict[str, str], models: dict[str, str]) -> Path:
    """The specs of these files, by name below ``gateways`` and ``models``."""
    package = (root / "package.yaml").read_text()
    for path in (*root.rglob("gateways/*.yaml"), *root.rglob("models/*/*.yaml")):
        path.unlink()
    for name, text in gateways.items():
        (root / "gateways" / f"{name}.yaml").write_text(text)
    for name, text in models.items():
        path = root / "models" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert (root / "package.yaml").read_text() == package
    return root


def refused(root: Path) -> dict[str, str]:
    """File name → what is wrong with it; every such file is removed."""
    workspace, unread = load(root)
    assert unread == []
    faults = {Path(fault.path): str(fault) for fault in check(workspace)}
    for path in faults:
        path.unlink(missing_ok=True)
        models = root / "models" / path.stem
        if path.parent.name == "gateways" and models.is_dir():
            for model in models.iterdir():
                model.unlink()
    return {path.stem: message for path, message in faults.items()}


@contextmanager
def generated(root: Path, out: Path) -> Iterator[Any]:
    """The package of these specs, imported."""
    workspace, unread = load(root)
    assert [*unread, *check(workspace)] == []
    package, faults = resolve(workspace)
    assert package is not None, faults
    for path, text in render(package).items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text)
    sys.path.insert(0, str(out))
    try:
        yield importlib.import_module("shop_images")
    finally:
        sys.path.remove(str(out))
        for name in list(sys.modules):
            if name.partition(".")[0] == "shop_images":
                del sys.modules[name]


def test_a_model_may_have_any_name_that_is_not_refused(shop: Path, tmp_path: Path) -> None:
    models = {
        f"shop/{word}": MODEL.replace("id: easel", f'id: m{n}\nname: "{word}"').replace(
            "model: easel", f"model: m{n}"
        )
        for n, word in enumerate(small())
    }
    shop_of(shop, {"shop": GATEWAY}, models)
    without = refused(shop)
    assert {"property", "info", "operations", "webhooks", "task", "client", "result"} <= {*without}
    with generated(shop, tmp_path / "out") as module:
        client = module.Shop(api_key="k")
        assert len(module.MODELS) == len(models) - len(without) > 300
        for key in module.MODELS:
            model = module.MODELS[key]
            one = getattr(client, model.module)
            assert one.info.key == key
            assert one.request("x") == {"model": model.id, "prompt": "x"}
            assert module.validate(key, {"model": model.id}) != []
        assert client.task("t1").id == "t1" and client.operations and client.info.name == "shop"
        assert client.with_options(timeout=1.0).info is client.info
        client.close()


def test_a_param_may_have_any_name_that_is_not_refused(shop: Path, tmp_path: Path) -> None:
    params = "".join(
        f'  p{n}: {{type: string, name: "{word}"}}\n' for n, word in enumerate(small())
    )
    (shop / EASEL).write_text(MODEL.replace("params:\n", f"params:\n{params}"))
    workspace, _ = load(shop)
    taken = {
        re.match(r".*`?'(\w+)'", fault.message)[1]  # type: ignore[index]
        for fault in check(workspace)
    }
    assert {"prompt", "timeout", "class", "seed"} <= taken
    kept = [row for row in params.splitlines() if row.split('"')[1] not in taken]
    (shop / EASEL).write_text(MODEL.replace("params:\n", "params:\n" + "\n".join(kept) + "\n"))
    with generated(shop, tmp_path / "out") as module:
        names = [row.split('"')[1] for row in kept]
        body = module.Shop(api_key="k").easel.request("x", **dict.fromkeys(names, "v"))
        assert list(body.values()).count("v") == len(names) > 150


def test_a_mode_may_have_any_name(shop: Path, tmp_path: Path) -> None:
    def spec(modes: list[str]) -> str:
        params = "".join(f"  q{n}: {{type: string}}\n" for n in range(len(modes)))
        ways = "".join(f'  "{mode}": {{present: [q{n}]}}\n' for n, mode in enumerate(modes))
        return MODEL.replace("params:\n", f"params:\n{params}").replace(
            "price:\n", f"modes:\n{ways}  else_0: {{}}\n\nprice:\n"
        )

    modes = [*small()[::7], "call", "common", "params", "a_b", "ab", "a__b"]
    modes = list(dict.fromkeys(modes))
    (shop / EASEL).write_text(spec(modes))
    workspace, _ = load(shop)
    assert check(workspace) == []
    with generated(shop, tmp_path / "out") as module:
        easel = module.Shop(api_key="k").easel
        assert easel.request("x", q3="v") == {"model": "easel", "prompt": "x", "q3": "v"}
        assert [mode.name for mode in easel.info.modes] == [*modes, "else_0"]


def test_a_gateway_may_have_any_name_that_is_not_refused(shop: Path, tmp_path: Path) -> None:
    named = [word.replace("_", "-") for word in small() if "__" not in word and word[-1] != "_"]
    gateways = {
        name: GATEWAY.replace("class: Shop", f"class: Shop{n}") for n, name in enumerate(named)
    }
    shop_of(shop, gateways, {f"{name}/easel": MODEL for name in named})
    without = refused(shop)
    assert {"unfinished", "validate", "validate-json"} <= {*without}
    with generated(shop, tmp_path / "out") as module:
        clients = [name for name in module.__all__ if re.fullmatch(r"Shop\d+", name)]
        assert len(clients) == len(named) - len({*without} - {"easel"}) > 300
        for name in clients:
            client = getattr(module, name)(api_key="k")
            assert client.easel.request("x") == {"model": "easel", "prompt": "x"}
            assert name in dir(module)
        assert module.validate("map/easel", {"model": "easel", "prompt": "x"}) == []
        assert module.validate_json("map/easel", '{"model": "easel", "prompt": "x"}') == []
        assert all(hasattr(module, name) for name in module.__all__)


def test_a_client_class_may_have_any_name_that_is_not_refused(shop: Path, tmp_path: Path) -> None:
    classes = [word for word in words() if re.fullmatch("[A-Z][A-Za-z0-9]{0,40}", word)]
    gateways = {
        f"g{n}": GATEWAY.replace("class: Shop", f'class: "{name}"')
        for n, name in enumerate(classes)
    }
    shop_of(shop, gateways, {f"{name}/easel": MODEL for name in gateways})
    without = refused(shop)
    gone = {classes[int(name[1:])] for name in without if name != "easel"}
    assert {"None", "GATEWAY", "MODELS", "Result", "Task", "Literal", "SyncModel"} <= gone
    with generated(shop, tmp_path / "out") as module:
        kept = [name for name in classes if name not in gone]
        assert len(kept) > 30
        for name in kept:
            client = getattr(module, name)(api_key="k")
            assert client.easel.request("x") == {"model": "easel", "prompt": "x"}


CLASHES = {
    "a model that hides a builtin of the class body": (
        EASEL,
        "id: easel",
        "id: property",
        "models/shop/easel.yaml:1:1: 'property' has a meaning of its own in Python; "
        "give this model a `name:`",
    ),
    "a model that hides a member of the client": (
        EASEL,
        "id: easel",
        "id: art/Operations",
        "models/shop/easel.yaml:1:1: 'operations' is a member of every client; "
        "give this model a `name:`",
    ),
    "a model with the name of a module": (
        EASEL,
        "id: easel",
        "id: easel\nname: rules",
        "models/shop/easel.yaml:2:1: 'rules' is a module of every gateway; "
        "give this model a `name:`",
    ),
    "a model with the class of its gateway": (
        EASEL,
        "id: easel",
        "id: shop",
        "models/shop/easel.yaml:1:1: `Shop` would also be a class of gateways/shop.yaml; "
        "give this model a `name:`",
    ),
    "a model with a class that its module imports": (
        EASEL,
        "id: easel",
        "id: error-info",
        "models/shop/easel.yaml:1:1: `ErrorInfo` is in every package something else; "
        "give this model a `name:`",
    ),
    "a gateway with the class of a model": (
        SHOP,
        "class: Shop",
        "class: Easel",
        "models/shop/easel.yaml:1:1: `Easel` would also be a class of gateways/shop.yaml; "
        "give this model a `name:`",
    ),
    "a client class that is a constant of Python": (
        SHOP,
        "class: Shop",
        "class: None",
        "gateways/shop.yaml:2:8: `None` is in every package something else; choose another name",
    ),
    "a client class whose async twin is taken": (
        SHOP,
        "class: Shop",
        "class: Client",
        "gateways/shop.yaml:2:8: `AsyncClient` is in every package something else; "
        "choose another name",
    ),
    "a param that is a word of Python": (
        EASEL,
        "params:\n",
        "params:\n  kind: {type: string, name: class}\n",
        "models/shop/easel.yaml:9:3: 'class' has a meaning of its own in Python; "
        "give this param a `name:`",
    ),
    "a param that is an option of every call": (
        EASEL,
        "params:\n",
        "params:\n  timeout: {type: integer}\n",
        "models/shop/easel.yaml:9:3: 'timeout' is what every model calls an argument of the call "
        "itself; give this param a `name:`",
    ),
    "two params of one Python name": (
        EASEL,
        "params:\n",
        "params:\n  Seed: {type: integer}\n",
        "models/shop/easel.yaml:20:3: 'seed' is also the Python name of `Seed`; "
        "give this param a `name:`",
    ),
    "reference files under a taken name": (
        SHOP,
        "  via: public_url",
        "  via: public_url\n  argument: stream\n  field: files\n"
        "  item: {link: {type: url, required: true}}\n  roles: {address: link}",
        "gateways/shop.yaml:48:13: 'stream' is what every model calls an argument of the call "
        "itself; choose another name",
    ),
}


@pytest.mark.parametrize("case", CLASHES.values(), ids=CLASHES)
def test_a_clash_is_told_at_its_place_with_the_way_out(
    shop: Path, case: tuple[str, str, str, str]
) -> None:
    file, old, new, expected = case
    path = shop / EASEL
    path.write_text(path.read_text().partition("\nexamples:")[0])
    change(shop, file, old, new)
    assert found(shop) == [expected]


@pytest.mark.parametrize("name", sorted(reserved.PACKAGE_NAMES))
def test_a_gateway_that_hides_a_part_of_the_package_is_told_to_rename_its_file(
    shop: Path, name: str
) -> None:
    dashed = name.replace("_", "-")
    shop_of(shop, {dashed: GATEWAY}, {})
    assert found(shop) == [
        f"gateways/{dashed}.yaml:1:1: {name!r} is in every package something else; rename this file"
    ]


@pytest.mark.parametrize("name", ["aux", "nul", "com1"])
def test_a_name_that_windows_keeps_for_a_device_is_refused(shop: Path, name: str) -> None:
    text = MODEL.partition("\nexamples:")[0]
    shop_of(shop, {name: GATEWAY}, {f"{name}/easel": text.replace("id: easel", f"id: {name}")})
    assert [one.partition("; ")[0] for one in found(shop)] == [
        f"gateways/{name}.yaml:1:1: {name!r} cannot be the name of a folder on Windows",
        f"models/{name}/easel.yaml:1:1: {name!r} cannot be the name of a file on Windows",
    ]


def test_models_whose_classes_meet_are_told_apart(shop: Path) -> None:
    text = MODEL.partition("\nexamples:")[0]
    shop_of(
        shop,
        {"shop": GATEWAY},
        {"shop/a": text, "shop/b": text.replace("id: easel", "id: async-easel")},
    )
    assert found(shop) == [
        "models/shop/b.yaml:1:1: `AsyncEasel` would also be a class of models/shop/a.yaml; "
        "give this model a `name:`"
    ]


def imported_classes() -> set[str]:
    """What the modules of gateways and models import from elsewhere, a model of every kind included."""
    found = [tree for path, tree in trees().items() if path.parent.name in GATEWAYS]
    found += [
        ast.parse(text)
        for path, text in rendered().items()
        if path.count("/") == 2 and path.endswith(".py") and "_runtime" not in path
    ]
    imported = {
        alias.name
        for tree in found
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level != 1
        for alias in node.names
    }
    # The class of the methods, which every module of a model has, and that of shared options.
    defined = [
        {one.name for one in tree.body if isinstance(one, ast.ClassDef)}
        for tree in found
        if any(isinstance(one, ast.ClassDef) and len(one.bases) == 2 for one in tree.body)
    ]
    common = {
        one.name
        for tree in found
        for one in tree.body
        if isinstance(one, ast.ClassDef) and ast.unparse(one.bases[0]) == "CallOptions"
    }
    return imported | set.intersection(*defined) | common


def handed_out() -> set[str]:
    exports = (reserved.RUNTIME_EXPORTS, reserved.WEBHOOK_EXPORTS)
    return {name for one in exports for names in one.values() for name in names}


def test_the_reserved_classes_are_those_that_generated_modules_import() -> None:
    classes = {name for name in imported_classes() if not name.isupper() and name[0].isupper()}
    assert classes - handed_out() == reserved.IMPORTED
    # What the door hands out is taken as well, imported there or not.
    assert handed_out() | reserved.IMPORTED <= reserved.CLASSES


def test_the_reserved_constants_are_those_of_generated_modules() -> None:
    bound = {
        target.id
        for path, tree in trees().items()
        if path.parent.name in (*GATEWAYS, HOME.name)
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id.isupper() and target.id[0] != "_"
    }
    imported = {
        alias.name
        for path, tree in trees().items()
        if path.parent.name in GATEWAYS
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name.isupper()
    }
    assert bound | imported == reserved.CONSTANTS


def used(node: ast.AST) -> Iterator[str]:
    """The names that run below `node`; annotations are never evaluated."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from used(child)
    if isinstance(node, ast.Name):
        yield node.id


def test_the_reserved_builtins_are_those_of_doors_and_of_client_classes() -> None:
    """A gateway or a model is a member of its door's module, and of its client's class body."""
    names = {
        name
        for path, tree in trees().items()
        for node in (
            [tree]
            if path.name == "__init__.py" and path.parent.name in (*GATEWAYS, HOME.name)
            else [one for one in ast.walk(tree) if isinstance(one, ast.ClassDef)]
            if path.name == "client.py"
            else []
        )
        for name in used(node)
    }
    assert {name for name in names if hasattr(builtins, name) and name[0].islower()} == (
        reserved.BUILTINS
    )


def test_no_package_takes_the_name_of_one_that_it_imports() -> None:
    root = Path(image_gateways.__file__).parent
    tools = Path(gatewright_tools.__file__).parent
    imported: set[str] = set()
    for path in (*root.rglob("*.py"), *tools.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {one.name for one in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(node.module or "")
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
                imported |= {
                    one.value
                    for one in node.args
                    if isinstance(one, ast.Constant) and one.value[:1] != "."
                }
    others = {name.partition(".")[0] for name in imported} - set(sys.stdlib_module_names)
    assert {"httpx", "pyarrow"} <= others <= reserved.OTHER_PACKAGES


def test_the_reserved_modules_are_those_of_generated_packages() -> None:
    models = {image_gateways.MODELS[key].module for key in image_gateways.MODELS}
    for gateway in GATEWAYS:
        stems = {
            path.stem
            for path in (HOME / gateway).iterdir()
            if (path.is_dir() or path.suffix == ".py") and path.name[0] not in "_."
        }
        assert stems - models == reserved.GATEWAY_MODULES
    stems = {
        path.stem
        for path in HOME.iterdir()
        if (path.is_dir() or path.suffix == ".py") and path.name[0] not in "_."
    }
    functions = {name for name in image_gateways.__all__ if name.islower() and name[0] != "_"}
    assert (stems | functions) - set(GATEWAYS) == reserved.PACKAGE_NAMES


def test_the_reserved_members_are_those_of_generated_clients() -> None:
    models = {image_gateways.MODELS[key].module for key in image_gateways.MODELS}
    members = {
        name
        for key in image_gateways.MODELS
        for name in dir(image_gateways.MODELS.client(key))
        if name[0] != "_"
    }
    assert members - models == reserved.CLIENT_MEMBERS


SUMMARIES = [
    "a \U0001f600 b",
    '"quoted" \\ back',
    "tab\tend",
    "\u4e2d\u6587 \u00e9",
    "\x7f del",
    "\U0001d518 #",
]


@pytest.mark.parametrize("summary", SUMMARIES)
def test_any_summary_gives_a_readable_pyproject(shop: Path, summary: str) -> None:
    import json
    import tomllib

    from gatewright.render.environment import toml

    assert tomllib.loads(f"x = {toml(summary)}") == {"x": summary}
    hard = "".join(map(chr, range(0x20))) + summary
    assert tomllib.loads(f"x = {toml(hard)}") == {"x": hard}
    change(shop, "package.yaml", "Pictures from the shop.", json.dumps(summary))
    workspace, unread = load(shop)
    if unread:
        assert "control" in str(unread[0]) or "character" in str(unread[0])
        return
    package, _ = resolve(workspace)
    assert package is not None
    project = tomllib.loads(render(package)["pyproject.toml"])["project"]
    assert project["description"] == summary


@pytest.mark.parametrize(
    ("id", "title", "name"),
    [
        ("qwen2-image", "", "qwen2_image"),
        ("Qwen/Qwen-Image", "", "qwen_image"),
        ("openai/sora-2/text-to-video", "", "sora_2_text_to_video"),
        ("black-forest-labs/flux-kontext-pro/multi", "", "flux_kontext_pro_multi"),
        ("Wan2.2-I2V", "", "wan_2_2_i2v"),
        ("MiniMax-Hailuo-02", "", "minimax_hailuo_02"),
        ("veo3.1-quality", "", "veo_3_1_quality"),
        ("kling-v2.6", "", "kling_v2_6"),
        ("suno-v4.5+", "", "suno_v4_5_plus"),
        ("easel:turbo", "", "easel_turbo"),
        ("4o-image", "GPT-4o Image", "gpt_4o_image"),
        (f"stability-ai/sdxl:{'7762fd07' * 8}", "SDXL", "sdxl"),
        ("someone/draw:7762fd07", "Draw", "draw_7762fd07"),
        ("4o-image", "The GPT 4o Image API", "the_gpt_4o_image"),
        ("class", "", "class_"),
    ],
)
def test_a_model_is_called_what_a_person_would_write(id: str, title: str, name: str) -> None:
    assert snake(model_name({"id": id, "title": title})) == name


def test_a_stated_name_is_taken_as_it_is() -> None:
    facts = {"id": "4o-image", "title": "4o", "name": "omni_image"}
    assert model_name(facts) == "omni_image"


@pytest.mark.parametrize("title", ["Easel", "4o Easel", "Easel 40"])
def test_a_name_that_would_begin_with_a_digit_is_refused_with_the_way_out(
    shop: Path, title: str
) -> None:
    change(shop, EASEL, "id: easel\ntitle: Easel", f"id: 4o-easel\ntitle: {title}")
    change(shop, EASEL, "model: easel", "model: 4o-easel")
    assert found(shop) == [
        f"{EASEL}:1:1: no name can begin with a digit, as '4o_easel' does; give this model a `name:`"
    ]
    change(shop, EASEL, "id: 4o-easel", "id: 4o-easel\nname: gpt_4o_easel")
    assert found(shop) == []


def test_two_ids_that_come_to_one_name_are_refused_with_the_way_out(shop: Path) -> None:
    other = MODEL.replace("id: easel", "id: maker/EASEL").replace(
        "model: easel", "model: maker/EASEL"
    )
    (shop / "models/shop/other.yaml").write_text(other)
    assert found(shop) == [
        "models/shop/other.yaml:1:1: 'easel' is also the name of the model in models/shop/easel.yaml;"
        " give this model a `name:`"
    ]
