# Kept needs Python 3.11 or newer and make; everything else is put into .venv, nothing outside of it.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# One more than there are cores: some tests wait for processes and for a browser.
WORKERS = $(shell $(BIN)/python -c 'import os; print(min((os.cpu_count() or 1) + 1, 4))')
PYTEST = $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help try test long bench lint types contracts readme lock clean

help: ## what there is to make
	@sed -n 's/^\([a-z]*\):.* ## \(.*\)/\1	\2/p' Makefile | expand -t 12

try: .venv ## play with Kept on a page, on this machine alone and without a token
	@$(BIN)/kept try

test: .venv/.dev ## all tests but the longest
	@$(PYTEST) -m "not long"

long: .venv/.dev ## the longest tests
	@$(PYTEST) -m long

bench: .venv/.dev ## figures, beside a conventional bot (some minutes)
	@$(BIN)/python -m tests.bench

lint: .venv/.dev ## style and known mistakes
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/.dev ## what mypy thinks
	@$(BIN)/mypy

contracts: .venv/.dev ## who may import whom
	@$(BIN)/lint-imports

readme: .venv/.dev ## write the README's table of commands anew
	@$(BIN)/python -m tests.docs.commands

# Pinned for every platform and Python at once; writes no index address.
lock: .venv/.kept ## pin the newest versions that pyproject.toml allows
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade --group build pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock

clean: ## take away everything that was made here
	@rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.venv: .venv/.kept

.venv/.kept: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kept needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { echo "Making .venv (about a minute, once)"; $(PYTHON) -m venv --clear .venv; } || { rm -rf .venv; echo "Without venv there is no way on; on Debian: apt install python3-venv"; exit 1; }
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.kept requirements-dev.lock
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
