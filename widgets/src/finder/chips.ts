// What a search filters by, each with a way to take it off. A term is a must, or
// only brings those who offer it to the front.

import type { CardContext } from "../shared/card.ts";
import { h } from "../shared/h.ts";
import { text } from "../shared/text.ts";
import { anyOf, facets } from "./choices.ts";
import type { Search } from "./link.ts";

const words = text.finder;

/** Items with a box named "must" where there is a choice, and a button that names
 * what it takes off: a field, and of "term" which one. option gives the label of an
 * option of the form by its value. */
export function chips(
  { terms, age, day, part, text: name }: Search,
  { hub, terms: labels }: CardContext,
  option: (field: string) => string,
): HTMLElement[] {
  const chip = (label: string, field: string, value = 0, must: boolean | null = null) => h("li", {},
    h("span", {}, label),
    must !== null && h("label", {},
      h("input", { type: "checkbox", name: "must", value, checked: must, "aria-label": `${words.must}: ${label}` }), words.must),
    h("button", { type: "button", part: "button", name: field, value, "aria-label": `${words.remove}: ${label}` }, "×"));
  const facetOf = facets(hub.vocabulary);
  const shown = [...terms].map(([id, must]) => chip(labels[id]!.label, "term", id, anyOf(facetOf[id]!) ? null : must));
  if (age !== null) shown.push(chip(`${words.age}: ${age}`, "age"));
  if (day) shown.push(chip(part ? `${option("day")}, ${option("part")}` : option("day"), "day"));
  if (name) shown.push(chip(`“${name}”`, "text"));
  return shown;
}
