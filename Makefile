# `make` alone lists the targets: each has its line of help after `##`.

export SWIFT ?= swift
sources := Sources Tests Routines Package.swift

# Tests see the same surroundings everywhere, and nobody's own files.
sealed := env -u NO_COLOR -u COLUMNS -u LINES TERM=xterm-256color LC_ALL=C.UTF-8 TZ=UTC \
  UNKNOT_HOME="$(CURDIR)/.build/test-home"

# A target that imports what it does not declare is an error, even where it would happen to build.
test_flags := --explicit-target-dependency-import-check error --disable-xctest

# One build at a time, and standard output stays the terminal, whatever flags make is given.
MAKEFLAGS += --output-sync=none
.NOTPARALLEL:
.DEFAULT_GOAL := help

.PHONY: help
help: ## this list
	@echo 'make TARGET, where TARGET is one of'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: ## build if needed and open the picker; make run ARGS="play foam-roller" plays
	@.ci/setup libraries
	@.ci/build
	@exec .build/release/unknot $(ARGS)

.PHONY: test
test: ## run all tests; make test FILTER=Timeline runs those whose name matches
	@.ci/setup libraries tests
	@$(sealed) $(SWIFT) test $(test_flags) $(if $(FILTER),--filter '$(FILTER)') </dev/null

.PHONY: golden
golden: ## record the golden files anew, and say what changed
	@.ci/setup libraries tests
	@$(SWIFT) build --build-tests
	@UPDATE_GOLDENS=1 $(sealed) $(SWIFT) test --skip-build $(test_flags) \
	  $(if $(FILTER),--filter '$(FILTER)') </dev/null || true
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
fuzz: ## feed the routine parser broken files; make fuzz SECONDS=600
	@.ci/setup libraries
	@Tests/Fuzz/run $(or $(SECONDS),60)

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
