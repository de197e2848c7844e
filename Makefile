# What a newcomer needs is Python 3.11 or newer, and make.
#
#   make demo     set everything up and serve it on http://127.0.0.1:8000 (PORT=8001 for another port)
#   make test     every check, and the tests; sets up a browser for them where there is none
#   make pytest   the tests alone, shared out among several processes
#
# ARGS="-k spans -x" goes to pytest, in one process: that is quicker for a few tests, and shows what
# they print; ARGS="-n auto tests/claims" shares those out as well. It works with make test, too.
#
#   make browser  the browser alone
#   make lint     formatting, lint, types, import rules
#   make format   put the code into its form
#   make lock     bring requirements.lock up to pyproject.toml; UPGRADE=1 takes the newest versions
#   make clean    remove what can be made again; the data in var/ stays
#
# PYTHON=/path/to/python3.12 chooses the Python. With DATABASE_URL set, that PostgreSQL (15 or newer)
# is used instead of the embedded one.

# With it, each of the processes that tests start would compile all modules for itself.
unexport PYTHONDONTWRITEBYTECODE

SHELL := /bin/sh
.DEFAULT_GOAL := demo
.NOTPARALLEL:
.PHONY: schema demo test pytest browser lint format lock clean venv

VENV := .venv
BIN := $(VENV)/bin

# Warnings are errors, from the first import on. One is not ours to mend: the grammar of edtf 5.0.2
# names a group in a way that pyparsing 3.3 reads differently; dates come out right (see its tests).
STRICT := $(BIN)/python -W error -W ignore:warn_multiple_tokens_in_named_alternation

demo: venv
	@case "$(PORT)" in \
	  "") ;; \
	  *[!0-9]*) echo "PORT is “$(PORT)”: say a number, PORT=8001 make demo." >&2; exit 2 ;; \
	  *) export PUBLIC_BASE_URL="$${PUBLIC_BASE_URL:-http://127.0.0.1:$(PORT)}" ;; \
	esac; \
	exec $(BIN)/python manage.py demo $(if $(PORT),--port $(PORT))

test: lint browser
	@echo "== migrations"
	@$(STRICT) manage.py makemigrations --check --dry-run
	@echo "== check --deploy"
	@env -u DEBUG -u ALLOWED_HOSTS -u SSL_REDIRECT -u TRUSTED_PROXIES \
	  PUBLIC_BASE_URL=https://factcheck.example \
	  SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	  $(STRICT) manage.py check --deploy --fail-level WARNING
	@$(MAKE) --no-print-directory pytest

# worksteal: a process that has none left takes tests from the one that has most.
pytest: venv
	@echo "== tests"
	@exec $(STRICT) -m pytest $(or $(ARGS),-n auto --dist worksteal)

browser: venv
	@echo "== browser"
	@exec tests/browser/provide.sh

lint: venv
	@echo "== ruff format"
	@$(BIN)/ruff format --check .
	@echo "== ruff check"
	@$(BIN)/ruff check .
	@echo "== mypy"
	@$(BIN)/mypy
	@echo "== import-linter"
	@$(BIN)/lint-imports --no-logo

format: venv
	@$(BIN)/ruff check --fix --exit-zero --quiet .
	@$(BIN)/ruff format .

lock: venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check "uv>=0.9"
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet $(if $(UPGRADE),--upgrade) \
	  -o requirements.lock
	@echo "requirements.lock is up to date: read what changed, then run make test."

# The API's contract, and the digest of it that belongs in CHANGELOG.md.
schema: venv
	@$(BIN)/python manage.py spectacular --lang en --format openapi-json --file docs/openapi.json
	@$(BIN)/python -c 'import hashlib; \
	  print("API schema", hashlib.sha256(open("docs/openapi.json", "rb").read()).hexdigest()[:16])'

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -not -path './var/*' -prune -exec rm -rf {} +

# The virtual environment, made with the first Python that is new enough, and made up to date when
# requirements.lock has changed. It remembers the lock file and the folder that it was made for.
venv:
	@if { pwd; cat requirements.lock; } | cmp -s - $(VENV)/made-for \
	  && $(BIN)/python -c "" 2>/dev/null; then exit 0; fi; \
	say() { echo "$$*" >&2; }; \
	if [ -L $(VENV) ]; then \
	  if tail -n +2 $(VENV)/made-for 2>/dev/null | cmp -s - requirements.lock; then exit 0; fi; \
	  say "$(VENV) leads to another folder's, $$(readlink $(VENV)), which has not these" \
	    "dependencies: make it up to date there, or take the link away."; exit 1; \
	fi; \
	if ! [ -w . ] || { [ -e $(VENV) ] && ! [ -w $(VENV) ]; }; then \
	  say "The folder $$(pwd) is read-only: copy it to a place where you can write."; exit 1; \
	fi; \
	enough='import sys; sys.exit(sys.version_info < (3, 11))'; \
	found=; old=; \
	for each in $(or $(PYTHON),python3.13 python3.12 python3.11 python3 python); do \
	  if "$$each" -c "$$enough" >/dev/null 2>&1; then found=$$each; break; fi; \
	  version=$$("$$each" --version 2>/dev/null) && old="$$version ($$each)"; \
	done; \
	if [ -z "$$found" ]; then \
	  say "Python 3.11 or newer is needed, and $${old:-none} was found:" \
	    "install one, or name it with PYTHON=/path/to/python3.12."; exit 1; \
	fi; \
	if ! "$$found" -c "import ensurepip, venv" 2>/dev/null; then \
	  say "$$("$$found" --version) has no venv module: install it" \
	    "(on Debian and Ubuntu: apt install python3-venv), or name another with PYTHON=."; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$found" --version): the first time takes a minute or two."; \
	rm -f $(VENV)/made-for; \
	if ! $(BIN)/python -c "$$enough" 2>/dev/null \
	  || ! grep -q "^command = .* $$(pwd)/$(VENV)$$" $(VENV)/pyvenv.cfg 2>/dev/null; then \
	  "$$found" -m venv --clear $(VENV) || exit 1; \
	fi; \
	if ! $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input \
	  --require-hashes -r requirements.lock; then \
	  say "The dependencies could not be installed; what pip says is above."; exit 1; \
	fi; \
	{ pwd; cat requirements.lock; } > $(VENV)/made-for
