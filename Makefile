# `make` alone lists the targets: each has its line of help after `##`.

export SWIFT ?= swift
sources := Sources Tests Routines Package.swift

# Tests see the same surroundings everywhere, and nobody's own files.
sealed := env -u NO_COLOR -u COLUMNS -u LINES TERM=xterm-256color LC_ALL=C.UTF-8 TZ=UTC \
  UNKNOT_HOME="$(CURDIR)/.build/test-home"

# One build at a time, and standard output stays the terminal, whatever flags make is given.
MAKEFLAGS += --output-sync=none
.NOTPARALLEL:
.DEFAULT_GOAL := help

export PREFIX ?= /usr/local
export DESTDIR ?=

.PHONY: help
help: ## this list
	@echo 'make TARGET, where TARGET is one of'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-9s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: ## build if needed and open the picker; make run ARGS="play foam-roller" plays
	@.ci/setup libraries
	@.ci/build
	@exec .build/release/unknot $(ARGS)

.PHONY: install
install: ## put it where everybody finds it; make install PREFIX=~/.local DESTDIR=
	@.ci/install check
	@[ "$$(id -u)" = 0 ] && [ -x .build/release/unknot ] || .ci/setup libraries
	@.ci/build unknot exactly
	@.ci/install install

.PHONY: uninstall
uninstall: ## take away what install put there
	@.ci/install uninstall

.PHONY: deb
deb: ## make a Debian package
	@.ci/setup libraries packages
	@.ci/build unknot exactly
	@.ci/deb

.PHONY: deb-test
deb-test: deb ## install that package into a clean Debian, run it, remove it; needs root
	@Tests/Package/run

.PHONY: test
test: ## run all tests; make test FILTER=Timeline runs those whose name matches
	@.ci/setup libraries tests
	@$(sealed) .ci/test $(if $(FILTER),--filter '$(FILTER)')

.PHONY: golden
golden: ## record the golden files anew, and say what changed
	@.ci/setup libraries tests
	@UPDATE_GOLDENS=1 $(sealed) .ci/test $(if $(FILTER),--filter '$(FILTER)') || true
	@echo; echo 'Recorded. A run that records fails by design. Changed:'
	@git status --short -- Tests Routines
	@echo 'Read every line of git diff -- Tests Routines, then make test.'

.PHONY: pictures
pictures: ## draw the README's pictures anew; make pictures FIGURE=FILE draws a sheet of a figure
	@.ci/setup libraries
	@$(SWIFT) build --product Pictures >/dev/null
	@$(if $(FIGURE),.build/debug/Pictures figure .build/pictures $(FIGURE),\
	  .build/debug/Pictures readme Tests/PicturesTests/Goldens)
	@echo 'Look at $(if $(FIGURE),.build/pictures,Tests/PicturesTests/Goldens).'

.PHONY: bench
bench: ## measure speed and memory, beside others that do the same work
	@.ci/setup libraries
	@Tests/Benchmarks/run

.PHONY: fuzz
fuzz: ## feed the routine parser and the input decoder broken bytes; make fuzz SECONDS=600
	@.ci/setup libraries
	@Tests/Fuzz/run $(or $(SECONDS),60)

.PHONY: soak
soak: ## random keys, sizes and signals; make soak SECONDS=1800 SEED=7 plays seed 7 and those behind it
	@.ci/setup libraries tests
	@.ci/build
	@$(sealed) UNKNOT_PROGRAM="$(CURDIR)/.build/release/unknot" \
	  UNKNOT_SOAK_SECONDS=$(or $(SECONDS),60) UNKNOT_SOAK_SEED=$(or $(SEED),1) \
	  .ci/test --filter SoakTests

.PHONY: flake
flake: ## the tests on real terminals again and again; make flake RUNS=20
	@.ci/setup libraries tests
	@.ci/test --only-build
	@for run in $$(seq $(or $(RUNS),20)); do \
	  $(sealed) .ci/test --skip-build \
	    --filter '$(or $(FILTER),UnknotTests|TerminalTests)' >.build/flake.log 2>&1 \
	    || { cat .build/flake.log; echo "run $$run failed"; exit 1; }; \
	  echo "run $$run: $$(tail -1 .build/flake.log)"; \
	done

.PHONY: sanitize
sanitize: $(addprefix sanitize-,thread address) ## all tests, watched for races and for bad memory

# Each in a folder of its own; the tests run the program that was built beside them. Swift keeps some
# memory to its end on purpose, and crashes are the program's own affair.
unwatched := handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0:handle_abort=0

sanitize-%:
	@.ci/setup libraries tests
	@$(sealed) UNKNOT_SANITIZER=$* SCRATCH=.build-$* \
	  ASAN_OPTIONS=detect_leaks=0:$(unwatched) TSAN_OPTIONS=$(unwatched) \
	  .ci/test $(if $(FILTER),--filter '$(FILTER)')

.PHONY: kill
kill: ## kill the program at random moments, then let two of it write at once; make kill RUNS=200
	@.ci/setup libraries tests
	@.ci/build
	@$(sealed) UNKNOT_PROGRAM="$(CURDIR)/.build/release/unknot" \
	  UNKNOT_KILLS=$(or $(RUNS),200) UNKNOT_WRITERS=$(or $(SECONDS),60) \
	  .ci/test --no-parallel --filter 'KillTests|TwoWritersTests'

.PHONY: lint
lint: ## check the format of every Swift file, strictly
	@.ci/setup
	@$(SWIFT) format lint --strict --recursive --parallel $(sources)

.PHONY: format
format: ## put every Swift file into that format
	@.ci/setup
	@$(SWIFT) format --in-place --recursive --parallel $(sources)

.PHONY: clean
clean: ## remove everything that was built
	@rm -rf .build .build-*
