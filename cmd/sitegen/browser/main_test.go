// Package browser takes the example hub as package generator builds it, serves
// it as a host would, and opens it in a real Chromium: axe, html-validate, no
// script, 320 px, keyboard, print, widgets, broken data. It holds tests alone,
// and it never talks to another machine.
package browser

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

// What every test of a run shares; only TestMain sets it.
var (
	example *hub // as it is in the repository
	rtl     *hub // the same, read from right to left, below a path
	axe     string
)

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	if testing.Short() {
		fmt.Println("browser tests are skipped with -short; make browser runs them")
		return 0
	}
	scratch, err := os.MkdirTemp("", "sitegen-browser-")
	if err != nil {
		return giveUp(err)
	}
	defer os.RemoveAll(scratch)
	if err := prepare(scratch); err != nil {
		return giveUp(err)
	}
	stop, err := startChromium()
	if err != nil {
		return giveUp(err)
	}
	defer stop()
	return m.Run()
}

func prepare(scratch string) (err error) {
	if axe, err = readAxe(); err != nil {
		return err
	}
	if example, err = buildExample(scratch); err != nil {
		return err
	}
	rtl, err = buildRightToLeft(scratch)
	return err
}

func giveUp(err error) int {
	fmt.Fprintln(os.Stderr, "FAIL: browser tests:", err)
	return 1
}
