// The form of the suggestions: needs as chips, and who the help is for.

import type { Facet } from "../engine/hub.ts";
import { h } from "../shared/h.ts";
import { group, options, type Choice } from "../shared/options.ts";
import type { Signals } from "../shared/signals.ts";
import { text } from "../shared/text.ts";

const words = text.suggestions;

export function choices(vocabulary: Facet[], state: Signals): HTMLElement[] {
  const facets = numbered(vocabulary);
  const needs = facets.filter(({ facet }) => facet.role === "need");
  const constraints = facets.filter(({ facet }) => facet.role === "constraint");
  return [
    ...needs.map(({ facet, terms }) =>
      group(null, needs.length > 1 ? facet.label : words.needs, options("checkbox", "need", terms, state.needs))),
    h("details", { open: state.age !== null || state.must.length > 0 },
      h("summary", {}, words.narrow),
      h("p", {}, h("label", { class: "age" }, words.age, ageField(state.age))),
      constraints.map(({ facet, terms }) => group(null, facet.label, options("checkbox", "must", terms, state.must)))),
  ];
}

function ageField(age: number | null): HTMLInputElement {
  return h("input", { type: "number", name: "age", min: 0, max: 120, inputmode: "numeric", autocomplete: "off", value: age });
}

/** Terms carry their TermID, which counts through all facets. */
function numbered(vocabulary: Facet[]): { facet: Facet; terms: Choice[] }[] {
  let id = 0;
  return vocabulary.map((facet) => ({ facet, terms: facet.terms.map(({ label }) => ({ id: id++, label })) }));
}

/** Reads the form. An age that is no age is not said. */
export function chosen(form: HTMLFormElement): Pick<Signals, "needs" | "must" | "age"> {
  const data = new FormData(form);
  const numbers = (name: string) => data.getAll(name).map(Number);
  const age = Number.parseInt(String(data.get("age") ?? ""), 10);
  return { needs: numbers("need"), must: numbers("must"), age: age >= 0 && age <= 120 ? age : null };
}
