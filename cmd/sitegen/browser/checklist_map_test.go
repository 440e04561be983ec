package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// answer ticks "name=value" in the checklist, one after the other, as a click does.
func answer(tb *tab, said ...string) {
	tb.t.Helper()
	for _, one := range said {
		name, value, _ := strings.Cut(one, "=")
		if !eval[bool](tb, inChecklist(fmt.Sprintf(`(input => { input?.click(); return !!input && !input.matches(":disabled"); })(root.querySelector('[name="%s"][value="%s"]'))`, name, value))) {
			tb.t.Fatalf("can't answer %s", one)
		}
	}
}

// showMap asks for the result with what is answered.
func showMap(tb *tab) {
	tb.t.Helper()
	tb.do(chromedp.Evaluate[chromedp.Void](inChecklist(`[...root.querySelectorAll("form button")].at(-1).click()`)))
	tb.wait(inChecklist(`!!root.querySelector(".result")`))
}

// supportMap is what the picture and the table say.
type supportMap struct {
	Ties, Dashed, Bold int
	Labels             []string    // of sources
	Round              []string    // those that are informal
	Rows               [][3]string // of the table
	Outside            []string    // texts that leave their box
	Meet               [][2]string // sources that overlap
}

const shownMap = `(() => {
	const svg = root.querySelector("svg"), boxes = [...svg.querySelectorAll("g")];
	const label = g => [...g.querySelectorAll("text")].map(t => t.textContent).join(" ");
	const rect = g => g.querySelector("rect").getBoundingClientRect();
	const within = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
	return {
		ties: svg.querySelectorAll("path").length,
		dashed: [...svg.querySelectorAll("path")].filter(p => getComputedStyle(p).strokeDasharray !== "none").length,
		bold: [...svg.querySelectorAll("path")].filter(p => parseFloat(getComputedStyle(p).strokeWidth) > 2).length,
		labels: boxes.map(label),
		round: boxes.filter(g => Number(g.querySelector("rect").getAttribute("rx")) > 10).map(label),
		rows: [...root.querySelectorAll("tr")].slice(1).map(r => [...r.cells].map(c => c.firstChild?.textContent ?? "")),
		outside: boxes.flatMap(g => [...g.querySelectorAll("text")].filter(t => !within(t.getBoundingClientRect(), rect(g))).map(t => t.textContent)),
		meet: boxes.flatMap((g, i) => boxes.slice(i + 1).filter(o => { const a = rect(g), b = rect(o); return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; }).map(o => [label(g), label(o)])),
	};
})()`

const supportMapPage = "tools/support-map/"

var nine = []string{"family", "friends", "work-school", "peers", "sponsor-mentor", "therapist", "coach-medical", "faith-culture", "online"}

// TestSupportMap: the picture shows what was said, the table says the same.
func TestSupportMap(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + "tools/support-map/")
	answer(tb, "emotional.0=enough", "emotional.1=enough", "emotional.source=family", "emotional.source=friends",
		"belonging.0=some", "belonging.source=peers", "practical.0=not-now")
	showMap(tb)
	got := eval[supportMap](tb, inChecklist(shownMap))
	if got.Ties != 3 || got.Dashed != 1 || got.Bold != 2 {
		t.Errorf("%d ties, %d dashed, %d bold; want 3, 1, 2", got.Ties, got.Dashed, got.Bold)
	}
	if want := []string{"Family", "Friends", "Peers or mutual help"}; !slices.Equal(got.Labels, want) || !slices.Equal(got.Round, want[:2]) {
		t.Errorf("labels %q, round are %q", got.Labels, got.Round)
	}
	rows := map[string]string{}
	for _, row := range got.Rows {
		rows[row[0]] = row[1] + ": " + row[2]
	}
	for domain, want := range map[string]string{
		"Someone to lean on": "strong today: Family, Friends",
		"A place to belong":  "some, could grow: Peers or mutual help only",
		"Everyday help":      "worth adding: ",
		"Meaning and hope":   "skipped: ",
	} {
		if rows[domain] != want {
			t.Errorf("the table says %q of %q, want %q", rows[domain], domain, want)
		}
	}
	if name := eval[string](tb, inChecklist(`root.querySelector("svg[role=img]").getAttribute("aria-label")`)); !strings.Contains(name, "table") {
		t.Errorf("the picture is called %q, which points to no table", name)
	}
}

