// Choices as real radio buttons and checkboxes.

import { h, type Child } from "./h.ts";

export interface Choice {
  id: string | number | boolean;
  label: string;
}

export function options(
  type: "radio" | "checkbox",
  name: string,
  choices: Choice[],
  chosen: readonly (Choice["id"] | undefined)[],
): HTMLElement {
  return h("div", { class: `options ${type}` }, choices.map(({ id, label }) =>
    h("label", {}, h("input", { type, name, value: String(id), checked: chosen.includes(id) }), label)));
}

/** A fieldset with its legend. */
export function group(name: string | null, legend: Child, ...children: Child[]): HTMLFieldSetElement {
  return h("fieldset", { class: name }, h("legend", {}, legend), children);
}
