# newsfigures: `make run` shows the main job, `make test` proves it. `make help` lists the rest.
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup run test lint lint-python lint-sql format acceptance bench bench-articles up down clean lock train train-folders train-scorer

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(VENV)/.installed ## make .venv and install what requirements.lock pins (skipped when done)

$(VENV)/.installed: requirements.lock pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh $(VENV)

run: setup ## everything up, the sample papers ingested through the real Airflow, claims printed; Ctrl-C ends it
	@$(BIN)/newsfigures run

up: setup ## embedded PostgreSQL, sample newsstand and Airflow, until Ctrl-C or `make down`
	@$(BIN)/newsfigures up

down: setup ## end what `up` or `run` started
	@$(BIN)/newsfigures down

lint: setup ## ruff, mypy --strict, import-linter, bounds of functions, modules and tables, sqlfluff
	@$(MAKE) --no-print-directory --jobs 2 lint-python lint-sql

lint-python:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/bounds.py

lint-sql:
	$(BIN)/sqlfluff lint -q --disable-progress-bar --processes 2 sql

format: setup ## let ruff and sqlfluff put things in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix -q --disable-progress-bar sql

test: setup ## the tests: real PostgreSQL, real web server, real Airflow
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

acceptance: setup $(VENV)/.browser $(VENV)/compose/.installed $(VENV)/iceberg/.installed $(VENV)/s3/.installed $(VENV)/spark/.installed ## the slow ones: load, kill, fuzz, browser (wants a Chromium on this machine)
	$(BIN)/python -m pytest -m acceptance --timeout 1800 -s

$(VENV)/.browser: requirements-browser.lock $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-browser.lock
	@touch $@

# environments beside the one of the project: compose, iceberg, s3, bench
$(VENV)/%/.installed: requirements-%.lock scripts/install_lock.sh $(VENV)/.installed
	@sh scripts/install_lock.sh $(BIN)/python $(VENV)/$* $<

# this one sees the packages of .venv as well
$(VENV)/spark/.installed: requirements-spark.lock scripts/install_lock.sh scripts/see_packages_of.py $(VENV)/.installed
	@sh scripts/install_lock.sh $(BIN)/python $(VENV)/spark $<
	@$(BIN)/python scripts/see_packages_of.py $(VENV)/spark

train: train-folders setup $(VENV)/.train ## gold to the reader's file: make train GOLD=FOLDER [WHEELS=FOLDER] [ONLY=STAGE]
	$(BIN)/python -m training.train "$(GOLD)" $(if $(WHEELS),--wheels "$(WHEELS)") $(if $(ONLY),--only $(ONLY))

train-scorer: setup $(VENV)/.train ## labelled pages to the scorer of blocks: make train-scorer PAGES=FOLDER
	@test -d "$(PAGES)" || { echo "make train-scorer PAGES=FOLDER: docs/train-the-scorer.md says what it holds" >&2; exit 2; }
	$(BIN)/python -m training.blocks "$(PAGES)"

train-folders:
	@test -d "$(GOLD)" && test -d "$(or $(WHEELS),.)" || { \
		echo "make train GOLD=FOLDER [WHEELS=FOLDER]: docs/train-the-reader.md says what the folders hold" >&2; exit 2; }

$(VENV)/.train: requirements-train.lock $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-train.lock
	@touch $@

bench: setup ## what 10 k, 100 k and 1 M claims cost, into docs/scale.md: make bench [BENCH_SIZES="10000 100000"]
	$(BIN)/python -m benchmarks.scale $(if $(BENCH_SIZES),--claims $(BENCH_SIZES))

bench-articles: setup $(VENV)/bench/.installed ## our reader of articles beside others: make bench-articles PAGES=FOLDER
	@test -d "$(PAGES)" || { echo "make bench-articles PAGES=FOLDER: benchmarks/articles.py says what it holds" >&2; exit 2; }
	$(BIN)/python -m benchmarks.articles "$(PAGES)" --peers $(VENV)/bench/bin/python

lock: ## resolve requirements.lock anew (needs uv)
	uv pip compile pyproject.toml --extra dev --extra iceberg --extra llm --extra pandas --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet --upgrade -o requirements.lock
	cp requirements.lock requirements-compose.lock
	uv pip compile pyproject.toml --extra celery --extra compose --extra iceberg --extra llm --extra s3 --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet -o requirements-compose.lock
	cp requirements.lock requirements-spark.lock
	uv pip compile pyproject.toml --extra spark --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet -o requirements-spark.lock
	uv pip compile --group browser -c requirements.lock --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -o requirements-browser.lock
	uv pip compile --group train -c requirements.lock --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -o requirements-train.lock
	uv pip compile --group bench --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -o requirements-bench.lock
	uv pip compile --group iceberg-readers --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -o requirements-iceberg.lock
	uv pip compile --group s3-server --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -o requirements-s3.lock

clean: ## remove what setup, run and tests made (the state folder .newsfigures with its warehouse stays)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
