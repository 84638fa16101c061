# Everything this project does, by one word each. Needed: Python 3.11 or newer
# with venv, git and make; the rest is installed into .venv from locked pins.

.DEFAULT_GOAL := help
SHELL := /bin/sh

# The first of these that runs and is new enough; `make PYTHON=/path/to/python` overrides.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13 python3.14 python; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	then echo $$python; break; fi; done)
PORT ?= 8000

# Containers often forbid Python to keep its bytecode. Dozens of interpreters and kernels start
# here, and each would compile all its libraries first.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
# `make` is told what is up to date by these files.
ENVIRONMENT := $(VENV)/.environment
BOOK_PINS := $(VENV)/.requirements
TEST_PINS := $(VENV)/.requirements-test
PACKAGE := $(VENV)/.package
FRONTEND := heteroionic_lite/drawing.json heteroionic_lite/course/messages.json heteroionic_lite/units/texts.json heteroionic_lite/units/factors.json $(shell find heteroionic_lite/explorer/frontend -name node_modules -prune -o -type f -print 2>/dev/null)

# An environment does not survive that its directory is moved or its Python removed.
ifneq ($(wildcard $(ENVIRONMENT)),)
  MADE_IN := $(shell cat $(ENVIRONMENT))
  ifneq ($(shell $(PY) -c 'print("runs")' 2>/dev/null)$(if $(MADE_IN),$(MADE_IN),$(CURDIR)),runs$(CURDIR))
    $(info The environment in $(VENV) no longer works here and is made anew.)
    $(shell rm -rf $(VENV))
  endif
endif

.PHONY: help
help: ## this list
	@awk 'BEGIN { FS = ":.*## "; print "make …" } \
	  /^[a-z-]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: serve
serve: site ## build the book and serve it on this machine; prints the address
	@$(PY) tools/serve.py _build/html --port $(PORT)

.PHONY: site
site: $(PACKAGE) ## build the book into _build/html, executing what has changed
	@echo "Building the book (a first build executes every chapter: about a minute or two)"
	@$(VENV)/bin/jupyter-book build . -W --keep-going -n

.PHONY: lab
lab: $(PACKAGE) ## open the pages as notebooks in JupyterLab, with a live kernel
	@$(PY) tools/lab.py

.PHONY: test
test: $(PACKAGE) $(TEST_PINS) ## run every check and every test, Node and browser included
	@$(PY) tools/check.py

.PHONY: audit
audit: site $(TEST_PINS) ## the slow checks: axe, Lighthouse, a second browser, valid HTML
	@$(PY) tools/audit.py

.PHONY: pdf
pdf: site $(TEST_PINS) ## the whole book as one PDF, in _build/pdf
	@$(PY) tools/chromium.py >/dev/null
	@$(PY) tools/pdf.py

.PHONY: release
release: pdf ## wheel, sdist, site as an archive, PDF and checksums, in dist
	@$(PY) tools/release.py

.PHONY: tools
tools: $(PACKAGE) $(TEST_PINS) ## install what the tests need, to run a part of them by hand
	@echo "pytest, ruff and mypy are in $(VENV)/bin"

.PHONY: lock
lock: $(ENVIRONMENT) ## resolve the requirements anew and write them down with hashes
	@$(PY) tools/lock.py

.PHONY: clean
clean: ## remove what was built, except the environment in .venv
	rm -rf _build dist heteroionic_lite/explorer/static heteroionic_lite/explorer/frontend/node_modules \
	  tools/audit/node_modules \
	  .pytest_cache .mypy_cache .ruff_cache .hypothesis $(PACKAGE)
	find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# ── the environment ──────────────────────────────────────────────────────────

$(ENVIRONMENT):
	@test -n "$(PYTHON)" || { \
	  echo "This needs Python 3.11 or newer, and none was found."; \
	  echo "If it is installed elsewhere: make PYTHON=/path/to/python3.11 …"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is too old: this needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments."; \
	  echo "On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	@echo "Setting up a Python environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@echo "$(CURDIR)" > $@

$(BOOK_PINS): requirements.txt $(ENVIRONMENT)
	@echo "Installing the pinned requirements (once, about a minute)"
	@$(PIP) install --quiet --require-hashes -r requirements.txt
	@touch $@

$(TEST_PINS): requirements-test.txt $(BOOK_PINS)
	@echo "Installing the pinned requirements of the tests (once, about a minute)"
	@$(PIP) install --quiet --require-hashes -r requirements-test.txt
	@touch $@

$(PACKAGE): pyproject.toml hatch_build.py $(FRONTEND) $(BOOK_PINS)
	@echo "Building the front end and installing the package"
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
