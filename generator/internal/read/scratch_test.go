package read

import (
	"fmt"
	"os"
	"sitegen/generator/internal/model"
	"testing"
)

func TestScratch(t *testing.T) {
	d, _ := model.ParseDate("2026-11-22")
	r, _ := Open(os.Getenv("HUB"), Options{Today: d})
	s, l := r.Read()
	fmt.Println(len(s.Programs), len(s.Topics), len(s.Documents), s.AsOf, len(l))
	l.Print(os.Stdout)
	th, l2 := Theme(os.DirFS(os.Getenv("HUB")+"/themes"), "haven")
	fmt.Println(th.Name, len(th.Light), len(th.Dark), th.CSS)
	l2.Print(os.Stdout)
}
