// What the checklist says back: safety steps first when there are any, then the map,
// strengths, and a few small steps. No number is ever shown.

import type { Answers, ChecklistResult } from "../engine/gaps.ts";
import type { Checklist, Domain, Lead, Page } from "../engine/hub.ts";
import { button } from "../shared/button.ts";
import { crisisLines } from "../shared/crisis.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { link } from "../shared/link.ts";
import type { Say } from "../shared/say.ts";
import type { Site } from "../shared/site.ts";
import { again } from "./again.ts";
import { mapView, tableView } from "./map.ts";

const findLinks = 2;

type Words = Pick<Site, "hub" | "say">;

export interface ResultActions {
  /** names have changed */
  save(): void;
  change(domain: Domain): void;
  again(): void;
}

export function resultView(result: ChecklistResult, checklist: Checklist, words: Words, level: number, names: Answers["names"], actions: ResultActions): HTMLElement {
  const { say } = words;
  const heading = (label: string) => h(headingName(level + 1), { part: "heading" }, label);
  const section = (label: string, ...children: Child[]) => h("section", {}, heading(label), children);
  const notes = notesOf(result, say);
  const table = h("div", {});
  const drawTable = () => table.replaceChildren(tableView(result, names, say, actions.change));
  drawTable();
  return h("div", { class: "result" },
    h(headingName(level), { part: "heading", tabindex: -1 }, say("result")),
    result.safety.length > 0 && section(say("safety"), safety(result, words)),
    checklist.sources.length > 0 && mapView(result, checklist, names, say, () => {
      actions.save();
      drawTable();
    }),
    section(say("strong"), strengths(result, say)),
    section(say("steps"), result.steps.length > 0
      ? h("ol", { part: "steps" }, result.steps.map((d) => step(say, d.domain, d.domain.label)))
      : h("p", {}, say("no_steps"))),
    notes.length > 0 && section(say("notes"), h("ul", {}, notes.map((note) => h("li", {}, note)))),
    section(say("whole_map"), table),
    h("section", { class: "screen", part: "reminder" }, heading(say("reminder")), again(say)),
    h("div", { class: "actions" },
      button(say("print"), () => print(), { part: "button print" }),
      button(say("clear_all"), actions.again)),
  );
}

function safety(result: ChecklistResult, { hub, say }: Words): Child {
  const contacts = { label: say("safety_contacts"), url: "tools/safety-contacts/" };
  return [
    crisisLines(hub.crisis, say),
    h("ol", { part: "safety" },
      result.safety.map((lead, i) => step(say, lead, "label" in lead ? lead.label : lead.statement, i === 0 ? [contacts] : []))),
  ];
}

function strengths(result: ChecklistResult, say: Say): Child {
  const strong = [
    ...result.strong.map((d) => d.domain.label),
    ...result.giving.map((item) => item.strength || item.statement),
  ];
  if (strong.length > 0) return h("ul", { part: "strengths", class: "ticks" }, strong.map((label) => h("li", {}, label)));
  const some = result.domains.filter((d) => (d.availability ?? 0) > 0).map((d) => d.domain.label);
  return h("p", {}, some.length > 0 ? say("some_there", { domains: some }) : say("no_strength"));
}

/** One thing to do, one page to read, and where to find somebody. */
function step(say: Say, lead: Lead, label: string, first: Page[] = []): HTMLElement {
  return h("li", {},
    h("strong", {}, label),
    h("p", {}, lead.step),
    h("p", { class: "links" },
      links(first, (page) => page),
      links(lead.topics.slice(0, 1), (page) => say("read_page", { page })),
      links(places(lead), (page) => say("find_program", { page }))));
}

/** The first in the author's order, and whatever goes together with one of them. */
function places({ find }: Lead): Page[] {
  const first = find.slice(0, findLinks);
  return first.some(({ together }) => together) ? find.filter((page) => page.together || first.includes(page)) : first;
}

/** name puts words around a label, which may be in another language. */
function links(pages: Page[], name: (label: string) => string): Child {
  return pages.flatMap(({ label, language, url }) => {
    const href = link(url);
    const [before, after] = name("\0").split("\0");
    return href ? [h("a", { href }, before, language ? h("bdi", { lang: language }, label) : label, after), " "] : [];
  });
}

function notesOf({ domains, formality, safety }: ChecklistResult, say: Say): string[] {
  const threads = [...new Set(domains.flatMap((d) => d.thread ?? []))].map(({ label: source }) => {
    const labels = domains.flatMap((d) => d.thread?.label === source ? d.domain.label : []);
    return labels[1] ? say("threads", { domains: labels, source }) : say("thread", { domain: labels[0]!, source });
  });
  return [...threads, formality && say(formality), safety.some((lead) => "kind" in lead) && say("strain")].filter(Boolean) as string[];
}
