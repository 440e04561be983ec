package browser

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
)

// webHosts are programs that publish a hub by the configuration that sitegen host prints.
var webHosts = map[string]struct {
	program string
	start   func(site *publishedSite) *exec.Cmd
}{
	"nginx":  {"nginx", startNginx},
	"apache": {"apache2", startApache},
}

// publishedSite is a hub in a folder that everybody may read.
type publishedSite struct {
	t            *testing.T
	folder       string // for the program's own files
	root         string // what the program publishes; the hub is below base there
	host         string // and port
	base, config string
}

// TestHosts publishes the example by nginx and by Apache, at the root of a host and below a
// path, and asks each for what widgets need.
func TestHosts(t *testing.T) {
	for _, base := range []string{"/", "/some/hub/"} {
		site := newPublished(t, base)
		for kind, host := range webHosts {
			t.Run(kind+base, func(t *testing.T) {
				program, err := exec.LookPath(host.program)
				if err != nil {
					t.Fatalf("there is no %s on this machine; make test installs it, or says how to", host.program)
				}
				site.t = t
				site.config = site.configFor(kind)
				command := host.start(site)
				command.Path = program
				site.run(command)
				found, err := generator.CheckPublished(t.Context(), site.address())
				if err != nil || len(found) > 0 {
					t.Errorf("%v %v", err, found)
				}
				site.comparesHeaders()
			})
		}
	}
}

func newPublished(t *testing.T, base string) *publishedSite {
	t.Helper()
	folder, err := os.MkdirTemp("", "sitegen-host-")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(folder) })
	site := &publishedSite{t: t, folder: folder + "/own", root: folder + "/root", host: freeAddress(t), base: base}
	for _, name := range []string{folder, site.folder, site.root} {
		must(t, os.MkdirAll(name, 0o777))
		must(t, os.Chmod(name, 0o777)) // whatever the umask
	}
	_, err = buildWith(repository, filepath.Join(site.root, base), base, func(o *generator.Options) { o.BaseURL = site.address() })
	must(t, err)
	return site
}

// configFor is what sitegen host prints.
func (s *publishedSite) configFor(kind string) string {
	s.t.Helper()
	config, _, err := generator.HostConfig(generator.Options{Source: repository, Themes: themes.FS, Widgets: widgets.FS, BaseURL: s.address()}, kind)
	must(s.t, err)
	return string(config)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (s *publishedSite) address() string { return "http://" + s.host + s.base }

// run starts a program without privileges, and waits until it answers.
func (s *publishedSite) run(command *exec.Cmd) {
	s.t.Helper()
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	if os.Getuid() == 0 {
		const nobody = 65534
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	must(s.t, command.Start())
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	s.t.Cleanup(func() {
		command.Process.Signal(syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(patience):
			command.Process.Kill()
			<-ended
		}
	})
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if response, err := http.Get(s.address()); err == nil {
			response.Body.Close()
			return
		}
		select {
		case err := <-ended:
			ended <- err // for who cleans up
			log, _ := os.ReadFile(s.folder + "/error.log")
			s.t.Fatalf("%s ends: %v\n%s%s", command.Path, err, said.String(), log)
		default:
		}
		if time.Now().After(end) {
			s.t.Fatalf("%s does not answer:\n%s", command.Path, said.String())
		}
	}
}

func (s *publishedSite) write(name, text string) string {
	s.t.Helper()
	path := filepath.Join(s.folder, name)
	must(s.t, os.WriteFile(path, []byte(text), 0o644))
	return path
}

// edited replaces what somebody who follows the configuration's comments replaces.
func (s *publishedSite) edited(pairs ...string) string {
	s.t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(s.config, pairs[i]) {
			s.t.Fatalf("the configuration has no %q", pairs[i])
		}
	}
	return strings.NewReplacer(pairs...).Replace(s.config)
}

