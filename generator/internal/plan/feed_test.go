package plan

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"sitegen/generator/internal/model"
)

func locations(t *testing.T, body []byte) (name string, locs []string) {
	t.Helper()
	var file struct {
		XMLName xml.Name
		URLs    []sitemapURL `xml:"url"`
		Maps    []sitemapURL `xml:"sitemap"`
	}
	if err := xml.Unmarshal(body, &file); err != nil {
		t.Fatal(err)
	}
	for _, u := range append(file.URLs, file.Maps...) {
		locs = append(locs, u.Loc)
	}
	return file.XMLName.Local, locs
}

// TestSitemapIndex plans more pages than one sitemap may list.
func TestSitemapIndex(t *testing.T) {
	h := newHub(site(), languagesOf(site()), Options{})
	pages := make([]Page, 2*sitemapLimit+3)
	for i := range pages {
		pages[i] = Page{URL: fmt.Sprintf("/programs/p-%d/", i), Listed: i%sitemapLimit != 0} // three are not listed
	}
	files := h.sitemaps(pages)
	if len(files) != 3 {
		t.Fatalf("there are %d files", len(files))
	}
	seen := map[string]bool{}
	for i, want := range []struct {
		url   string
		count int
	}{{"/sitemap-1.xml", sitemapLimit}, {"/sitemap-2.xml", sitemapLimit}} {
		name, locs := locations(t, files[i].Raw())
		if files[i].URL != want.url || name != "urlset" || len(locs) != want.count {
			t.Errorf("%s is a %s with %d addresses", files[i].URL, name, len(locs))
		}
		for _, loc := range locs {
			seen[loc] = true
		}
	}
	name, locs := locations(t, files[2].Raw())
	if files[2].URL != "/sitemap.xml" || name != "sitemapindex" ||
		strings.Join(locs, " ") != "https://hub.example/sitemap-1.xml https://hub.example/sitemap-2.xml" {
		t.Errorf("%s is a %s of %q", files[2].URL, name, locs)
	}
	if len(seen) != len(pages)-3 || seen["https://hub.example/programs/p-0/"] {
		t.Errorf("%d of %d pages are listed", len(seen), len(pages))
	}
	if files := h.sitemaps(pages[:sitemapLimit+2]); len(files) != 1 || files[0].URL != "/sitemap.xml" {
		t.Error("as many addresses as fit are not in one file")
	}
}

// TestFeed has the latest changes first, no more than thirty, and nobody undated.
func TestFeed(t *testing.T) {
	programs := many(40)
	for i, p := range programs {
		p.Verified.On = model.Date(19_000 + i/2)
	}
	s := site(append(programs, &model.Program{ID: "undated"}, &model.Program{ID: "gone", Status: model.Defunct, Verified: model.Verified{On: 19_999}})...)
	s.Topics = []*model.Topic{{Slug: "loss", Title: "Loss & more", Definition: "After.", Updated: 19_900}}
	var feed struct {
		Updated string `xml:"updated"`
		Author  string `xml:"author>name"`
		Entries []struct {
			ID    string `xml:"id"`
			Title string `xml:"title"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(planned(t, s).Page("/feed.xml").Raw(), &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entries) != 30 || feed.Updated != "2024-06-26T00:00:00Z" || feed.Author != "Test Hub" {
		t.Errorf("%d entries, updated %s, by %q", len(feed.Entries), feed.Updated, feed.Author)
	}
	for i, want := range []string{"topics/loss", "programs/p-39", "programs/p-40", "programs/p-37", "programs/p-38"} {
		if feed.Entries[i].ID != "https://hub.example/"+want+"/" {
			t.Errorf("entry %d is %s, want %s", i, feed.Entries[i].ID, want)
		}
	}
	if feed.Entries[0].Title != "Loss & more" {
		t.Errorf("the title is %q", feed.Entries[0].Title)
	}
}
