# make report   set up, check the shipped claims, write reports/
# make test     set up, run the tests on all cores, print how long each room took; WORKERS=0 for one process
# make check    ruff, mypy --strict, known vulnerabilities, and `make test` with branch coverage
# make bench    measure, and write docs/benchmarks.md
# make docs     write the generated pages of docs/
# make data     write what CLDR knows of languages, regions and units, and what units are worth: src/timeline/lang/
# make dist-check   build, check, install and run the wheel and the sdist
# make fuzz     fuzz every reader, SECONDS each (needs atheris)
# make mutants  change the code and see which change no test notices; MUTANTS='*' for all of them, not a tenth
# make kills    kill every writing command at 50 bytes and before each change of a file
# make bad-inputs   the nasty projects beside the checkout, where they are there

PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
STAMP   = $(VENV)/.ready

.PHONY: setup report test check bench docs data dist-check fuzz mutants kills bad-inputs clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt requirements-dev.txt
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed: make PYTHON=python3.11')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --requirement requirements-dev.txt
	touch $(STAMP)

report: setup
	$(BIN)/timeline report
	$(BIN)/timeline draft --view --fail-on never

PYTEST =
# One process more than there are cores, of which up to four count: one of them waits for a browser, a disk, another
# process. On one core, none but its own.
WORKERS ?= $(shell $(PYTHON) -c "import os; n = min(len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count() or 1, 4); print(n + 1 if n > 1 else 0)")

# The tests start the program again and again: without the bytecode of its modules each start takes half as long again.
unexport PYTHONDONTWRITEBYTECODE

test: setup
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(PYTEST)

check: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python tools/audit.py
	$(MAKE) test PYTEST="--cov --cov-report=term"

bench: setup
	$(BIN)/python -m benchmarks

docs: setup
	$(BIN)/python -m tools.pages docs

data: setup
	$(BIN)/python -m tools.data
	$(BIN)/python -m tools.worths

dist-check: setup
	$(BIN)/python -m pip install --quiet --constraint constraints.txt build check-wheel-contents twine
	$(BIN)/python tools/dist_check.py

SECONDS ?= 600
TARGETS ?= table anchoring figures dates settings lock

fuzz: setup
	$(BIN)/python -m pip install --quiet atheris
	for target in $(TARGETS); do \
	  mkdir -p build/fuzz/$$target && \
	  $(BIN)/python -m fuzz $$target build/fuzz/$$target -max_total_time=$(SECONDS) -timeout=10 -max_len=3000 \
	    -artifact_prefix=build/fuzz/$$target- || exit 1; \
	done

MUTANTS ?=

mutants: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt mutmut
	$(BIN)/python tools/mutants.py '$(MUTANTS)'

kills: setup
	KILLS=50 $(BIN)/python -m pytest tests/whole/test_promises_writing.py

BAD_INPUTS ?= ../shared/badinputs/run_cases.py

bad-inputs: setup
	test -f $(BAD_INPUTS) || { echo "$(BAD_INPUTS) is not there"; exit 1; }
	$(BIN)/python $(BAD_INPUTS) --tool "$(BIN)/python -m timeline"

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
