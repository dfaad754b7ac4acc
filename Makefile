# `make help` lists what there is. Needs Python 3.11 to 3.13 and the package registry, for setup and lock alone.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

VENV ?= .venv
EXAMPLES ?= examples
OUT ?= out
PYTHON ?=

RUN := "$(VENV)/bin/python"
PIP := $(RUN) -m pip --disable-pip-version-check
EXAMPLE_FILES := $(sort $(wildcard $(EXAMPLES)/*.txt $(EXAMPLES)/*.html $(EXAMPLES)/*.jsonl))

export NO_MKDOCS_2_WARNING := true
unexport PYTHONPATH PYTHONHOME

.PHONY: help setup demo test check docs bench lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1\t\2/p' Makefile | expand -t 10
	@echo
	@echo "PYTHON=python3.12 picks the interpreter that .venv is made with, VENV=folder where."

setup: $(VENV)/.installed ## .venv with everything the lock names, and Firsthand in it

$(VENV)/.locked: requirements-dev.lock
	@python="$(PYTHON)"; \
	for candidate in python3.13 python3.12 python3.11 python3; do \
	  [ -z "$$python" ] || break; \
	  ! "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	    >/dev/null 2>&1 || python="$$candidate"; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "make: no Python 3.11, 3.12 or 3.13 with venv found; install one, or name it: make setup PYTHON=/path/to/python3.12" >&2; \
	  exit 2; \
	fi; \
	echo "making $(VENV) with $$("$$python" --version), which takes a minute or two"; \
	"$$python" -m venv --clear "$(VENV)"
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch "$@"

$(VENV)/.installed: $(VENV)/.locked pyproject.toml src/firsthand/__init__.py
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch "$@"

demo: setup ## reads the examples: the first on screen, all as rows for a spreadsheet, two stories traced to a report
	@$(if $(EXAMPLE_FILES),:,echo "make: no .txt, .html or .jsonl file in $(EXAMPLES); name a folder of articles: make demo EXAMPLES=folder" >&2; exit 2)
	@"$(VENV)/bin/firsthand" read "$(firstword $(EXAMPLE_FILES))"
	@mkdir -p "$(OUT)"
	@"$(VENV)/bin/firsthand" read $(EXAMPLE_FILES) --format csv --quiet --output "$(OUT)/claims.csv"
	@echo "All claims of $(words $(EXAMPLE_FILES)) files: $(OUT)/claims.csv"
	@if [ -d "$(EXAMPLES)/stories" ]; then \
	  "$(VENV)/bin/firsthand" trace "$(EXAMPLES)"/stories/*/ --quiet --html "$(OUT)/report.html" --output "$(OUT)/trace.txt" && \
	  sed -n '5,60p' "$(OUT)/trace.txt" && echo "..." && \
	  echo "The whole trace: $(OUT)/trace.txt; the report to open in a browser: $(OUT)/report.html"; \
	fi

test: setup ## all tests and doctests
	@$(RUN) -m pytest

check: setup ## format, lint, types, import contract, generated pages, docs
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy
	@"$(VENV)/bin/lint-imports"
	@$(RUN) docs/generate.py --check
	@$(RUN) -m mkdocs build --strict --quiet --site-dir "$(OUT)/site"

docs: setup ## writes the generated pages again and builds the site into out/site
	@$(RUN) docs/generate.py
	@$(RUN) -m mkdocs build --strict --quiet --site-dir "$(OUT)/site"

bench: setup ## how right and how fast: the figures of docs/accuracy.md and docs/performance.md
	@$(RUN) -m bench.accuracy
	@$(RUN) -m bench.linking
	@$(RUN) -m bench.stories
	@$(RUN) -m bench.read

COMPILE := $(RUN) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
  --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: setup ## the lock files again from pyproject.toml; UPGRADE=--upgrade takes newer releases
	@$(COMPILE) $(UPGRADE) -o requirements.lock
	@$(COMPILE) $(UPGRADE) -c requirements.lock --group test --group check --group docs --group build -o requirements-dev.lock
	@$(COMPILE) $(UPGRADE) -c requirements.lock --group training -o requirements-training.lock
	@$(COMPILE) $(UPGRADE) -c requirements.lock --group training --group encoder -o requirements-encoder.lock

clean: ## removes .venv, out and every cache
	@rm -rf "$(VENV)" "$(OUT)" dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests bench docs corpus training -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