// TestNamesOnTheMap: a short name shows up on the picture and in the table, the
// field keeps the focus, and the name stays as long as the answers.
func TestNamesOnTheMap(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + "tools/support-map/")
	answer(tb, "emotional.0=enough", "emotional.source=friends", "belonging.0=enough", "belonging.source=family")
	showMap(tb)
	tb.do(chromedp.Evaluate[chromedp.Void](inChecklist(`(root.querySelector("summary").click(), root.querySelector("details input").focus())`)))
	tb.press(strings.Split("Ana Maria Gomez", "")...)
	const long = "Family Ana Maria Go" // twelve letters
	if got := eval[supportMap](tb, inChecklist(shownMap)); !slices.Contains(got.Labels, long) || got.Rows[1][2] != "Family (Ana Maria Go) only" {
		t.Errorf("labels %q, the table says %q", got.Labels, got.Rows[1][2])
	}
	if !eval[bool](tb, inChecklist(`root.activeElement === root.querySelector("details input")`)) {
		t.Error("the field lost the focus")
	}
	tb.visit(front + "tools/support-map/")
	showMap(tb)
	if got := eval[supportMap](tb, inChecklist(shownMap)); !slices.Contains(got.Labels, long) {
		t.Errorf("after a while: %q", got.Labels)
	}
	answer(tb, "belonging.source=family") // not any more
	if kept := eval[string](tb, `Object.values(sessionStorage).join()`); strings.Contains(kept, "Ana") {
		t.Errorf("the name of a source that is gone is kept: %s", kept)
	}
}

// TestMapFits draws all sources on the smallest phone, in all languages, both
// directions of reading, and where colors are forced.
func TestMapFits(t *testing.T) {
	var found findings
	fronts := map[string]string{"right to left": rtl.serve(t)}
	pages, err := filepath.Glob(filepath.Join(example.dir, "*", supportMapPage, "index.html"))
	if err != nil || len(pages) < 2 {
		t.Fatalf("%d languages, error %v", len(pages), err)
	}
	fronts["the hub's language"] = example.serve(t)
	for _, page := range pages {
		language := strings.Split(filepath.ToSlash(page[len(example.dir)+1:]), "/")[0]
		fronts[language] = fronts["the hub's language"] + language + "/"
	}
	for where, front := range fronts {
		tb := newTab(t)
		tb.do(chromedp.EmulateViewport(320, 640))
		tb.visit(front + supportMapPage)
		checkWidth(tb, &found, where+", the first card")
		tb.axeInBothSchemes(&found, where+", the first card")
		answer(tb, "emotional.0=enough", "crisis.0=not-now", ".strain=true")
		for _, source := range nine {
			answer(tb, "emotional.source="+source)
		}
		showMap(tb)
		got := eval[supportMap](tb, inChecklist(shownMap))
		if len(got.Labels) != len(nine) || len(got.Outside) > 0 || len(got.Meet) > 0 {
			t.Errorf("%s: %d sources; outside their boxes: %q; overlapping: %q", where, len(got.Labels), got.Outside, got.Meet)
		}
		tb.do(chromedp.Evaluate[chromedp.Void](inChecklist(`root.querySelector("summary").click()`)))
		checkWidth(tb, &found, where+", the map")
		tb.axeInBothSchemes(&found, where+", the map")
		tb.media("", "forced-colors:active")
		tb.axe(&found, where+", the map in forced colors", everything)
		checkLog(tb, &found, front, where)
	}
	found.report(t)
}

