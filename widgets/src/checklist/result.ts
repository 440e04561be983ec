// What the checklist says back: safety steps first when there are any, then
// strengths, then a few small steps. No number is ever shown.

import type { ChecklistResult, DomainResult } from "../engine/gaps.ts";
import type { Hub, Lead, Page } from "../engine/hub.ts";
import { button } from "../shared/button.ts";
import { crisisLines } from "../shared/crisis.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { link } from "../shared/site.ts";
import * as words from "../shared/text.ts";

const findLinks = 2;

export interface ResultActions {
  change(domain: string): void;
  again(): void;
}

export function resultView(result: ChecklistResult, hub: Hub, level: number, actions: ResultActions): HTMLElement {
  const heading = (label: string) => h(headingName(level + 1), {}, label);
  const section = (label: string, ...children: Child[]) => h("section", {}, heading(label), children);
  const notes = notesOf(result);
  return h("div", { class: "result" },
    h(headingName(level), { tabindex: -1 }, words.result),
    result.safety.length > 0 && section(words.safety, safety(result, hub)),
    section(words.strong, strengths(result)),
    section(words.steps, result.steps.length > 0
      ? h("ol", { part: "steps" }, result.steps.map((d) => step(d.domain, d.domain.label)))
      : h("p", {}, words.noSteps)),
    notes.length > 0 && section(words.notes, h("ul", {}, notes.map((note) => h("li", {}, note)))),
    section(words.wholeMap, bands(result.domains, actions)),
    h("div", { class: "actions" },
      button(words.print, () => print()),
      button(words.clearAll, actions.again)),
  );
}

function safety(result: ChecklistResult, hub: Hub): Child {
  const contacts = { label: words.safetyContacts, url: "tools/safety-contacts/" };
  return [
    crisisLines(hub.crisis),
    h("ol", { part: "safety" },
      result.safety.map((lead, i) => step(lead, "label" in lead ? lead.label : lead.statement, i === 0 ? [contacts] : []))),
  ];
}

function strengths(result: ChecklistResult): Child {
  const strong = [
    ...result.strong.map((d) => d.domain.label),
    ...result.giving.map((item) => item.strength || item.statement),
  ];
  if (strong.length > 0) return h("ul", { part: "strengths", class: "ticks" }, strong.map((label) => h("li", {}, label)));
  const some = result.domains.filter((d) => (d.availability ?? 0) > 0).map((d) => d.domain.label);
  return h("p", {}, some.length > 0 ? words.someThere(some) : words.noStrength);
}

/** One thing to do, one page to read, and where to find somebody. */
function step(lead: Lead, label: string, first: Page[] = []): HTMLElement {
  return h("li", {},
    h("strong", {}, label),
    h("p", {}, lead.step),
    h("p", { class: "links" },
      links("", first),
      links(words.readPage, lead.topics.slice(0, 1)),
      links(words.findProgram, lead.find.slice(0, findLinks))));
}

function links(before: string, pages: Page[]): Child {
  return pages.flatMap(({ label, url }) => {
    const href = link(url);
    return href ? [h("a", { href }, before + label), " "] : [];
  });
}

function notesOf(result: ChecklistResult): string[] {
  const notes = result.domains.flatMap((d) => (d.thread ? [words.thread(d.domain.label, d.thread.label)] : []));
  if (result.formality) notes.push(words.formality[result.formality]);
  return notes;
}

function bands(domains: DomainResult[], actions: ResultActions): HTMLElement {
  return h("ul", { part: "bands", class: "rows" }, domains.map(({ domain, band }) => h("li", {},
    h("span", {}, `${domain.label}: `, h("strong", {}, band?.label ?? words.skipped)),
    button(words.change, () => actions.change(domain.id), { class: "plain", "aria-label": `${words.change}: ${domain.label}` }))));
}
