// For TypeScript with React: import type {} from "{{.Name}}/react".
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type * as hub from "./elements.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
{{- range .Widgets}}
      "{{.Tag}}": DetailedHTMLProps<HTMLAttributes<hub.{{.Class}}>, hub.{{.Class}}> & hub.{{.Class}}Attributes;
{{- end}}
    }
  }
}