// TestReminder makes a calendar file on the device, which says nothing of what the list is.
func TestReminder(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.before(`globalThis.made = []; URL.createObjectURL = blob => { made.push(blob); return "#made"; };
		HTMLAnchorElement.prototype.click = function () { made.push(this.download); };`)
	tb.visit(front + "tools/support-map/")
	answer(tb, "emotional.0=enough")
	showMap(tb)
	tb.do(chromedp.Evaluate[chromedp.Void](inChecklist(`[...root.querySelectorAll(".result button")].find(b => /calendar/.test(b.innerText)).click()`)))
	file := eval[string](tb, `made[0].text()`)
	if kind := eval[string](tb, `made[0].type + " " + made[1]`); kind != "text/calendar;charset=utf-8 reminder.ics" {
		t.Errorf("the file is %s", kind)
	}
	want := regexp.MustCompile(`^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r]+\r\nBEGIN:VEVENT\r\nUID:[0-9-]+\r\nDTSTAMP:\d{8}T\d{6}Z\r\nDTSTART;VALUE=DATE:\d{8}\r\nSUMMARY:Look at my list again\r\n(?s:.*)BEGIN:VALARM\r\n(?s:.*)END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n$`)
	if !want.MatchString(file) {
		t.Errorf("no calendar: %q", file)
	}
	for _, word := range []string{"support", "recovery", "hub", "127.0.0.1", "http"} {
		if strings.Contains(strings.ToLower(file), word) {
			t.Errorf("the calendar says %q", word)
		}
	}
	var found findings
	checkLog(tb, &found, front, "the reminder")
	found.report(t)
}

// TestAnotherChecklist runs the widget on a hub about something else: other
// domains, statements, answers, bands and sources, and no items.
func TestAnotherChecklist(t *testing.T) {
	food, err := build(foodBank(t), filepath.Join(t.TempDir(), "out"), "/")
	if err != nil {
		t.Fatal(err)
	}
	front := food.serve(t)
	tb := newTab(t)
	tb.visit(front + "tools/support-map/")
	if shown := visibleCards(tb); len(shown) != 1 || shown[0] != "1 of 3 Enough to eat" {
		t.Errorf("begins with %q", shown)
	}
	answer(tb, "meals.0=always", "meals.source=pantry", "cooking.0=hardly", "cooking.2=mostly", "cooking.want=true", "getting-there.0=never", "getting-there.want=false")
	showMap(tb)
	got := eval[supportMap](tb, inChecklist(shownMap))
	if got.Ties != 1 || got.Dashed != 1 || !slices.Equal(got.Labels, []string{"Food pantry"}) {
		t.Errorf("draws %+v", got)
	}
	want := [][3]string{{"Enough to eat", "plenty", "Food pantry only"}, {"Cooking at home", "tight", ""}, {"Getting there", "short", ""}}
	if !slices.Equal(got.Rows, want) {
		t.Errorf("the table says %q", got.Rows)
	}
	shown := eval[[]section](tb, shownResult)
	if len(shown[1].Items) != 1 || !strings.Contains(shown[1].Items[0], "Pick one dish for Sunday.") || !slices.Contains(shown[1].Links, "/topics/cooking/") {
		t.Errorf("one step was wanted: %+v", shown[1])
	}
	var found findings
	checkLog(tb, &found, front, "the food bank")
	found.report(t)
}

// foodBank is a copy of the generator's golden site of that name, in the theme that people see.
func foodBank(t *testing.T) string {
	t.Helper()
	return copyWith(t, filepath.Join(repository, "generator/testdata/golden/food-bank/in"), "config.toml", `theme = "plain"`, `theme = "haven"`)
}

// copyWith copies a folder and changes a line in one of its files.
func copyWith(t *testing.T, folder, file, before, after string) string {
	t.Helper()
	into := t.TempDir()
	if err := os.CopyFS(into, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(into, file)
	body, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(body), before) {
		t.Fatalf("%s has no %s: %v", file, before, err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(body), before, after, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	return into
}
