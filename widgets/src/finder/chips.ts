// What a list is filtered by, each with a way to take it off. A term is a must, or
// only brings those who offer it to the front.

import { button } from "../shared/button.ts";
import { h } from "../shared/h.ts";
import * as words from "../shared/text.ts";
import type { Choices, Options } from "./choices.ts";

const labels: Record<string, string> = { age: words.age, when: words.when, text: words.text };

/** Boxes are named as those of the form; what they leave when they are off is "nice". */
export function chips(choices: Choices, form: HTMLFormElement, options: Options, drop: (key: string) => void): HTMLElement[] {
  return [...choices].flatMap(([key, wish]) => {
    const field = form.elements.namedItem(key) as HTMLSelectElement | null;
    if (!field) return []; // links may say anything
    const option = options.get(key);
    const label = option?.label ?? `${labels[key]}: ${field.selectedOptions?.[0]?.text ?? wish}`;
    const single = option?.group === key;
    return h("li", {},
      single && h("label", {},
        h("input", { type: "checkbox", name: key, value: "nice", checked: wish === "must" }), `${label}: ${words.must}`),
      button(single ? "×" : `${label} ×`, () => drop(key), { "aria-label": `${words.clear}: ${label}` }));
  });
}
