package main

import (
	"fmt"
	"io"
	"strings"

	"sitegen/generator"
)

// form is one of the ways to embed a widget.
type form struct {
	text  func(*generator.Snippet) string
	parts func(*generator.Snippet, generator.Widget) []part
	space func(*generator.Snippet) string // a line for the page's head; nil where there is none
	where string
	reads string // who else can read what visitors enter
}

// part is a piece of a snippet and what it does.
type part struct{ code, says string }

var (
	byScript = form{(*generator.Snippet).ByScript, linkAndScript, (*generator.Snippet).Space,
		"Paste it where the widget is to stand. On a page with several, one script is enough.",
		scriptsRead}
	pinned = form{(*generator.Snippet).Pinned, linkAndPin, (*generator.Snippet).Space,
		"Paste it where the widget is to stand. On a page with several, one script is enough.",
		scriptsRead}
	byFrame = form{(*generator.Snippet).ByFrame, frameAndLines, nil,
		"Paste it where the widget is to stand.", "Scripts of your page can't read it in the frame.\n"}
)

const scriptsRead = "Scripts of your page can read what visitors enter: keep session recorders away\nfrom it, or use the frame. React and Vue: see the package (--npm), or give the link an\nelement of its own, since the script replaces it.\n"

var crisisPart = part{"<p>…</p>", "Crisis lines as text of your page, there when the hub is not. Leave them in."}

// explain says what each part of a snippet does.
func explain(w io.Writer, f form, s *generator.Snippet, widget generator.Widget) {
	fmt.Fprintf(w, "\n%s\n", f.where)
	for _, p := range f.parts(s, widget) {
		fmt.Fprintf(w, "\n  %s\n%s", p.code, wrapped(p.says, "      "))
	}
	if f.space != nil {
		fmt.Fprintf(w, "\nIf you like, put this line into the head of your page: what is below the widget then\nstays in its place while the widget comes.\n\n  %s\n", f.space(s))
	}
	fmt.Fprint(w, "\nNo website but the hub's is asked for anything, and the hub gets nothing that visitors enter.\n"+f.reads)
}

func linkAndScript(s *generator.Snippet, w generator.Widget) []part {
	return append(link(s, w), crisisPart,
		part{"<script src=" + quoted(s.Script) + ">",
			"The widgets. This address follows the hub's updates. The script changes links with data-hub and nothing else on the page."},
		part{`type="module"`, "Waits until the page is there, so it never holds the page up."})
}

func linkAndPin(s *generator.Snippet, w generator.Widget) []part {
	return append(link(s, w), crisisPart,
		part{"<script src=" + quoted(s.Pin.URL) + ">",
			"The widgets as they are today. What this address holds never changes; to have updates, paste anew, or leave --pin out."},
		part{"integrity=" + quoted(s.Pin.Integrity), "The browser runs the script only if it is this one to the last byte."},
		part{`crossorigin="anonymous"`, "Without it a browser cannot check; no cookies are sent."},
		part{`type="module"`, "Waits until the page is there, so it never holds the page up."})
}

func link(s *generator.Snippet, w generator.Widget) []part {
	parts := []part{
		{"<a href=" + quoted(s.Link) + ">" + s.Label + "</a>",
			"A link to the widget's page on the hub: what people see until the widget is ready, and where no script runs. The words are yours to change."},
		{"data-hub=" + quoted(s.Widget), w.Description},
	}
	if s.Language != "" {
		parts = append(parts, part{"lang=" + quoted(s.Language), "The language of the link's words, for screen readers."})
	}
	return append(parts, options(s, w, "data-hub-")...)
}

func frameAndLines(s *generator.Snippet, w generator.Widget) []part {
	parts := []part{
		{"<iframe src=" + quoted(s.Frame.URL) + ">", w.Description + " It is a page of the hub, within yours."},
	}
	parts = append(parts, options(s, w, "#")...)
	return append(parts,
		part{"<div>", "Keeps the frame as wide as there is room, where your page sets things in a row."},
		part{"title=" + quoted(s.Label), "What screen readers call the frame."},
		part{`sandbox="…"`, "What the frame may do: run the hub's script, keep what visitors ask it to, open links, save files, print, call. Not: lead your page elsewhere."},
		part{`allow="clipboard-write; geolocation"`, "Lets visitors copy a link and search from where they are, once they press the button for it."},
		part{`referrerpolicy="no-referrer"`, "The hub is not told which page it stands on."},
		part{`loading="lazy"`, "Loaded when somebody comes near it."},
		part{fmt.Sprintf(`width="100%%" height="%d"`, s.Frame.Height), "As wide as there is room. So high without the script below; the widget scrolls within."},
		part{"<a href=" + quoted(s.Link) + ">" + s.Open + "</a>", "Leads to the widget's page on the hub, also when the frame stays empty. The words are yours to change."},
		crisisPart,
		part{"<script src=" + quoted(s.Frame.Resizer) + ">",
			"Makes the frame as high as what it shows, for which data-hub-frame marks it. Leave it out where scripts are not allowed."})
}

// options are what narrows the widget, as the manifest explains it.
func options(s *generator.Snippet, w generator.Widget, prefix string) []part {
	var parts []part
	for _, o := range s.Options {
		if o.Name == "language" && prefix == "#" {
			continue // it is in the path
		}
		code := prefix + o.Name
		if !o.Flag {
			code += "=" + quoted(o.Value)
		}
		for _, a := range w.Attributes {
			if a.Option() == o.Name {
				parts = append(parts, part{code, a.Description})
			}
		}
	}
	return parts
}

func quoted(s string) string { return `"` + s + `"` }

// wrapped breaks text into lines of up to 80 characters, each after the indent.
func wrapped(text, indent string) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(text) {
		switch {
		case column == 0:
			b.WriteString(indent)
			column = len(indent)
		case column+1+len(word) > 80:
			b.WriteString("\n" + indent)
			column = len(indent)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String() + "\n"
}
