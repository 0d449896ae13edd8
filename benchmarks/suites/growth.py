"""2,000 models in 20 gateways: generating from nothing, and again; and importing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import synthetic
from measure import machine, publish, table, whole_process
from one_document import one_document

FOLDER = Path(__file__).resolve().parents[2] / "build" / "bench" / "growth"
MODELS, GATEWAYS = 2000, 20
BIN = Path(sys.executable).parent
NOTHING, AGAIN = "from nothing", "nothing changed"
PEERS = ("openapi-python-client", "datamodel-codegen")
IMPORT = (
    "import sys; sys.path.insert(0, {out!r})\n"
    "from image_gateways import validate\n"
    "validate({key!r}, {{'prompt': 'x'}})"
)


def main() -> None:
    """Makes the specs, the package and the one document, then times everything."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    specs, few, document = FOLDER / "specs", FOLDER / "few", FOLDER / "openapi.json"
    synthetic.make(specs, MODELS, GATEWAYS)
    synthetic.make(few, 5, 4)
    gatewright = [sys.executable, "-m", "gatewright"]
    for source, out in ((specs, "many.out"), (few, "few.out")):
        generate = [*gatewright, "generate", "--specs", str(source), "--out", str(FOLDER / out)]
        subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)
    export = [*gatewright, "export", "openapi", "--specs", str(specs), "--out", str(FOLDER / "api")]
    subprocess.run(export, check=True, stdout=subprocess.DEVNULL)
    document.write_text(json.dumps(one_document(FOLDER / "api" / "openapi")), encoding="utf-8")
    generators = {**_peers(document), NOTHING: _fresh(specs)}
    figures = {
        **whole_process(generators, rounds=3, warm=False, typical=min),
        **whole_process(_again(specs), rounds=7, typical=min),
        **whole_process(_imports(), rounds=50, typical=min),
    }
    publish("growth", _report(figures), figures)
    shutil.rmtree(FOLDER)


def _peers(document: Path) -> dict[str, list[str]]:
    client = [str(BIN / "openapi-python-client"), "generate", "--path", str(document)]
    code = [str(BIN / "datamodel-codegen"), "--input", str(document)]
    return {
        PEERS[0]: [
            *client,
            "--output-path",
            str(FOLDER / "client"),
            "--meta",
            "none",
            "--overwrite",
        ],
        PEERS[1]: [
            *code,
            *("--input-file-type", "openapi", "--output", str(FOLDER / "models.py")),
            *("--output-model-type", "pydantic_v2.BaseModel"),
        ],
    }


def _fresh(specs: Path) -> list[str]:
    """Generates into a folder that was never there."""
    code = (
        "import sys, tempfile\nfrom gatewright.cli import main\n"
        f"out = tempfile.mkdtemp(dir={str(FOLDER)!r}) + '/out'\n"
        f"sys.exit(main(['generate', '--full', '--specs', {str(specs)!r}, '--out', out]))"
    )
    return [sys.executable, "-c", code]


def _again(specs: Path) -> dict[str, list[str]]:
    words = ["generate", "--specs", str(specs), "--out", str(FOLDER / "many.out")]
    return {AGAIN: [sys.executable, "-m", "gatewright", *words]}


def _imports() -> dict[str, list[str]]:
    found = {"bare Python": [sys.executable, "-c", "pass"]}
    for out, count in (("few.out", 5), ("many.out", MODELS)):
        home = FOLDER / out
        listed = subprocess.run(
            [sys.executable, "-m", "image_gateways", "models", "--json"],
            check=True,
            capture_output=True,
            cwd=home,
        )
        key = min(one["key"] for one in json.loads(listed.stdout) if "rivya" in one["key"])
        code = IMPORT.format(out=str(home), key=key)
        found[f"import and one validation, {count:,} models"] = [sys.executable, "-c", code]
    return found


def _report(figures: dict[str, dict[str, float]]) -> str:
    rows: list[list[str]] = []
    for name in (*PEERS, NOTHING, AGAIN):
        one = figures[name]
        ratios = [f"{figures[peer]['cpu_ms'] / one['cpu_ms']:.1f}" for peer in PEERS]
        wall = [f"{figures[peer]['wall_ms'] / one['wall_ms']:.1f}" for peer in PEERS]
        title = name if name in PEERS else f"gatewright generate, {name}"
        cells = [f"{one['cpu_ms'] / 1000:.2f}", f"{one['wall_ms'] / 1000:.2f}"]
        rows.append([title, *cells, f"{one['peak_mib']:.0f}", " / ".join(ratios), " / ".join(wall)])
    head = ["generator", "CPU s", "wall s", "peak MiB", "CPU, times faster", "wall, times faster"]
    text = [f"# {MODELS:,} models in {GATEWAYS} gateways", "", machine(), ""]
    text.append(
        "The peers read the same models as one OpenAPI document of our own export; times faster is"
    )
    text.append(
        f"against {PEERS[0]} / {PEERS[1]}. Times are the least of several rounds in turn.\n"
    )
    text.append(table(head, rows))
    rest = [name for name in figures if name.startswith(("bare", "import"))]
    rows = [
        [name, f"{figures[name]['cpu_ms']:.1f}", f"{figures[name]['peak_mib']:.1f}"]
        for name in rest
    ]
    text += [table(["program", "CPU ms", "peak MiB"], rows)]
    return "\n".join(text)


if __name__ == "__main__":
    main()
