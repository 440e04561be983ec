import { h } from "../shared/h.ts";

const shown = 4_000; // milliseconds

/** A button that copies what a field holds. Where the browser keeps the clipboard shut, the
 * text is selected instead. */
export function copyButton(field: HTMLTextAreaElement, words: DOMStringMap, tool: string): HTMLElement {
  const told = h("span", { role: "status" });
  const copy = async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      return;
    }
    told.textContent = words["copied"]!;
    setTimeout(() => told.textContent = "", shown);
  };
  const button = h("button", { type: "button", class: "button", "aria-label": `${words["copy"]}: ${tool}`, onclick: () => void copy() }, words["copy"]);
  return h("p", { class: "copy" }, button, told);
}
