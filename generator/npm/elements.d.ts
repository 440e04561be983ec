// Custom elements of {{.Title}}: their classes, attributes and events.
{{range .Widgets}}
/** {{.Description}} */
export declare class {{.Class}} extends HTMLElement {}
export interface {{.Class}}Attributes {
{{- range .Attributes}}
  /** {{.Description}}{{with .Default}} Default: {{.}}.{{end}} */
  "{{.Name}}"?: {{if eq .Type "boolean"}}""{{else if eq .Type "number"}}number | string{{else}}string{{end}} | undefined;
{{- end}}
}
{{end}}
declare global {
  interface HTMLElementTagNameMap {
{{- range .Widgets}}
    "{{.Tag}}": {{.Class}};
{{- end}}
  }
  interface HTMLElementEventMap {
{{- range .Events}}
    "{{.Name}}": {{.Type}};
{{- end}}
  }
}
