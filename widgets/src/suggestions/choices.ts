// The fields of the suggestions: needs as chips, and who the help is for.

import type { Facet } from "../engine/hub.ts";
import { h, type Child } from "../shared/h.ts";
import { group, options } from "../shared/options.ts";
import type { Say } from "../shared/say.ts";
import { signals, type Signals } from "../shared/signals.ts";

type Chosen = Pick<Signals, "needs" | "must" | "age">;

/** Without terms in which there is nothing to choose. */
export function choices(vocabulary: Facet[], { needs, must, age }: Chosen, isFree: (id: number) => boolean, say: Say): Child {
  let id = 0; // TermIDs count through all facets
  const terms = vocabulary.map((facet) => facet.terms.map(({ label }) => ({ id: id++, label })).filter(({ id }) => isFree(id)));
  const fields = (role: Facet["role"], name: string, chosen: Chosen["needs"]) => vocabulary.map((facet, i) =>
    facet.role === role && terms[i]![0] && group(null, facet.label, options("checkbox", name, terms[i]!, chosen)));
  const who = h("details", { open: must.length > 0 || age !== null },
    h("summary", {}, say("who_for")),
    h("label", {}, say("age"),
      h("input", { part: "field", type: "number", name: "age", min: 0, max: 120, value: age, oninvalid: () => (who.open = true) })),
    fields("constraint", "must", must));
  return [fields("need", "need", needs), who];
}

/** An age that cannot be is left to be mended, and the one from before holds. */
export function chosen(form: HTMLFormElement, isFree: (id: number) => boolean): Chosen {
  const data = new FormData(form);
  const numbers = (name: string) => data.getAll(name).filter(Boolean).map(Number);
  const others = signals().needs.filter((id) => !isFree(id)); // said elsewhere, and not asked here
  const { validity } = form.elements.namedItem("age") as HTMLInputElement;
  return { needs: [...numbers("need"), ...others], must: numbers("must"), age: validity.valid ? numbers("age")[0] ?? null : signals().age };
}

/** Whether both say the same, in whatever order. */
export function same(a: Chosen, b: Chosen): boolean {
  const text = ({ needs, must, age }: Chosen) => [[...needs].sort(), "", [...must].sort(), "", age].join();
  return text(a) === text(b);
}
