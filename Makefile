# make serve and make test do all set-up on a fresh machine; the rest assume it was done.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: serve quick test attack packages check build frontend bench conformance lock clean
.DEFAULT_GOAL := serve

$(VENV)/.serves: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[documents,mcp,meaning]'
	touch $@

$(VENV)/.installed: $(VENV)/.serves
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	touch $@

serve: $(VENV)/.serves  ## set up, load the graph and serve it on http://127.0.0.1:8000
	$(BIN)/compact-graph serve

tests/node/node_modules/.package-lock.json: tests/node/package.json tests/node/package-lock.json
	cd tests/node && npm ci --silent --no-audit --no-fund

# Maven's own settings say where jars come from; what came is compared with the list.
tests/java/jars/.installed: tests/java/pom.xml tests/java/jars.sha256
	rm -rf tests/java/jars
	mvn --quiet --batch-mode -Dstyle.color=never --file tests/java/pom.xml dependency:copy-dependencies
	cd tests/java/jars && sha256sum --check --strict --quiet ../jars.sha256
	touch $@

packages:  ## the Debian packages, JavaScript clients and Java engine that tests need
	tests/install_packages.sh
	$(MAKE) --no-print-directory tests/node/node_modules/.package-lock.json tests/java/jars/.installed

# No Debian package, browser, engine elsewhere or service in a process of its own: Python alone.
QUICK := tests/sparql tests/rdf tests/ontology tests/pipeline/test_words.py tests/pipeline/test_source.py \
	$(addprefix tests/store/test_,pool.py ipc.py journal.py offload.py row_count.py write_queue.py)

quick: $(VENV)/.installed check  ## the checks, and the tests that need Python alone
	$(BIN)/python -m pytest -q -m "not alone" $(QUICK)

# Two processes share the files of tests; then come, with nothing beside them, the tests that measure the machine or its clock.
test: $(VENV)/.installed packages check  ## set up, check and run every test
	@failed=0; \
	$(BIN)/python -m pytest -m "not alone" --numprocesses 2 --dist loadfile --no-loadscope-reorder || failed=1; \
	$(BIN)/python -m pytest -m alone || failed=1; \
	exit $$failed

attack: $(VENV)/.installed  ## the seeded fuzzers and loops of tests/faults, for much longer: ATTACK=100 makes ten times as many cases as ATTACK=10
	ATTACK=$(or $(ATTACK),10) $(BIN)/python -m pytest tests/faults

check: $(VENV)/.installed  ## lint, format, types, import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

build: $(VENV)/.installed  ## rebuild data/turtle from data/source and data/curated
	$(BIN)/compact-graph build

frontend:  ## rebuild the editor and the charts that the pages carry
	cd frontend && npm ci --silent --no-audit --no-fund && npm run --silent build

conformance: $(VENV)/.installed  ## the W3C SPARQL 1.1 suites against a scratch service, as a table
	$(BIN)/python -m tests.conformance

bench: $(VENV)/.installed packages  ## counts at scale beside other engines, into bench/RESULTS.md; `python -m bench` is the speed of HTTP
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test,bench]'
	$(BIN)/python -m bench.commitments --write

lock: $(VENV)/.installed  ## write constraints.txt from what is installed here
	$(BIN)/python -m pip freeze --exclude-editable | LC_ALL=C sort -f > constraints.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
