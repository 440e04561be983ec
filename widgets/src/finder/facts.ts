// What was asked for, and what a listing says to it: yes, no, or nothing.

import type { TermID } from "../engine/hub.ts";
import type { Facts } from "../engine/program.ts";
import { enumerate, type CardContext } from "../shared/card.ts";
import { h } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";

/** One of the words for it. */
export function known({ offers, lacks }: Facts, id: TermID, say: Say): string {
  return offers.includes(id) ? say("offered") : lacks.includes(id) ? say("lacking") : say("unsaid");
}

/** A line for each of the answers that there are. */
export function facts(program: Facts, asked: TermID[], { terms, say }: CardContext): HTMLElement[] {
  return [say("offered"), say("lacking"), say("unsaid")].flatMap((answer) => {
    const labels = asked.filter((id) => known(program, id, say) === answer).map((id) => terms[id]!.label);
    return labels.length > 0 ? h("p", { class: "more" }, h("strong", {}, `${answer}: `), enumerate(labels, say)) : [];
  });
}
