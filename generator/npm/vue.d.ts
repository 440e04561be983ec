// For TypeScript with Vue: import type {} from "{{.Name}}/vue".
import type { DefineComponent } from "vue";
import type * as hub from "./elements.js";

declare module "vue" {
  interface GlobalComponents {
{{- range .Widgets}}
    "{{.Tag}}": DefineComponent<hub.{{.Class}}Attributes>;
{{- end}}
  }
}
