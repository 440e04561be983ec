package browser

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const topicPage = "topics/support-systems/"

// suggested is the detail of the last hub:suggestions event.
type suggested struct {
	Fits     []string `json:"fits"`
	AskFirst []string `json:"askFirst"`
}

const listenToSuggestions = `addEventListener("hub:suggestions", e => globalThis.suggested = e.detail)`

// TestSuggestionsByKeyboard chooses the first need and asks for suggestions.
func TestSuggestionsByKeyboard(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + topicPage)
	chosen := false
	for s := tb.tabKey(); s != nil; s = tb.tabKey() {
		if s.Name == "need" && !chosen {
			tb.press(" ")
			chosen = true
		}
		if s.Type == "submit" && chosen && s.Text == "Show suggestions" {
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
	ID         string
	Status     string
	MinimumAge int
	MaximumAge int
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

// TestNeverRelaxed asks for every need at several ages. No closed program is
// ever suggested, and none that takes other ages.
func TestNeverRelaxed(t *testing.T) {
	programs := listedPrograms(t)
	tb := newTab(t)
	tb.before(listenToSuggestions)
	tb.visit(example.serve(t) + topicPage)
	needs := eval[int](tb, `document.querySelector("hub-suggestions").shadowRoot.querySelectorAll("input[name=need]").length`)
	var found findings
	asked := 0
	for need := -1; need < needs; need++ {
		for _, age := range []int{0, 15, 70} {
			got := ask(tb, need, age)
			asked += len(got.Fits)
			for _, id := range append(got.Fits, got.AskFirst...) {
				checkAdmission(&found, programs, id, age)
			}
		}
	}
	if needs < 5 || asked < 50 {
		t.Errorf("%d needs led to %d suggestions: nothing was tested", needs, asked)
	}
	found.report(t)
}

// ask chooses one need (none below 0) and an age (none at 0), and asks.
func ask(tb *tab, need, age int) suggested {
	tb.t.Helper()
	choice, _ := json.Marshal([]int{need, age})
	return eval[suggested](tb, `(async ([need, age]) => {
		const root = document.querySelector("hub-suggestions").shadowRoot;
		root.querySelectorAll("input[name=need]").forEach((input, i) => { if (input.checked !== (i === need)) input.click(); });
		const field = root.querySelector("input[name=age]");
		field.value = age || "";
		field.dispatchEvent(new Event("change", { bubbles: true }));
		const answer = new Promise(done => addEventListener("hub:suggestions", e => done(e.detail), { once: true }));
		root.querySelector("button.main").click();
		return answer;
	})(`+string(choice)+`)`)
}

func checkAdmission(f *findings, programs map[string]program, id string, age int) {
	p, known := programs[id]
	switch {
	case !known:
		f.add(id, "suggested, and not in programs.json")
	case p.Status != "":
		f.add(id, "suggested although it is %s", p.Status)
	case age > 0 && (p.MinimumAge > age || p.MaximumAge > 0 && p.MaximumAge < age):
		f.add(id, "suggested at age %d, takes %d to %d", age, p.MinimumAge, p.MaximumAge)
	}
}

func hostOf(address string) string {
	u, _ := url.Parse(address)
	return u.Host
}
