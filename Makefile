.PHONY: run test
run: ; swift run -c release unknot $(ARGS)
test: ; swift test
