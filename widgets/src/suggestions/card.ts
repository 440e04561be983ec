// One suggested program: what it is, why it is here, what is not known.

import { explain, type Reason } from "../engine/explain.ts";
import type { Facet, Hub, Term, TermID } from "../engine/hub.ts";
import type { Programs } from "../engine/load.ts";
import type { Program } from "../engine/program.ts";
import type { Suggestion } from "../engine/rank.ts";
import { daysSince } from "../engine/score.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import type { Signals } from "../shared/signals.ts";
import { link } from "../shared/site.ts";
import { text } from "../shared/text.ts";

const words = text.suggestions;
const reasonsShown = 3;
const staleAfterDays = 180; // when the hub does not say

export interface CardContext {
  hub: Hub;
  all: Programs;
  state: Signals;
  terms: Term[]; // by TermID
  level: number; // of the heading
  wished: boolean; // else nothing about the visitor is known, and nothing is a reason
}

export function card(suggestion: Suggestion, context: CardContext): HTMLElement {
  const { program } = suggestion;
  return h("article", { class: "card", part: "card" },
    h(headingName(context.level), {}, h("a", { href: link(`programs/${program.id}/`) }, program.name)),
    h("p", {}, where(program)),
    kinds(program, context),
    phone(program),
    questions(suggestion, context),
    context.wished && reasons(suggestion, context),
    unknown(program, context),
    h("p", { class: "quiet" }, checked(program, context)),
  );
}

function where({ name, organization, city, region, place }: Program): string {
  const town = [city, region].filter(Boolean).join(", ");
  const spot = place === "online" ? words.online : place === "area" ? [words.area, town].filter(Boolean).join(", ") : town;
  return [organization === name ? "" : organization, spot].filter(Boolean).join(" · ");
}

function kinds({ offers }: Program, { hub, terms }: CardContext): Child {
  const labels = offers.flatMap((id) => (facetOf(hub, id)?.role === "kind" ? terms[id]!.label : []));
  return labels.length > 0 && h("p", { class: "quiet" }, labels.join(", "));
}

function phone({ phone: contact }: Program): Child {
  const href = contact && link(contact.uri);
  return href && h("p", {}, h("a", { href, class: "phone" }, contact.text));
}

/** What to ask, when something the visitor must have is not known. */
function questions({ verdict }: Suggestion, { hub, terms }: CardContext): Child {
  const asked = verdict.ask.map((id) => {
    const term = terms[id];
    return term?.question || facetOf(hub, id)?.question || words.askTerm(term?.label ?? "");
  });
  return asked.length > 0 && h("p", { part: "ask" }, h("strong", {}, words.ask), [...new Set(asked)].join(" "));
}

/** The largest parts of the score, in words. For freshness the date below speaks. */
function reasons({ program, score }: Suggestion, context: CardContext): Child {
  const shown = explain(score, program.offers, context.all.statistics)
    .flatMap((reason) => reasonText(reason, context) ?? [])
    .slice(0, reasonsShown);
  return shown.length > 0 && h("ul", { class: "ticks", part: "reasons", "aria-label": words.why },
    shown.map((reason) => h("li", {}, reason)));
}

function reasonText(reason: Reason, { hub, terms }: CardContext): string | null {
  if (reason.signal === "freshness") return null;
  const label = (id: TermID | undefined) => terms[id ?? -1]?.label ?? "";
  if (reason.signal === "need") return words.reasonNeed(label(reason.term));
  const domain = hub.checklist?.domains.find((d) => d.id === reason.gap);
  return words.reasonGap(domain?.label ?? words.map, label(reason.terms[0]));
}

/** Chosen needs about which the listing says neither yes nor no. */
function unknown({ offers, lacks }: Program, { state, terms }: CardContext): Child {
  const open = state.needs.filter((id) => !offers.includes(id) && !lacks.includes(id));
  const labels = open.flatMap((id) => terms[id]?.label ?? []);
  return labels.length > 0 && h("p", { class: "quiet" }, words.unknown(labels));
}

function checked(program: Program, context: CardContext): string {
  if (!program.verified) return words.neverChecked;
  const day = new Date(program.verified).toLocaleDateString(context.hub.language, { dateStyle: "long", timeZone: "UTC" });
  const said = words.checked(day, program.by ?? "");
  return isStale(program, context) ? `${said}. ${words.stale}` : said;
}

function isStale({ verified }: Program, { hub, all }: CardContext): boolean {
  const days = daysSince(verified, all.asOf);
  return days === null || days > (hub.suggestions.staleAfterDays ?? staleAfterDays);
}

function facetOf({ vocabulary }: Hub, id: TermID): Facet | undefined {
  let first = 0;
  return vocabulary.find((facet) => id < (first += facet.terms.length));
}
