package read

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"sitegen/generator/internal/model"
)

// How gazetteer/outlines.json is made: see gazetteer/README.md.

const (
	outlineSize  = 1000 // units of the longer side
	outlineBytes = 1200 // what one may take
	finest       = 2.0  // units: how far off an outline may be where there is room
)

// topology is what is used of a TopoJSON file.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   struct {
		States struct {
			Geometries []struct {
				Type       string
				ID         string
				Arcs       json.RawMessage
				Properties struct{ Name string }
			}
		}
	}
}

// makeOutlines gives an outline for each state that the package has, one a line;
// towns say how far a state reaches for people, as some have rocks in the ocean.
func makeOutlines(t *testing.T, modules string, towns []model.Place) []byte {
	data, err := os.ReadFile(filepath.Join(modules, "us-atlas/states-10m.json"))
	if err != nil {
		t.Fatal(err)
	}
	var atlas topology
	if err := json.Unmarshal(data, &atlas); err != nil {
		t.Fatal(err)
	}
	byRegion := map[string]string{}
	for _, g := range atlas.Objects.States.Geometries {
		var polygons [][][]int
		if g.Type == "Polygon" {
			polygons = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &polygons[0])
		} else {
			err = json.Unmarshal(g.Arcs, &polygons)
		}
		if err != nil {
			t.Fatal(err)
		}
		region := regionNamed(t, g.Properties.Name)
		var rings [][][2]float64
		for _, polygon := range polygons {
			rings = append(rings, atlas.ring(polygon[0]))
		}
		byRegion[region] = outlineOf(rings, region, towns)
	}
	var out bytes.Buffer
	sep := "{\n"
	for _, region := range slices.Sorted(keys(byRegion)) {
		fmt.Fprintf(&out, "%s%q:%s", sep, region, byRegion[region])
		sep = ",\n"
	}
	out.WriteString("\n}\n")
	return out.Bytes()
}

func keys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func regionNamed(t *testing.T, name string) string {
	switch name {
	case "Commonwealth of the Northern Mariana Islands":
		return "MP"
	case "United States Virgin Islands":
		return "VI"
	}
	for code, known := range regions {
		if known == name {
			return code
		}
	}
	t.Fatalf("no region is named %q", name)
	return ""
}

// ring joins arcs to a ring of longitudes and latitudes; those beyond the date line
// go on below -180.
func (a *topology) ring(arcs []int) (ring [][2]float64) {
	for _, i := range arcs {
		back := i < 0
		if back {
			i = ^i
		}
		var points [][2]float64
		x, y := 0, 0
		for _, d := range a.Arcs[i] {
			x, y = x+d[0], y+d[1]
			p := [2]float64{float64(x)*a.Transform.Scale[0] + a.Transform.Translate[0], float64(y)*a.Transform.Scale[1] + a.Transform.Translate[1]}
			points = append(points, p)
		}
		if back {
			slices.Reverse(points)
		}
		ring = append(ring, points[1:]...)
	}
	return ring
}

// outlineOf draws rings on a grid and leaves the corners that matter most.
func outlineOf(rings [][][2]float64, region string, towns []model.Place) string {
	b := boxOf(rings, region, towns)
	rings = slices.DeleteFunc(rings, func(r [][2]float64) bool {
		return slices.ContainsFunc(r, func(p [2]float64) bool { return !b.has(p[0], p[1], 0) })
	})
	// An equal scale both ways in the middle (plate carrée with a standard parallel).
	width, height := (b.east-b.west)*math.Cos((b.south+b.north)/2*math.Pi/180), b.north-b.south
	scale := outlineSize / max(width, height)
	w, h := math.Round(width*scale), math.Round(height*scale)
	for _, r := range rings {
		for i, p := range r {
			r[i] = [2]float64{(p[0] - b.west) / (b.east - b.west) * w, (b.north - p[1]) / (b.north - b.south) * h}
		}
	}
	for tolerance := finest; ; tolerance *= 1.05 {
		text := fmt.Sprintf(`{"box":[%s,%s,%s,%s],"size":[%v,%v],"rings":[%s]}`, short(b.west), short(b.south), short(b.east), short(b.north), w, h, ringsText(rings, tolerance))
		if len(text) <= outlineBytes {
			return text
		}
	}
}

