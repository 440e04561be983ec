// What was asked for, and what a listing says to it: yes, no, or nothing.

import type { Term, TermID } from "../engine/hub.ts";
import type { Facts } from "../engine/program.ts";
import { h } from "../shared/h.ts";
import * as words from "../shared/text.ts";

/** One of the words for it. */
export function known({ offers, lacks }: Facts, id: TermID): string {
  return offers.includes(id) ? words.offered : lacks.includes(id) ? words.lacking : words.unsaid;
}

/** A line for each of the answers that there are. */
export function facts(program: Facts, asked: TermID[], terms: Term[]): HTMLElement[] {
  return [words.offered, words.lacking, words.unsaid].flatMap((answer) => {
    const labels = asked.filter((id) => known(program, id) === answer).map((id) => terms[id]!.label);
    return labels.length > 0 ? h("p", {}, h("strong", {}, `${answer}: `), labels.join(", ")) : [];
  });
}
