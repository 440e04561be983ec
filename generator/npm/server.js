// What servers get in place of the elements, which only browsers have: there a tag is a tag.
{{range .Widgets}}export class {{.Class}} {}
{{end}}