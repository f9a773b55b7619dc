# `make serve` (or `make site`) and `make test` are the two commands; each sets up what it needs the first time.

PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python -m
READY := .venv/ready
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve site test check benchmark lock chart format clean

serve: $(READY)  ## show the site on localhost and follow every edit
	$(RUN) scripts.serve

site: $(READY)  ## write site/
	$(RUN) scripts.site

test: $(READY)  ## prove everything; sets up Chromium where there is none
	$(RUN) tests.chromium
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) scripts.site
	$(RUN) pytest

check: $(READY)  ## data, prose and charts, in seconds
	$(RUN) scripts.check

benchmark: $(READY)  ## print how long things take
	$(RUN) tests.benchmarks

lock: $(READY)  ## pin the dependencies of pyproject.toml anew
	$(RUN) pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group test --universal --python-version 3.11 --generate-hashes --no-header --quiet -o requirements.txt

chart: $(READY)  ## make chart NAME=my-chart DATA=my-dataset: start a new chart
	$(RUN) scripts.new_chart $(NAME) $(DATA)

format: $(READY)
	$(RUN) ruff check --fix .
	$(RUN) ruff format .

clean:
	rm -rf .venv .cache site

$(READY): requirements.txt
	@echo "Setting up .venv (once; about a minute)"
	$(PYTHON) -m venv .venv
	$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@
