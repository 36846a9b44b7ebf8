# Một chạm: everything a fresh machine needs is Python ≥ 3.11, make and git. `make help` lists the targets.

PYTHON ?= python3
UV ?= uv

VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.ready-run
DEV_READY := $(VENV)/.ready-dev
NODE_READY := node_modules/.ready
RENDERERS := properdocs materialx

# Nothing is written outside the project: downloads stay in .cache/ too.
export PIP_CACHE_DIR := $(CURDIR)/.cache/pip
export npm_config_cache := $(CURDIR)/.cache/npm
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Python keeps what it has compiled, whatever an image says for others: half a second of each command.
export PYTHONDONTWRITEBYTECODE :=
PIP_INSTALL := $(BIN)/python -m pip install --quiet --no-input
NPM := npm --silent --no-audit --no-fund --no-update-notifier

.DEFAULT_GOAL := help
.PHONY: help install site test test-scripts prove renderers import-check bench readers pictures lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' Makefile

install: $(RUN_READY) ## set up .venv with what `motcham` needs

site: $(RUN_READY) ## check the guide, build site/, print the sample sheets to print/, prove every code
	$(BIN)/motcham check
	$(BIN)/motcham build
	$(BIN)/motcham print ready --first -o print/first
	$(BIN)/motcham codes
	for sheet in print/first/*.pdf; do \
		$(BIN)/motcham verify $$sheet --site site || exit 1; done
	@echo
	@echo "The guide: site/index.html  (to look at it in a browser: $(BIN)/motcham serve)"
	@echo "The first paper of each kind, in print/first/ (all papers: $(BIN)/motcham print ready):"
	@cat print/first/muc-luc.txt

test: $(DEV_READY) ## check style, types and layers, and run all tests
	sh tests/install-tools.sh
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory test-scripts
	@tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && trap 'exit 1' INT TERM && \
		TMPDIR="$$tmp" XDG_CACHE_HOME="$$tmp/cache" XDG_CONFIG_HOME="$$tmp/config" \
		$(BIN)/python -m pytest -n 3 --dist worksteal

test-scripts: $(NODE_READY) ## check style and types of the scripts, and run their own tests in Node
	$(NPM) run lint
	$(NPM) run types
	$(NPM) run test

prove: $(DEV_READY) ## run what takes long: every case of the long tables, and a fork made as each README says
	sh tests/install-tools.sh
	$(BIN)/python -m pytest -n 3 --dist worksteal -m "prove or hypothesis" --hypothesis-profile=prove --ignore tests/test_fork.py --ignore tests/test_renderers.py
	$(BIN)/python -m pytest -m prove tests/test_fork.py

renderers: $(DEV_READY) $(RENDERERS:%=.cache/renderers/%/.ready) ## prove that the guide does not end with MkDocs and Material
	sh tests/install-tools.sh
	$(BIN)/python -m pytest -m prove tests/test_renderers.py

import-check: $(DEV_READY) ## import a folder of national records into an empty guide: make import-check RECORDS=DIR
	@test -n "$(RECORDS)" || { echo "Say where the records are: make import-check RECORDS=DIR" >&2; exit 2; }
	$(BIN)/python -m tests.portal.import_check "$(RECORDS)"

bench: $(DEV_READY) readers ## measure pages beside hand-written ones and default Material, prints beside pasted pictures, builds cold and warm; with RECORDS=DIR the offline guide too
	sh tests/install-tools.sh
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m tests.bench.weight
	$(BIN)/python -m tests.bench.offline $(RECORDS)
	$(BIN)/python -m tests.bench.press
	$(BIN)/python -m tests.bench.wear
	$(BIN)/python -m tests.bench.levels
	$(BIN)/python -m tests.bench.check
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m tests.bench.city
	$(BIN)/python -m tests.bench.units
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m tests.bench.search
	$(BIN)/python -m tests.bench.scans

readers: .cache/readers/.ready ## four more readers of codes for the bench (Java and a C compiler read with them)

pictures: $(DEV_READY) ## renew the pictures of the README and of the staff guide
	sh tests/install-tools.sh
	$(BIN)/python -m tests.browser.pictures

lock: ## renew all lock files (needs uv; UPGRADE=--upgrade takes the newest versions)
	@command -v $(UV) >/dev/null || \
		{ echo "make lock needs uv: install it, or say where it is: make lock UV=path/to/uv" >&2; exit 1; }
	printf "hatchling\neditables\n" | $(LOCK) --extra zbar pyproject.toml - -o requirements.lock
	printf "hatchling\neditables\n" | $(LOCK) --extra zbar --group dev -c requirements.lock \
		pyproject.toml - -o requirements-dev.lock
	printf "opencv-contrib-python-headless\npyboof\nsegno\n" | $(LOCK) -c requirements-dev.lock - -o tests/bench/requirements-readers.txt
	printf "properdocs\n" | $(LOCK) --no-deps - -o tests/renderers/requirements-properdocs.txt
	printf "properdocs\nmkdocs-materialx\n" | $(LOCK) --no-deps - -o tests/renderers/requirements-materialx.txt

LOCK := UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links $(UPGRADE)

clean: ## remove all that was built, downloaded or installed here
	rm -rf site sites sites.truoc print dist build .venv node_modules .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache
	find generator tests -name __pycache__ -prune -exec rm -rf {} +

# One environment, made once; remove it with `make clean`.
$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
		"Một chạm needs Python 3.11 or newer as $(PYTHON); name another: make PYTHON=python3.12" \
		>&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo \
		"This Python cannot make environments: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The build tool is in the lock too, so that nothing is fetched without its hash.
$(RUN_READY): requirements.lock pyproject.toml $(VENV)/pyvenv.cfg
	$(PIP_INSTALL) --require-hashes -r requirements.lock
	$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_READY): requirements-dev.lock $(RUN_READY)
	$(PIP_INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

# An environment for each: all that is in use, but for what it replaces.
.cache/renderers/properdocs/.ready: REPLACED := mkdocs
.cache/renderers/materialx/.ready: REPLACED := mkdocs mkdocs-material
.cache/renderers/%/.ready: tests/renderers/requirements-%.txt requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear $(@D)
	$(PIP_THERE) install --no-input --require-hashes -r requirements.lock
	$(PIP_THERE) uninstall --yes $(REPLACED)
	$(PIP_THERE) install --no-input --no-deps --require-hashes -r $<
	$(PIP_THERE) install --no-input --no-deps --no-build-isolation -e .
	@touch $@

# Readers of codes beside the project's own: never in its environment. quirc is C, and comes in a package of npm.
.cache/readers/.ready: tests/bench/requirements-readers.txt $(DEV_READY)
	rm -rf $(@D)
	$(PIP_INSTALL) --no-deps --require-hashes --target $(@D) -r $<
	cd $(@D) && $(NPM) pack node-quirc@$(QUIRC) >/dev/null && \
		echo "$(QUIRC_SHA256)  node-quirc-$(QUIRC).tgz" | sha256sum --check --quiet && \
		tar -xzf node-quirc-$(QUIRC).tgz package/deps/quirc
	! command -v cc >/dev/null || cc -O2 -shared -fPIC -o $(@D)/libquirc.so $(@D)/package/deps/quirc/*.c -lm
	@touch $@

QUIRC := 2.3.0
QUIRC_SHA256 := 45199ce3fe12b4308b6386e1806525cc16bdfab5fbc50c52bf1379a8a50dc603
PIP_THERE = $(@D)/bin/python -m pip --quiet

# Developers' tools alone: what makes the site needs no Node.
$(NODE_READY): package-lock.json .npmrc
	$(NPM) ci
	@touch $@
