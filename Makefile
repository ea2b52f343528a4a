# make demo   a virtual environment, the install, a graph of seeds/, three answers and a page to look at
# make test   everything that CI runs
# make data   writes the generated tables of kg/data again from their sources
# make readme what the examples print now, written into both READMEs
# make pictures the README's pictures, taken again in Chromium
# Each does its own set-up and can be run again at any time.

ifndef PYTHON
PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
endif
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --use-pep517
OUT := out
TESTERS := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1) # one more than there are processors: many tests await a command, a server or a disk

.PHONY: demo test check data readme pictures browser servers clean

demo: $(VENV)/.user
	@mkdir -p $(OUT)
	$(BIN)/kg build seeds/ --store $(OUT)/graph.kg
	@echo; echo "Who holds which office?"
	$(BIN)/kg query roles --store $(OUT)/graph.kg | head -n 12
	@echo; echo "Who did what at which event?"
	$(BIN)/kg query participation --store $(OUT)/graph.kg | head -n 12
	@echo; echo "Which projects, for how much, by whom?"
	$(BIN)/kg query projects --store $(OUT)/graph.kg | head -n 12
	@echo
	$(BIN)/kg view --store $(OUT)/graph.kg -o $(OUT)/graph.html
	@echo "Open $(OUT)/graph.html in a browser."

test: check browser servers
	$(BIN)/python -m pytest --cov --cov-report=term --numprocesses $(TESTERS) --maxprocesses 5 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

data: $(VENV)/.dev
	$(BIN)/python -m kg.data.generate

readme: $(VENV)/.dev
	$(BIN)/python tests/test_docs.py
	$(BIN)/python tests/test_readme_zh.py

pictures: $(VENV)/.dev browser
	PYTHONPATH=. $(BIN)/python .ci/picture.py

# The tests of the pages need a browser. Without one they are skipped and say so.
browser: $(VENV)/.dev
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Debian's chromium for the tests of the pages."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null \
			|| echo "chromium could not be installed: the tests of the pages will be skipped."; \
	else echo "No chromium found: the tests of the pages will be skipped. Debian: sudo apt-get install chromium fonts-noto-cjk"; fi

# The tests of remote stores need two servers: Oxigraph's comes with the install, Virtuoso from Debian.
servers:
	@if command -v virtuoso-t >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Debian's virtuoso-opensource for the tests of remote stores."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin >/dev/null \
			|| echo "virtuoso-opensource could not be installed: its tests will be skipped."; \
	else echo "No virtuoso-t found: its tests will be skipped. Debian: sudo apt-get install virtuoso-opensource"; fi

$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "kg needs Python 3.11 or later and none is on the PATH. Debian: sudo apt-get install python3 python3-venv; macOS: brew install python"; exit 1; fi
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		[ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null; } || { \
		echo "$(PYTHON) has no venv module. Debian: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.user: pyproject.toml | $(VENV)/bin/python
	$(call install,.[pandas])

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(call install,.[pandas$(comma)parquet$(comma)notebooks$(comma)dask$(comma)files$(comma)dev])
	@touch $(VENV)/.user

comma := ,
define install
@echo "Installing kg and what it needs into $(VENV)."
@$(PIP) -e '$(1)' || { echo "The installation failed: pip's message stands above. It needs a network, or a package index of your own."; exit 1; }
@touch $@
endef

clean:
	rm -rf $(VENV) $(OUT) build dist .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache
