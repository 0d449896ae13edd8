"""How the code is laid out: sizes of modules, names of classes, circles of imports, names in docstrings."""

from __future__ import annotations

import ast
import builtins
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

from gatewright.runtime.rules.kinds import kinds

GENERATOR = Path(__file__).parents[2] / "generator"
PACKAGES = {
    "gatewright": GENERATOR / "gatewright",
    "gatewright_tools": GENERATOR / "tools" / "gatewright_tools",
    "gatewright_scan": GENERATOR / "scan" / "gatewright_scan",
}
LARGEST, MEDIAN = 350, 100
"""Lines of a module."""


@cache
def modules() -> dict[str, tuple[Path, ast.Module]]:
    """Dotted name → file and syntax tree of every module that we write."""
    found: dict[str, tuple[Path, ast.Module]] = {}
    for package, folder in PACKAGES.items():
        for path in sorted(folder.rglob("*.py")):
            parts = [package, *path.relative_to(folder).with_suffix("").parts]
            name = ".".join(parts).removesuffix(".__init__")
            found[name] = path, ast.parse(path.read_text(encoding="utf-8"))
    return found


def test_modules_are_small() -> None:
    """Of what we ship. A test file may be longer: it is a list of cases, which one reads by name."""
    lines = {
        name: path.read_text(encoding="utf-8").count("\n") for name, (path, _) in modules().items()
    }
    assert {name: count for name, count in lines.items() if count > LARGEST} == {}
    assert median(lines.values()) <= MEDIAN


def test_a_limit_is_named_in_few_files() -> None:
    """From YAML to the message, whatever stands between: 15 files at most know a limit by its name."""
    for spec, keyword in (("max_length", "maxLength"), ("max_pixels", "maxPixels")):
        word = re.compile(rf"\b({spec}|{keyword})\b")
        knowing = [name for name, (path, _) in modules().items() if word.search(path.read_text())]
        assert knowing and len(knowing) <= 15, knowing


def test_one_module_draws_over_a_line_of_the_terminal() -> None:
    drawing: set[str] = set()
    for name, (_, tree) in modules().items():
        calls = (one for one in ast.walk(tree) if isinstance(one, ast.Call))
        printing = (one for one in calls if ast.unparse(one.func).endswith(("print", ".write")))
        said = (inner for call in printing for inner in ast.walk(call))
        texts = (str(one.value) for one in said if isinstance(one, ast.Constant))
        if any(one.startswith("\r") and one[1:2] != "\n" for one in texts):
            drawing.add(name)
    assert drawing == {"gatewright.runtime.terminal.progress"}


def named_types(tree: ast.Module) -> Iterator[str]:
    """The classes of a module, wherever they stand, and its type aliases, without leading underscores.

    An alias is what stands at the top of a module under a name in CamelCase. Type variables may share one.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_")
    for node in top_level(tree.body):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                pass
            case _:
                continue
        variable = isinstance(value, ast.Call) and ast.unparse(value.func) in VARIABLES
        if not variable and re.fullmatch(r"_*[A-Z]\w*[a-z]\w*", name):
            yield name.lstrip("_")


VARIABLES = ("TypeVar", "ParamSpec", "TypeVarTuple")


def top_level(statements: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements at the top of a module, those below an `if` or a `try` too."""
    for one in statements:
        yield one
        if isinstance(one, (ast.If, ast.Try)):
            yield from top_level([*one.body, *one.orelse])


def test_the_name_of_a_class_or_of_a_type_alias_means_one_thing() -> None:
    """What two modules need has one definition, which the other imports."""
    homes: dict[str, set[str]] = defaultdict(set)
    for name, (_, tree) in modules().items():
        for one in named_types(tree):
            homes[one].add(name)
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}


