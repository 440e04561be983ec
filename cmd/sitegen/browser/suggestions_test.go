package browser

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const topicPage = "topics/support-systems/"

// suggested are the ids of the programs that are shown, in order.
type suggested struct {
	Fits     []string `json:"fits"`
	AskFirst []string `json:"askFirst"`
}

// TestSuggestionsByKeyboard chooses the first need and asks for suggestions.
func TestSuggestionsByKeyboard(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + topicPage)
	picked := false
	for s := tb.tabKey(); s != nil; s = tb.tabKey() {
		if s.Name == "need" && !picked {
			tb.press(" ")
			picked = true
		}
		if s.Type == "submit" && picked && s.Text == "Show suggestions" {
			tb.press(kb.Enter)
			break
		}
	}
	tb.wait(inSuggestions + `.querySelector("[part=card]") !== null`)
	if s := eval[*stop](tb, lookHere); s == nil || s.Text != "Programs that may fit" {
		t.Errorf("the focus went to %v, not to the heading of the list", s)
	}
	cards := eval[[]card](tb, shownCards)
	for _, c := range cards {
		if len(c.Reasons) == 0 || !strings.HasPrefix(c.Path, "/programs/") {
			t.Errorf("%s (%s) has no reasons: %v", c.Name, c.Path, c.Reasons)
		}
	}
	var found findings
	checkLog(tb, &found, front, "the suggestions of "+topicPage)
	checkKept(tb, &found, "the suggestions of "+topicPage)
	found.report(t)
}

// TestSimilar asks for more on a program's page: nothing is loaded for it before; then come programs
// that are like it, without itself, near its town until the visitor says where.
func TestSimilar(t *testing.T) {
	const page = "programs/harbor-house-iop/"
	const heading = `document.querySelector("hub-suggestions")?.shadowRoot.querySelector("[part=list] [tabindex]")?.textContent`
	var asked []string
	var mu sync.Mutex
	front := example.serve(t, func(_ http.ResponseWriter, r *http.Request) bool {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r.URL.Path)
		return false
	})
	tb := newTab(t)
	tb.visit(front + page)
	mu.Lock()
	if before := strings.Join(asked, " "); strings.Contains(before, "suggestions") || strings.Contains(before, "/data/") {
		t.Errorf("loaded before anybody asks: %s", before)
	}
	mu.Unlock()
	show := func() {
		tb.t.Helper()
		eval[bool](tb, `(link => { link.click(); link.click(); return true; })(document.querySelector("[data-hub=similar]"))`) // the second stays here, too
		tb.wait(heading + ` === "Programs like Harbor House Intensive Outpatient, near Denver, CO"`)
	}
	show()
	tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector("button.main").click()`))
	tb.wait(inSuggestions + `.activeElement?.matches("[part=list] [tabindex]")`)
	cards := eval[[]card](tb, shownCards)
	if len(cards) < 3 {
		t.Errorf("%d programs are like it", len(cards))
	}
	for _, c := range cards {
		if c.Path == "/"+page || len(c.Reasons) != 1 || !strings.HasPrefix(c.Reasons[0], "Like Harbor House Intensive Outpatient: ") {
			t.Errorf("%s (%s) is there for %q", c.Name, c.Path, c.Reasons)
		}
	}
	if eval[bool](tb, inSuggestions+`.querySelector("[name=need], [part=panel]") !== null`) {
		t.Error("it asks for needs, or explains signals, which do not count here")
	}
	first := fmt.Sprintf(`[...%s.querySelectorAll("[part=card] a[href]")].some(a => a.pathname === %q)`, inSuggestions, cards[0].Path)
	tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector("[part=card] .actions > :last-child").click()`))
	tb.visit(front + page)
	show()
	if eval[bool](tb, first) {
		t.Errorf("%s was not for this visitor, and is back", cards[0].Path)
	}
	tb.do(chromedp.Evaluate[chromedp.Void](`(input => {
		input.value = "Alliance, NE";
		input.dispatchEvent(new Event("change", { bubbles: true }));
	})(` + inSuggestions + `.querySelector(".place input"))`))
	tb.wait(heading + ` === "Programs like Harbor House Intensive Outpatient, near Alliance, NE"`)
	var found findings
	checkLog(tb, &found, front, page)
	found.report(t)
}

// shownLists is the JavaScript for suggested; only what is to be asked first has a question.
const shownLists = `(cards => {
	const ids = asks => cards.filter(c => !!c.querySelector("[part=ask]") === asks).map(c => c.querySelector("a").pathname.split("/").at(-2));
	return { fits: ids(false), askFirst: ids(true) };
})([...` + inSuggestions + `.querySelectorAll("[part=card]")])`

const inSuggestions = `document.querySelector("hub-suggestions").shadowRoot`

// card is a suggestion as it is shown.
type card struct {
	Name    string   `json:"name"`
	Path    string   `json:"path"`
	Reasons []string `json:"reasons"`
}

const shownCards = `[...` + inSuggestions + `.querySelectorAll("[part=card]")].map(c => ({
	name: c.querySelector("a").innerText, path: c.querySelector("a").pathname,
	reasons: [...c.querySelectorAll("[part=reasons] li")].map(li => li.innerText),
}))`

