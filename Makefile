# Everything happens in .venv/, made on first use. Any Python from 3.11 on: `make run PYTHON=python3.13`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export REFLEX_TELEMETRY_ENABLED := false
export REFLEX_CHECK_LATEST_VERSION := false
export XDG_RUNTIME_DIR ?= /tmp
# Where bytecode is not kept, each process of the tests compiles taskchat and all tests anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run dev test test-quick faults pictures test-live check format bench bench-revisions element doctor migrate env-example coverage-docs lock mutants clean

help:  ## what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: $(VENV)/installed migrate  ## install, migrate, build and serve on http://localhost:3000
	$(BIN)/reflex run --env prod

dev: $(VENV)/installed-dev migrate  ## the same with hot reload: page on 3000, API on 8000
	$(BIN)/reflex run

migrate: $(VENV)/installed  ## bring the database up to date
	$(BIN)/python -m taskchat migrate

doctor: $(VENV)/installed  ## say what is wrong, in a line each
	$(BIN)/python -m taskchat doctor

test: $(VENV)/installed-dev  ## every test, browser included
	$(BIN)/python -m tools.prepare
	$(BIN)/python -m tools.run_tests

test-quick: $(VENV)/installed-dev  ## a minute: no browser, PostgreSQL or old databases, nothing marked slow
	$(BIN)/python -m pytest -q -n 3 -m 'not postgresql and not slow' --ignore=tests/browser \
	  --ignore=tests/integration/legacy --ignore=tests/integration/moving --ignore=tests/integration/doctor

faults: $(VENV)/installed-dev  ## servers, databases, Redis killed under people at work, half an hour: KILLS=200 SEED=13
	KILLS=$(or $(KILLS),200) SEED=$(SEED) $(BIN)/python -m pytest -n 0 -q tests/faults

pictures: $(VENV)/installed-dev  ## pictures of every page and state in .build/, to be looked at
	$(BIN)/python -m tools.prepare
	PICTURES=1 $(BIN)/python -m pytest -n 2 -m element tests/browser/element
	PICTURES=1 $(BIN)/python -m pytest -n 2 --dist loadfile -m browser tests/browser

test-live: $(VENV)/installed-dev  ## a dozen conversations with the real Gemini, if GEMINI_API_KEY is set
	$(BIN)/python -m tests.live

check: $(VENV)/installed-dev  ## style and types, under a minute
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/python -m tools.check_javascript
	$(BIN)/lint-imports --no-cache --no-logo

format: $(VENV)/installed-dev  ## put the code in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m tools.format_javascript

bench: $(VENV)/installed-dev  ## how fast it is, beside a minimal ChatKit server (some minutes; SECTIONS=stream for a part)
	$(BIN)/python -m tests.bench $(SECTIONS)

bench-revisions: $(VENV)/installed-dev  ## CPU of a turn and a token in several revisions beside each other: REVISIONS="main mine"
	$(BIN)/python -m tests.bench.revisions $(REVISIONS)

element: $(VENV)/installed-dev  ## our <openai-chatkit> as one file for any page, in dist/
	$(BIN)/python -m tools.element

env-example: $(VENV)/installed-dev  ## write the settings anew into .env.example
	$(BIN)/python -m tools.env_example

coverage-docs: $(VENV)/installed-dev  ## write anew which tests show what the docs promise, in docs/coverage/
	$(BIN)/python -m tools.coverage_docs

mutants: $(VENV)/installed-dev  ## faults that no test notices: MODULE="taskchat/chat/items.py …" SAMPLE=40 SEED=1 POSTGRESQL=1
	$(BIN)/python -m tools.mutants $(MODULE) $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED)) \
	  $(if $(TESTS),--tests $(TESTS)) $(if $(POSTGRESQL),--postgresql)

lock: $(VENV)/installed-dev  ## resolve pyproject.toml anew into requirements*.txt
	$(BIN)/python -m tools.lock

clean:  ## remove what was built, keep the data
	rm -rf .web .states $(VENV) assets/external dist

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "taskchat needs Python 3.11 or newer; see PYTHON= in the Makefile")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -r requirements.txt -r requirements-dev.txt
	@touch $@ $(VENV)/installed