def named_by(name: str, path: Path, tree: ast.Module) -> Iterator[str]:
    """The modules of ours that the module `name` imports: at once, late, or for type checkers alone."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name in modules())
        elif isinstance(node, ast.ImportFrom):
            home = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join(
                [*(home if node.level else []), *([node.module] if node.module else [])]
            )
            for one in node.names:
                inner = f"{base}.{one.name}"
                if inner in modules():
                    yield inner
                elif base in modules() and base != package:
                    yield base


def test_no_module_imports_itself_by_a_circle() -> None:
    graph = {name: set(named_by(name, path, tree)) for name, (path, tree) in modules().items()}
    done: set[str] = set()
    for start in graph:
        circle = circle_from(start, graph, done, [])
        assert circle is None, " → ".join(circle or [])


def circle_from(
    name: str, graph: dict[str, set[str]], done: set[str], way: list[str]
) -> list[str] | None:
    """The circle that the imports of `name` run into; `done` are modules that lead into none."""
    if name in way:
        return [*way[way.index(name) :], name]
    if name in done:
        return None
    for one in sorted(graph[name]):
        circle = circle_from(one, graph, done, [*way, name])
        if circle is not None:
            return circle
    done.add(name)
    return None


def test_every_error_that_a_docstring_promises_exists() -> None:
    known = set(dir(builtins)) | {
        node.name for _, tree in modules().values() for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }  # fmt: skip
    unknown = [
        f"{name}: {word}"
        for name, (_, tree) in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module))
        for sentence in re.findall(r"\bRaises ([^.;:]*)", ast.get_docstring(node) or "")
        for word in re.findall(r"\b[A-Z][a-z]\w*", sentence)
        if word not in known and word not in PROSE
    ]
    assert unknown == []


PROSE = frozenset({"Python", "Unicode"})
"""Words with a capital that are not classes."""


def kind_files() -> set[str]:
    """The modules with one kind each."""
    return {one for one in modules() if ".rules.kinds." in one and not one.endswith(".base")}


def imported_kinds(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(file of a kind, name) of everything that a module imports of a single kind."""
    files = {one.rpartition(".")[2] for one in kind_files()}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        *_, owner, last = ("", *node.module.split("."))
        for one in node.names:
            if owner == "kinds" and last in files:
                yield last, one.asname or one.name
            elif last == "kinds" and (one.name[:1].isupper() or one.name in files):
                yield one.name, one.asname or one.name


MAKERS = {
    "gatewright.check.uploads": "an item's options are those of the gateway's files",
    "gatewright.ir.model": "the body of a request is an object",
    "gatewright.pages.shapes.tables.cells": "a page's columns mean types of specs",
    "gatewright.pages.statements.description": "a page's words mean types of specs",
    "gatewright.pages.statements.media_params": "a page's words mean types of specs",
    "gatewright.pages.statements.params": "a page's words mean types of specs",
    "gatewright.pages.words.told_types": "a page's words mean types of specs",
    "gatewright.pages.words.types": "a page's words mean types of specs",
    "gatewright.published.discriminators": "the words of a mapping become a constant or options",
    "gatewright.published.objects": "a single option becomes a constant",
    "gatewright.published.options": "the limits of texts and numbers, beside options of one JSON type",
    "gatewright.resolve.model": "the list of reference files, of objects",
    "gatewright.resolve.modes": "the body, which is an object, and the model's id, which is a constant",
    "gatewright.resolve.sight": "the mark on objects of a page that was not seen whole",
    "gatewright.resolve.values": "options that come from the gateway's files",
    "gatewright.runtime.client.references": "whether a text is base64, before it travels",
    "gatewright.runtime.rules.relations.at_most": "a rule of the whole request, which is an object",
    "gatewright.runtime.rules.relations.base": "a rule of the whole request, which is an object",
}
"""Modules that make a value of one kind, and why. They ask none what it is."""


def test_single_kinds_are_known_where_one_is_made_and_nowhere_else() -> None:
    """Whoever asks what a value is asks its kind: a kind that somebody adds answers too."""
    knowing = {
        name
        for name, (_, tree) in modules().items()
        if ".rules.kinds" not in name and any(imported_kinds(tree))
    }
    assert knowing == MAKERS.keys()


def test_nobody_but_a_kind_asks_for_the_word_of_a_kind() -> None:
    """A part that compared with a word or a class would pass by a kind that somebody adds."""
    words = {word for word, kind in kinds().items() if kind.in_specs}
    asking: list[str] = []
    for name, (path, tree) in modules().items():
        # What repairs look at is text: an object there is one of JSON.
        if ".rules.kinds" in name or name.startswith("gatewright_tools.repair"):
            continue
        single = {one for _, one in imported_kinds(tree)}
        asking += [
            f"{path}:{node.lineno}"
            for node in ast.walk(tree)
            if compares_with_a_word(node, words) or asks_for_a_class(node, single)
        ]
    assert asking == []


