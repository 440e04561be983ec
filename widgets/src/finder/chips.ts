// What a list is filtered by, each with a way to take it off. A term is a must, or
// only brings those who offer it to the front.

import { button } from "../shared/button.ts";
import { h } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";
import type { Choices, Options } from "./choices.ts";

/** Boxes are named as those of the form; what they leave when they are off is "nice". */
export function chips(choices: Choices, form: HTMLFormElement, options: Options, say: Say, drop: (key: string) => void): HTMLElement[] {
  const labels: Record<string, string> = { age: say("age"), when: say("when"), text: say("text") };
  return [...choices].flatMap(([key, wish]) => {
    const field = form.elements.namedItem(key) as HTMLSelectElement | null;
    const option = options.get(key);
    const label = option?.label ?? say("pair", { label: labels[key]!, value: field?.selectedOptions?.[0]?.text ?? wish });
    const single = option?.group === key;
    return h("li", {},
      single && h("label", {},
        h("input", { type: "checkbox", name: key, value: "nice", checked: wish === "must" }), say("must", { term: label })),
      button(single ? "×" : `${label} ×`, () => drop(key), { "aria-label": say("pair", { label: say("clear"), value: label }) }));
  });
}
