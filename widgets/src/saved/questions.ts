// What to ask a program on the phone: what matters and is not known of it.

import { allTerms, type Hub, type Questions, type TermID } from "../engine/hub.ts";
import type { Facts } from "../engine/program.ts";
import type { Signals } from "../shared/signals.ts";

const most = 5;

/** What to ask when nothing is known of any of these. */
export interface Question {
  terms: TermID[];
  text: string;
}

/** The questions of facets by index; none when they could not be loaded. */
export function facetQuestions(facets: number[], hub: Pick<Hub, "vocabulary">, questions: Questions | null): Question[] {
  const terms = allTerms(hub);
  return questions ? facets.map((i) => ({
    terms: hub.vocabulary[i]!.terms.map((term) => terms.indexOf(term)),
    text: questions.facets[i]!,
  })) : [];
}

/** What a visitor looked for, each term once. */
export function looked({ needs, must, filters }: Signals): TermID[] {
  return [...new Set([...needs, ...must, ...filters.map(({ term }) => term)])];
}

/** At most five: those first are asked when what was looked for is not known, then the others. */
export function toAsk({ offers, lacks }: Pick<Facts, "offers" | "lacks">, first: Question[], then: Question[]): string[] {
  const known = [...offers, ...lacks];
  const open = [...first, ...then].filter(({ terms }) => !terms.some((id) => known.includes(id)));
  return [...new Set(open.map(({ text }) => text))].slice(0, most);
}
