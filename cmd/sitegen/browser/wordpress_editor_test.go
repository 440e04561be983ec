//go:build linux

package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"sitegen/generator"
)

// writer is somebody who is logged in to a WordPress.
type writer struct {
	*tab
	wp *wordpress
}

// logIn opens a profile in which a user of WordPress is logged in.
func (wp *wordpress) logIn(user string) *writer {
	wp.t.Helper()
	w := &writer{newTab(wp.t), wp}
	w.open("wp-login.php")
	w.fill("#user_login", user)
	w.fill("#user_pass", user)
	w.leave(`document.querySelector("#wp-submit").click()`)
	w.wait(`!!document.querySelector("#wpadminbar")`)
	return w
}

func (w *writer) open(path string) {
	w.t.Helper()
	w.do(chromedp.Navigate(w.wp.url + path))
}

// leave does what leads to another page, and waits until that is there.
func (w *writer) leave(script string) {
	w.t.Helper()
	w.run(`window.stays = true; ` + script)
	w.wait(`!window.stays && document.readyState === "complete"`)
}

func (w *writer) run(script string) {
	w.t.Helper()
	w.do(chromedp.Evaluate[chromedp.Void](`void (() => { ` + script + ` })()`))
}

// fill writes into a field without going there: WordPress saves a draft when its title is left.
func (w *writer) fill(field, text string) {
	w.t.Helper()
	w.run(fmt.Sprintf(`const field = document.querySelector(%q); field.value = %q; field.dispatchEvent(new Event("input", { bubbles: true }))`, field, text))
}

const blocksReady = `!!window.wp?.data?.select("core/editor")?.getCurrentPostId() && wp.data.select("core/editor").__unstableIsEditorReady()`

// newPost opens the block editor.
func (w *writer) newPost(title string) {
	w.t.Helper()
	w.open("wp-admin/post-new.php")
	w.wait(blocksReady)
	w.run(fmt.Sprintf(`
		wp.data.dispatch("core/preferences").set("core/edit-post", "welcomeGuide", false);
		wp.data.dispatch("core/editor").editPost({ title: %q })`, title))
}

// insert puts a block in the post.
func (w *writer) insert(block, attributes string) {
	w.t.Helper()
	w.run(fmt.Sprintf(`wp.data.dispatch("core/block-editor").insertBlocks(wp.blocks.createBlock(%q, %s))`, block, attributes))
}

// publish gives the address of the post.
func (w *writer) publish() string {
	w.t.Helper()
	w.run(`wp.data.dispatch("core/editor").editPost({ status: "publish" }); wp.data.dispatch("core/editor").savePost()`)
	w.wait(`!wp.data.select("core/editor").isSavingPost() && wp.data.select("core/editor").isCurrentPostPublished()`)
	return eval[string](w.tab, `wp.data.select("core/editor").getPermalink()`)
}

// paste publishes a post with HTML of somebody else's.
func (w *writer) paste(title, html string) string {
	w.t.Helper()
	w.newPost(title)
	w.insert("core/html", fmt.Sprintf(`{ content: %q }`, html))
	return w.publish()
}

// pasteClassic publishes HTML from the "Text" tab of the classic editor, seen once in "Visual".
func (w *writer) pasteClassic(title, html string) string {
	w.t.Helper()
	w.open("wp-admin/post-new.php?classic")
	w.wait(`document.readyState === "complete" && !!document.querySelector("#content-html") && !!window.tinymce`)
	w.run(`document.querySelector("#content-html").click()`)
	w.fill("#title", title)
	w.fill("#content", html)
	w.run(`document.querySelector("#content-tmce").click()`)
	w.wait(`!!window.tinymce?.get("content")?.initialized && !tinymce.get("content").isHidden()`)
	w.wait(`!document.querySelector("#publish").matches(":disabled, .disabled")`) // while it saves a draft
	w.leave(`document.querySelector("#publish").click()`)
	return w.wp.url + "?p=" + eval[string](w.tab, `new URLSearchParams(location.search).get("post")`)
}

// insertWidget puts a block of the plugin in the post and writes into fields beside it:
// name, text, name, text … A text that ends in Enter is one of those that the field suggests.
// Each waits for the preview of what was before: WordPress 6.1 forgets to ask for one where the
// answer to another comes within half a second of a change (useDebounce with a new function).
func (w *writer) insertWidget(block string, fields ...string) {
	w.t.Helper()
	w.insert(block, `{}`)
	w.run(`wp.data.dispatch("core/edit-post").openGeneralSidebar("edit-post/block")`)
	w.wait(preview + ` != null`)
	for i := 0; i < len(fields); i += 2 {
		field := fmt.Sprintf(`[...document.querySelectorAll(".block-editor-block-inspector label")].find(l => l.textContent === %q)?.control`, fields[i])
		w.wait(`!!` + field)
		w.run(field + `.focus()`)
		text, isSuggested := strings.CutSuffix(fields[i+1], kb.Enter)
		w.do(command(input.InsertText, input.InsertTextParams{Text: text}))
		if isSuggested {
			w.wait(fmt.Sprintf(`[...%s.closest(".components-form-token-field").querySelectorAll("[role=option]")].some(o => o.innerText.trim() === %q)`, field, text))
			w.press(kb.Enter)
		}
		w.wait(fmt.Sprintf(`%s?.hasAttribute("data-hub-%s")`, preview, fields[i]))
	}
}

// preview is what the server shows of a block of the plugin in the editor.
const preview = `(document.querySelector("iframe[name='editor-canvas']")?.contentDocument ?? document).querySelector(".wp-block [data-hub]")`

// install uploads a plugin as its ZIP file, and activates it.
func (w *writer) install(plugin generator.Plugin) {
	w.t.Helper()
	file := filepath.Join(w.wp.work, "hub-widgets.zip")
	if err := os.WriteFile(file, plugin.Zip(), 0o644); err != nil {
		w.t.Fatal(err)
	}
	w.open("wp-admin/plugin-install.php?tab=upload")
	w.do(chromedp.SetUploadFiles("#pluginzip", []string{file}))
	w.wait(`!document.querySelector("#install-plugin-submit").disabled`)
	w.leave(`document.querySelector("#install-plugin-submit").click()`)
	w.leave(`document.querySelector("a[href*='action=activate']").click()`)
	w.wait(`!!document.querySelector("[data-plugin='hub-widgets/hub-widgets.php'].active")`)
}

// uninstall deactivates the plugin and deletes it, as a person does on the page of plugins.
func (w *writer) uninstall() {
	w.t.Helper()
	w.open("wp-admin/plugins.php")
	w.leave(`document.querySelector("#deactivate-hub-widgets, a[href*='action=deactivate'][href*='hub-widgets']").click()`)
	w.run(`window.confirm = () => true; document.querySelector("a.delete[href*='hub-widgets']").click()`)
	w.wait(`!!document.querySelector("tr.deleted[data-plugin='hub-widgets/hub-widgets.php']")`)
}
