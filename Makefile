# Two commands do all: `make run` opens the kiosk, `make test` checks everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test lint system-run system-test lock clean

run: system-run $(VENV)/.run
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  echo "There is no display here, so the demo plays a fictional visit instead."; \
	  $(BIN)/python main.py demo --out demo-output; \
	else $(BIN)/python main.py; fi

test: system-test $(VENV)/.test lint
	$(BIN)/python main.py check-forms
	$(BIN)/python -m pytest --cov --cov-report=term

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tests/house/qml_lint.py

system-run:
	@sh resources/linux/install_packages.sh run

system-test:
	@sh resources/linux/install_packages.sh run test

# The stamps name what was installed; a changed lock file makes the environment anew.
$(VENV)/.run: resources/requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install -q --progress-bar off --require-hashes --only-binary :all: -r resources/requirements.lock
	touch $@

$(VENV)/.test: $(VENV)/.run resources/requirements-test.lock
	$(BIN)/pip install -q --progress-bar off --require-hashes --only-binary :all: -r resources/requirements-test.lock
	touch $@

# For developers with uv: pin what pyproject.toml asks for.
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet
lock:
	$(LOCK) -o resources/requirements.lock
	$(LOCK) --extra test -c resources/requirements.lock -o resources/requirements-test.lock

clean:
	rm -rf $(VENV) .build .mypy_cache .ruff_cache .import_linter_cache .coverage
