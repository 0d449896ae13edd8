"""Text of a spec never becomes code: hostile text gives the same syntax tree as harmless text, or a refusal.

Every position of the spec files that takes a text gets texts that would close, open or start something,
short and longer than a line, alone and together with every other position.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gatewright.load import load
from tests.shares import ALL, share, turn

from .hostile_bench import FILES, Bench, Made, Spot, positions
from .hostile_compare import assert_alike, assert_held
from .hostile_texts import SEVERAL_LINES, TEXTS, UNSEEN, Tamer, harmless, lengths, numbered

TAKEN = [*TEXTS.values(), *SEVERAL_LINES.values()]
CORPUS = [long for text in TAKEN for long in lengths(text)]
ALONE = [*CORPUS, *UNSEEN.values()]
EACH = min(int(os.environ.get("HOSTILE_TEXTS", "1")), len(ALONE))
"""How many texts a position gets alone, the next ones with each turn. `make hostile`: all."""
SLOT = "<id>"
PART = 1 if turn() == ALL else 2
"""A run takes every second position, the next one the others."""
AT_ONCE = 18
"""How many texts of the corpus a run puts at every position at once, others with each turn."""
ID = Spot("models/full/full-3.yaml", ("id",), ("id",))
CODE = "a]; print(6*7) #"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("kind", ["package", "gateway", "model"])
def test_the_specs_hold_a_text_at_every_position_of_their_schemas(kind: str, bench: Bench) -> None:
    names = [name for name, its in FILES.items() if its == kind]
    held = {spot.position for name in names for spot in bench.spots(name)}
    # The schema of params is one for all files, and only a param of a model has these.
    own = ({"role"}, {"takes"}, {"file_keys"}, {"order"}, {"const"})
    never = {one for one in positions(kind) if kind != "model" and {*one[1:2]} in own}
    # A constant is not an argument, so no rule is about one.
    never |= {("rules", "*", "const")} & positions(kind)
    # What differs of an id is a fact of the id's own file as soon as it is loaded.
    never |= {one for one in positions(kind) if one[:1] == ("ids",)}
    assert held == positions(kind) - never


def test_the_corpus_has_500_specs_and_uses_every_text(bench: Bench) -> None:
    count = sum(len(bench.spots(name)) for name in FILES) * EACH
    assert count > max(500, len(ALONE))


@pytest.mark.parametrize("name", FILES)
def test_hostile_text_gives_the_tree_of_harmless_text_or_a_refusal_at_its_place(
    name: str, bench: Bench
) -> None:
    now = 0 if turn() == ALL else int(turn())
    for place, spot in enumerate(bench.spots(name)):
        if (place + now) % PART:
            continue
        # Counted by the turns that this position has had, so that it meets every text in time.
        number = place + now // PART
        for one in range(EACH):
            text = ALONE[(number * EACH + one) % len(ALONE)]
            if text == SLOT and bench.text_at(spot).startswith("<"):
                continue  # A slot where a slot is: nothing is changed, or the answer is another one.
            made = bench.made({spot: text})
            if not made.faults:
                assert text not in UNSEEN.values(), (spot, text)
                assert_harmless(bench, made, text, (spot, text))
            elif bench.is_free(spot):
                assert made.refused(spot), (spot, text, made.faults)
            else:
                # What refuses harmless text as well may be a fault that follows from the change.
                assert all(one.line > 0 and one.column > 0 for one in made.faults)


@pytest.mark.timeout(1500)
def test_hostile_text_at_every_position_at_once_gives_the_tree_of_harmless_text(
    bench: Bench,
) -> None:
    free = [spot for name in FILES for spot in bench.spots(name) if bench.is_free(spot)]
    for text in share(CORPUS, AT_ONCE, "hostile texts at every position at once"):
        texts = {spot: numbered(text, number) for number, spot in enumerate(free)}
        made = bench.made(texts)
        while made.faults:
            refused = {spot for spot in texts if made.refused(spot)}
            assert refused, (text, made.faults)
            texts = {spot: one for spot, one in texts.items() if spot not in refused}
            made = bench.made(texts)
        assert len(texts) > len(free) / 2, text
        assert_harmless(bench, made, text, text)


def assert_harmless(bench: Bench, made: Made, text: str, label: object) -> None:
    """Fails unless harmless text in the same spots gives the same package but for the text."""
    calm = bench.made({spot: harmless(one) for spot, one in made.texts.items()})
    assert not calm.faults, (label, calm.faults)
    assert_alike(made.files, calm.files, Tamer(text), label)
    for name in {spot.file for spot in made.texts}:
        assert_held(made.files, FILES[name], made.specs[name].data, label)


def test_a_fault_in_what_a_gateway_uploads_is_told_alone_though_modes_name_its_argument(
    bench: Bench,
) -> None:
    field = ("uploads", "field")
    spot = next(one for one in bench.spots("gateways/full.yaml") if one.path == field)
    made = bench.made({spot: "a\rb"})
    assert made.refused(spot)
    assert len(made.faults) == 1


@pytest.mark.parametrize(
    "path",
    [
        "../../escape",
        "/etc/escape",
        "a/../../b",
        "x" * 300,
        "A\\B",
        "a//b",
        "a/",
        ".hidden",
    ],
)
def test_an_id_cannot_lead_out_of_the_output_folder(path: str, bench: Bench) -> None:
    assert bench.made({ID: path}).refused(ID)


def test_two_ids_that_differ_in_case_only_are_refused(bench: Bench) -> None:
    made = bench.made({ID: "Full-2"})
    assert any("full_2" in str(fault) and "name:" in str(fault) for fault in made.faults)


def test_a_lone_surrogate_cannot_be_in_a_file(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    path = bench.specs / "models/full/full-3.yaml"
    path.write_bytes(path.read_bytes().replace(b"Full 3", b"Full \xed\xa0\x80", 1))
    _, faults = load(bench.specs)
    assert "not UTF-8" in str(faults[0])


@pytest.mark.parametrize("name", UNSEEN)
def test_an_unseen_character_in_a_file_is_refused_where_it_stands(
    name: str, tmp_path: Path
) -> None:
    bench = Bench(tmp_path)
    path = bench.specs / "models/full/full-3.yaml"
    raw = path.read_bytes().replace(b"title: Full 3", f'title: "{UNSEEN[name]}"'.encode(), 1)
    path.write_bytes(raw)
    _, faults = load(bench.specs)
    assert [(fault.line, fault.column in (8, 10)) for fault in faults] == [(2, True)]


def test_a_newline_in_quotation_marks_is_refused(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    path = bench.specs / "models/full/full-3.yaml"
    path.write_bytes(path.read_bytes().replace(b"title: Full 3", b'title: "a\\nb"', 1))
    _, faults = load(bench.specs)
    assert [(fault.line, fault.column) for fault in faults] == [(2, 8)]


def test_importing_a_package_runs_nothing_of_its_options(bench: Bench, tmp_path: Path) -> None:
    name = "models/full/full-1.yaml"
    options = [spot for spot in bench.spots(name) if spot.position[-2:] == ("options", "[]")]
    texts = {
        spot: numbered(text, number)
        for number, spot in enumerate(options)
        for text in [[*lengths(CODE)][number % 2]]
    }
    texts = {spot: one for spot, one in texts.items() if not bench.made({spot: one}).faults}
    assert len({len(text) > 100 for text in texts.values()}) == 2
    files = bench.made(texts).files
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8", newline="\n")
    modules = [
        path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in files
        if path.startswith("full_images/full/") and path.endswith(".py")
    ]
    assert "full_images.full.full_one" in modules and "full_images.full.rules.full_one" in modules
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    module = importlib.import_module(name)\n"
        "    assert module.__file__.startswith(sys.path[0]), module.__file__\n"
        "import full_images\n"
        "with full_images.Full(api_key='full_x') as client:\n"
        "    client.full_one.generate.__doc__\n"
    )
    run = tmp_path / "run.py"
    run.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", run, *modules],
        cwd=tmp_path, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
