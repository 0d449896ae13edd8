"""The template tree is the output tree: a template's path says where its text goes and how often.

``PACKAGE`` in a path is the import name; a path with ``GATEWAY`` is rendered for each gateway, one
with ``MODEL`` for each model. Folders that begin with an underscore and hold no ``PACKAGE`` above
them are macros. The runtime is copied as it stands, without the modules for webhooks where no
gateway documents any, and without the rules between params that no model has.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from symtable import symtable
from traceback import walk_tb

from jinja2 import Template, TemplateError, TemplateSyntaxError

from ..ir import Gateway, Model, Package
from ..relations import relations
from ..reserved import WEBHOOK_EXPORTS
from ..resources import templates_dir
from ..runtime.rules.kinds import kinds
from ..runtime.rules.kinds.base import Kind
from .alike import Alike
from .environment import environment
from .fitting import plainer


class TemplateFault(Exception):
    """A template failed. Only a template from ``--templates`` can cause this."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message


SUFFIX = ".j2"
RUNTIME = Path(__file__).parents[1] / "runtime"
_OF_WEBHOOKS = {
    "client/flows/webhooks.py",
    *(f"{module.replace('.', '/')}.py" for module in WEBHOOK_EXPORTS),
}
"""The modules of the runtime that only a package with a documented webhook API has."""
_WRITTEN_HERE = "_about.py"
"""The one module of the runtime that the generator writes itself."""


def render(
    package: Package,
    templates: Path | None = None,
    *,
    tell: Callable[[int, int], object] | None = None,
) -> dict[str, str]:
    """Every file of the distribution, path below the output folder → text.

    `templates` is a folder whose templates replace those of the same path. `tell` hears
    (files so far, files in all). Raises TemplateFault.
    """
    try:
        return _render_files(package, templates, tell)
    except TemplateFault:
        raise
    except Exception as error:
        if templates is None and not isinstance(error, TemplateError):
            raise  # No template of somebody else's: the fault is ours.
        raise fault_of(error) from error


def fault_of(error: Exception) -> TemplateFault:
    """Which template and line `error` comes from, in one sentence."""
    said = error.message if isinstance(error, TemplateError) else None
    message = " ".join(str(said or error).split())
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(error.filename or error.name or "template", error.lineno, message)
    path, line = "template", 1
    for frame, number in walk_tb(error.__traceback__):
        if frame.f_code.co_filename.endswith(SUFFIX):
            path, line = frame.f_code.co_filename, number
    return TemplateFault(path, line, message)


def _render_files(
    package: Package,
    templates: Path | None,
    tell: Callable[[int, int], object] | None,
) -> dict[str, str]:
    folders = [folder for folder in (templates, templates_dir()) if folder is not None]
    alike = Alike()
    env = environment(folders, alike)
    files: dict[str, str] = {}
    homes: dict[str, dict[str, tuple[Template, Gateway | None]]] = {}
    names = template_names(folders)
    count = sum(_times(name, package) for name in names)
    for name in names:
        try:
            template = env.get_template(name)
        except UnicodeDecodeError as error:
            path = name if templates is None else str(templates / name)
            raise TemplateFault(path, 1, "is not UTF-8") from error
        for path, gateway, model in targets(name.removesuffix(SUFFIX), package):
            if path in files:
                raise TemplateFault(name, 1, f"another template writes {path} as well")
            text = _text(template, path, package=package, gateway=gateway, model=model)
            files[path] = text
            # Ours gives models that are alike the same code, but for names that are checked already.
            if templates is not None or model is None or alike.first(model) is model:
                _parse(name, path, text)
            if model is not None:
                homes.setdefault(model.key, {})[path] = template, gateway
            if tell is not None:
                tell(len(files), count)

    def again(path: str, model: Model) -> str:
        template, gateway = homes[model.key][path]
        text = _text(template, path, package=package, gateway=gateway, model=model)
        _parse(template.name or path, path, text)
        return text

    files.update(
        plainer(
            package.models,
            lambda model: {path: files[path] for path in homes.get(model.key, ())},
            again,
        )
    )
    left_out = _unused_modules(package)
    if not any(gateway.webhooks for gateway in package.gateways):
        left_out |= _OF_WEBHOOKS
    for path, text in runtime_files().items():
        if path not in left_out:
            files.setdefault(f"{package.import_name}/_runtime/{path}", text)
    return dict(sorted(files.items()))


def _unused_modules(package: Package) -> set[str]:
    """The modules of rules between params, and of unions, that nothing in `package` would ever load."""
    left = {type(rule.relation).__module__ for model in package.models for rule in model.rules}
    homes = {made.__module__: f"rules/relations/{word}.py" for word, made in relations().items()}
    while left:
        module = left.pop()
        if homes.pop(module, None) is not None:
            # What one imports of another has the other's name as its home.
            named = (getattr(one, "__module__", "") for one in vars(sys.modules[module]).values())
            left |= homes.keys() & {*named}
    stated = {type(kind) for model in package.models for kind in _kinds_of(model)}
    # The runtime itself needs the other kinds.
    unions = {one for one in kinds().values() if one.walks == "members"} - stated
    return {
        *homes.values(),
        *(f"rules/kinds/{one.__module__.rpartition('.')[2]}.py" for one in unions),
    }


def _kinds_of(model: Model) -> Iterator[Kind]:
    """The kinds of all values in the requests of a model."""
    todo = [model.body, *(param.kind for param in model.params)]
    while todo:
        kind = todo.pop()
        yield kind
        todo += [*kind.members(), *filter(None, [kind.element()])]
        todo += [param.kind for key in kind.inner_keys() for param in key.params]


def _text(template: Template, path: str, **given: Package | Gateway | Model | None) -> str:
    """What a template gives for `path`, with one end of line."""
    text = template.render(**given)
    return text.rstrip("\n") + "\n" if text.strip() else ""


def _parse(template: str, path: str, text: str) -> None:
    """Raises TemplateFault when a rendered module is not valid Python."""
    if not path.endswith((".py", ".pyi")):
        return
    try:
        # Parses and looks at the scopes: a third less work than to compile it.
        symtable(text, path, "exec")
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise TemplateFault(
            template, 1, f"what it gives for {path} is not Python: line {line}: {error.args[0]}"
        ) from error


def _times(name: str, package: Package) -> int:
    if "MODEL" in name:
        return len(package.models)
    return len(package.gateways) if "GATEWAY" in name else 1


def template_names(folders: list[Path]) -> list[str]:
    """Paths of the templates that become files, each once."""
    names = {
        path.relative_to(folder).as_posix()
        for folder in folders
        for path in folder.rglob(f"*{SUFFIX}")
    }
    return sorted(name for name in names if not name.startswith("_"))


def targets(name: str, package: Package) -> Iterator[tuple[str, Gateway | None, Model | None]]:
    """Yields (path, gateway, model) for each file that the template gives."""
    name = name.replace("PACKAGE", package.import_name)
    if "GATEWAY" not in name:
        yield name, None, None
        return
    for gateway in package.gateways:
        path = name.replace("GATEWAY", gateway.module)
        if "MODEL" not in path:
            yield path, gateway, None
            continue
        for model in gateway.models:
            yield path.replace("MODEL", model.attribute), gateway, model


@cache
def runtime_files() -> dict[str, str]:
    """The sources of the runtime, path below it → text."""
    return {
        path.relative_to(RUNTIME).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(RUNTIME.rglob("*"))
        if path.suffix == ".py" and path.name != _WRITTEN_HERE
    }
