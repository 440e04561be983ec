import { h, type Child, type Properties } from "./h.ts";

/** A button that acts at once, and sends no form. */
export function button(label: Child, onclick: () => void, more: Properties = {}): HTMLButtonElement {
  return h("button", { type: "button", part: "button", onclick, ...more }, label);
}
