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
	$(PIP) --editable '.[dev,transformer,mlflow]'
	@touch $@ $(VENV)/.core

# Every command is echoed, so that a newcomer sees what to type.
demo: $(VENV)/.core
	$(BIN)/unionml read data/samples/page-congress.txt
	$(BIN)/unionml classify data/samples/page-congress.txt
	$(BIN)/unionml classify data/samples/page-welfare.html
	$(BIN)/unionml summarize data/samples/page-congress.txt
	$(BIN)/unionml summarize data/samples/page-welfare.html
	$(BIN)/unionml train tfidf --data data/corpus/train.jsonl --labels data/labels.json -o build/demo/tfidf --force
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
	$(BIN)/python -m nbconvert --to notebook --execute --inplace \
	  --ExecutePreprocessor.record_timing=False notebooks/*.ipynb

# The models that ship, as their cards say. They learnt from real articles too, which are not ours to hand on: these lie
# in SHARED, and without it nothing is made.
SHARED ?= ../shared
LEARN  := --data data/corpus/train.jsonl --data data/corpus/validation.jsonl --data data/headlines.jsonl
APART  := --exclude $(SHARED)/data/real/validation.jsonl --exclude data/corpus/test.jsonl \
	  --exclude data/headlines-check.jsonl --exclude data/headlines-test.jsonl --labels data/labels.json
UNION  := --without "công đoàn" --without "liên đoàn lao động" --without LĐLĐ --without "nghiệp đoàn" --without CĐCS
models: $(VENV)/.core
	@test -d $(SHARED)/data/real || { echo "$(SHARED)/data/real is absent; set SHARED to where it lies"; exit 1; }
	$(BIN)/unionml train tfidf $(LEARN) --data $(SHARED)/data/real/train.jsonl $(APART) -o build/first --force
	$(BIN)/python -m unionml.training.hard_negatives build/first $(UNION) \
	  --articles $(SHARED)/data/vietnews/train.parquet -o build/negatives.jsonl --force
	$(BIN)/unionml train tfidf $(LEARN) --data build/negatives.jsonl --data $(SHARED)/data/real/train.jsonl \
	  $(APART) -o models/tfidf --force
	$(BIN)/python -m unionml.training.transformer_partner models/transformer --partner models/tfidf
	$(BIN)/unionml train lead --data $(SHARED)/data/vietnews/train.parquet -o models/lead --force
	$(BIN)/python benchmarks/reader/fit_scenes.py --vietnews $(SHARED)/data/vietnews/train.parquet \
	  --held-back $(SHARED)/data/vietnews/validation.parquet --real $(SHARED)/data/real/train.jsonl

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
