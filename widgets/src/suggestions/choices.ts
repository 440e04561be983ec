// The fields of the suggestions: needs as chips, and who the help is for.

import type { Facet } from "../engine/hub.ts";
import { h, type Child } from "../shared/h.ts";
import { group, options, type Choice } from "../shared/options.ts";
import type { Signals } from "../shared/signals.ts";
import { text } from "../shared/text.ts";

const words = text.suggestions;

export function choices(vocabulary: Facet[], { needs, must, age }: Signals): Child {
  const facets = numbered(vocabulary);
  const wanted = facets.filter(({ facet }) => facet.role === "need");
  const constraints = facets.filter(({ facet }) => facet.role === "constraint");
  return [
    wanted.map(({ facet, terms }) =>
      group(null, wanted.length > 1 ? facet.label : words.needs, options("checkbox", "need", terms, needs))),
    h("details", { open: must.length > 0 || age !== null },
      h("summary", {}, words.narrow),
      h("label", { class: "field" }, words.age, h("input", { type: "number", name: "age", min: 0, max: 120, value: age })),
      constraints.map(({ facet, terms }) => group(null, facet.label, options("checkbox", "must", terms, must)))),
  ];
}

/** Terms carry their TermID, which counts through all facets. */
function numbered(vocabulary: Facet[]): { facet: Facet; terms: Choice[] }[] {
  let id = 0;
  return vocabulary.map((facet) => ({ facet, terms: facet.terms.map(({ label }) => ({ id: id++, label })) }));
}

type Chosen = Pick<Signals, "needs" | "must" | "age">;

export function chosen(form: HTMLFormElement): Chosen {
  const data = new FormData(form);
  const numbers = (name: string) => data.getAll(name).filter(Boolean).map(Number);
  return { needs: numbers("need"), must: numbers("must"), age: numbers("age")[0] ?? null };
}

/** Whether both say the same, in whatever order. */
export function same(a: Chosen, b: Chosen): boolean {
  const text = ({ needs, must, age }: Chosen) => [[...needs].sort(), "", [...must].sort(), "", age].join();
  return text(a) === text(b);
}