func startNginx(s *publishedSite) *exec.Cmd {
	temporary := ""
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		temporary += fmt.Sprintf("%s_temp_path %s/%s;\n", kind, s.folder, kind)
	}
	file := s.write("nginx.conf", "daemon off;\npid "+s.folder+"/nginx.pid;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types;\n"+
		"default_type application/octet-stream;\naccess_log off;\n"+temporary+
		s.edited("listen 80;", "listen "+s.host+";", "/var/www/hub", s.root)+"}\n")
	return exec.Command("nginx", "-e", "stderr", "-c", file)
}

func startApache(s *publishedSite) *exec.Cmd {
	must(s.t, os.WriteFile(filepath.Join(s.root, s.base, ".htaccess"), []byte(s.config), 0o644))
	s.write("mime.types", "")
	modules := ""
	for _, m := range []string{"mpm_event", "authz_core", "dir", "mime", "headers", "setenvif", "filter", "deflate"} {
		modules += fmt.Sprintf("LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so\n", m, m)
	}
	file := s.write("apache.conf", fmt.Sprintf(`ServerRoot %[1]s
ServerName 127.0.0.1
Listen %[2]s
PidFile %[1]s/apache.pid
ErrorLog %[1]s/error.log
Mutex file:%[1]s default
DefaultRuntimeDir %[1]s
%[3]s
TypesConfig %[1]s/mime.types
DocumentRoot %[4]s
<Directory %[4]s>
	AllowOverride FileInfo
	Require all granted
</Directory>
`, s.folder, s.host, modules, s.root))
	return exec.Command("apache2", "-D", "FOREGROUND", "-f", file)
}

// comparesHeaders holds what the host sends against what a preview sends, also for what is
// not there, and for addresses that only look like a frame's.
func (s *publishedSite) comparesHeaders() {
	s.t.Helper()
	hub, err := generator.Open(generator.Options{Source: repository, Themes: themes.FS, Widgets: widgets.FS, BaseURL: s.address()})
	must(s.t, err)
	defer hub.Close()
	if found := hub.Update(); found.HasErrors() {
		s.t.Fatal(found)
	}
	for path, status := range map[string]int{
		"": 200, "es/": 200, "saved/": 200, "programs/harbor-house-iop/": 200, "es/programs/harbor-house-iop/": 200,
		"data/v1/hub.json": 200, "data/v1/es/hub.json": 200, "widgets/hub.js": 200, "favicon.svg": 200, "feed.xml": 200,
		"nothing/": 404, "data/v1/nothing.json": 404, "widgets/nothing-abcdefgh.js": 404, "programs/nothing/": 404,
		"embed/nothing/": 404, "es/embed/nothing/": 404,
	} {
		response, err := http.Get(s.address() + path)
		must(s.t, err)
		response.Body.Close()
		if response.StatusCode != status {
			s.t.Errorf("%s: status %d, want %d", path, response.StatusCode, status)
		}
		got := response.Header
		for name, values := range got {
			if len(values) > 1 {
				s.t.Errorf("%s: %s is sent twice: %q", path, name, values)
			}
		}
		wanted := hub.Headers(s.base + path)
		if status == http.StatusNotFound {
			wanted.Set("Cache-Control", "no-cache") // it may be there soon
		}
		for name := range wanted {
			if want := wanted.Get(name); got.Get(name) != want {
				s.t.Errorf("%s: %s: %q, want %q", path, name, got.Get(name), want)
			}
		}
	}
	for _, path := range []string{"embed/finder/..%2f..%2fsaved/", "embed/finder/%2e%2e/%2e%2e/saved/"} {
		response, err := http.Get(s.address() + path)
		must(s.t, err)
		response.Body.Close()
		if response.StatusCode == 200 && !strings.Contains(response.Header.Get("Content-Security-Policy"), "frame-ancestors 'self'") {
			s.t.Errorf("%s: a page of the hub can be framed by another address of it", path)
		}
	}
}
