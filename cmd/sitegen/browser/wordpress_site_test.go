//go:build linux

package browser

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// wordpress is a WordPress of its own: a copy of Debian's, with a MariaDB that listens on
// a socket alone, served on loopback by PHP. Nothing of the machine's own is touched.
type wordpress struct {
	t    *testing.T
	dir  string // the copy
	url  string // with a final slash
	env  []string
	work string
}

const debianWordPress = "/usr/share/wordpress"

// startWordPress installs WordPress with the users admin and author, whose passwords are
// their names.
func startWordPress(t *testing.T) *wordpress {
	t.Helper()
	for _, program := range []string{"php", "mariadbd", "mariadb-install-db"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Fatalf("there is no %s on this machine; make wordpress installs it, or says how to", program)
		}
	}
	if _, err := os.Stat(debianWordPress); err != nil {
		t.Fatal("there is no Debian WordPress on this machine; make wordpress installs it, or says how to")
	}
	work, err := os.MkdirTemp("", "wordpress-") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(work) })
	address := freeAddress(t)
	wp := &wordpress{t: t, work: work, dir: filepath.Join(work, "site"), url: "http://" + address + "/"}
	socket := filepath.Join(work, "socket")
	wp.env = append(os.Environ(), "WORDPRESS_SOCKET="+socket, "WORDPRESS_HOME=http://"+address, "PHP_CLI_SERVER_WORKERS=4")
	wp.startDatabase(socket)
	if err := copyResolved(wp.dir, debianWordPress); err != nil {
		t.Fatal(err)
	}
	wp.put("install.php", "install.php")
	wp.put("wp-config.php", "wp-config.php")
	wp.put("quiet.php", "wp-content/mu-plugins/quiet.php")
	wp.put("loud/style.css", "wp-content/themes/loud/style.css")
	wp.put("loud/index.php", "wp-content/themes/loud/index.php")
	wp.must("php", filepath.Join(wp.dir, "install.php"))
	if theme := wp.run(`echo wp_get_theme()->exists() ? "" : get_stylesheet();`); theme != "" {
		t.Fatalf("the default theme, %s, is not installed; make wordpress installs it, or says how to", theme)
	}
	wp.start("php", "-q", "-d", "display_errors=0", "-S", address, "-t", wp.dir)
	wp.waitFor("PHP's server", func() error {
		answer, err := http.Get(wp.url + "readme.html")
		if err == nil {
			answer.Body.Close()
		}
		return err
	})
	return wp
}

func (wp *wordpress) startDatabase(socket string) {
	wp.t.Helper()
	data := filepath.Join(wp.work, "data")
	as := "--user=" + os.Getenv("USER")
	if os.Getuid() == 0 {
		as = "--user=root" // or MariaDB refuses
	}
	wp.must("mariadb-install-db", "--no-defaults", as, "--datadir="+data, "--auth-root-authentication-method=normal", "--skip-test-db")
	wp.start("mariadbd", "--no-defaults", as, "--datadir="+data, "--socket="+socket, "--skip-networking",
		"--pid-file="+filepath.Join(wp.work, "pid"), "--innodb-buffer-pool-size=32M", "--innodb-flush-log-at-trx-commit=0")
	wp.waitFor("MariaDB", func() error {
		connection, err := net.Dial("unix", socket)
		if err == nil {
			connection.Close()
		}
		return err
	})
}

// put copies a file of testdata/wordpress to the website.
func (wp *wordpress) put(name, to string) {
	wp.t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata/wordpress", name))
	to = filepath.Join(wp.dir, to)
	err = errors.Join(err, os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, body, 0o644))
	if err != nil {
		wp.t.Fatal(err)
	}
}

// run runs PHP within WordPress and gives what it prints.
func (wp *wordpress) run(php string) string {
	wp.t.Helper()
	return wp.must("php", "-d", "display_errors=stderr", "-r", `require "`+wp.dir+`/wp-load.php"; `+php)
}

// content is what WordPress keeps of a post.
func (wp *wordpress) content(p post) string {
	wp.t.Helper()
	return wp.run(`echo get_post(` + p.url[strings.LastIndex(p.url, "=")+1:] + `)->post_content;`)
}

// mentions lists the rows of the database that say one of some words. Posts are left out,
// whose text is their author's, and what WordPress remembers for a week of every plugin.
func (wp *wordpress) mentions(words ...string) string {
	wp.t.Helper()
	return wp.run(`global $wpdb;
		foreach ( $wpdb->get_col( "SHOW TABLES" ) as $table ) {
			if ( $table === $wpdb->posts ) { continue; }
			foreach ( $wpdb->get_results( "SELECT * FROM $table" . ( $table === $wpdb->options ? " WHERE option_name != 'recently_activated'" : "" ), ARRAY_A ) as $row ) {
				$row = json_encode( $row );
				if ( preg_match( "/` + strings.Join(words, "|") + `/", $row ) ) { echo $table, " ", $row, "\n"; }
			}
		}`)
}

// complaints are what PHP said of the plugin.
func (wp *wordpress) complaints() string {
	wp.t.Helper()
	text, err := os.ReadFile(filepath.Join(wp.dir, "wp-content/debug.log"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		wp.t.Fatal(err)
	}
	var about []string
	for line := range strings.Lines(string(text)) {
		if strings.Contains(line, "hub-widgets") {
			about = append(about, line)
		}
	}
	return strings.Join(about, "")
}

func (wp *wordpress) must(program string, arguments ...string) string {
	wp.t.Helper()
	cmd := exec.Command(program, arguments...)
	cmd.Env = wp.env
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		wp.t.Fatalf("%s: %v\n%s%s", program, err, out.String(), complaints.String())
	}
	return out.String()
}

// start runs a server until the test ends.
func (wp *wordpress) start(program string, arguments ...string) {
	wp.t.Helper()
	cmd := exec.Command(program, arguments...)
	cmd.Env = wp.env
	log, err := os.Create(filepath.Join(wp.work, filepath.Base(program)+".log"))
	if err != nil {
		wp.t.Fatal(err)
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL} // PHP has workers
	if err := cmd.Start(); err != nil {
		wp.t.Fatal(err)
	}
	wp.t.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		_ = cmd.Wait()
	})
}

func (wp *wordpress) waitFor(what string, ready func() error) {
	wp.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		err := ready()
		if err == nil {
			return
		}
		if time.Now().After(end) {
			logs, _ := filepath.Glob(filepath.Join(wp.work, "*.log"))
			for _, log := range logs {
				said, _ := os.ReadFile(log)
				wp.t.Logf("%s:\n%s", filepath.Base(log), said)
			}
			wp.t.Fatalf("%s does not start: %v", what, err)
		}
	}
}

// copyResolved copies a folder with what its links lead to.
func copyResolved(to, from string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(to, strings.TrimPrefix(path, from))
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
			return nil // a link to a package that is not installed, or to a folder, of which there is none
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("copy WordPress: %w", err)
		}
		return os.WriteFile(target, body, 0o644)
	})
}
