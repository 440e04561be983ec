//go:build linux

package browser

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
)

// TestWordPress does in a real WordPress what people do with snippets and with the plugin,
// and looks at what they published as a visitor does: in its default theme and in one that
// is full of !important, with scripts, without, and while the hub is down.
func TestWordPress(t *testing.T) {
	wp := startWordPress(t)
	var down atomic.Bool
	hub := example.serve(t, func(http.ResponseWriter, *http.Request) bool {
		if down.Load() {
			panic(http.ErrAbortHandler)
		}
		return false
	})
	opts := generator.Options{Source: repository, BaseURL: hub, Themes: themes.FS, Widgets: widgets.FS}
	snippet, _, err := generator.Embed(context.Background(), opts, "finder", map[string]string{"place": "80202", "compact": ""})
	if err != nil {
		t.Fatal(err)
	}
	plugin, _, err := generator.WordPress(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	admin := wp.logIn("admin")
	reader := newReader(wp, hub, &down)

	pasted := admin.publishPasted(snippet.ByScript())
	reader.readAll(pasted, "without the plugin", false)
	before := wp.mentions("hub-widgets", "hub_widgets")
	admin.install(plugin)
	posts := append(pasted, wp.logIn("author").publishWithPlugin(snippet)...)
	reader.readAll(posts, "in the default theme", true)
	reader.readTools(admin.publishTools())
	reader.readNothing(post{"a post of something else", wp.url + "?p=1"})
	wp.run(`switch_theme("loud");`)
	reader.readAll(posts, "in a loud theme", true)
	t.Run("options", func(t *testing.T) { checkShortcodes(t, wp, snippet) })
	admin.uninstall()
	if after := wp.mentions("hub-widgets", "hub_widgets"); after != before {
		t.Errorf("the database when the plugin is gone:\n%s\nbefore it came:\n%s", after, before)
	}
	reader.readLinks(posts)
	reader.found.report(t)
	if said := wp.complaints(); said != "" {
		t.Errorf("PHP complains:\n%s", said)
	}
}

// publishPasted publishes the snippet by those who may paste scripts, and gives the
// addresses by what was done.
func (w *writer) publishPasted(snippet string) []post {
	w.t.Helper()
	posts := []post{
		{"pasted by an administrator", w.paste("Pasted", snippet)},
		{"pasted by an administrator in the classic editor", w.pasteClassic("Pasted, classic", snippet)},
	}
	for _, p := range posts {
		if content := w.wp.content(p); !strings.Contains(content, "<script") {
			w.t.Errorf("%s: WordPress takes the script away:\n%s", p.name, content)
		}
	}
	return posts
}

// publishWithPlugin publishes as an author, who may paste no scripts.
func (w *writer) publishWithPlugin(snippet *generator.Snippet) []post {
	w.t.Helper()
	posts := []post{
		{"pasted by an author", w.paste("Pasted by an author", snippet.ByScript())},
		{"pasted by an author in the classic editor", w.pasteClassic("Pasted by an author, classic", snippet.ByScript())},
	}
	for _, p := range posts {
		content := w.wp.content(p)
		if strings.Contains(content, "<script") || !strings.Contains(content, `data-hub="finder" data-hub-place="80202" data-hub-compact`) {
			w.t.Errorf("%s: WordPress keeps:\n%s", p.name, content)
		}
	}
	posts = append(posts, post{"a shortcode of an author", w.pasteClassic("Shortcode", "Before.\n\n"+snippet.ByShortcode()+"\n\nAfter.")})
	return append(posts, w.publishBlock())
}

// publishTools publishes all tools on one page.
func (w *writer) publishTools() post {
	w.t.Helper()
	codes := w.wp.run(`foreach ( array_keys( HubWidgets\hub()["widgets"] ) as $name ) { echo "[hub_$name]\n\n"; }`)
	return post{"all tools on one page", w.paste("Tools", codes)}
}

// publishBlock publishes the plugin's block, with options set beside it.
func (w *writer) publishBlock() post {
	w.t.Helper()
	w.newPost("Block")
	w.insertWidget("hub/finder", "place", "80202", "needs", "Alcohol or drug use"+kb.Enter)
	w.wait(preview + `?.dataset.hubNeeds === "addiction"`)
	p := post{"a block of an author", w.publish()}
	for _, kept := range []string{`"place":"80202"`, `data-hub-place="80202"`, `data-hub-needs="addiction"`} {
		if content := w.wp.content(p); !strings.Contains(content, kept) {
			w.t.Errorf("%s: %s is not in\n%s", p.name, kept, content)
		}
	}
	w.do(chromedp.Reload())
	w.wait(blocksReady)
	if !eval[bool](w.tab, `wp.data.select("core/block-editor").getBlocks().every(b => b.isValid)`) {
		w.t.Errorf("%s: the editor does not know its own block again", p.name)
	}
	return p
}
