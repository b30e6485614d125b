# Everything a maintainer runs. Each target makes .venv first when it is missing or requirements.txt has changed.

PYTHON ?= python3 python3.13 python3.12 python3.11  # the first of these that will do
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ARGS ?=
SUITS := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))

.PHONY: help run demo test lint bench torture calibrate lock clean
.DEFAULT_GOAL := help

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(READY)  ## Open the window
	$(BIN)/twitchlog $(ARGS)

demo: $(READY)  ## Open the window on a made-up year, in a temporary folder
	$(BIN)/twitchlog demo $(ARGS)

test: $(READY)  ## Run all tests; needs no screen (ARGS="-k journal" runs some)
	$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

lint: $(READY)  ## Check style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)  ## Measure speed, each figure against its floor
	$(BIN)/python -m tests.bench $(ARGS)

calibrate: $(READY)  ## Count how often Patterns would be wrong, in made-up diaries; some minutes
	$(BIN)/python -m tests.calibrate $(ARGS)

torture: $(READY)  ## Kill it, fill its disk, cut its power: minutes; the disks need root (ARGS=0.1 does a tenth)
	$(BIN)/python -m tests.torture $(ARGS)

lock:  ## Write requirements.txt anew from pyproject.toml (needs uv 0.9.8 or later)
	uv pip compile --quiet --universal --generate-hashes --all-extras \
		--custom-compile-command "make lock" --output-file requirements.txt $(ARGS) pyproject.toml

clean:  ## Remove .venv and what tools left behind
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Without --no-deps pip would bring pycairo, which needs a compiler (see tool.uv in pyproject.toml).
$(READY): requirements.txt
	@for python in $(PYTHON); do \
		"$$python" -c '$(SUITS)' 2>/dev/null && echo "Making $(VENV) with $$python (once, some minutes)" && \
			exec "$$python" -m venv --clear $(VENV); \
	done; \
	echo 'twitchlog needs Python 3.11, 3.12 or 3.13 with venv: name one, as in  make run PYTHON=python3.13' >&2; exit 1
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
