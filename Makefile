# The words: demo, test, lint, docs, bench, train. Each works alone on a fresh machine with Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
export OMP_NUM_THREADS := 1

.PHONY: demo test test-slow lint docs bench train clean

demo: $(INSTALLED)
	$(BIN)/sayso demo

test: lint
	$(BIN)/python -m pytest

test-slow: $(INSTALLED)
	$(BIN)/python -m pytest -m slow

lint: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/command_pages.py --check

docs: $(INSTALLED)
	$(BIN)/python scripts/command_pages.py

bench: $(INSTALLED)
	$(BIN)/sayso bench

train: $(INSTALLED)
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/pip install --quiet -r train/requirements.txt -c constraints.txt
	$(VENV)-train/bin/python train/run.py --corpus $(or $(CORPUS),all)

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) $(VENV)-train .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
