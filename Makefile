# Every target works alone in a fresh clone: it makes .venv and installs what the lock names.
PYTHON ?= python3
BIN := .venv/bin
# On every core; the tests of a file stay together, for what they share is made once.
PYTEST := $(BIN)/pytest -n auto --dist loadfile
READY := .venv/.ready

.PHONY: demo test check bench fuzz office-tests workbooks offline-folder clean

demo: $(READY)  ## the whole first round on the real letter, into ./demo
	$(BIN)/cchc-xl demo --out demo

test: $(READY)  ## needs no LibreOffice, Excel or node
	$(PYTEST)

check: $(READY)  ## what CI runs on the code itself: linters, types, layers, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(PYTEST)

office-tests: $(READY)  ## the tests that drive LibreOffice and the Open XML validator
	$(PYTEST) -m "soffice or node"

fuzz: $(READY)  ## 20,000 damaged returns: none may crash, hang, or lose an answer
	$(BIN)/python -m tests.fuzz

bench: $(READY)  ## both sides of every speed claim, in one go
	$(BIN)/python -m tests.bench

workbooks: $(READY)  ## the master of the real letter, the blank forms and the Word templates, as they are drawn now
	$(BIN)/python -m cchc_xl.books.draw.form
	$(BIN)/python -m cchc_xl.books.official.drawn
	rm -f workbooks/CCHC-2024.xlsx
	$(BIN)/cchc-xl new cchc_xl/data/cong-van-de-xuat-cchc-2024.txt --out workbooks/CCHC-2024.xlsx --year 2024

offline-folder: $(READY)  ## dist/CCHC: all that a Windows PC without internet or rights needs
	rm -rf dist/CCHC
	mkdir -p dist
	$(BIN)/cchc-xl offline-folder --out dist/CCHC

$(READY): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null 2>&1 || true
	@if $(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.8,<1" 2>/dev/null; \
		then $(BIN)/uv sync --locked --inexact --quiet; \
		else uv sync --locked --inexact --quiet; fi  # one without pip, as uv itself makes it: uv is on PATH
	@touch $@

clean:
	rm -rf .venv demo
