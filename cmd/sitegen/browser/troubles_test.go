package browser

import (
	"os"
	"strings"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// troubles are tours of what a tool says when the browser, the hub or another tab gets in
// the way.
var troubles = []tour{
	{"hub-checklist", troubleStorage},
	{"hub-contacts", troubleTabs},
	{"hub-finder", troubleFinder},
	{"hub-saved", troubleSaved},
}

// fullList is the JavaScript for a full list of saved services: of one program that is gone, so that
// little is loaded.
const fullList = `Array.from({ length: 100 }, (_, i) => ({ id: "gone-place", service: "s" + i, name: "Service " + i, offers: [] }))`

// run does something to the page by a script.
func (g *guide) run(script string) {
	g.t.Helper()
	g.do(chromedp.Evaluate[chromedp.Void](script))
}

// storageBlocked lets nothing more be stored.
const storageBlocked = `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }`

func troubleStorage(g *guide) {
	g.open(supportMapPage)
	g.run(storageBlocked)
	g.press(`[name="emotional.0"][value=enough]`, " ")
	g.look("nothing can be stored")
	g.press("[part=privacy] .actions > :nth-child(1)", kb.Enter)
	g.look("nothing can be kept")
}

func troubleTabs(g *guide) {
	g.open(contactsPage)
	g.press("[name=name]")
	addByKeyboard(g.tab, six[0])
	other := g.sibling()
	other.visit(g.front + contactsPage)
	reach(other, "name")
	addByKeyboard(other, six[1])
	other.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("hub-contacts").shadowRoot.querySelector("[part=privacy] .actions > :nth-child(1)").click()`))
	g.wait(`!!localStorage.getItem("hub:/:until")`)
	g.settle()
	g.look("apart from another tab")
	g.press("[part=privacy] .actions > :nth-child(2)", kb.Enter)
	g.press("[part=privacy] [role=group] button", kb.Enter)
	g.await("[part=privacy] .actions > :nth-child(2)")
}

func troubleFinder(g *guide) {
	const where, share = ".place input", "[part~=share]"
	clear := strings.Split(strings.Repeat(kb.Backspace, 20), "")
	g.open(findPage)
	g.run(`sessionStorage.setItem("hub:/:signals", '1:' + JSON.stringify({ saved: ` + fullList + ` }))`)
	g.open(findPage)
	g.await("[part=card]")
	g.press("[part=list] > :nth-child(1) .star", kb.Enter)
	g.await("[part=list] [role=alert]")
	g.look("one more than a list holds")
	g.run(`navigator.geolocation.getCurrentPosition = (_, refused) => refused()`)
	g.press(".place > button", kb.Enter)
	g.await(".place [role=status] p")
	g.look("no leave to know the place")
	g.press(where, "69339", kb.Enter)
	g.await("figure svg")
	g.press(".place select", kb.ArrowDown)
	g.await("[part=relaxed]")
	g.settle()
	g.look("looked farther")
	g.run(`navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"))`)
	g.press(share, kb.Enter)
	g.wait(g.within(`root.querySelector("[part=results]").lastElementChild.textContent.includes("#find&")`))
	g.look("a link that can't be copied")
	g.run(`fetch = (ask => (url, options) => String(url).includes("/atlas/") ? Promise.resolve(new Response("no shard")) : ask(url, options))(fetch)`)
	g.press("form [name=text]", "recovery", kb.Enter)
	g.await("[part=results] .crisis")
	g.settle()
	g.look("programs that can't be read")
	g.press(where, append(clear, "59301", kb.Enter)...)
	g.settle()
	g.look("places that can't be read")
}

func troubleSaved(g *guide) {
	g.open(savedPage)
	g.choose("Dear diary")
	g.look("a file that is none")
	g.run(`sessionStorage.setItem("hub:/:signals", '1:' + JSON.stringify({ saved: ` + fullList + ` }))`)
	g.visit("about:blank")
	g.open(savedPage + "#saved&harbor-house-iop,stillwater-online-group")
	g.await("[part=shared] > button:enabled")
	g.press("[part=shared] > button", kb.Enter)
	g.settle()
	g.look("a list that is full")
}

// choose gives a text to the tool's field for files.
func (g *guide) choose(text string) {
	g.t.Helper()
	file := g.t.TempDir() + "/list.json"
	must(g.t, os.WriteFile(file, []byte(text), 0o600))
	field, err := chromedp.Call(g.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: g.within(`root.querySelector("[type=file]")`)})
	must(g.t, err)
	g.do(command(dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{file}, ObjectID: field.Result.ObjectID}))
	g.settle()
}
