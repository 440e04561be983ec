package browser

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const topicPage = "topics/support-systems/"

// suggested is the detail of a hub:suggestions event.
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
	tb.wait(`!!document.querySelector("hub-suggestions").shadowRoot.querySelector("[part=card]")`)
	type card struct {
		Name    string   `json:"name"`
		Path    string   `json:"path"`
		Reasons []string `json:"reasons"`
	}
	cards := eval[[]card](tb, `[...document.querySelector("hub-suggestions").shadowRoot.querySelectorAll("[part=card]")].map(c => ({
		name: c.querySelector("a").innerText, path: c.querySelector("a").pathname,
		reasons: [...c.querySelectorAll("[part=reasons] li")].map(li => li.innerText),
	}))`)
	for _, c := range cards {
		if len(c.Reasons) == 0 || !strings.HasPrefix(c.Path, "/programs/") {
			t.Errorf("%s (%s) has no reasons: %v", c.Name, c.Path, c.Reasons)
		}
	}
	var found findings
	place := "the suggestions of " + topicPage
	tb.axeInBothSchemes(&found, place)
	tb.do(chromedp.EmulateViewport(320, 640))
	checkWidth(tb, &found, place)
	checkLog(tb, &found, front, place)
	checkKept(tb, &found, place)
	found.report(t)
}

// program is what data/v1/programs.json says about one.
type program struct {
	ID     string
	Status string // empty: open
	Offers []int  // TermIDs
	Lacks  []int
}

func listedPrograms(t *testing.T) map[string]program {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(example.dir, "data", "v1", "programs.json"))
	if err != nil {
		t.Fatal(err)
	}
	var data struct{ Programs []program }
	if err := json.Unmarshal(body, &data); err != nil {
		t.Fatal(err)
	}
	programs := map[string]program{}
	for _, p := range data.Programs {
		programs[p.ID] = p
	}
	return programs
}

// wish is what a visitor chooses; below 0: nothing.
type wish struct {
	Need int `json:"need"` // the box of a need, in order
	Must int `json:"must"` // the box of a term that one can't do without, in order
}

// TestNeverRelaxed asks for every need, and for everybody the help may be for.
// No closed program is ever suggested, and none that says no.
func TestNeverRelaxed(t *testing.T) {
	programs := listedPrograms(t)
	tb := newTab(t)
	tb.visit(example.serve(t) + topicPage)
	boxes := `document.querySelector("hub-suggestions").shadowRoot.querySelectorAll("input[name=%s]").length`
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
			checkAdmission(&found, programs, id, got.Must, true)
		}
		for _, id := range got.AskFirst {
			checkAdmission(&found, programs, id, got.Must, false)
		}
	}
	if len(wishes) < 20 || fits < 50 || askFirst < 20 {
		t.Errorf("%d wishes led to %d suggestions and %d to ask first: too little was tested", len(wishes), fits, askFirst)
	}
	found.report(t)
}

// ask makes a wish, and gives the suggestions and the TermIDs it asked for.
func ask(tb *tab, w wish) (got struct {
	suggested
	Must []int `json:"must"`
}) {
	tb.t.Helper()
	choice, err := json.Marshal(w)
	if err != nil {
		tb.t.Fatal(err)
	}
	text := eval[string](tb, `(async wish => {
		const root = document.querySelector("hub-suggestions").shadowRoot;
		const choose = (name, chosen) => {
			for (const [i, box] of root.querySelectorAll("input[name=" + name + "]").entries())
				if (box.checked !== (i === chosen)) box.click();
		};
		choose("need", wish.need);
		choose("must", wish.must);
		const answer = new Promise(done => addEventListener("hub:suggestions", e => done(e.detail), { once: true }));
		root.querySelector("button.main").click();
		const must = [...root.querySelectorAll("input[name=must]:checked")].map(box => Number(box.value));
		return JSON.stringify({ ...(await answer), must });
	})(`+string(choice)+`)`)
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		tb.t.Fatal(err)
	}
	return got
}

func checkAdmission(f *findings, programs map[string]program, id string, must []int, fits bool) {
	p, known := programs[id]
	switch {
	case !known:
		f.add(id, "suggested, and not in programs.json")
	case p.Status != "":
		f.add(id, "suggested although it is %s", p.Status)
	}
	for _, term := range must {
		if slices.Contains(p.Lacks, term) {
			f.add(id, "suggested although it says no to term %d", term)
		}
		if fits && !slices.Contains(p.Offers, term) {
			f.add(id, "said to fit although nothing is known about term %d", term)
		}
	}
}

func hostOf(address string) string {
	u, _ := url.Parse(address)
	return u.Host
}
