package model

// Theme is theme.toml: what a theme is called, its tokens and its style sheets.
type Theme struct {
	Name        string
	Description string
	Light       []Token
	Dark        []Token             // those that differ when the visitor prefers dark
	CSS         []string            // paths below the theme's folder, in order
	Styles      map[string][]string // likewise, of what only some pages need, by the name that templates call it
}

// Token is a custom property: Name "accent" is written --accent in CSS.
type Token struct {
	Name  string
	Value string
}
