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

/** At most five: of the terms asked for, then of the facets of which nothing is known. Facets
 * by index, those that matter most first. */
export function questionsFor({ offers, lacks }: Pick<Facts, "offers" | "lacks">, asked: TermID[], facets: number[], context: CardContext): string[] {
  const known = [...offers, ...lacks];
  const { vocabulary } = context.hub;
  const blank = facets.flatMap((i) => {
    const { length } = vocabulary.slice(0, i).flatMap(({ terms }) => terms);
    return known.some((id) => length <= id && id < length + vocabulary[i]!.terms.length) ? [] : context.questions?.facets[i] ?? [];
  });
  const terms = asked.filter((id) => !known.includes(id)).map((id) => questionOf(id, context));
  return [...new Set([...terms, ...blank])].slice(0, most);
}
