// Fields for texts that are kept as they are typed.

import { h } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";
import { longest } from "./people.ts";

/** A labelled field for texts[key], and the same text for paper, where a field would
 * cut it off. */
export function textField(kind: "input" | "textarea", key: string, texts: Record<string, string>, say: Say, changed: () => void): HTMLElement {
  const written = h("span", { class: "written", dir: "auto" });
  const field = h(kind, { part: "field", name: key, maxlength: longest.text, autocomplete: "off", dir: "auto", oninput: () => {
    written.textContent = texts[key] = field.value;
    changed();
  } });
  written.textContent = field.value = texts[key] ?? "";
  return h("label", {}, say(key), field, written);
}