def compares_with_a_word(node: ast.AST, words: set[str]) -> bool:
    """Whether a comparison holds the word of a kind, or facts, against a word."""
    if not isinstance(node, ast.Compare):
        return False
    told = ast.unparse(node.left)
    said = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
    asked = re.search(r"\bkind(\.word)?$|\.kind$|facts.*['\"]type['\"]|\bone\['type'\]$", told)
    return asked is not None and bool(said & words)


def asks_for_a_class(node: ast.AST, single: set[str]) -> bool:
    """Whether `isinstance` asks for the class of a kind, or something is compared with its word."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("isinstance", "issubclass"):
        asked: list[ast.AST] = list(node.args[1:])
    elif isinstance(node, ast.Compare):
        asked = [
            one
            for one in (node.left, *node.comparators)
            if re.fullmatch(r"[(\[{]?\w+\.word\b.*", ast.unparse(one))
        ]
    else:
        return False
    return any(
        isinstance(inner, ast.Name) and inner.id in single
        for one in asked
        for inner in ast.walk(one)
    )


PARTICIPLES = frozenset(
    [
        "awoken",
        "beaten",
        "become",
        "begun",
        "bent",
        "bitten",
        "bound",
        "bought",
        "broken",
        "brought",
        "built",
        "caught",
        "chosen",
        "dealt",
        "done",
        "drawn",
        "driven",
        "eaten",
        "fallen",
        "fed",
        "felt",
        "fled",
        "flown",
        "forbidden",
        "forgotten",
        "forgiven",
        "fought",
        "found",
        "frozen",
        "given",
        "gone",
        "got",
        "gotten",
        "grown",
        "heard",
        "held",
        "hidden",
        "hung",
        "kept",
        "known",
        "laid",
        "lain",
        "led",
        "left",
        "lent",
        "lost",
        "made",
        "meant",
        "met",
        "mistaken",
        "misunderstood",
        "outgrown",
        "overridden",
        "overwritten",
        "paid",
        "proven",
        "redone",
        "repaid",
        "retold",
        "rewritten",
        "risen",
        "rung",
        "said",
        "seen",
        "sent",
        "sewn",
        "shaken",
        "shone",
        "shorn",
        "shot",
        "shown",
        "shrunk",
        "slain",
        "slept",
        "slid",
        "sold",
        "sought",
        "sown",
        "spelt",
        "spent",
        "spoken",
        "spun",
        "stolen",
        "stood",
        "struck",
        "stuck",
        "stung",
        "sung",
        "sunk",
        "swept",
        "swollen",
        "sworn",
        "swung",
        "taken",
        "taught",
        "thought",
        "thrown",
        "told",
        "torn",
        "understood",
        "undone",
        "unheard",
        "unknown",
        "unread",
        "unsaid",
        "unsent",
        "unset",
        "unspoken",
        "untold",
        "unwritten",
        "withdrawn",
        "withheld",
        "woken",
        "won",
        "worn",
        "woven",
        "wound",
        "written",
    ]
)
"""Those without -ed. Words that are plain verbs as well, such as read, cut and put, are not among them."""
NO_PARTICIPLES = {
    "done": "a task's, as that of asyncio and concurrent.futures",
    "unfinished": "what a call had ordered that did not end: there is no verb to unfinish",
}  # fmt: skip


def is_participle(word: str) -> bool:
    """Whether it is one alone: it is no part of a phrase."""
    known = word in PARTICIPLES or re.fullmatch(r"[a-z]+ed", word) is not None
    return known and word not in NO_PARTICIPLES


def is_declared_field(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it is a property without a body: a field that a protocol asks for."""
    bare = len(node.body) == 1 and ast.unparse(node.body[0]) == "..."
    return bare and any(ast.unparse(one) == "property" for one in node.decorator_list)


def test_no_function_is_named_by_a_participle_alone() -> None:
    """A reader of `broken(value)` cannot tell whether it asks, gives or does something; `broken_keywords` says it."""
    found = [
        f"{name}:{node.lineno}: {node.name}"
        for name, (_, tree) in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and is_participle(node.name.removeprefix("_"))
        and not is_declared_field(node)
    ]
    assert found == []


def test_no_private_function_of_the_tests_is_either() -> None:
    found = [
        f"{path.name}:{node.lineno}: {node.name}"
        for path in sorted(Path(__file__).parents[1].rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.name.startswith("_")
        and is_participle(node.name.removeprefix("_"))
    ]
    assert found == []
