// One program or service on a list: a card on the screen, and a part of a call sheet
// on paper. Its facts come with its page.

import { checked, asListed, phone, questionOf, where, type CardContext } from "../shared/card.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { link } from "../shared/link.ts";
import { signals, type Saved } from "../shared/signals.ts";
import { inLanguage, type Site } from "../shared/site.ts";
import { readListing, type Listing } from "./listing.ts";
import { looked, toAsk, type Question } from "./questions.ts";

export interface SheetContext extends CardContext {
  site: Site;
  rest: Question[]; // to ask when nothing else is more to the point, in order
  stop: AbortSignal;
  lost(error: unknown): null; // see HubElement
}

export interface Entry {
  item: HTMLElement;
  /** Reads the facts and shows them; null when there is nothing to show but the name. */
  load(): Promise<Listing | null>;
}

/** own stands below the facts. */
export function entry({ id, service, name }: Omit<Saved, "offers">, context: SheetContext, own?: Child): Entry {
  const { hub, say, site, level, lost } = context;
  const title = asListed(name, hub);
  const facts = h("div", {}, h("p", { class: "quiet" }, say("reading")));
  return {
    item: h("li", {}, h("article", { class: "card", part: "card" },
      h(headingName(level), { part: "heading" }, h("a", { href: link(inLanguage(hub, `programs/${id}/${service ? `#service-${service}` : ""}`)) }, title)),
      facts, own)),
    async load() {
      const listing = await readListing(id, service, site).catch((error) => void lost(error));
      if (listing) title.textContent = listing.name;
      facts.replaceChildren(h("div", {}, listing ? about(listing, context) : say(listing === null ? "gone" : "unread")));
      return listing ?? null;
    },
  };
}

function about(listing: Listing, context: SheetContext): Child {
  const { say } = context;
  const { status, phones } = listing;
  const first = looked(signals()).map((id) => ({ terms: [id], text: questionOf(id, context) }));
  const questions = toAsk(listing, first, context.rest);
  return [
    where({ program: listing, miles: null }, context),
    status && h("p", {}, h("strong", {}, say("closed"))),
    phones.map((one) => phone({ phone: one })),
    h("p", { class: "paper" }, say("hours")),
    (questions[0] || !context.questions) && [
      h("strong", {}, say("to_ask")),
      questions[0] && h("ul", { part: "ask" }, questions.map((question) => h("li", {}, question))),
      !context.questions && h("p", {}, say("lost")),
    ],
    h("p", { class: "quiet" }, checked(listing, context)),
  ];
}

const atOnce = 4; // pages that are read

/** Loads entries, a few at a time; use is told which could be. */
export async function load(entries: Entry[], { stop }: SheetContext, use: (listing: Listing, place: number) => void): Promise<void> {
  let next = 0;
  await Promise.all([...Array(atOnce)].map(async () => {
    while (next < entries.length) {
      const place = next++;
      const listing = await entries[place]!.load();
      if (stop.aborted) return;
      if (listing) use(listing, place);
    }
  }));
}
