package exchange

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func readAny(data []byte) (*table, bool, []string) {
	problems := newLimited("f.csv")
	t, ok := readTable(Input{"f.csv", data}, func(h []string) bool { return len(h) > 0 && h[0] == "name" }, problems)
	var texts []string
	for _, d := range problems.done() {
		texts = append(texts, fmt.Sprintf("%d:%d %s", d.Line, d.Column, d.Code))
	}
	return t, ok, texts
}

func flat(t *table) string {
	lines := []string{strings.Join(t.header, "|")}
	for _, r := range t.rows {
		lines = append(lines, fmt.Sprintf("%d %s", r.line, strings.Join(r.cells, "|")))
	}
	return strings.Join(lines, "\n")
}

func TestReadCSV(t *testing.T) {
	const plain = "name,phone\nHope,555\n"
	encode := func(e unicode.Endianness) string {
		s, err := unicode.UTF16(e, unicode.UseBOM).NewEncoder().String(plain)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	cp1252, err := charmap.Windows1252.NewEncoder().String("name,phone\nCafé,1\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, data, want, problem string }{
		{"plain", plain, "name|phone\n2 Hope|555", ""},
		{"utf-8 mark", "\ufeff" + plain, "name|phone\n2 Hope|555", ""},
		{"utf-16 little", encode(unicode.LittleEndian), "name|phone\n2 Hope|555", ""},
		{"utf-16 big", encode(unicode.BigEndian), "name|phone\n2 Hope|555", ""},
		{"windows-1252", cp1252, "name|phone\n2 Café|1", "2:4 not-utf8"},
		{"invalid utf-8", "name,phone\n\xff\xfe\xc3(,1\n", "name|phone\n2 ÿþÃ(|1", "2:1 not-utf8"},
		{"crlf", "name,phone\r\nHope,555\r\n", "name|phone\n2 Hope|555", ""},
		{"cr only", "name,phone\rHope,555\r", "name|phone\n2 Hope|555", ""},
		{"mixed line ends", "name,phone\r\nA,1\nB,2\rC,3\r\n", "name|phone\n2 A|1\n3 B|2\n4 C|3", ""},
		{"semicolons", "name;phone\nA;1,5\n", "name|phone\n2 A|1,5", ""},
		{"tabs", "name\tphone\nA\t1\n", "name|phone\n2 A|1", ""},
		{"sep line", "sep=;\r\nname;phone\r\nA;1\r\n", "name|phone\n3 A|1", ""},
		{"newline in cell", "name,phone\n\"A\nB\",1\nC,2\n", "name|phone\n2 A\nB|1\n4 C|2", ""},
		{"quote in the middle", "name,phone\nHope \"The\" House,5\nB,2\n", "name|phone\n2 Hope \"The\" House|5\n3 B|2", ""},
		{"quote in the middle, comma in another", "name,phone\nHope \"The\" House,\"5,6\"\nB,2\n", "name|phone\n2 Hope \"The\" House|5,6\n3 B|2", ""},
		{"unterminated quote", "name,phone\nA,1\n\"Hope House,555\nB,2\n", "", "3:0 open-quote"},
		{"quote that swallows", "name,phone\n\"A,1\n\"B\",2\n", "", "2:0 open-quote"},
		{"letters after a quote", "name,phone\n\"Añ\"x,1\n", "", "2:4 open-quote"},
		{"ragged", "name,phone\nA\nB,1,2,3\n", "name|phone\n2 A\n3 B|1|2|3", ""},
		{"header only", "name,phone\n", "", "0:0 no-rows"},
		{"empty", "", "", "0:0 empty-file"},
		{"blank", " \n\n", "", "0:0 empty-file"},
		{"only nul", strings.Repeat("\x00", 64), "", "0:0 not-text"},
		{"utf-16 without a mark", strings.TrimPrefix(encode(unicode.LittleEndian), "\xff\xfe"), "", "0:0 not-text"},
		{"nul in a cell", "name,phone\nA\x00B,1\n", "name|phone\n2 A\x00B|1", ""},
		{"wide", strings.Repeat("c,", 20000) + "\n1\n", "", "1:0 too-many-columns"},
		{"old excel", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "", "0:0 old-workbook"},
		{"broken zip", "PK\x03\x04 nothing", "", "0:0 bad-workbook"},
	} {
		table, ok, problems := readAny([]byte(c.data))
		if got := strings.Join(problems, "; "); got != c.problem {
			t.Errorf("%s: problems %q, want %q", c.name, got, c.problem)
		}
		if ok != (c.want != "") {
			t.Errorf("%s: ok %t", c.name, ok)
		} else if ok {
			if d := cmp.Diff(c.want, flat(table)); d != "" {
				t.Errorf("%s: %s", c.name, d)
			}
		}
	}
}

// Lines must be right below an unquoted quotation mark, too.
func TestLinesAfterLooseRow(t *testing.T) {
	table, ok, _ := readAny([]byte("name,phone\n\n\"two\nlines\",1\na \"b\" c,2\n\nD,3\n"))
	if !ok || flat(table) != "name|phone\n3 two\nlines|1\n5 a \"b\" c|2\n7 D|3" {
		t.Errorf("%v %s", ok, flat(table))
	}
	if got := table.rows[1].columns; len(got) != 2 || got[1] != 9 {
		t.Errorf("columns %v", got)
	}
}

func TestCSVSpectrum(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/corpora/csv-spectrum/csvs/*.csv")
	if len(files) == 0 {
		t.Skip("no csv-spectrum beside the checkout")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".csv")
		expected, err := os.ReadFile(filepath.Join(filepath.Dir(file), "../json", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.HasPrefix(expected, []byte("{")) { // a single row
			expected = slices.Concat([]byte("["), expected, []byte("]"))
		}
		var want []map[string]string
		if err := json.Unmarshal(expected, &want); err != nil {
			t.Fatal(err)
		}
		table, ok, problems := readAny(data)
		if !ok {
			t.Errorf("%s: %v", name, problems)
			continue
		}
		var got []map[string]string
		for _, r := range table.rows {
			row := map[string]string{}
			for i, h := range table.header {
				row[h] = r.cells[i]
			}
			if name == "location_coordinates" { // the corpus has another number in its .json
				row["Contact Phone Number"] = "1234567890"
			}
			got = append(got, row)
		}
		for _, row := range want { // line ends within cells are read as LF
			for k, v := range row {
				row[k] = strings.ReplaceAll(v, "\r\n", "\n")
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// workbook builds an .xlsx with the given sheets, in order.
func workbook(t *testing.T, sheets map[string][][]any, order ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, name := range order {
		if i == 0 {
			f.SetSheetName("Sheet1", name)
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, row := range sheets[name] {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", r+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadXLSX(t *testing.T) {
	data := [][]any{{"name", "phone"}, {"Hope", 1234}, {nil, nil}, {"Oak"}, {"", " "}}
	sheets := map[string][][]any{"About": {{"a note"}}, "Facilities List": data, "Data": data, "Blank": nil}
	for _, order := range [][]string{{"About", "Facilities List"}, {"Blank", "About", "Data"}, {"Data"}} {
		table, ok, problems := readAny(workbook(t, sheets, order...))
		if !ok || len(problems) > 0 {
			t.Fatal(order, problems)
		}
		if d := cmp.Diff("name|phone\n2 Hope|1234\n3 \n4 Oak", flat(table)); d != "" {
			t.Error(order, d)
		}
	}
	if _, ok, problems := readAny(workbook(t, sheets, "About", "Blank")); ok || problems[0] != "0:0 no-sheet" {
		t.Error(problems)
	}
	book := workbook(t, sheets, "Data")
	if _, ok, problems := readAny(book[:len(book)/2]); ok || problems[0] != "0:0 bad-workbook" {
		t.Error(problems)
	}
}

// A part that unpacks to more than the limit is refused before it is unpacked;
// one that lies about its size is refused when the lie shows.
func TestZipBombs(t *testing.T) {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	const size = maxUnzippedBytes + 1
	w.Write(make([]byte, size))
	w.Close()
	for declared, want := range map[uint64]string{size: "it unpacks to more than 48 MB", 1000: "zip: not a valid zip file"} {
		book := repack(t, workbook(t, map[string][][]any{"Data": {{"name"}, {"x"}}}, "Data"), func(out *zip.Writer) {
			raw, err := out.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet9.xml", Method: zip.Deflate,
				CompressedSize64: uint64(packed.Len()), UncompressedSize64: declared})
			if err != nil {
				t.Fatal(err)
			}
			raw.Write(packed.Bytes())
		})
		problems := newLimited("f.xlsx")
		_, ok := readTable(Input{"f.xlsx", book}, func([]string) bool { return true }, problems)
		if ok || !strings.Contains(problems.list[0].Text, want) {
			t.Errorf("%d bytes declared: %v", declared, problems.list)
		}
	}
}

// repack copies an archive and lets more write to the copy.
func repack(t *testing.T, archive []byte, more func(*zip.Writer)) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		if err := out.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	more(out)
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadInput(t *testing.T) {
	if _, err := ReadInput("x.csv", io.LimitReader(endless{}, MaxInputBytes+1)); err == nil {
		t.Error("a file beyond the limit is read")
	}
	in, err := ReadInput("x.csv", strings.NewReader("abc"))
	if err != nil || string(in.Data) != "abc" || in.Name != "x.csv" {
		t.Error(in, err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func FuzzCSV(f *testing.F) {
	f.Add([]byte("name1,street1\n\"a\nb\",c \"d\" e\n"))
	f.Add([]byte("sep=;\nname1;zip\nA;1\n"))
	f.Add([]byte("\xff\xfen\x00a\x00"))
	f.Add([]byte("\"a\",\"b\"\"c\"\n\xe9\n"))
	f.Add(csvOf(f, oakCells(), elmCells()))
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.HasPrefix(data, []byte("PK")) {
			t.Skip("workbooks are excelize's to fuzz")
		}
		result, problems := SAMHSA(Input{"f-2022.csv", data}, testVocabulary(), Options{})
		if n := result.Count(Imported); n != len(result.Programs) || n+result.Count(Merged)+result.Count(Skipped) != len(result.Rows) {
			t.Errorf("%d imported, %d programs, %d rows", n, len(result.Programs), len(result.Rows))
		}
		if problems.HasErrors() && len(result.Programs) > 0 {
			t.Error("programs in spite of errors")
		}
		for _, p := range result.Programs {
			if !validID(p.ID) {
				t.Errorf("id %q of %q", p.ID, p.Name)
			}
		}
	})
}

func FuzzCodes(f *testing.F) {
	f.Add("SA DT * OP OIT * MD NP")
	f.Add("*** \t\n a1 <x>")
	f.Fuzz(func(t *testing.T, cell string) {
		codes, _ := splitCodes(cell)
		seen := map[string]bool{}
		for _, code := range codes {
			if seen[code] || !codeShape.MatchString(code) {
				t.Errorf("code %q of %q", code, cell)
			}
			seen[code] = true
		}
	})
}
