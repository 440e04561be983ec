// What a search has found, in words and cards.

import type { Candidate, Found, Query } from "../engine/find.ts";
import type { RelaxedAnswer } from "../engine/relax.ts";
import { card, type CardContext } from "../shared/card.ts";
import { crisisLines } from "../shared/crisis.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { relaxedNote } from "../shared/relaxed.ts";
import { star } from "../shared/star.ts";
import { text } from "../shared/text.ts";
import { facts } from "./facts.ts";

const words = text.finder;

/** Makes the item of a list for a program. */
export type Item = (found: Found) => HTMLElement;

export function itemOf(query: Query, context: CardContext, buttons: (found: Found) => Child): Item {
  const asked = [...query.must.flat(), ...query.nice];
  return (found) => h("li", {}, card(found, context, [
    found.program.sessions && h("p", {}, found.program.sessions),
    facts(found.program, asked, context.terms),
  ], star(found.program), buttons(found)));
}

/** What was given up, what could not be read, and the way on from nothing. */
export function notes({ relaxed, lost, fits, done }: RelaxedAnswer, { radius }: Query, { hub, terms }: CardContext): Child {
  const empty = done && fits.length === 0;
  return [
    relaxedNote(relaxed, radius, terms),
    empty && h("p", {}, words.none),
    lost > 0 && h("p", {}, words.lost),
    (empty || lost > 0) && crisisLines(hub.crisis, 2),
  ];
}

/** The programs to ask first, and those that need no way. */
export function rest({ askFirst, wide }: RelaxedAnswer, level: number, item: Item): Child {
  const group = (label: string, note: string, found: Found[]) => found.length > 0 && [
    h(headingName(level), {}, label),
    note && h("p", {}, note),
    h("ul", { class: "cards" }, found.map(item)),
  ];
  return [
    group(text.suggestions.askFirst, text.suggestions.askFirstNote, askFirst),
    group(words.wide, "", wide),
  ];
}

/** Whether there is something to ask, and so the questions are needed. */
export function asks({ askFirst, wide }: RelaxedAnswer): boolean {
  return [...askFirst, ...wide].some(({ ask }: Candidate) => ask.length > 0);
}
