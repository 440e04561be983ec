package atlas

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

// small makes tries of several levels and files of several blocks from few programs.
var small = sizes{bucket: 9, block: 4, directory: 5, words: 30, cells: 20, places: 30}

// sites are the hubs that every property is held against.
func sites(t *testing.T, try func(t *testing.T, site *model.Site, s sizes)) {
	made := func(n int) func(testing.TB) *model.Site {
		return func(testing.TB) *model.Site { return madeSite(rand.New(rand.NewPCG(7, 7)), n) }
	}
	for _, test := range []struct {
		name string
		site func(testing.TB) *model.Site
		sizes
	}{
		{"made", made(2000), chosen},
		{"made, in small files", made(2000), small},
		{"made, one", made(1), chosen},
		{"none", made(0), chosen},
		{"example", exampleSite, chosen},
		{"example, in small files", exampleSite, small},
		{"real", realSite, chosen},
	} {
		t.Run(test.name, func(t *testing.T) { try(t, test.site(t), test.sizes) })
	}
}

// told is a program as a reader learns of it.
type told struct {
	Kind, Day, Minimum, Maximum int
	Closed, Alert               bool
	ID16, Organization16        int
	Offers, Lacks               []int
	Week                        []coreInterval
	Details                     [12]string
	LatLon, Key                 string
}

func TestRoundTrip(t *testing.T) {
	sites(t, func(t *testing.T, site *model.Site, s sizes) {
		a := pack(site, s)
		r := newReader(a, len(site.Vocabulary.Terms))
		got := map[string][]told{}
		for _, root := range []string{a.Near, a.Wide} {
			last := -1
			for _, c := range r.all(root) {
				for i, row := range c.rows {
					if row.code < last {
						t.Errorf("the code %x comes after %x", row.code, last)
					}
					last = row.code
					v := toldOf(row, r.detailsOf(c, i), root == a.Near)
					got[v.Details[0]] = append(got[v.Details[0]], v)
				}
			}
		}
		listed := 0
		for _, p := range site.Programs {
			if p.Status == model.Inactive || p.Status == model.Defunct {
				continue
			}
			listed++
			want := expected(p)
			if diff := cmp.Diff(want, got[p.ID], cmp.AllowUnexported(coreInterval{})); diff != "" {
				t.Fatalf("%s: -listed +read\n%s", p.ID, diff)
			}
		}
		if len(got) != listed {
			t.Errorf("%d programs are told of %d", len(got), listed)
		}
	})
}

func toldOf(row coreRow, details []string, near bool) told {
	v := told{
		Kind: row.kind, Day: row.day, Minimum: row.minimum, Maximum: row.maximum, Closed: row.closed, Alert: row.alert,
		ID16: row.id16, Organization16: row.organization, Offers: row.offers, Lacks: row.lacks, Week: row.week, Key: row.key,
	}
	copy(v.Details[:], details)
	if near {
		x, y := unmorton(row.code)
		v.LatLon = fmt.Sprintf("%.8f %.8f", latitude(y+.5), longitude(x+.5))
	}
	return v
}

// expected is what must be told of a program: once, or once for each key.
func expected(p *model.Program) []told {
	v := told{
		Kind: map[model.LocationKind]int{model.Online: 1, model.Area: 2}[p.Location.Kind], Day: int(p.Verified.On),
		Minimum: p.Eligibility.MinimumAge, Maximum: p.Eligibility.MaximumAge, Closed: p.Status != model.Active, Alert: p.Alert != "",
		ID16: int(crc32.ChecksumIEEE([]byte(p.ID)) & 0xffff), Organization16: -1, Week: expectedWeek(p),
	}
	if p.Organization != "" {
		v.Organization16 = int(crc32.ChecksumIEEE([]byte(strings.Join(model.FoldedWords(p.Organization), " "))) & 0xffff)
	}
	for _, t := range p.Offers {
		v.Offers = append(v.Offers, int(t))
	}
	for _, t := range p.Lacks {
		v.Lacks = append(v.Lacks, int(t))
	}
	v.Details = expectedDetails(p)
	if l := p.Location; l.HasPoint && l.Kind == model.Physical {
		v.LatLon = fmt.Sprintf("%.8f %.8f", middleOf((l.Latitude+90)/180)*180-90, middleOf((l.Longitude+180)/360)*360-180)
		return []told{v}
	}
	var all []told
	for _, key := range expectedKeys(&p.Location) {
		v.Key = key
		all = append(all, v)
	}
	return all
}

// middleOf is where the cell's middle is that has a share of the way around or up.
func middleOf(share float64) float64 {
	return (math.Min(math.Floor(share*(1<<24)), 1<<24-1) + .5) / (1 << 24)
}

var unaccented = strings.NewReplacer("ñ", "n")

// expectedKeys are in the order of their hashes.
func expectedKeys(l *model.Location) []string {
	var keys []string
	for _, s := range l.Serves {
		keys = append(keys, unaccented.Replace(strings.ToLower(s)))
	}
	if len(keys) == 0 && l.Kind == model.Online {
		keys = []string{""}
	} else if len(keys) == 0 {
		keys = []string{strings.ToLower(l.Region)}
	}
	hash := func(s string) int { return int(crc32.ChecksumIEEE([]byte(s)) & 0xffff) }
	slices.SortFunc(keys, func(a, b string) int { return hash(a) - hash(b) })
	return slices.Compact(keys)
}

