# `make run` opens the kiosk, `make test` checks everything; both set up what is missing first.
export PYTHON ?= python3
export PIP_DISABLE_PIP_VERSION_CHECK := 1
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install -q --progress-bar off --require-hashes --only-binary :all: -r

.PHONY: run test lint gallery pictures bench system-run system-test lock clean
.NOTPARALLEL:

run: system-run $(VENV)/.run
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  echo "There is no display here, so the demo plays a fictional visit instead."; \
	  $(BIN)/python main.py demo --out demo-output; \
	else $(BIN)/python main.py; fi

test: lint
	$(BIN)/python main.py check-forms
	$(BIN)/python -m pytest -n auto --dist loadscope --cov --cov-report=term

lint: system-test $(VENV)/.test
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports
	$(BIN)/python tests/house/qml_lint.py

# Contact sheets of every page, each page checked; for all combinations ARGS=--all, see --help.
gallery: system-test $(VENV)/.test
	$(BIN)/python -m tests.gallery --out gallery-output $(ARGS)

# The README's pictures, of a demo.
pictures: system-run $(VENV)/.run
	$(BIN)/python main.py demo --out demo-output
	mkdir -p resources/pictures
	cp demo-output/pages/*-nerve-arm.png resources/pictures/page.png
	cp demo-output/pages/*-consent.png resources/pictures/desk.png
	cp demo-output/consent.png resources/pictures/document.png

# One table in Markdown, such as `make bench ARGS='--only ink --rounds 9'`.
bench: system-test $(VENV)/.test
	@$(BIN)/python -m tests.bench $(ARGS)

system-run:
	@sh resources/linux/install_packages.sh run

system-test:
	@sh resources/linux/install_packages.sh run test

# Each stamp is as old as what was installed; a changed lock file makes the environment anew.
$(VENV)/.run: resources/requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed." if sys.version_info < (3, 11) else 0)'
	@echo "Installing into $(VENV), every package checked against its hash."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(INSTALL) $<
	@touch $@

$(VENV)/.test: resources/requirements-test.lock $(VENV)/.run
	@echo "Installing the tests' tools."
	@$(INSTALL) $<
	@touch $@

# For developers with uv: pin what pyproject.toml asks for.
LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate
lock:
	$(LOCK) -o resources/requirements.lock
	$(LOCK) --extra test -c resources/requirements.lock -o resources/requirements-test.lock

clean:
	rm -rf $(VENV) .build .coverage .hypothesis .import_linter_cache .mypy_cache .ruff_cache demo-output gallery-output
