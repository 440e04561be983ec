# What a developer of sitegen runs. Using sitegen takes Go alone: see README.md.

.NOTPARALLEL:
.PHONY: help test check tools unit widgets browser wordpress bench eval grade fuzz

help:
	@echo "make test     everything CI checks; installs browsers, Node, Poppler, nginx, Apache and WordPress by apt when missing and root"
	@echo "make check    formatting and vet"
	@echo "make unit     Go tests without a browser"
	@echo "make widgets  type check and tests of widgets/"
	@echo "make browser  the example hub in a real Chromium: axe, html-validate, no JavaScript, 320 px"
	@echo "make wordpress  snippet and plugin in a real WordPress; installs it by apt when missing and root"
	@echo "make bench    times and sizes of generated hubs; prints, asserts nothing"
	@echo "make eval     how good suggestions are, on 12,000 real listings when they are there; prints, asserts nothing"
	@echo "make grade    how hard the tools' English is to read (Flesch-Kincaid); prints, asserts nothing"
	@echo "make fuzz     every fuzz test for 20 seconds"

test: tools check unit widgets browser wordpress

tools:
	@.ci/tools

check:
	@unformatted=$$(gofmt -l cmd content generator themes widgets/*.go *.go); \
	if [ -n "$$unformatted" ]; then echo "not formatted; run gofmt -w on:" $$unformatted; exit 1; fi
	go vet ./...

unit:
	go test -short ./...

widgets: widgets/node_modules
	cd widgets && npm test
	go test -short -run TestExactAnswers ./cmd/sitegen

browser: widgets/node_modules
	go test -timeout 50m -skip '^TestWordPress' ./cmd/sitegen/browser

wordpress:
	@.ci/tools wordpress
	go test -run '^TestWordPress' ./cmd/sitegen/browser

widgets/node_modules: widgets/package-lock.json
	cd widgets && npm ci --no-audit --no-fund
	@touch $@

bench: widgets/node_modules
	go test -run '^$$' -bench . -benchtime 1x -timeout 60m ./...

eval: widgets/node_modules
	@.ci/eval

grade:
	go test ./generator -run '^TestGrade$$' -count=1 -v

fuzz:
	@for p in $$(go list ./...); do \
		for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do \
			go test -run '^$$' -fuzz "^$$f$$" -fuzztime 20s $$p || exit 1; \
		done; \
	done
