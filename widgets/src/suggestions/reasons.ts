// Why a program is here, from the largest parts of its score, and what of the
// chosen needs is not known.

import type { Term, TermID } from "../engine/hub.ts";
import type { Reason, Suggestion } from "../engine/suggest.ts";
import { distance, type CardContext } from "../shared/card.ts";
import { h, type Child } from "../shared/h.ts";
import { signals } from "../shared/signals.ts";
import * as words from "../shared/text.ts";

const shown = 3;

export function reasons({ program, reasons }: Suggestion, context: CardContext): Child {
  const said = reasons.flatMap((reason) => sayReason(reason, context) || []).slice(0, shown);
  const { needs, off } = signals();
  const open = off.includes("need") ? [] : needs.filter((id) => !program.offers.includes(id) && !program.lacks.includes(id));
  return [
    said.length > 0 && h("ul", { class: "ticks", part: "reasons" }, said.map((line) => h("li", {}, line))),
    open.length > 0 && h("p", { class: "quiet" }, `${words.unsaid}: ${labels(open, context.terms)}`),
  ];
}

/** For freshness the date on the card speaks. */
function sayReason(reason: Reason, { hub, terms }: CardContext): string {
  const say = (why: string, ids: readonly TermID[]) => `${why}: ${labels(ids, terms)}`;
  switch (reason.signal) {
    case "need":
      return say(words.reasonNeed, [reason.term]);
    case "gap":
      return say(signals().gaps.find(({ id }) => id === reason.gap)?.label ?? words.map, reason.terms.slice(0, 1));
    case "near":
      return reason.miles === null ? words.wideNote : words.reasonNear(distance(reason.miles, hub), signals().place?.label ?? "");
    case "filters":
      return say(words.reasonFilter, [reason.term]);
    case "saved":
      return say(words.reasonSaved(reason.name), reason.terms);
    case "explored":
      return say(words.reasonExplored, reason.terms);
    case "freshness":
      return "";
  }
}

function labels(ids: readonly TermID[], terms: Term[]): string {
  return ids.flatMap((id) => terms[id]?.label ?? []).join(", ");
}
