# Two commands are enough: `make demo` and `make test`. Both start from nothing but Python 3.11+ and make.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: help demo test check gate notebooks models clean

help:
	@echo "make demo    install the light core, read, classify and summarise the sample pages, train and evaluate"
	@echo "make test    install what the tests need and run all of them"
	@echo "make check   ruff and strict mypy"
	@echo "make gate    fail where topics, leads, the splitter or the reader are worse than benchmarks/floors.json says"
	@echo "make notebooks  run the notebooks again, in place"
	@echo "make models  make the models that ship again"
	@echo "make clean   remove the virtual environment and what was built"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.core

# Every command is echoed, so that a newcomer sees what to type.
demo: $(VENV)/.core
	$(BIN)/unionml read data/samples/page-congress.txt
	$(BIN)/unionml classify data/samples/page-congress.txt
	$(BIN)/unionml classify data/samples/page-welfare.html
	$(BIN)/unionml summarize data/samples/page-congress.txt
	$(BIN)/unionml summarize data/samples/page-welfare.html
	$(BIN)/unionml train tfidf --data data/corpus/train.jsonl -o build/demo/tfidf --force
	$(BIN)/unionml evaluate build/demo/tfidf --data data/corpus/test.jsonl

test: $(VENV)/.dev
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gate: $(VENV)/.dev
	$(BIN)/python benchmarks/gate.py

notebooks: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) --editable '.[notebooks]'
	$(BIN)/python -m nbconvert --to notebook --execute --inplace notebooks/*.ipynb

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
