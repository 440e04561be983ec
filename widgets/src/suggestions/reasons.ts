// Why a program is here, from the largest parts of its score, and what of the
// chosen needs is not known.

import type { TermID } from "../engine/hub.ts";
import type { Reason, Suggestion } from "../engine/suggest.ts";
import { enumerate, type CardContext } from "../shared/card.ts";
import { h, type Child } from "../shared/h.ts";
import { distance } from "../shared/measure.ts";
import { placeName } from "../shared/place-field.ts";
import type { Signals } from "../shared/signals.ts";

const shown = 3;

export function reasons({ program, reasons }: Suggestion, state: Signals, context: CardContext): Child {
  const said = reasons.flatMap((reason) => sayReason(reason, state, context) || []).slice(0, shown);
  const { needs, off } = state;
  const open = off.includes("need") ? [] : needs.filter((id) => !program.offers.includes(id) && !program.lacks.includes(id));
  return [
    said.length > 0 && h("ul", { class: "ticks", part: "reasons" }, said.map((line) => h("li", {}, line))),
    open.length > 0 && h("p", { class: "quiet" }, context.say("pair", { label: context.say("unsaid"), value: labels(open, context) })),
  ];
}

/** For freshness the date on the card speaks. */
function sayReason(reason: Reason, { gaps, place }: Signals, context: CardContext): string {
  const { say } = context;
  switch (reason.signal) {
    case "freshness":
      return "";
    case "near":
      return reason.miles === null ? say("wide_note") : say("reason_near", { distance: distance(reason.miles, say), place: placeName(place, say) });
    case "gap":
      return say("pair", { label: gaps.find(({ id }) => id === reason.gap)?.label ?? say("map"), value: labels(reason.terms.slice(0, 1), context) });
  }
  const terms = labels("term" in reason ? [reason.term] : reason.terms, context);
  return say(`reason_${reason.signal}`, { terms, name: "name" in reason ? reason.name : "" });
}

function labels(ids: readonly TermID[], { terms, say }: CardContext): string {
  return enumerate(ids.flatMap((id) => terms[id]?.label ?? []), say);
}