// box is what a state's outline shows, in degrees.
type box struct{ west, south, east, north float64 }

func (b *box) reach(lon, lat float64) {
	*b = box{min(b.west, lon), min(b.south, lat), max(b.east, lon), max(b.north, lat)}
}

func (b *box) has(lon, lat, margin float64) bool {
	return lon >= b.west-margin && lon <= b.east+margin && lat >= b.south-margin && lat <= b.north+margin
}

// boxOf holds the larger pieces of a state's land, and its towns.
func boxOf(rings [][][2]float64, region string, towns []model.Place) box {
	b := box{180, 90, -360, -90}
	all, total := b, 0.0
	for _, r := range rings {
		for i := range r {
			if region == "AK" && r[i][0] > 0 {
				r[i][0] -= 360
			}
			all.reach(r[i][0], r[i][1])
		}
		total += math.Abs(ringArea(r))
	}
	for _, r := range rings {
		if math.Abs(ringArea(r)) > total/500 {
			for _, p := range r {
				b.reach(p[0], p[1])
			}
		}
	}
	for _, p := range towns {
		if p.Region == region && !p.Postal && all.has(p.Longitude, p.Latitude, 0) {
			b.reach(p.Longitude, p.Latitude)
		}
	}
	return box{math.Floor(b.west*100) / 100, math.Floor(b.south*100) / 100, math.Ceil(b.east*100) / 100, math.Ceil(b.north*100) / 100}
}

func short(degrees float64) string {
	return strconv.FormatFloat(math.Round(degrees*100)/100, 'f', -1, 64)
}

func ringArea(ring [][2]float64) (sum float64) {
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p[0]*q[1] - q[0]*p[1]
	}
	return sum / 2
}

// ringsText writes rings without corners that lie nearer than tolerance to the line
// that leaves them out, and without islands that small.
func ringsText(rings [][][2]float64, tolerance float64) string {
	text := ""
	for _, ring := range rings {
		if math.Abs(ringArea(ring)) < 10*tolerance*tolerance {
			continue
		}
		far := farthest(ring, ring[0], ring[0])
		kept := append(simplify(ring[:far+1], tolerance), simplify(append(slices.Clone(ring[far:]), ring[0]), tolerance)...)
		x, y, line := 0, 0, ""
		for _, p := range kept {
			nx, ny := int(math.Round(p[0])), int(math.Round(p[1]))
			if line == "" || nx != x || ny != y {
				line += fmt.Sprintf(",%d,%d", nx-x, ny-y)
				x, y = nx, ny
			}
		}
		text += ",[" + line[1:] + "]"
	}
	return text[1:]
}

// simplify is Douglas and Peucker's (1973); the last point is left out.
func simplify(line [][2]float64, tolerance float64) [][2]float64 {
	last := len(line) - 1
	if last < 2 {
		return line[:last]
	}
	at := farthest(line, line[0], line[last])
	if off(line[at], line[0], line[last]) < tolerance {
		return line[:1]
	}
	return append(slices.Clone(simplify(line[:at+1], tolerance)), simplify(line[at:], tolerance)...)
}

// farthest is the inner point of line that is farthest from the line from a to b.
func farthest(line [][2]float64, a, b [2]float64) int {
	at := 1
	for i := 1; i < len(line)-1; i++ {
		if off(line[i], a, b) > off(line[at], a, b) {
			at = i
		}
	}
	return at
}

// off is the distance of p from the piece of line from a to b.
func off(p, a, b [2]float64) float64 {
	x, y := b[0]-a[0], b[1]-a[1]
	if length := x*x + y*y; length > 0 {
		along := max(0, min(1, ((p[0]-a[0])*x+(p[1]-a[1])*y)/length))
		a[0], a[1] = a[0]+along*x, a[1]+along*y
	}
	return math.Hypot(p[0]-a[0], p[1]-a[1])
}