// wish is what a visitor chooses; below 0: nothing.
type wish struct {
	Need int `json:"need"` // the box of a need, in order
	Must int `json:"must"` // the box of a term that one can't do without, in order
}

// TestNeverRelaxed asks for every need, and for everybody the help may be for.
// No closed program is ever suggested, and none that says no.
func TestNeverRelaxed(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + topicPage)
	boxes := inSuggestions + `.querySelectorAll("input[name=%s]").length`
	var wishes []wish
	for need := range eval[int](tb, fmt.Sprintf(boxes, "need")) {
		wishes = append(wishes, wish{need, -1})
	}
	for must := range eval[int](tb, fmt.Sprintf(boxes, "must")) {
		wishes = append(wishes, wish{-1, must}, wish{0, must})
	}
	var found findings
	fits, askFirst := 0, 0
	for _, w := range wishes {
		got := ask(tb, w)
		fits, askFirst = fits+len(got.Fits), askFirst+len(got.AskFirst)
		for _, id := range got.Fits {
			checkAdmission(&found, listed(t, id), got.Must, true)
		}
		for _, id := range got.AskFirst {
			checkAdmission(&found, listed(t, id), got.Must, false)
		}
	}
	if len(wishes) < 20 || fits < 50 || askFirst < 20 {
		t.Errorf("%d wishes led to %d suggestions and %d to ask first: too little was tested", len(wishes), fits, askFirst)
	}
	found.report(t)
}

// ask makes a wish, and gives the suggestions and the labels of the musts.
func ask(tb *tab, w wish) (got struct {
	suggested
	Must []string `json:"must"`
}) {
	tb.t.Helper()
	choice, err := json.Marshal(w)
	if err != nil {
		tb.t.Fatal(err)
	}
	text := eval[string](tb, `(async wish => {
		const root = `+inSuggestions+`;
		const choose = (name, chosen) => {
			for (const [i, box] of root.querySelectorAll("input[name=" + name + "]").entries())
				if (box.checked !== (i === chosen)) box.click();
		};
		choose("need", wish.need);
		choose("must", wish.must);
		const answer = new Promise(done => addEventListener("hub:result", e => done(e.detail), { once: true }));
		root.querySelector("button.main").click();
		const must = [...root.querySelectorAll("label:has([name=must]:checked)")].map(label => label.textContent);
		await answer;
		return JSON.stringify({ ...`+shownLists+`, must });
	})(`+string(choice)+`)`)
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		tb.t.Fatal(err)
	}
	return got
}

// listing is what a program's own page says about whom it is for.
type listing struct {
	id      string
	notice  string // closed, or not taking people
	yes, no string // labels, each followed by a line break
}

func listed(t *testing.T, id string) listing {
	t.Helper()
	p := listing{id: id}
	for n := range parse(t, example, "programs/"+id+"/").Descendants() {
		switch {
		case n.DataAtom == atom.P && attr(n, "class") == "notice":
			p.notice += textOf(n)
		case n.DataAtom == atom.Li && attr(n.Parent, "class") == "yes":
			p.yes += textOf(n) + "\n"
		case n.DataAtom == atom.Dd && attr(n, "class") == "no":
			_, labels, _ := strings.Cut(textOf(n), ": ")
			p.no += strings.ReplaceAll(labels, ", ", "\n") + "\n"
		}
	}
	return p
}

func textOf(n *html.Node) string {
	text := ""
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			text += d.Data
		}
	}
	return strings.TrimSpace(text)
}

func checkAdmission(f *findings, p listing, must []string, fits bool) {
	if strings.Contains(p.notice, "losed") || strings.Contains(p.notice, "Not taking") {
		f.add(p.id, "suggested although its page says %q", p.notice)
	}
	for _, label := range must {
		if strings.Contains(p.no, label+"\n") {
			f.add(p.id, "suggested although it says no to %s", label)
		}
		if fits && !strings.Contains(p.yes, label+"\n") {
			f.add(p.id, "said to fit although nothing is known about %s", label)
		}
	}
}

// TestSuggestionsLookRight holds the list and its panel to what every page owes.
func TestSuggestionsLookRight(t *testing.T) {
	for _, h := range []*hub{example, rtl} {
		front := h.serve(t)
		tb := newTab(t)
		tb.visit(front + topicPage)
		ask(tb, wish{0, 5})
		tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelectorAll("details").forEach(d => d.open = true)`))
		tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelectorAll("[part=card] .actions")[1].lastElementChild.click()`))
		var found findings
		place := front + topicPage
		tb.axeInBothSchemes(&found, place)
		tb.media("", "forced-colors:active")
		tb.axe(&found, place+" (forced colors)", everything)
		tb.media("")
		tb.do(chromedp.EmulateViewport(320, 640))
		checkWidth(tb, &found, place)
		tb.media("print")
		checkPaper(tb, &found, place)
		if !eval[bool](tb, `(() => {
			const root = `+inSuggestions+`;
			return root.querySelector("[part=card]").checkVisibility() && !root.querySelector("[part=panel]").checkVisibility() &&
				!root.querySelector("p.card").checkVisibility();
		})()`) {
			found.add(place, "paper has no list, or it has the panel or what was hidden")
		}
		found.report(t)
	}
}

func hostOf(address string) string {
	u, _ := url.Parse(address)
	return u.Host
}
