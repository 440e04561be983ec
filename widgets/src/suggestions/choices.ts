// The form of the suggestions: needs as chips, and who the help is for.

import type { Facet } from "../engine/hub.ts";
import { h, type Child } from "../shared/h.ts";
import { group, options, type Choice } from "../shared/options.ts";
import type { Signals } from "../shared/signals.ts";
import { text } from "../shared/text.ts";

const words = text.suggestions;

export function choices(vocabulary: Facet[], state: Signals): Child[] {
  const facets = numbered(vocabulary);
  const needs = facets.filter(({ facet }) => facet.role === "need");
  const constraints = facets.filter(({ facet }) => facet.role === "constraint");
  return [
    ...needs.map(({ facet, terms }) =>
      group(null, needs.length > 1 ? facet.label : words.needs, options("checkbox", "need", terms, state.needs))),
    constraints.length > 0 && h("details", { open: state.must.length > 0 },
      h("summary", {}, words.narrow),
      constraints.map(({ facet, terms }) => group(null, facet.label, options("checkbox", "must", terms, state.must)))),
  ];
}

/** Terms carry their TermID, which counts through all facets. */
function numbered(vocabulary: Facet[]): { facet: Facet; terms: Choice[] }[] {
  let id = 0;
  return vocabulary.map((facet) => ({ facet, terms: facet.terms.map(({ label }) => ({ id: id++, label })) }));
}

export function chosen(form: HTMLFormElement): Pick<Signals, "needs" | "must"> {
  const data = new FormData(form);
  const numbers = (name: string) => data.getAll(name).map(Number);
  return { needs: numbers("need"), must: numbers("must") };
}
