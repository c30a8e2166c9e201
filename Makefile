# Kept needs Python 3.11 or newer and make; everything else is put into .venv, nothing outside of it.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: try test lint types contracts docs bench lock clean

try: .venv
	@$(BIN)/kept try

test: .venv/.dev
	@$(BIN)/python -m pytest -n 2 -m "not long"

lint: .venv/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/.dev
	@$(BIN)/mypy

contracts: .venv/.dev
	@$(BIN)/lint-imports

bench: .venv/.dev
	@$(BIN)/python -m tests.bench

.venv: .venv/.kept

.venv/.kept: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kept needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	@test -x $(BIN)/python || { echo "Making .venv (about a minute, once)"; $(PYTHON) -m venv .venv; }
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.kept requirements-dev.lock
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# Pinned for every platform and Python at once; writes no index address.
lock: .venv/.kept
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade --group build pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock

clean:
	@rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
