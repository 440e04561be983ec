// What to ask a program on the phone: what matters and is not known of it.

import type { TermID } from "../engine/hub.ts";
import type { Facts } from "../engine/program.ts";
import { questionOf, type CardContext } from "../shared/card.ts";
import type { Signals } from "../shared/signals.ts";

const most = 5;

/** What a visitor looked for, each term once. */
export function looked({ needs, must, filters }: Signals): TermID[] {
  return [...new Set([...needs, ...must, ...filters.map(({ term }) => term)])];
}

/** At most five: of the terms asked for, then of the facets of which
 * nothing is known. Facets by index, those that matter most first. */
export function questionsFor({ offers, lacks }: Pick<Facts, "offers" | "lacks">, asked: TermID[], facets: number[], context: CardContext): string[] {
  const isUnknown = (id: TermID) => !offers.includes(id) && !lacks.includes(id);
  const { hub, terms, questions } = context;
  const blank = facets.filter((i) => hub.vocabulary[i]!.terms.every((term) => isUnknown(terms.indexOf(term))));
  return [...new Set([
    ...asked.filter(isUnknown).map((id) => questionOf(id, context)),
    ...blank.map((i) => questions?.facets[i] ?? ""),
  ])].filter(Boolean).slice(0, most);
}
