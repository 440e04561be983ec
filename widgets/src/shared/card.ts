// A program as a card of a list: who and where, how to reach it, what to ask and
// how old the facts are. What else there is to say, the list gives.

import { daysSince } from "../engine/days.ts";
import type { Facet, Hub, Questions, Term, TermID } from "../engine/hub.ts";
import type { Program } from "../engine/program.ts";
import { dayOf, distance } from "./measure.ts";
import { h, type Child } from "./h.ts";
import { headingName } from "./heading.ts";
import { link } from "./link.ts";
import { meetings } from "./meetings.ts";
import type { Say } from "./say.ts";
import { inLanguage } from "./site.ts";

const staleAfterDays = 180; // when the hub does not say

export interface CardContext {
  hub: Hub;
  say: Say;
  terms: Term[]; // by TermID
  named?: () => Promise<void>; // gives them the labels that they do not have yet
  questions: Questions | null; // null: they could not be loaded
  level: number; // of the heading
}

/** A program on a list, and what of the visitor's musts is not known of it. */
export interface Listed {
  program: Program;
  miles: number | null;
  ask: readonly TermID[];
  askAge?: boolean;
  askWhen?: boolean;
}

export function card(listed: Listed, context: CardContext, about?: Child, ...actions: Child[]): HTMLElement {
  const { program } = listed;
  const times = meetings(program, context);
  return h("article", { class: "card", part: "card" },
    h(headingName(context.level), { part: "heading" },
      h("a", { href: link(inLanguage(context.hub, `programs/${program.id}/`)) }, asListed(program.name, context.hub))),
    where(listed, context),
    program.alert && h("p", { lang: context.hub.languages[0], dir: "auto" }, h("strong", {}, program.alert)),
    kinds(program, context),
    times && h("p", { class: "more" }, times),
    about,
    questions(listed, context),
    phone(program),
    h("p", { class: "quiet" }, checked(program, context)),
    actions.length > 0 && h("p", { class: "actions" }, actions),
  );
}

/** Whose it is, and the way there. */
export function where({ program, miles }: Pick<Listed, "program" | "miles">, { hub, say }: CardContext): Child {
  const { name, organization } = program;
  return [
    organization && organization !== name && h("p", { class: "quiet" }, asListed(organization, hub)),
    h("p", {}, address(program, hub, say), miles !== null && [" · ", h("strong", {}, distance(miles, say))]),
  ];
}

/** What a listing says is in the hub's own language, whatever the page's. */
export function asListed(text: string, { languages }: Hub): HTMLElement {
  return h("bdi", { lang: languages[0] }, text);
}

/** "1 Oak St, Denver, CO 80202", or what there is in its place. */
export function address({ street, city, region, postalCode, place }: Program, hub: Hub, say: Say): Child {
  const state = [region, postalCode].filter(Boolean).join(" ");
  const spot = [street, city, state].filter(Boolean).join(", ");
  if (place === "online") return say("online");
  return [place === "area" && say("area") + (spot && ", "), spot && asListed(spot, hub)];
}

function kinds({ offers }: Program, { hub, terms, say }: CardContext): Child {
  const labels = offers.flatMap((id) => (facetOf(hub, id)?.role === "kind" ? terms[id]!.label : []));
  return labels.length > 0 && h("p", { class: "quiet more" }, enumerate(labels, say));
}

export function phone({ phone: contact }: Pick<Program, "phone">): Child {
  const href = link(contact?.uri);
  return contact && href && h("p", {}, h("a", { href, class: "phone" }, h("bdi", {}, contact.text)));
}

/** What to ask, when something the visitor must have is not known. */
function questions({ ask, askAge, askWhen }: Listed, context: CardContext): Child {
  const { say } = context;
  const asked = ask.map((id) => questionOf(id, context));
  if (askAge) asked.push(say("ask_age"));
  if (askWhen) asked.push(say("ask_when"));
  return asked.length > 0 && h("p", { part: "ask" }, h("strong", {}, say("ask")), " ", [...new Set(asked)].join(" "));
}

/** How to ask for a term: the hub's question, or one of ours. */
export function questionOf(id: TermID, { hub, terms, questions, say }: CardContext): string {
  return questions?.terms[id] || questions?.facets[hub.vocabulary.indexOf(facetOf(hub, id)!)] || say("ask_term", { term: terms[id]?.label ?? "" });
}

export function checked({ verified, by }: Program, { hub, say }: CardContext): string {
  const days = daysSince(verified, hub.asOf);
  if (days === null) return say("never_checked");
  const [year, month, date] = verified!.split("-", 3).map(Number);
  const day = dayOf(year!, month!, date!, say);
  const checked = by ? say("checked_by", { day, by: hub.by?.[by] ?? by }) : say("checked", { day });
  return days > (hub.staleAfterDays ?? staleAfterDays) ? say("stale", { checked }) : checked;
}

/** "Housing, Work": labels, of which there may be many, and no sentence. */
export function enumerate(labels: string[], say: Say): string {
  return labels.join(`${say("comma")} `);
}

function facetOf({ vocabulary }: Hub, id: TermID): Facet | undefined {
  let first = 0;
  return vocabulary.find((facet) => id < (first += facet.terms.length));
}
