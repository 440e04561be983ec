// One suggested program: why it is here, and what of the chosen needs is not known.

import { explain, type Reason } from "../engine/explain.ts";
import type { TermID } from "../engine/hub.ts";
import type { Programs } from "../engine/load.ts";
import type { Program } from "../engine/program.ts";
import type { Suggestion } from "../engine/rank.ts";
import { card, type CardContext } from "../shared/card.ts";
import { h, type Child } from "../shared/h.ts";
import type { Signals } from "../shared/signals.ts";
import { text } from "../shared/text.ts";

const words = text.suggestions;
const reasonsShown = 3;

export interface SuggestionContext extends CardContext {
  all: Programs;
  state: Signals;
  wished: boolean; // else nothing about the visitor is known, and nothing is a reason
}

export function suggestionCard(suggestion: Suggestion, context: SuggestionContext): HTMLElement {
  const { program, verdict } = suggestion;
  const about = [context.wished && reasons(suggestion, context), unknown(program, context)];
  return card({ program, miles: null, ...verdict }, context, about);
}

/** The largest parts of the score, in words. For freshness the date below speaks. */
function reasons({ program, score }: Suggestion, context: SuggestionContext): Child {
  const shown = explain(score, program.offers, context.all.statistics)
    .flatMap((reason) => reasonText(reason, context) ?? [])
    .slice(0, reasonsShown);
  return shown.length > 0 && h("ul", { class: "ticks", part: "reasons", "aria-label": words.why },
    shown.map((reason) => h("li", {}, reason)));
}

function reasonText(reason: Reason, { hub, terms }: SuggestionContext): string | null {
  if (reason.signal === "freshness") return null;
  const label = (id: TermID | undefined) => terms[id ?? -1]?.label ?? "";
  if (reason.signal === "need") return words.reasonNeed(label(reason.term));
  const domain = hub.checklist?.domains.find((d) => d.id === reason.gap);
  return words.reasonGap(domain?.label ?? words.map, label(reason.terms[0]));
}

/** Chosen needs about which the listing says neither yes nor no. */
function unknown({ offers, lacks }: Program, { state, terms }: SuggestionContext): Child {
  const open = state.needs.filter((id) => !offers.includes(id) && !lacks.includes(id));
  const labels = open.flatMap((id) => terms[id]?.label ?? []);
  return labels.length > 0 && h("p", { class: "quiet" }, words.unknown(labels));
}
