# Every job on the code. Each does its own set-up: Python 3.11, 3.12 or 3.13 is all it needs.
#
#   make run      a sample case from question to answer: calculated, as a PDF report and as an Excel workbook, in build/
#   make test     style, types, layers and every test
#   make bench    the speed tests, which `make test` leaves out
#   make lint     style, types and layers only
#   make format   rewrites the code in the project's style
#   make messages brings the catalogues of translations up to date
#   make lock     pins the newest versions that pyproject.toml allows, in requirements.lock
#   make clean    removes everything the other jobs made

.DEFAULT_GOAL := run
.PHONY: run test bench lint format messages lock clean setup python packages-app packages-test

export PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
BIN := .venv/bin
READY := .venv/.ready
UV := uv==0.13.9

run: setup
	@mkdir -p build && rm -f build/retail.bpocase build/retail.pdf build/retail.xlsx
	$(BIN)/bpo-case new build/retail.bpocase --sample retail
	$(BIN)/bpo-case calculate build/retail.bpocase
	$(BIN)/bpo-case report build/retail.bpocase build/retail.pdf
	$(BIN)/bpo-case export build/retail.bpocase build/retail.xlsx

test: packages-test lint
	$(BIN)/pytest -n 2

bench: packages-test setup
	$(BIN)/pytest tests/benchmarks -m bench --benchmark-enable

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: setup
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

messages: setup
	$(BIN)/python tools/messages.py

lock: python
	@[ -x build/lock/bin/uv ] || { $(PYTHON) -m venv build/lock && build/lock/bin/python -m pip install -qq $(UV); }
	build/lock/bin/uv pip compile pyproject.toml --output-file requirements.lock --quiet --upgrade --all-extras \
	    --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --custom-compile-command "make lock"

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	find bpo_case tests -name __pycache__ -type d -prune -exec rm -rf {} +

# -- Set-up --

setup: $(READY)

$(READY): requirements.lock pyproject.toml | python packages-app
	@echo "Setting up .venv from requirements.lock; this takes a minute, once."
	@rm -f $@
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null || { \
	    echo "BPO Case needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo not there);" \
	         "install one, or name it: make PYTHON=/path/to/python3.11"; exit 1; }

packages-app: python
	@tools/system-packages app

packages-test: python
	@tools/system-packages test
