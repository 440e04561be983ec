//go:build linux

package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"sitegen"
	"sitegen/content"
	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
)

// hostile is what an author might write to break out of an attribute, an element or a text.
var hostile = []string{
	`"><script>alert(1)</script>`, `" onmouseover="alert(1)`, `'><img src=x onerror=alert(1)>`, `</a><b>`, `&quot;&lt;`,
	`javascript:alert(1)`, "\u2028<!--", `\"`, `$(rm)`, `<?php echo 1; ?>`, `%22%3E`, `\u0022\u003e`,
}

// checkShortcodes holds what the plugin makes of options against the snippet, and against
// values that mean harm.
func checkShortcodes(t *testing.T, wp *wordpress, snippet *generator.Snippet) {
	link, _, _ := strings.Cut(snippet.ByScript(), "\n")
	if made := wp.run(`echo do_shortcode(` + phpString(snippet.ByShortcode()) + `);`); !strings.Contains(made, link) {
		t.Errorf("the shortcode makes\n%s\nand sitegen embed\n%s", made, link)
	}
	checkHostile(t, wp)
	for _, c := range []struct{ php, want string }{
		{`[hub_finder compact]`, ` data-hub-compact>`},
		{`[hub_finder compact=no]`, ` data-hub="finder">`},
		{`[hub_finder language=es]`, `<div class="hub-widget" lang="es" dir="ltr"><a href="` + strings.Replace(snippet.Link, "/find/", "/es/find/", 1)},
		{`[hub_finder language=xx]`, `<div class="hub-widget"><a href="` + snippet.Link + `"`},
		{`[hub_finder details]`, ` data-hub="finder">`},
		{`[hub_plan label="Plan now"]`, `>Plan now</a>`},
	} {
		if made := wp.run(`echo do_shortcode(` + phpString(c.php) + `);`); !strings.Contains(made, c.want) {
			t.Errorf("%s makes\n%s\nwithout\n%s", c.php, made, c.want)
		}
	}
	moved := wp.run(`add_filter("hub_widgets_address", fn() => "https://new.example"); echo do_shortcode("[hub_finder]");`)
	if !strings.Contains(moved, `href="https://new.example/find/"`) {
		t.Errorf("when the hub has moved, the shortcode makes\n%s", moved)
	}
	if made := wp.run(`add_filter("locale", fn() => "es_MX"); echo do_shortcode("[hub_finder]");`); !strings.Contains(made, "/es/find/") || strings.Contains(made, "lang=") {
		t.Errorf("in a website in Spanish the shortcode makes\n%s", made)
	}
}

// hostileWays are what an author can write a value into: a shortcode, one that other
// code has taken apart, a block.
const hostileWays = `
	echo do_shortcode( "[hub_finder place='" . esc_attr( $value ) . "' label='" . esc_attr( $value ) . "']" ), "\f";
	echo $GLOBALS["shortcode_tags"]["hub_finder"]( array( "place" => $value, "label" => $value, $value, $value => "x" ) ), "\f";
	echo do_blocks( "<!-- wp:hub/finder " . serialize_block_attributes( array(
		"place" => $value, "label" => $value, "needs" => array( $value ), "align" => $value, "className" => $value
	) ) . " /-->" ), "\f";`

func checkHostile(t *testing.T, wp *wordpress) {
	var quoted []string
	for _, value := range hostile {
		quoted = append(quoted, phpString(value))
	}
	made := strings.Split(wp.run(`foreach ( array( `+strings.Join(quoted, ", ")+` ) as $value ) { `+hostileWays+` }`), "\f")
	if len(made) != 3*len(hostile)+1 {
		t.Fatalf("%d values in 3 ways make %d pieces", len(hostile), len(made)-1)
	}
	for i, piece := range made[:len(made)-1] {
		checkElements(t, hostile[i/3], piece)
	}
}

// checkElements: there is a link and a paragraph of crisis lines, with no attribute of
// the value's own.
func checkElements(t *testing.T, value, made string) {
	t.Helper()
	document, err := html.Parse(strings.NewReader(made))
	if err != nil {
		t.Fatal(err)
	}
	shape := ""
	for n := range document.Descendants() {
		switch n.Type {
		case html.CommentNode:
			shape += " comment"
		case html.ElementNode:
			shape += " " + n.Data
		}
		for _, a := range n.Attr {
			if !slices.Contains([]string{"href", "class", "data-hub", "data-hub-place", "data-hub-compact"}, a.Key) {
				shape += " " + a.Key + "="
			}
		}
	}
	if shape != " html head body div a p br br" {
		t.Errorf("%q makes elements%s:\n%s", value, shape, made)
	}
}

// TestWordPressTitle: what a hub is called stays text where the plugin is PHP, a comment
// or JSON.
func TestWordPressTitle(t *testing.T) {
	const title = "*/ ?> <?php exit(1); /* \"x\" 'y' \\ \u2028 HUB; @HUB@ @EDITOR@ </script> $x {$x}"
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), content.FS); err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^title = .*$`)
	config := line.ReplaceAllLiteral(sitegen.Config, []byte("title = "+strconv.Quote(title)))
	if err := os.WriteFile(filepath.Join(source, "config.toml"), config, 0o644); err != nil {
		t.Fatal(err)
	}
	plugin, found, err := generator.WordPress(t.Context(), generator.Options{Source: source, Themes: themes.FS, Widgets: widgets.FS})
	if err != nil {
		t.Fatal(err, found)
	}
	file := filepath.Join(source, "hub-widgets.php")
	if err := os.WriteFile(file, plugin, 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("php", "-l", file).CombinedOutput(); err != nil {
		t.Fatalf("%s\n%.1000s", said, plugin)
	}
	const read = `define("ABSPATH", "/"); function add_action() {} function add_filter() {} require $argv[1]; echo HubWidgets\hub()["title"];`
	if read, err := exec.Command("php", "-r", read, file).CombinedOutput(); err != nil || string(read) != title {
		t.Errorf("the title %q is read as %q (%v)", title, read, err)
	}
}

// phpString is a text as PHP's source writes it.
func phpString(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(text) + "'"
}
