# Every daily task. `make run` and `make test` set everything up by themselves.
SHELL := /bin/bash
.DEFAULT_GOAL := run

VENV := .venv
PY := $(VENV)/bin/python
WANTED := $(shell cat .python-version)
DEMO := out/demo
KRONG_NO := src/parindex/library/krong-no-commune-2022
CATALOGUES := $(wildcard src/parindex/wording/locale/*/LC_MESSAGES/*.po)
COMPILED := $(CATALOGUES:.po=.mo)

# Byte code is kept, whatever the shell says: without it every start compiles all it imports.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run wheels score journeys pictures crash test lint properties mutants fuzz proofread-score bench bench-pages access-matrix messages lock clean

run: $(VENV)/.run
	@[ -f $(DEMO)/site.toml ] || $(VENV)/bin/parindex site init $(DEMO) --demo
	@$(VENV)/bin/parindex site run --site $(DEMO)

# All that a machine without the network needs, in one folder.
wheels: $(VENV)/.run
	rm -rf out/wheels
	$(PY) -m pip download --quiet --require-hashes -r requirements.lock -d out/wheels
	$(PY) -m pip wheel --quiet --no-deps --no-build-isolation -w out/wheels .
	cp requirements.lock out/wheels
	@echo "out/wheels: docs/guide/operator.md says how to install from it."

score: $(VENV)/.run
	@$(VENV)/bin/parindex score --criteria krong-no-commune-2022 --input $(KRONG_NO)/scores.csv \
	  --published $(KRONG_NO)/published.yaml --output out/krong-no-commune-2022 --xlsx

test: $(VENV)/.dev
	@scripts/check.sh

journeys: $(VENV)/.dev
	$(PY) -m pytest tests/journeys

pictures: $(VENV)/.dev
	$(PY) scripts/guide_pictures_of_site.py

lint: $(VENV)/.dev
	@scripts/check.sh lint

crash: $(VENV)/.dev
	$(PY) scripts/crash.py --cycles 200

properties: $(VENV)/.dev
	$(PY) -m pytest -m long tests/core/scoring

mutants: $(VENV)/.dev
	scripts/mutants.sh

fuzz: $(VENV)/.dev
	$(PY) scripts/fuzz_reports.py --files 10000

proofread-score: $(VENV)/.dev
	PYTHONPATH=tests $(PY) -m support.proofread_score

bench: $(VENV)/.dev
	benchmarks/run.sh

bench-pages: $(VENV)/.dev
	$(PY) benchmarks/pages.py

access-matrix: $(VENV)/.dev
	$(PY) scripts/access_matrix.py

messages: $(VENV)/.dev
	$(PY) scripts/messages.py

lock:
	scripts/lock.sh

# A stamp holds for the lock it was made from; an older one is set up anew.
$(VENV)/.run: requirements.lock pyproject.toml .python-version $(CATALOGUES)
	@scripts/set-up.sh $(VENV) requirements.lock
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@scripts/set-up.sh $(VENV) requirements-dev.lock
	@touch $@

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache mutants $(COMPILED)