// expectedWeek has each time once, in order.
func expectedWeek(p *model.Program) []coreInterval {
	var week []coreInterval
	monday := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	at := func(day time.Weekday, m model.Minute) time.Time {
		date := monday
		for date.Weekday() != day {
			date = date.AddDate(0, 0, 1)
		}
		return date.Add(time.Duration(m) * time.Minute)
	}
	add := func(day time.Weekday, from, to model.Minute, session bool, zone string) {
		start, length := at(day, from), 0
		if to >= 0 {
			end := at(day, to)
			if !end.After(start) {
				end = end.AddDate(0, 0, 1)
			}
			length = int(end.Sub(start).Minutes())
		}
		if v := (coreInterval{int(start.Sub(monday).Minutes()), length, session, zone}); !slices.Contains(week, v) {
			week = append(week, v)
		}
	}
	for _, h := range p.Hours {
		for d := h.First; ; d = (d + 1) % 7 {
			add(d, h.Opens, h.Closes, false, "")
			if d == h.Last {
				break
			}
		}
	}
	for _, s := range p.Services {
		for _, m := range s.Schedule {
			add(m.Day, m.Start, m.End, true, m.Timezone)
		}
	}
	slices.SortFunc(week, func(a, b coreInterval) int {
		return strings.Compare(fmt.Sprintf("%5d %5d %s", a.start, a.length, a.zone), fmt.Sprintf("%5d %5d %s", b.start, b.length, b.zone))
	})
	return week
}

func expectedDetails(p *model.Program) [12]string {
	l := p.Location
	d := [12]string{0: p.ID, 1: p.Name, 2: p.Organization, 3: l.Street, 4: l.City, 5: l.Region, 6: l.PostalCode, 9: p.Verified.By, 10: p.Alert}
	if p.Organization == p.Name {
		d[2] = "\x1f"
	}
	if len(p.Phones) > 0 {
		d[7], d[8] = p.Phones[0].URI()[len("tel:"):], p.Phones[0].Text()
		if n := p.Phones[0].Number; len(n) == 12 && n[:2] == "+1" && strings.HasPrefix(d[8], "("+n[2:5]+") "+n[5:8]+"-"+n[8:]) {
			d[8] = ""
		}
	}
	var services []string
	for _, s := range p.Services {
		services = append(services, s.ID+"\x1f"+s.Name)
	}
	d[11] = strings.Join(services, "\x1e")
	for i := range d {
		d[i] = strings.NewReplacer("\t", " ", "\n", " ").Replace(d[i])
	}
	return d
}

// TestNothingElse walks an atlas from its roots and finds every file of it.
func TestNothingElse(t *testing.T) {
	sites(t, func(t *testing.T, site *model.Site, s sizes) {
		a := pack(site, s)
		r := newReader(a, len(site.Vocabulary.Terms))
		reached := map[string]bool{}
		var directories func(string)
		directories = func(name string) {
			if reached[name] = true; name == "" {
				return
			}
			for _, e := range r.directory(name) {
				if e.inner {
					directories(e.file)
					continue
				}
				reached[e.file] = true
				for _, d := range r.core(e.file).details {
					reached[d] = true
				}
			}
		}
		directories(a.Near)
		directories(a.Wide)
		var tables func(string)
		tables = func(name string) {
			if reached[name] = true; name == "" {
				return
			}
			for _, f := range load(r, name, decodeTable).files {
				if reached[f] = true; load(r, name, decodeTable).bits > load(r, name, decodeTable).resolves {
					tables(f)
				}
			}
		}
		tables(a.Words)
		tables(a.Places)
		for _, path := range sortedNames(a.Files) {
			name := strings.TrimSuffix(strings.TrimPrefix(path, "data/v1/atlas/"), ".bin")
			if len(name) != 16 || !reached[name] {
				t.Errorf("nothing leads to %s", path)
			}
			if _, err := trusted(name, a.Files[path]); err != nil {
				t.Error(err)
			}
		}
		if delete(reached, ""); len(reached) != len(a.Files) {
			t.Errorf("%d files are named and %d exist", len(reached), len(a.Files))
		}
	})
}

// TestSame packs the same programs twice and in another order.
func TestSame(t *testing.T) {
	sites(t, func(t *testing.T, site *model.Site, s sizes) {
		a := pack(site, s)
		shuffled := *site
		shuffled.Programs = slices.Clone(site.Programs)
		rand.New(rand.NewPCG(1, 1)).Shuffle(len(shuffled.Programs), func(i, j int) {
			shuffled.Programs[i], shuffled.Programs[j] = shuffled.Programs[j], shuffled.Programs[i]
		})
		for _, other := range []*model.Site{site, &shuffled} {
			b := pack(other, s)
			if a.Near != b.Near || a.Wide != b.Wide || a.Words != b.Words || a.Places != b.Places {
				t.Error("the roots differ")
			}
			if !slices.Equal(sortedNames(a.Files), sortedNames(b.Files)) {
				t.Error("the files differ")
			}
			for path, body := range a.Files {
				if !bytes.Equal(body, b.Files[path]) {
					t.Errorf("%s differs", path)
				}
			}
		}
	})
}
