// Custom elements of {{.Title}}: their classes, attributes and events.
{{range .Widgets}}
/** {{.Description}} */
export declare class {{.Class}} extends HTMLElement {}
export interface {{.Class}}Attributes {
{{- range .Attributes}}
  /** {{.Description}}{{with .Default}} Default: {{.}}.{{end}} */
  "{{.Name}}"?: {{if eq .Type "boolean"}}boolean | "" | "true" | "false"{{else if eq .Type "number"}}number | string{{else}}string{{end}} | undefined;
{{- end}}
}
{{end}}
declare global {
  interface HTMLElementTagNameMap {
{{- range .Widgets}}
    "{{.Tag}}": {{.Class}};
{{- end}}
  }
  /** On the elements, and on whatever is around them: events bubble to document and window. */
  interface GlobalEventHandlersEventMap {
{{- range .Events}}
    "{{.Name}}": {{.Type}};
{{- end}}
  }
}
