# Two commands matter: `make run` and `make test`. Both set everything up on a bare machine with Python 3.11.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help run test lint bench train fuzz docs lock clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-6s %s\n", $$1, $$2}'

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Tocsin needs Python 3.11 or newer; set PYTHON=…")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

run: $(STAMP) ## Set up, write the demo case, scan it and say where the report is
	$(BIN)/tocsin demo --out demo-out

test: $(STAMP) ## Set up, check style, types and rooms, and run the tests
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 2

lint: $(STAMP) ## Check style, spelling, types and the order of the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/codespell README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md docs src bench

bench: $(STAMP) ## Measure speed and memory against named baselines
	$(BIN)/python bylinecheck/run.py -- $(BIN)/tocsin classify - -o -
	$(BIN)/python bench/throughput.py
	$(BIN)/python bench/campaigns.py
	$(BIN)/python bench/outside.py --cases

train: $(STAMP) ## Train the models that ship: make train DATA=folder RUN=folder
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python -m training $(DATA) $(RUN)

fuzz: $(STAMP) ## Fuzz the readers for a while (atheris)
	$(BIN)/python tests/fuzz/fuzz_readers.py -max_total_time=120

docs: $(STAMP) ## Regenerate the reference pages from the code
	$(BIN)/python scripts/reference.py

lock: ## Pin all dependencies with hashes (needs uv)
	uv pip compile pyproject.toml scripts/build-requirements.in --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-emit-index-url --output-file requirements.lock

clean: ## Remove what can be made again
	rm -rf $(VENV) demo-out .mypy_cache .ruff_cache .pytest_cache
