package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// firefox is a running Firefox, told what to do by WebDriver BiDi (W3C).
type firefox struct {
	t    testing.TB
	conn *websocket.Conn

	mu      sync.Mutex
	next    int
	waiting map[int]chan bidiMessage
	heard   func(bidiMessage) // called for each event
}

// bidiMessage is an answer to the command with that ID, or an event.
type bidiMessage struct {
	Type    string          `json:"type"` // success, error or event
	ID      int             `json:"id"`
	Method  string          `json:"method"`
	Result  json.RawMessage `json:"result"`
	Params  json.RawMessage `json:"params"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
}

// firefoxSettings keep the browser from asking anything of its makers. All that is not
// on this machine goes to a port where nobody answers. Scroll bars take no room, so that a
// page is no narrower when it grows.
var firefoxSettings = map[string]any{
	"network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9,
	"network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9, "network.proxy.no_proxies_on": "127.0.0.1, localhost",
	"services.settings.server": "data:,nobody", "app.normandy.enabled": false, "nimbus.rollouts.enabled": false,
	"ui.useOverlayScrollbars": 1, "toolkit.telemetry.enabled": false, "datareporting.policy.dataSubmissionEnabled": false,
}

// startFirefox starts a browser with a profile of its own, for as long as t runs.
func startFirefox(t testing.TB) *firefox {
	t.Helper()
	program, err := findFirefox()
	if err != nil {
		t.Fatal(err)
	}
	profile := t.TempDir()
	var settings strings.Builder
	for name, value := range firefoxSettings {
		text, _ := json.Marshal(value)
		fmt.Fprintf(&settings, "user_pref(%q, %s);\n", name, text)
	}
	must(t, os.WriteFile(filepath.Join(profile, "user.js"), []byte(settings.String()), 0o644))
	cmd := exec.Command(program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile)
	cmd.Env = append(os.Environ(), "HOME="+profile, "MOZ_CRASHREPORTER_DISABLE=1")
	said, err := cmd.StderrPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() {
		killed := time.AfterFunc(patience, func() { cmd.Process.Kill() })
		cmd.Wait()
		killed.Stop()
	})
	f := &firefox{t: t, waiting: map[int]chan bidiMessage{}}
	f.connect(listeningAt(t, said))
	t.Cleanup(func() { f.tell("browser.close", nil, nil) })
	f.do("session.new", map[string]any{"capabilities": map[string]any{}}, nil)
	f.do("session.subscribe", map[string]any{"events": []string{"log.entryAdded", "network.beforeRequestSent"}}, nil)
	return f
}

func findFirefox() (string, error) {
	for _, name := range []string{"firefox-esr", "firefox"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("there is no Firefox on this machine; make test installs it, or says how to")
}

// listeningAt reads what the browser says until it tells its address.
func listeningAt(t testing.TB, said io.Reader) string {
	t.Helper()
	address := make(chan string, 1)
	go func() {
		defer close(address)
		for lines := bufio.NewScanner(said); lines.Scan(); {
			if _, found, ok := strings.Cut(lines.Text(), "WebDriver BiDi listening on "); ok {
				address <- strings.TrimSpace(found)
			}
		}
	}()
	select {
	case found, ok := <-address:
		if !ok {
			t.Fatal("Firefox ended before it told where it listens")
		}
		return found
	case <-time.After(3 * patience):
		t.Fatal("Firefox does not tell where it listens")
	}
	return ""
}

func (f *firefox) connect(address string) {
	f.t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	conn, _, err := websocket.Dial(ctx, address+"/session", nil)
	must(f.t, err)
	conn.SetReadLimit(64 << 20)
	f.conn = conn
	go f.read()
}

// read hands on what comes, until the browser ends.
func (f *firefox) read() {
	for {
		_, text, err := f.conn.Read(context.Background())
		if err != nil {
			f.mu.Lock()
			defer f.mu.Unlock()
			for _, c := range f.waiting {
				close(c)
			}
			f.waiting = nil
			return
		}
		var m bidiMessage
		if json.Unmarshal(text, &m) != nil {
			continue
		}
		f.mu.Lock()
		answer, hear := f.waiting[m.ID], f.heard
		if m.Type != "event" {
			delete(f.waiting, m.ID)
		}
		f.mu.Unlock()
		switch {
		case m.Type == "event" && hear != nil:
			hear(m)
		case m.Type != "event" && answer != nil:
			answer <- m
		}
	}
}

// tell sends a command and waits for what comes of it.
func (f *firefox) tell(method string, params, result any) error {
	if params == nil {
		params = struct{}{}
	}
	answer := make(chan bidiMessage, 1)
	f.mu.Lock()
	if f.waiting == nil {
		f.mu.Unlock()
		return errors.New("the browser has ended")
	}
	f.next++
	id := f.next
	f.waiting[id] = answer
	f.mu.Unlock()
	text, err := json.Marshal(map[string]any{"id": id, "method": method, "params": params})
	if err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	if err := f.conn.Write(ctx, websocket.MessageText, text); err != nil {
		return err
	}
	select {
	case m, ok := <-answer:
		switch {
		case !ok:
			return errors.New("the browser has ended")
		case m.Type == "error":
			return fmt.Errorf("%s: %s: %s", method, m.Error, m.Message)
		case result != nil:
			return json.Unmarshal(m.Result, result)
		}
		return nil
	case <-ctx.Done():
		return fmt.Errorf("%s: no answer", method)
	}
}

// do is tell for what has to work.
func (f *firefox) do(method string, params, result any) {
	f.t.Helper()
	if err := f.tell(method, params, result); err != nil {
		f.t.Fatalf("Firefox: %v", err)
	}
}

// hear sets who is called for each event from now on.
func (f *firefox) hear(heard func(bidiMessage)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.heard = heard
}
