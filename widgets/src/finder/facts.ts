// What was asked for, and what a listing says to it: yes, no, or nothing.

import type { Term, TermID } from "../engine/hub.ts";
import type { Facts } from "../engine/program.ts";
import { h } from "../shared/h.ts";
import * as words from "../shared/text.ts";

const answers = ["yes", "no", "unknown"] as const;

export function known({ offers, lacks }: Facts, id: TermID): (typeof answers)[number] {
  return offers.includes(id) ? "yes" : lacks.includes(id) ? "no" : "unknown";
}

/** A line for each of the answers that there are. */
export function facts(program: Facts, asked: TermID[], terms: Term[]): HTMLElement[] {
  return answers.flatMap((answer) => {
    const labels = asked.filter((id) => known(program, id) === answer).map((id) => terms[id]!.label);
    return labels.length > 0 ? h("p", {}, h("strong", {}, `${words.answers[answer]}: `), labels.join(", ")) : [];
  });
}
