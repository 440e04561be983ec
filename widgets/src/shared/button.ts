import { h, type Properties } from "./h.ts";

/** A button that acts at once, and sends no form. */
export function button(label: string, onclick: () => void, more: Properties = {}): HTMLButtonElement {
  return h("button", { type: "button", part: "button", onclick, ...more }, label);
}
