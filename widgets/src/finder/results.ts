// What a search has found, in words and cards.

import type { Found, Query } from "../engine/find.ts";
import type { RelaxedAnswer } from "../engine/relax.ts";
import { card, type CardContext } from "../shared/card.ts";
import { crisisLines } from "../shared/crisis.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { relaxedNote } from "../shared/relaxed.ts";
import { star } from "../shared/star.ts";
import * as words from "../shared/text.ts";
import { comparing } from "./compare.ts";
import { facts } from "./facts.ts";

/** Makes the item of a list for a program. */
export type Item = (found: Found) => HTMLElement;

export function itemOf({ must, nice }: Query, context: CardContext, compare: HTMLElement): Item {
  const asked = [...must.flat(), ...nice];
  const buttons = comparing(compare, asked, context);
  return (found) => h("li", {},
    card(found, context, facts(found.program, asked, context.terms), star(found.program), buttons(found)));
}

/** What was given up, what could not be read, and the way on from nothing. */
export function notes({ relaxed, lost, fits }: RelaxedAnswer, { radius, place, text }: Query, { hub, terms }: CardContext): Child {
  const asked = place || text || fits.length > 0;
  return [
    asked && relaxedNote(relaxed, radius, terms),
    lost > 0 ? h("p", {}, words.lost) : asked && fits.length < 1 && h("p", {}, words.none),
    fits.length < 1 && h("slot"),
    ((asked && fits.length < 1) || lost > 0) && crisisLines(hub.crisis),
  ];
}

/** The programs to ask first, and those that need no way. */
export function rest({ askFirst, wide }: RelaxedAnswer, level: number, item: Item): Child {
  const group = (label: string, note: string, found: Found[]) => found.length > 0 && [
    h(headingName(level), {}, label),
    h("p", {}, note),
    h("ul", { class: "cards" }, found.map(item)),
  ];
  return [
    group(words.askFirst, words.askFirstNote, askFirst),
    group(words.wide, words.wideNote, wide),
  ];
}
