// One program or service on a list: a card on the screen, and a part of a call sheet
// on paper. Its facts come with its page.

import { address, checked, phone, type CardContext } from "../shared/card.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { signals, type Saved } from "../shared/signals.ts";
import { link, type Site } from "../shared/site.ts";
import { readListing, type Listing } from "./listing.ts";
import { looked, questionsFor } from "./questions.ts";

export interface SheetContext extends CardContext {
  site: Site;
  facets: number[]; // to ask about, by index; those that matter most first
}

export interface Entry {
  item: HTMLElement;
  actions: HTMLElement;
  /** Shows the facts; null when there is nothing to show but the name. */
  load(): Promise<Listing | null>;
}

/** own stands below the facts. */
export function entry(saved: Saved, context: SheetContext, ...own: Child[]): Entry {
  const { say, site, level } = context;
  const name = h("bdi", {}, saved.name);
  const facts = h("div", {}, h("p", { class: "quiet" }, say("reading")));
  const actions = h("p", { class: "actions" });
  const href = link(`programs/${saved.id}/${saved.service ? `#service-${saved.service}` : ""}`);
  return {
    item: h("li", {}, h("article", { class: "card", part: "card" },
      h(headingName(level), {}, h("a", { href }, name)), facts, own, actions)),
    actions,
    async load() {
      const listing = await readListing(saved, site).catch(() => undefined);
      if (listing) name.textContent = listing.name;
      facts.replaceChildren(h("div", {}, listing ? about(listing, context) : h("p", {}, say(listing === null ? "gone" : "unread"))));
      return listing ?? null;
    },
  };
}

function about(listing: Listing, context: SheetContext): Child[] {
  const { say } = context;
  const { name, organization, status, phones } = listing;
  const questions = questionsFor(listing, looked(signals()), context.facets, context);
  return [
    organization && organization !== name && h("p", { class: "quiet" }, h("bdi", {}, organization)),
    status && h("p", {}, h("strong", {}, say("closed"))),
    h("p", {}, h("bdi", {}, address(listing, say))),
    phones.map((one) => phone({ phone: one })),
    h("p", { class: "paper" }, say("hours")),
    questions.length > 0 && [
      h("p", {}, h("strong", {}, say("to_ask"))),
      h("ul", { part: "ask" }, questions.map((question) => h("li", {}, question))),
    ],
    h("p", { class: "quiet" }, checked(listing, context)),
  ];
}
