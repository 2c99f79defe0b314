# `make demo` and `make test` need Python 3.11 or later and make; they set up the rest in .venv.

SHELL := /bin/sh
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: demo test check quality train bench docs clean

demo: .venv/demo.ready
	@$(BIN)/onrecord demo --record onrecord-demo.sqlite

test: check
	$(BIN)/python -m pytest

# What a look at the code can tell, without running it.
check: .venv/test.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src
	$(BIN)/lint-imports

# The pinned scores: fails if they fall, and if the texts they were measured on are not there.
quality: .venv/test.ready
	@test -d $(SHARED)/gold || { echo "make quality: no $(SHARED)/gold: put the shared texts there, or say SHARED=folder" >&2; exit 1; }
	$(BIN)/python training/quality.py --shared $(SHARED)

train:
	training/train

bench: .venv/bench.ready
	$(BIN)/python bench/speed.py

# Puts the program's real output into the README and the docs.
docs: .venv/demo.ready
	$(BIN)/python docs/refresh.py

.venv/demo.ready: pyproject.toml .ci/venv
	sh .ci/venv "" && touch $@

.venv/test.ready: pyproject.toml .ci/venv
	sh .ci/venv "[dev]" && touch $@ .venv/demo.ready

.venv/bench.ready: pyproject.toml .ci/venv
	sh .ci/venv "[bench]" && touch $@ .venv/demo.ready

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
